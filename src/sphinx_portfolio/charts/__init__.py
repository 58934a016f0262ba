"""Charts and diagrams: a table becomes a drawing, and an SVG file is read with care.

Takes: CSV text and what is asked of it, or the bytes of an SVG file. Gives: SVG that may stand in a page.
Imports: ``model``.
"""
