"""Print a small IR, parse the text, rebuild the IR, and compare modules rather than texts.

The IR has functions, ``let``, loops with attributes, calls and binary expressions in full parentheses; the
attributes stand in a table. ``rebuild(show(ir)) == ir`` is tried on a thousand random modules with two
rebuilders: one makes each node as it stands in the text; the other applies overloaded operators as user code
does, with literals as Python's own values. The second alters what Python mirrors and what it folds. Each
expression that changes while its parts do not is noted, and the shortest one of each operator is shown.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import operator
import random
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lark import Discard, Lark, Token, Transformer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GRAMMAR = r"""
module: attribute* function+
attribute: "#" NAME "=" dict ";"
dict: "dict" "(" (pair ("," pair)*)? ")"
pair: ESCAPED_STRING ":" expr
function: "def" NAME "(" params ")" [reference] body
params: (NAME ("," NAME)*)?
reference: "#" NAME
body: "{" stmt* "}"
?stmt: "let" NAME "=" expr "in" body          -> let
     | "for" NAME "in" expr [reference] body  -> loop
     | expr ";"                               -> evaluate
?expr: "(" expr OPERATOR expr ")"             -> binary
     | "(" "!" expr ")"                       -> negation
     | NAME "(" (expr ("," expr)*)? ")"       -> call
     | NAME                                   -> var
     | INT                                    -> integer
     | "true"                                 -> true
     | "false"                                -> false
