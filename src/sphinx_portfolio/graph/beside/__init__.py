"""Files that are kept beside the pages from one run to the next.

Takes: the text of such a file. Gives: what it keeps, and the text for new contents. Imports: ``model``.
"""
