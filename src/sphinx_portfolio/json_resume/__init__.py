"""JSON Resume, both ways: its form, writing a portfolio in it, and reading a file that is in it.

Takes: a ``Portfolio``, or the text of a file. Gives: ``resume.json``, or what the file holds, with its
places. Imports: ``exports``, ``views``, ``graph``, ``model``.
"""
