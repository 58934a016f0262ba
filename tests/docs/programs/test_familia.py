"""The language of families: late binding, extension in both directions, and what it refuses."""

from __future__ import annotations

import ast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programs import load, run

familia = load("familia")
FAMILIES = familia.link(familia.SOURCE)

numbers = st.integers(0, 99).map(lambda n: (f"Lit({n})", n, str(n)))


def grown(inner: st.SearchStrategy[tuple[str, int, str]]) -> st.SearchStrategy[tuple[str, int, str]]:
    """Return sums and negations, each as source, value and text."""
    sums = st.tuples(inner, inner).map(
        lambda two: (f"Add({two[0][0]}, {two[1][0]})", two[0][1] + two[1][1], f"({two[0][2]} + {two[1][2]})")
    )
    return sums | inner.map(lambda one: (f"Neg({one[0]})", -one[1], f"-{one[2]}"))


@given(st.recursive(numbers, grown))
def test_both_extensions_meet(tree: tuple[str, int, str]) -> None:
    """In the family of both, each tree of old and new nodes has its value, its text and its double."""
    source, value, text = tree
    assert familia.run(f"{source}.eval", "Both", FAMILIES) == str(value)
    assert familia.run(f"{source}.show", "Both", FAMILIES) == text
    assert familia.run(f"{source}.double.eval", "Both", FAMILIES) == str(2 * value)


def test_heirs_use_what_they_inherit() -> None:
    """What a family wrote is the same member in all its heirs: nothing is copied, edited or parsed again."""
    for heir in ("Show", "Neg", "Both"):
        for path, member in FAMILIES["Base"].members.items():
            assert FAMILIES[heir].members[path] is member


def test_the_order_of_parents_does_not_matter() -> None:
    """The family of both may name its parents in either order."""
    turned = familia.link(familia.SOURCE.replace("Both(Show, Neg)", "Both(Neg, Show)"))
    line = "Add(Neg(Lit(1)), Lit(2)).double.show"
    assert familia.run(line, "Both", turned) == familia.run(line, "Both", FAMILIES) == "(-2 + 4)"


parts = st.recursive(
    st.sampled_from(["(1)", "'a'", "Lit(1)", "Base.Lit(1)", "Show.Lit(2)", "value"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"Add({two[0]}, {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} + {two[1]})"),
        inner.map(lambda one: f"Neg({one})"),
        inner.map(lambda one: f"(-{one})"),
        st.tuples(inner, st.sampled_from(["eval", "show", "double"])).map(lambda two: f"{two[0]}.{two[1]}"),
    ),
    max_leaves=6,
)


@example("Base.Lit(1).double", "Show")
@given(parts, st.sampled_from(sorted(FAMILIES)))
def test_what_has_a_type_has_a_value_of_it(source: str, name: str) -> None:
    """An expression is refused, or it gives a value of its type; nothing goes wrong while it runs."""
    node, family = ast.parse(source, mode="eval").body, FAMILIES[name]
    try:
        expected = familia.type_of(node, {}, family, FAMILIES)
    except familia.RefusedError:
        return
    value = familia.evaluate(node, {}, family, FAMILIES)
    if isinstance(value, familia.Object):
        found = value.family.meaning(value.family.members[value.of].result)
    else:
        found = "number" if isinstance(value, int) else "text"
    assert found == expected


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("class A(Show, Neg): pass", "Neg of A lacks show"),
        ("class A(Base):\n class Expr:\n  size: number", "Lit of A lacks size"),
        ("class A(Base):\n class Mul(Expr):\n  l: Expr\n  eval = l.eval", "Mul of A lacks double"),
        ("class A(Base):\n class Lit:\n  eval = 1", "A gets Lit.eval from Base and from A"),
        ("class A(Base):\n class Expr:\n  eval: text", "A gets Expr.eval from Base and from A"),
        ("class A(Base):\n class Lit:\n  more: number", "A adds to Lit what it cannot"),
        ("class A(Base):\n class Mul:\n  eval = 1", "A adds to Mul what it cannot"),
        ("class A(Base):\n class Lit:\n  other = 1", "A has no signature Expr.other"),
        (
            "class A(Base):\n class Expr:\n  show: text\n class Lit:\n  show = value",
            "Lit.show of A is to give text, not number",
        ),
        (
            "class A(Base):\n class Neg(Expr):\n  of: Expr\n  eval = 1\n  double = A.Neg(of)",
            "A has no class A.Neg",
        ),
        ("class A:\n class Lit(Expr):\n  eval = 1", "A has no signature Expr.eval"),
    ],
)
def test_refusals(source: str, reason: str) -> None:
    """A family that leaves a gap, overrides or breaks a type is refused, and the reason given."""
    with pytest.raises(familia.RefusedError) as caught:
        familia.link(source, FAMILIES)
    assert str(caught.value) == reason


def test_output() -> None:
    """It prints the same each time: what the extended families run, and what is refused elsewhere."""
    printed = run("familia")
    assert printed == run("familia")
    lines = printed.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 88
    assert "Both: Add(Lit(1), Neg(Lit(2))).double.show  (2 + -4)" in lines
    assert "Both.Add  Both.Expr   eval: Base  double: Base  show: Show" in lines
    assert lines[-4].endswith("refused: Neg of Half lacks show")
