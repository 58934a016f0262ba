"""What pages and outputs show of a portfolio, as plain data.

Takes: a ``Portfolio`` and what is known of the site. Gives: frozen views, equal where what is shown is equal.
Imports: ``graph``, ``model``.
"""
