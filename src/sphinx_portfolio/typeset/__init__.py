"""What Typst sets: the résumé as a PDF and the card image of each page, with the fonts they need.

Takes: views and a ``Site``. Gives: paths and bytes, or problems. Imports: ``exports``, ``views``, ``graph``,
``model``.
"""