OPERATOR: "+" | "<" | "==" | "!="
NAME: /[a-z_]\w*/
%import common (ESCAPED_STRING, INT, WS)
%ignore WS
"""
PARSER = Lark(GRAMMAR, parser="lalr", start=["module", "expr"])
SHAPES: dict[str, tuple[tuple[str, ...], ...]] = {
    "MODULE": (("module", "F"), ("module", "F", "G")),
    "F": (("function", "f", "PARAMS", "ATTRIBUTES", "BODY"),),
    "G": (("function", "g", "PARAMS", "ATTRIBUTES", "BODY"),),
    "PARAMS": (("params",), ("params", "i"), ("params", "i", "j")),
    "ATTRIBUTES": (("none",), ("dict", "UNROLL", "DEPTH")),
    "UNROLL": (("pair", "unroll", "FLAG"),),
    "FLAG": (("true",), ("false",)),
    "DEPTH": (("pair", "depth", "DIGIT"),),
    "DIGIT": (("integer", "0|1|2"),),
    "BODY": (("body", "STATEMENT*"),),
    "STATEMENT": (
        ("evaluate", "NUMBER"), ("evaluate", "TRUTH"), ("let", "a|b", "TRUTH", "BODY"),
        ("loop", "i|j", "NUMBER", "ATTRIBUTES", "BODY"),
    ),
    "NUMBER": (
        ("integer", "0|1"), ("var", "i|j"), ("binary", "NUMBER", "+", "NUMBER"), ("call", "load", "NUMBER*"),
    ),
    "TRUTH": (("true",), ("false",), ("negation", "TRUTH"), ("binary", "NUMBER", "<|==|!=", "NUMBER")),
}  # fmt: skip
"""What random modules are made of: kinds of node with their parts. The first two kinds need not nest."""

EXPRESSIONS = {"binary", "negation", "call", "var", "integer", "true", "false"}
OPERATORS: dict[str, Callable[[Any, Any], object]] = {
    "+": operator.add, "<": operator.lt, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


class Node(NamedTuple):
    """A node of the IR: its kind is a rule of the grammar, its parts are nodes, names and integers."""

    kind: str
    parts: tuple[Any, ...] = ()


def show_expr(e: Node) -> str:
    """Print an expression; parentheses around each operator make precedence unnecessary."""
    match e:
        case Node("integer" | "var", (value,)):
            return str(value)
        case Node("binary", (left, op, right)):
            return f"({show_expr(left)} {op} {show_expr(right)})"
        case Node("negation", (operand,)):
            return f"(!{show_expr(operand)})"
        case Node("call", (name, *arguments)):
            return f"{name}({', '.join(map(show_expr, arguments))})"
    return e.kind  # true and false


class Printer:
    """Prints a module; each distinct dictionary of a loop is written once, and each function has its own."""

    def __init__(self, with_attributes: bool = True) -> None:
        self.with_attributes = with_attributes
        self.table: dict[tuple[str, str], str] = {}  # from owner and printed dictionary to its name

    def reference(self, attributes: Node | None, owner: str = "") -> str:
        """Return the name of a dictionary in the table, which gets it where it is new."""
        if attributes is None or not self.with_attributes:
            return ""
        pairs = (f'"{key}": {show_expr(value)}' for _, (key, value) in attributes.parts)
        return " #" + self.table.setdefault((owner, f"dict({', '.join(pairs)})"), f"a{len(self.table)}")

    def body(self, body: Node) -> str:
        """Print statements in braces."""
        return "{ " + " ".join(map(self.statement, body.parts)) + " }"

    def statement(self, stmt: Node) -> str:
        """Print one statement."""
        match stmt:
            case Node("let", (name, value, body)):
                return f"let {name} = {show_expr(value)} in {self.body(body)}"
            case Node("loop", (name, extent, attributes, body)):
                return f"for {name} in {show_expr(extent)}{self.reference(attributes)} {self.body(body)}"
        return show_expr(stmt.parts[0]) + ";"

    def module(self, module: Node) -> str:
        """Print the table of attributes, then the functions."""
        lines = []
        for _, (name, params, attributes, body) in module.parts:
            reference = self.reference(attributes, owner=name)
            lines.append(f"def {name}({', '.join(params.parts)}){reference} {self.body(body)}\n")
        table = [f"#{name} = {text};\n" for (_, text), name in self.table.items()]
        return "".join(table + lines)


class Rebuilder(Transformer[Token, Any]):
    """Makes each node as it stands in the text, and puts attributes where the table is referred to."""

    NAME = OPERATOR = str
    INT = int

    def __init__(self) -> None:
        super().__init__()
        self.table: dict[str, Node] = {}

    def __default__(self, data: str, children: list[Any], meta: object) -> Any:
        return Node(str(data), tuple(children))

    def ESCAPED_STRING(self, token: Token) -> str:  # noqa: N802
        """Return the text between the quotes."""
        return str(token[1:-1])

    def attribute(self, children: list[Any]) -> object:
        """Note an entry of the table; it is no part of the module."""
        name, self.table[name] = children[0], children[1]
        return Discard

    def reference(self, children: list[Any]) -> Node:
        """Return the entry that is meant."""
        return self.table[children[0]]


class Operand:
    """An expression with overloaded operators, as user code has it."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, node: Node) -> None:
        self.node = node

    def __add__(self, other: object) -> Operand:
        return binary(self, "+", other)

    def __radd__(self, other: object) -> Operand:
        return binary(other, "+", self)

    def __lt__(self, other: object) -> Operand:
        return binary(self, "<", other)

    def __gt__(self, other: object) -> Operand:
        return binary(other, "<", self)

    def __eq__(self, other: object) -> Operand:  # type: ignore[override]
        return binary(self, "==", other)

    def __ne__(self, other: object) -> Operand:  # type: ignore[override]
        return binary(self, "!=", other)


def node(value: Any) -> Any:
    """Return the node that an operand or a literal of Python stands for; names and nodes as they are."""
    if isinstance(value, bool):
        return Node("true" if value else "false")
    if isinstance(value, int):
        return Node("integer", (value,))
    return value.node if isinstance(value, Operand) else value


def binary(left: object, op: str, right: object) -> Operand:
    """Return a binary expression as an operand."""
    return Operand(Node("binary", (node(left), op, node(right))))


