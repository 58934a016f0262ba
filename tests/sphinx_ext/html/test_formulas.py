"""Formulas are MathML in the page, numbered where they are referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import ROOTS, build

if TYPE_CHECKING:
    from pathlib import Path


def test_formulas_are_mathml(tmp_path: Path) -> None:
    """A formula is MathML in the page: it shows without a script, from this host or another."""
    built = build(ROOTS / "test-formulas", tmp_path)
    page = built.page("index")
    assert built.warnings == ()
    assert not [tag for tag in page.select("script") if "mathjax" in str(tag).lower()]
    assert [tag["display"] if tag.has_attr("display") else "inline" for tag in page.select("math")] == [
        "inline",
        "block",
        "block",
    ]
    assert page.select_one("a[href='#equation-cost']").get_text() == "(1)"
    assert page.select_one("#equation-cost .eqno").get_text() == "(1)"


@pytest.mark.parametrize(
    ("extensions", "renderer", "shown"),
    [
        (["sphinx.ext.imgmath"], None, "math"),
        (["sphinx.ext.mathjax"], None, "math"),
        (["sphinx.ext.imgmath", "sphinx.ext.mathjax"], None, "math"),
        (["sphinx.ext.mathjax"], "mathjax", "span.math"),
    ],
)
def test_formulas_beside_other_renderers(
    root: Path, tmp_path: Path, extensions: list[str], renderer: str | None, shown: str
) -> None:
    """Formulas are MathML however many renderers there are, unless the owner chooses another."""
    (root / "about.md").write_text("# About\n\nSee {math}`x^2`.\n", encoding="utf-8")
    wanted = {"extensions": ["myst_parser", *extensions, "sphinx_portfolio"]}
    chosen = {"html_math_renderer": renderer} if renderer else {}
    built = build(root, tmp_path, settings=wanted | chosen)
    assert built.warnings == ()
    assert built.page("about").select_one(shown)
