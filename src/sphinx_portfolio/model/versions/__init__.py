"""What changes from one version to the next.

Takes: front matter, and names. Gives: both as they are now, and what is said of old ones. Imports: the model.
"""
