"""The owner's command line.

Takes: arguments, and the folder of a portfolio. Gives: files, text for a reader or a program, and an exit
code. Imports: ``sphinx_ext``, ``importers``, ``typeset``, ``json_resume``, ``matching``, ``exports``,
``graph``, ``model``.
"""
