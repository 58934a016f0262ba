"""Print a small IR, parse the text, rebuild the IR, and compare modules rather than texts.

The IR has functions, ``let``, loops with attributes in a table, calls, and binary expressions in parentheses.
``rebuild(show(ir)) == ir`` is tried on a thousand random modules with two rebuilders: one makes each node as
it stands in the text, the other applies overloaded operators as user code does, with literals as Python's own
values. Expressions that the second alters while their parts stay are noted, the shortest of each operator
shown. At last fp16 constants lose their type when they are printed, as those of Hidet do.

This is the site's own demonstration, written for it: not the author's production code, and no measurement.
"""

from __future__ import annotations

import operator
import random
from functools import cache, partial
from typing import Any, NamedTuple

from lark import Discard, Lark, Token, Transformer

GRAMMAR = r"""
module: attribute* function+
attribute: "#" NAME "=" dict ";"
dict: "dict" "(" (pair ("," pair)*)? ")"
pair: "\"" NAME "\"" ":" expr
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
     | FLOAT                                  -> float
     | "true"                                 -> true
     | "false"                                -> false
OPERATOR: "+" | "<" | "==" | "!="
NAME: /[a-z_]\w*/
FLOAT.1: /\d\.\d(f16)?/
%import common (INT, WS)
%ignore WS
"""
PARSER = Lark(GRAMMAR, parser="lalr", start=["module", "expr"])
SHAPES: dict[str, tuple[tuple[str, ...], ...]] = {
    "MODULE": (("module", "F"), ("module", "F", "G")),
    "F": (("function", "f", "PARAMS", "ATTRIBUTES", "BODY"),),
    "G": (("function", "g", "PARAMS", "ATTRIBUTES", "BODY"),),
    "PARAMS": (("params",), ("params", "i"), ("params", "i", "j")),
    "ATTRIBUTES": (("none",), ("dict", "PAIR")),
    "PAIR": (("pair", "unroll|static", "FLAG"),),
    "FLAG": (("true",), ("false",)),
    "BODY": (("body", "STATEMENT*"),),
    "STATEMENT": (("evaluate", "COUNT"), ("evaluate", "TRUTH"), ("let", "a|b", "TRUTH", "BODY"),
                  ("loop", "i|j", "COUNT", "ATTRIBUTES", "BODY")),
    "COUNT": (("integer", "0|1"), ("var", "i|j"), ("binary", "COUNT", "+", "COUNT"), ("call", "f", "ARG*")),
    "ARG": (("float", "0.0|1.0", "f16|f32"), ("var", "i|j"), ("binary", "COUNT", "+", "COUNT")),
    "TRUTH": (("true",), ("false",), ("negation", "TRUTH"), ("binary", "COUNT", "<|==|!=", "COUNT")),
}  # fmt: skip
"""What random modules are made of: kinds of node with their parts. The first two kinds need not nest."""
EXPRESSIONS = {"binary", "negation", "call", "var", "integer", "float", "true", "false"}
OPERATORS = {"+": operator.add, "<": operator.lt, "==": operator.eq, "!=": operator.ne}


class Node(NamedTuple):
    """A node of the IR: its kind is a rule of the grammar, its parts are nodes, names and integers."""

    kind: str
    parts: tuple[Any, ...] = ()


def reference(attributes: Node | None, names: dict[tuple[str, str], str], owner: str = "") -> str:
    """Return the name of a dictionary in the table, which gets it where it is new."""
    if attributes is None:
        return ""
    pairs = (f'"{key}": {show(value)}' for _, (key, value) in attributes.parts)
    return " #" + names.setdefault((owner, f"dict({', '.join(pairs)})"), f"a{len(names)}")


def show(e: Node, table: dict[tuple[str, str], str] | None = None) -> str:
    """Print a node; equal dictionaries of loops are written once, and parentheses leave no precedence."""
    names = {} if table is None else table
    inner = partial(show, table=names)
    match e:
        case Node("integer" | "var" | "float", (value, *kind)):
            return f"{value}{''.join(kind).removeprefix('f32')}"
        case Node("binary", (left, op, right)):
            return f"({inner(left)} {op} {inner(right)})"
        case Node("negation", (operand,)):
            return f"(!{inner(operand)})"
        case Node("call", (name, *arguments)):
            return f"{name}({', '.join(map(inner, arguments))})"
        case Node("evaluate", (value,)):
            return f"{inner(value)};"
        case Node("let", (name, value, body)):
            return f"let {name} = {inner(value)} in {inner(body)}"
        case Node("loop", (name, extent, attributes, body)):
            return f"for {name} in {inner(extent)}{reference(attributes, names)} {inner(body)}"
        case Node("body", stmts):
            return "{ " + " ".join(map(inner, stmts)) + " }"
        case Node("function", (name, params, its, body)):
            return f"def {name}({', '.join(params.parts)}){reference(its, names, name)} {inner(body)}\n"
        case Node("module", functions):
            shown = list(map(inner, functions))  # which fills the table
            return "".join([*(f"#{name} = {text};\n" for (_, text), name in names.items()), *shown])
    return e.kind  # true and false


