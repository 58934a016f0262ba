"""What shows it: listings of results, claims, evidence and publications.

Takes: a ``Viewer`` and a directive's options. Gives: views, and docutils nodes that draw them. Imports:
``listings.parts``, ``views``, ``graph``, ``model``.
"""
