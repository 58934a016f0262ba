"""What a portfolio begins with: sample pages, a configuration, requirements, and a file for a host.

Takes: a name and a few choices. Gives: files. Imports: the model, and what is installed.
"""
