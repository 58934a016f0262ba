"""What people have, made tidy: texts as data, and data in the form of JSON Resume, each change told.

Takes: the text of a file. Gives: data, what had to go, and what was read otherwise than it stands.
Imports: ``json_resume``, ``model``.
"""
