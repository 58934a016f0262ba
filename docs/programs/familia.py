"""Families of classes, extended in both directions without an edit: an answer to the expression problem.

This is the site's own demonstration, written for it: a small language after Familia's idea. It is not the
owner's compiler, whose V1 has no family inheritance and could not run the program below. The grammar is
Python's, its meaning is not: an heir inherits a family whole, and ``Expr`` in what it inherits means its own.
A body is checked once, in the family that writes it; of what is inherited, only whether each class has all
the methods that its interface asks for. Simpler than Familia: one level of nesting, no overriding, methods
without parameters, no type parameters, and classes own their fields, where one of Familia's owns no data.
"""

from __future__ import annotations

import ast
from ast import unparse
from dataclasses import dataclass, field

SOURCE = """
class Base:
    class Expr(Interface):
        eval: number
        double: Expr
    class Lit(Expr):
        value: number
        eval = value
        double = Lit(value + value)
    class Add(Expr):
        left: Expr
        right: Expr
        eval = left.eval + right.eval
        double = Add(left.double, right.double)
class Show(Base):                  # a new operation
    class Expr:
        show: text
    class Lit:
        show = "" + value
    class Add:
        show = "(" + left.show + " + " + right.show + ")"
class Neg(Base):                   # a new variant
    class Neg(Expr):
        of: Expr
        eval = -of.eval
        double = Neg(of.double)
class Both(Show, Neg):             # both, and what only the two together need
    class Neg:
        show = "-" + of.show
"""
RUNS = """
Base: Add(Lit(1), Lit(2)).show
Show: Add(Lit(1), Lit(2)).double.show
Neg: Add(Lit(1), Neg(Lit(2))).eval
Both: Add(Lit(1), Neg(Lit(2))).double.show
Both: Neg(Base.Lit(2)).show"""
HALF = "class Half(Show, Neg): pass"


class RefusedError(Exception):
    """What the language does not accept, with the reason."""


@dataclass(frozen=True)
class Member:
    """What a family says under a path such as ``Expr``, ``Expr.eval``, ``Add`` or ``Add.eval``."""

    kind: str  # interface, signature, class or method
    written: str  # the family that wrote it
    result: str = ""  # of a class: its interface
    fields: dict[str, str] = field(default_factory=dict)
    body: ast.expr | None = None


@dataclass(frozen=True)
class Family:
    """A family: what it has, by path, whether it wrote that itself or inherited it."""

    name: str
    members: dict[str, Member]

    def get(self, path: str, kind: str) -> Member:
        """Return the member under a path."""
        if (member := self.members.get(path)) is None or member.kind != kind:
            raise RefusedError(f"{self.name} has no {kind} {path}")
        return member

    def meaning(self, of: str) -> str:
        """Return the type that a name means in this family: late binding, as far as types go."""
        return of if of in {"number", "text"} or not self.get(of, "interface") else f"{self.name}.{of}"

    def methods(self, owner: str) -> dict[str, Member]:
        """Return the signatures of an interface, or the methods of a class, by name."""
        return {p.partition(".")[2]: m for p, m in self.members.items() if p.startswith(f"{owner}.")}


@dataclass(frozen=True)
class Object:
    """An object; it finds its methods in the family that it was made in."""

    family: Family
    of: str
    fields: dict[str, int | str | Object]


Value = int | str | Object
Families = dict[str, Family]


def parse(node: ast.ClassDef, family: str, inherited: dict[str, Member]) -> dict[str, Member]:
    """Parse an interface, a class, or additions to one that is inherited."""
    bases, old = [unparse(base) for base in node.bases], inherited.get(node.name)
    notes = {unparse(n.target): unparse(n.annotation) for n in node.body if isinstance(n, ast.AnnAssign)}
    if not bases and (not old or (notes and old.kind == "class")):
        raise RefusedError(f"{family} adds to {node.name} what it cannot")
    methods = {unparse(n.targets[0]): n.value for n in node.body if isinstance(n, ast.Assign)}
    if bases == ["Interface"] or (old and old.kind == "interface"):
        head = Member("interface", family)
        parts = {name: Member("signature", family, result) for name, result in notes.items()}
    else:
        head = Member("class", family, "".join(bases), notes)
        parts = {name: Member("method", family, body=body) for name, body in methods.items()}
    said = {f"{node.name}.{name}": part for name, part in parts.items()}
    return {node.name: head, **said} if bases else said


def link(source: str, known: Families | None = None) -> Families:
    """Parse and check families; those that are known already are used as they are."""
    families = dict(known or {})
    for node in ast.parse(source).body:
        assert isinstance(node, ast.ClassDef)
        members: dict[str, Member] = {}
        for parent in node.bases:
            merge(node.name, members, families[unparse(parent)].members)
        parts = [parse(part, node.name, members) for part in node.body if isinstance(part, ast.ClassDef)]
        own = {path: member for part in parts for path, member in part.items()}
        merge(node.name, members, own)
        families[node.name] = Family(node.name, members)
        check(families[node.name], own, families)
    return families


