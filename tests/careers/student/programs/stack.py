"""Runs the smallest program of Tiny on its stack machine."""

PROGRAM = [("push", 6), ("push", 7), ("times", None), ("say", None)]


def run(program):
    """Carry out each instruction, and return what was said."""
    stack, said = [], []
    for name, value in program:
        if name == "push":
            stack.append(value)
        elif name == "times":
            stack.append(stack.pop() * stack.pop())
        else:
            said.append(stack[-1])
    return said


print(*run(PROGRAM))
