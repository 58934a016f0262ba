"""Outputs beside the pages, each a pure function of the portfolio and the site around it.

Takes: a ``Portfolio`` and a ``Site``. Gives: paths and bytes, or problems. Imports: ``views``, ``graph``,
``model``.
"""
