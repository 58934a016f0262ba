"""What a directive shows: its options, its view and its drawing, together in one module each.

Takes: a ``Viewer`` and a page. Gives: docutils nodes. Imports: ``views``, ``graph``, ``model``, and docutils.
"""
