"""The owner's command line.

Takes: arguments. Gives: files, text for a reader, and an exit code. Imports: ``importers``, ``json_resume``,
``model``.
"""