class OperatorRebuilder(Rebuilder):
    """Builds expressions with overloaded operators, literals being Python's own."""

    def __default__(self, data: str, children: list[Any], meta: object) -> Any:
        match data, *children:
            case "integer", value:
                return value
            case "true" | "false", *_:
                return data == "true"
            case "negation", bool(value):
                return not value
            case "binary", left, op, right:
                return OPERATORS[op](left, right)
        made = Node(str(data), tuple(map(node, children)))
        return Operand(made) if data in EXPRESSIONS else made


def show(module: Node) -> str:
    """Print a module."""
    return Printer().module(module)


def rebuild(text: str, how: type[Rebuilder] = Rebuilder, start: str = "module") -> Node:
    """Parse a text and rebuild what it says."""
    made: Node = node(how().transform(PARSER.parse(text, start=start)))
    return made


def random_part(generator: random.Random, name: str, depth: int) -> Any:
    """Return a random node of a shape, or a word of those that a name gives; depth limits the nesting."""
    if name not in SHAPES:
        return generator.choice(name.split("|"))
    kind, *names = generator.choice(SHAPES[name] if depth > 0 else SHAPES[name][:2])
    parts: list[Any] = []
    for part in names:
        times = generator.randrange(3) if part.endswith("*") else 1
        parts += [random_part(generator, part.rstrip("*"), depth - 1) for _ in range(times)]
    if kind == "integer":
        parts = list(map(int, parts))
    return Node(kind, tuple(parts)) if kind != "none" else None


@cache
def by_operators(e: Node) -> Node:
    """Return an expression after printing and rebuilding it with operators."""
    return rebuild(show_expr(e), OperatorRebuilder, "expr")


def changed(part: object) -> Iterator[Node]:
    """Yield each expression of a module that operators change although they leave its parts alone."""
    if isinstance(part, tuple):
        inner = [e for child in (part.parts if isinstance(part, Node) else part) for e in changed(child)]
        yield from inner
        if not inner and isinstance(part, Node) and part.kind in EXPRESSIONS and by_operators(part) != part:
            yield part


def main() -> None:
    """Print how many modules survive each way, and the shortest expressions that do not."""
    generator = random.Random(354)
    modules = [random_part(generator, "MODULE", 6) for _ in range(1000)]
    print(next(text for text in map(show, modules) if text.count("#a1") == 3 and len(text) < 170))
    kept = sum(rebuild(show(m)) == m for m in modules)
    print(f"nodes made as they stand:   {kept:5} of 1000 random modules equal after the round trip")
    kept = sum(rebuild(show(m), OperatorRebuilder) == m for m in modules)
    print(f"by overloaded operators:    {kept:5} equal")
    bare = [Printer(with_attributes=False).module(m) for m in modules]
    rebuilt = [rebuild(text) for text in bare]
    same = sum(show(m) == text for m, text in zip(rebuilt, bare, strict=True))
    kept = sum(m == other for m, other in zip(rebuilt, modules, strict=True))
    print(f"printed without attributes: {kept:5} equal, although {same} texts print the same again")
    shortest: dict[tuple[str, str], str] = {}
    found = {show_expr(e): e for m in modules for e in changed(m)}
    for text, e in sorted(found.items(), key=lambda item: (item[0].count("("), item)):
        back = by_operators(e)
        cause = "mirrored by Python" if back.kind == "binary" else "folded as a constant"
        op = e.parts[1] if e.kind == "binary" else "!"
        shortest.setdefault((cause, op), f"{text:>9} returns as {show_expr(back)}")
    print("Expressions that change although their parts survive, the shortest of each operator:")
    for (cause, _), spelling in sorted(shortest.items()):
        print(f"  {spelling:<30} {cause}")
    print("(0 < i) survives: Python asks i for its >, which is built as < with sides restored.")


if __name__ == "__main__":
    main()
