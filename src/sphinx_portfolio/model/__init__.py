"""What an owner may say on a page, and what is wrong with what they said.

Takes: the text of a page. Gives: a frozen record, and located problems. Imports: nothing of ours.
"""
