"""A job advert held against the portfolio: what it asks for, and what of that is proved, used or missing.

Takes: the text of an advert and a ``Portfolio``. Gives: the skills it asks for, each with what shows it, and
the write-ups, the best first; the same each time. Imports: ``graph``, ``model``.
"""
