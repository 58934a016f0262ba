"""Pages as text: new ones, and additions to those that an owner has written, of which nothing else changes.

Takes: texts and what to add. Gives: texts. Imports: the model, and names as the importers choose them.
"""
