"""Whether the addresses of a portfolio still lead somewhere.

Takes: a ``Portfolio``. Gives: a finding for each address that is gone, has moved, or gives no answer, and
when evidence was last seen. Imports: the rest of the command line, ``graph``, ``model``.
"""
