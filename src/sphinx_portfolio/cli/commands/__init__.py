"""The commands, a module each: what its help says, which arguments it takes, and what it does.

Takes: parsed arguments. Gives: an exit code. Imports: the rest of the command line, and what the commands
need only when they run, so that help comes at once.
"""
