"""The linked whole: every page's record, sorted, with all that leads from one to another.

Takes: records of pages and the BibTeX file. Gives: an immutable ``Portfolio``, and the problems of the whole.
Imports: ``model``. A fact about the portfolio that several outputs state is stated here once.
"""
