"""What editors complete with: the form of front matter, and the ids and skills of one portfolio.

Takes: a portfolio. Gives: a JSON Schema, and files for an editor. Imports: the model.
"""
