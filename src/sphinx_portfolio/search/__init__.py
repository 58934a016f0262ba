"""What search knows of each page: its text, which Pagefind indexes, and the facts a reader chooses by.

Takes: a ``Portfolio`` and the HTML of the pages. Gives: the files that a search loads, by path. Imports:
``views``, ``graph``, ``model``.
"""