def merge(name: str, members: dict[str, Member], more: dict[str, Member]) -> None:
    """Add members; what one family wrote may arrive twice, what two wrote may not."""
    for path, member in more.items():
        if members.setdefault(path, member).written != member.written:
            raise RefusedError(f"{name} gets {path} from {members[path].written} and from {member.written}")


def check(family: Family, own: dict[str, Member], families: Families) -> None:
    """Check the bodies that a family writes, and that none of its classes lacks a method."""
    for path, member in own.items():
        if member.body is not None:
            owner, _, method = path.partition(".")
            head = family.get(owner, "class")
            scope = {name: family.meaning(of) for name, of in head.fields.items()}
            wanted = family.meaning(family.get(f"{head.result}.{method}", "signature").result)
            if wanted != (found := type_of(member.body, scope, family, families)):
                raise RefusedError(f"{path} of {family.name} is to give {wanted}, not {found}")
    for name, member in family.members.items():
        lacking = family.methods(member.result).keys() - family.methods(name).keys()
        if member.kind == "class" and lacking:
            raise RefusedError(f"{name} of {family.name} lacks {', '.join(sorted(lacking))}")


def type_of(node: ast.expr, scope: dict[str, str], family: Family, families: Families) -> str:
    """Return the type of an expression that stands in a family."""
    types = [type_of(each, scope, family, families) for each in operands(node)]
    match node:
        case ast.Constant(value=value):
            return "text" if isinstance(value, str) else "number"
        case ast.Name(id=name) if name in scope:
            return scope[name]
        case ast.Call(func=func):
            maker, name = place(func, family, families)
            head = maker.get(name, "class")
            wanted = [maker.meaning(of) for of in head.fields.values()]
            if wanted != types:
                raise RefusedError(f"{name} takes {' '.join(wanted)}, not {' '.join(types) or 'nothing'}")
            return maker.meaning(head.result)
        case ast.Attribute(attr=method) if "." in types[0]:
            owner, _, interface = types[0].partition(".")
            return families[owner].meaning(families[owner].get(f"{interface}.{method}", "signature").result)
        case ast.BinOp(op=ast.Add()) if {*types} <= {"number", "text"}:
            return "text" if "text" in types else "number"
        case ast.UnaryOp(op=ast.USub()) if types == ["number"]:
            return "number"
    raise RefusedError(f"{ast.unparse(node)} means nothing in {family.name}")


def operands(node: ast.expr) -> list[ast.expr]:
    """Return the expressions that have to be known before the whole is."""
    parts = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    return [part for part in parts if isinstance(part, ast.expr)]


def place(func: ast.expr, family: Family, families: Families) -> tuple[Family, str]:
    """Return where a class is looked up, and its name: here, or in a family that is named."""
    other, _, name = unparse(func).rpartition(".")  # one's own family is never named: heirs have their own
    return (families[other], name) if other in families and other != family.name else (family, unparse(func))


def evaluate(node: ast.expr, scope: dict[str, Value], family: Family, families: Families) -> Value:
    """Return the value of an expression that has a type."""
    values = [evaluate(each, scope, family, families) for each in operands(node)]
    match node, values:
        case ast.Constant(value=int() | str() as value), _:
            return value
        case ast.Name(id=name), _:
            return scope[name]
        case ast.Call(func=func), _:
            maker, name = place(func, family, families)
            return Object(maker, name, dict(zip(maker.members[name].fields, values, strict=True)))
        case ast.Attribute(attr=method), [Object() as target]:
            body = target.family.members[f"{target.of}.{method}"].body
            assert body is not None
            return evaluate(body, target.fields, target.family, families)
        case ast.BinOp(), [int() as left, int() as right]:
            return left + right
        case ast.BinOp(), [left, right]:
            return f"{left}{right}"
        case ast.UnaryOp(), [int() as number]:
            return -number
    raise AssertionError("an expression that has a type has a value")


def run(source: str, family: str, families: Families, more: str = "") -> str:
    """Return what an expression gives in a family, after more families, or why it is refused."""
    try:
        families = link(more, families)
        node, where = ast.parse(source, mode="eval").body, families[family]
        return str(type_of(node, {}, where, families) and evaluate(node, {}, where, families))
    except RefusedError as problem:
        return f"refused: {problem}"


def main() -> None:
    """Show what names mean, what runs in which family, and what is refused."""
    families = link(SOURCE)
    print("class     Expr means  who wrote its methods")
    for family in families.values():
        for name in (path for path, member in family.members.items() if member.kind == "class"):
            by = "  ".join(f"{method}: {m.written}" for method, m in family.methods(name).items())
            print(f"{family.name + '.' + name:10}{family.meaning('Expr'):12}{by}")
    for line in RUNS.splitlines():
        where, _, source = line.partition(": ")
        print(f"{line:44}{run(source, where, families)}" if source else "")
    print(f"{HALF:44}{run('Lit(1).eval', 'Half', families, HALF)}")
    print("\nShow and Neg do not know each other, and nothing was edited. Base's double, inherited,")
    print("makes nodes of Show in Show and of Both in Both; so they can be shown.")


if __name__ == "__main__":
    main()
