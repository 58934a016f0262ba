"""Files that people have become the pages of a portfolio, and a report of what found no place there.

Takes: the text of a file. Gives: pages by path. Imports: ``model``, ``graph.publications``,
``exports.bibtex`` and ``json_resume``.
"""
