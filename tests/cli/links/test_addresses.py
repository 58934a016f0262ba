"""Every address of a portfolio is found, with the places that name it."""

from __future__ import annotations

from dataclasses import replace

from portfolios import edited, link
from sphinx_portfolio.cli.links.addresses import Named, find
from sphinx_portfolio.graph.publications import Publication

PAPER = Publication(
    key="ada2023", kind="article", title="T", authors=(), venue="", year="2023", pages="",
    doi="10.1/x", url="https://doi.org/10.1/x", eprint="2301.00001", links=(("Code", "https://example.org/code"),),
)  # fmt: skip


def test_places() -> None:
    """Evidence comes first, at its line; a publication is told by its key."""
    portfolio = replace(link(), publications=(PAPER,))
    found = find(portfolio)
    pages = {url: {place.docname for place in places} for url, places in found.items()}
    assert pages["https://example.org/pull/1"] == {"projects/kernel"}
    assert pages["https://example.org/ada"] == {"index"}
    assert [*found].index("https://example.org/paper") < [*found].index("https://example.org/ada")
    (place,) = found["https://example.org/pull/1"]
    lines = edited()["projects/kernel"].splitlines()
    assert "https://example.org/pull/1" in lines[place.line - 1]
    urls = ["https://doi.org/10.1/x", "https://arxiv.org/abs/2301.00001", "https://example.org/code"]
    assert [url for url, places in found.items() if places == [Named("", 0, "ada2023")]] == urls


def test_fragment() -> None:
    """What stands behind # is not asked for."""
    old = "https://example.org/pull/1"
    portfolio = link(edited(("projects/kernel", old, f"{old}#a")))
    assert old in find(portfolio)
