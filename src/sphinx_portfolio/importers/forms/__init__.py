"""Files in other forms than JSON Resume, a module each, and one that tells which is which.

Takes: the text of a file, or its path. Gives: pages, losses and notes.
Imports: ``json_resume``, ``graph``, ``model``.
"""