class Rebuilder(Transformer[Token, Any]):
    """Makes each node as it stands in the text, and puts attributes where the table is referred to."""

    NAME = OPERATOR = FLOAT = INT = str

    def __init__(self) -> None:
        super().__init__()
        self.table: dict[str, Node] = {}

    def __default__(self, data: str, children: list[Any], meta: object) -> Any:
        return Node(str(data), tuple(children))

    def float(self, children: list[Any]) -> Node:
        """Make a constant; f32 where no type stands."""
        return Node("float", (children[0].removesuffix("f16"), "f16" if "f16" in children[0] else "f32"))

    def attribute(self, children: list[Any]) -> object:
        """Note an entry of the table; it is no part of the module."""
        name, self.table[name] = children[0], children[1]
        return Discard

    def reference(self, children: list[Any]) -> Node:
        """Return the entry that is meant."""
        return self.table[children[0]]


def operation(op: str, mirrored: bool = False) -> Any:
    """Return a method that builds an expression; Python calls the mirrored ones with sides exchanged."""
    return lambda one, other: binary(other, op, one) if mirrored else binary(one, op, other)


class Operand:
    """An expression with overloaded operators, as user code has it."""

    __hash__ = None  # type: ignore[assignment]
    __add__, __radd__ = operation("+"), operation("+", mirrored=True)
    __lt__, __gt__ = operation("<"), operation("<", mirrored=True)
    __eq__, __ne__ = operation("=="), operation("!=")

    def __init__(self, node: Node) -> None:
        self.node = node


def node(value: Any) -> Any:
    """Return the node that an operand or a literal of Python stands for; names and nodes as they are."""
    if isinstance(value, bool):
        return Node("true" if value else "false")
    if isinstance(value, int):
        return Node("integer", (str(value),))
    return value.node if isinstance(value, Operand) else value


def binary(left: object, op: str, right: object) -> object:
    """Return a binary expression as an operand, without a zero that is added."""
    for zero, other in ((left, right), (right, left)):
        if op == "+" and isinstance(zero, int) and not zero:
            return other
    return Operand(Node("binary", (node(left), op, node(right))))


class OperatorRebuilder(Rebuilder):
    """Builds expressions with overloaded operators, literals being Python's own."""

    def __default__(self, data: str, children: list[Any], meta: object) -> Any:
        match data, *children:
            case "integer", value:
                return int(value)
            case "true" | "false", *_:
                return data == "true"
            case "negation", bool(value):
                return not value
            case "binary", left, op, right:
                return OPERATORS[op](left, right)
        made = Node(str(data), tuple(map(node, children)))
        return Operand(made) if data in EXPRESSIONS else made


def rebuild(text: str, how: type[Rebuilder] = Rebuilder, start: str = "module") -> Node:
    """Parse a text and rebuild what it says."""
    return node(how().transform(PARSER.parse(text, start=start)))


def random_part(generator: random.Random, name: str, depth: int) -> Any:
    """Return a random node of a shape, or a word of those that a name gives; depth limits the nesting."""
    if name not in SHAPES:
        return generator.choice(name.split("|"))
    kind, *names = generator.choice(SHAPES[name] if depth > 0 else SHAPES[name][:2])
    parts: list[Any] = []
    for part in names:
        times = generator.randrange(3) if part.endswith("*") else 1
        parts += [random_part(generator, part.rstrip("*"), depth - 1) for _ in range(times)]
    return Node(kind, tuple(parts)) if kind != "none" else None


@cache
def by_operators(e: Node) -> Node:
    """Return an expression after printing and rebuilding it with operators."""
    return rebuild(show(e), OperatorRebuilder, "expr")


def changed(part: object) -> list[Node]:
    """Return each expression of a module that operators change although they leave its parts alone."""
    if not isinstance(part, tuple):
        return []
    inner = [e for child in (part.parts if isinstance(part, Node) else part) for e in changed(child)]
    one = isinstance(part, Node) and part.kind in EXPRESSIONS and by_operators(part) != part
    return inner or [part] * one


def main() -> None:
    """Print how many modules survive each way, and the shortest expressions that do not."""
    generator = random.Random(354)
    modules = [random_part(generator, "MODULE", 6) for _ in range(1000)]
    texts = [show(m) for m in modules]
    fit = (text for text in texts if text.count("#a1") > 2 and max(map(len, text.splitlines())) < 89)
    print(min(fit, key=len))
    kept = sum(map(Node.__eq__, map(rebuild, texts), modules))
    print(f"nodes made as they stand:    {kept:5} of 1000 random modules equal after the round trip")
    kept = sum(rebuild(text, OperatorRebuilder) == m for m, text in zip(modules, texts, strict=True))
    print(f"by overloaded operators:     {kept:5} equal")
    bare = [text.replace("f16", "") for text in texts]
    same = sum(show(rebuild(text)) == text for text in bare)
    kept = sum(map(Node.__eq__, map(rebuild, bare), modules))
    print(f"fp16 printed without a type: {kept:5} equal, although {same} texts print the same again")
    shortest: dict[tuple[str, str], str] = {}
    found = {show(e): e for m in modules for e in changed(m)}
    for text, e in sorted(found.items(), key=lambda item: (item[0].count("("), item)):
        op = e.parts[1] if e.kind == "binary" else "!"
        numbers = {part.kind for part in e.parts if isinstance(part, Node)} <= {"integer", "true", "false"}
        cause = "folded" if numbers else "simplified" if op == "+" else "mirrored by Python"
        shortest.setdefault((cause, op), f"{text:>8} returns as {show(by_operators(e)):8}")
    print("Expressions that change although their parts survive, the shortest of each operator:")
    for (cause, _), spelling in sorted(shortest.items()):
        print(f"  {spelling} {cause}")
    print("(0 < i) survives: Python asks i for its >, which is built as < with sides restored.")


if __name__ == "__main__":
    main()
