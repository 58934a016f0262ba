"""Files that people have become the pages of a portfolio, and a report of what found no place there.

Takes: the text of a file. Gives: pages by path. Imports: ``json_resume``, ``exports``, ``graph``, ``model``.
"""
