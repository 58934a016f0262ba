"""What is read off one page, one result or one piece of evidence, in the words of every output."""

from __future__ import annotations

from typing import Any

import pytest

import portfolios
from sphinx_portfolio.graph import pages
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.model.items import Result
from sphinx_portfolio.model.records import adapter

LINES = {(): 2, ("results",): 5, ("results", 0): 6, ("results", 0, "claim"): 7}


def page(docname: str, **record: Any) -> Page[Any]:
    """Return a page with a record."""
    return Page(docname=docname, title="A title", record=adapter.validate_python(record), lines=LINES)


PROFILE = page("index", kind="profile", name="Ada", headline="H", summary="S")
ROLE = page(
    "roles/lab", kind="role", organisation="Laboratory", title="T", summary="S", start="2020", end="2021"
)
PROJECT = page("work/deep/kernel", kind="project", role="lab", summary="S")


def result(**fields: Any) -> Result:
    """Return a result."""
    return Result.model_validate({"claim": "Decoding latency", **fields})


def test_page_is_named_by_its_file() -> None:
    """A page's id is the last part of its name, wherever it lies."""
    assert [p.id for p in (PROFILE, ROLE, PROJECT)] == ["index", "lab", "kernel"]


def test_label() -> None:
    """A role is known by its organisation, every other page by its title."""
    assert [p.label for p in (PROFILE, ROLE, PROJECT)] == ["A title", "Laboratory", "A title"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("results", 0, "claim"), 7),
        (("results", 0, "value"), 6),
        (("results", 1, "claim"), 5),
        (("summary",), 2),
        ((), 2),
    ],
)
def test_line(path: tuple[str | int, ...], line: int) -> None:
    """A field that is not in the source has the line of the nearest around it."""
    assert ROLE.line(path) == line


def test_line_of_nothing() -> None:
    """Where no line is known, a problem stands at the first."""
    assert Page(docname="x", title="X", record=ROLE.record).line(("summary",)) == 1


def test_lines_make_no_difference() -> None:
    """Two pages that say the same are equal, wherever it stands in the source."""
    assert Page(docname="roles/lab", title="A title", record=ROLE.record) == ROLE


def test_kinds() -> None:
    """A page is of one kind; roles and write-ups alone take time and state results."""
    found = [PROFILE, ROLE, PROJECT, None]
    assert [pages.is_profile(p) for p in found] == [True, False, False, False]
    assert [pages.is_role(p) for p in found] == [False, True, False, False]
    assert [pages.is_project(p) for p in found] == [False, False, True, False]
    assert [pages.is_dated(p) for p in found] == [False, True, True, False]


def test_rank() -> None:
    """What its owner has given a place comes by that place, and before everything without one."""
    placed, first = result(featured=999_999), result(featured=1)
    assert (pages.rank(placed), pages.rank(first)) == (999_999, 1)
    assert pages.rank(result()) == pages.rank(None) == pages.rank(PROJECT.record) == 1_000_000


def test_ranked() -> None:
    """Results stand by their places, then those without one as they were given."""
    claims = portfolios.link().claims
    assert [claim.result.claim for claim in pages.ranked(claims)] == [
        "Multiplication time",
        "Paper",
        "Memory saved",
    ]
    assert pages.ranked(reversed(claims))[1].result.claim == "Memory saved"


def test_anchors() -> None:
    """Results and evidence have anchors of their own on their pages."""
    portfolio = portfolios.link()
    assert portfolio.claims[0].anchor == "result-paper"
    assert portfolio.exhibits["pr-1"].anchor == "evidence-pr-1"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"value": "1.37", "unit": "×"}, "1.37×"),
        ({"value": "-3", "unit": "%"}, "−3%"),
        ({"value": "25", "unit": "ms"}, "25\N{NO-BREAK SPACE}ms"),
        ({"value": "0"}, "0"),
        ({"value": "1.50"}, "1.50"),
        ({"value": "1234567.5", "unit": "GB/s"}, "1,234,567.5\N{NO-BREAK SPACE}GB/s"),
        ({"value": "12", "unit": "round trips"}, "12\N{NO-BREAK SPACE}round trips"),
        ({"value": "parity - at last"}, "parity - at last"),
    ],
)
def test_quantity(fields: dict[str, str], shown: str) -> None:
    """A number has a proper minus, commas and its unit, as far away as that is written; a text is itself."""
    assert pages.quantity(result(**fields), ENGLISH) == shown


@pytest.mark.parametrize(
    ("fields", "comparison", "statement"),
    [
        ({}, "", "Decoding latency"),
        ({"value": "1.37", "unit": "×"}, "", "Decoding latency: 1.37×"),
        ({"against": "fp16"}, "against fp16", "Decoding latency against fp16"),
        (
            {"value": "1.37", "unit": "×", "against": "fp16"},
            "against fp16",
            "Decoding latency: 1.37× against fp16",
        ),
    ],
)
def test_words(fields: dict[str, str], comparison: str, statement: str) -> None:
    """What a result is measured against, and the whole of it, are said the same way everywhere."""
    assert pages.comparison(result(**fields), ENGLISH) == comparison
    assert pages.statement(result(**fields), ENGLISH) == statement


@pytest.mark.parametrize(
    ("docname", "name", "path"),
    [
        ("projects/kernel", "a.py", "projects/a.py"),
        ("projects/kernel", "../programs/a.py", "programs/a.py"),
        ("projects/kernel", "/programs/a.py", "programs/a.py"),
        ("index", "a.py", "a.py"),
    ],
)
def test_path_from_a_page(docname: str, name: str, path: str) -> None:
    """A path is one from its page, or with a slash from the folder of all pages."""
    beside = page(docname, kind="profile", name="Ada", headline="H", summary="S")
    assert pages.path_from(beside, name) == path
