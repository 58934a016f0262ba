"""Programs that pages show: run in a process of their own, watched over, and kept until they change.

Takes: a program, and a folder of what earlier builds have kept. Gives: what it printed and drew, or a
problem. Imports: ``exports``, ``graph``,
``model``.
"""
