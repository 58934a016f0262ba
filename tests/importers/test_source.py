"""A document knows how much of it has been taken over."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.source import Source, without_blanks

DATA: dict[str, Any] = {
    "basics": {"name": "Ada", "email": "ada@example.org", "location": {"city": "Rome", "region": "Lazio"}},
    "work": [{"name": "A", "highlights": ["one", "two"]}, {"name": "B"}],
    "meta": {"theme": "even"},
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), DATA),
        (("basics", "name"), "Ada"),
        (("work", 0, "highlights", 1), "two"),
        (("work", 2), None),
        (("basics", "label"), None),
    ],
)
def test_get(path: tuple[str | int, ...], value: object) -> None:
    """What stands at a path is found, or nothing."""
    source = Source(DATA)
    assert source.get(*path) == value
    assert list(source.remaining()) == [((), DATA)], "it is not taken over by being looked at"


def test_entries() -> None:
    """The entries of a list are known by their paths; of one that is not there, none."""
    source = Source(DATA)
    assert source.entries("work") == [("work", 0), ("work", 1)]
    assert source.entries("work", 0, "highlights") == [
        ("work", 0, "highlights", 0),
        ("work", 0, "highlights", 1),
    ]
    assert source.entries("skills") == []


def test_remaining() -> None:
    """What is not taken over remains, in the largest pieces of which nothing is."""
    source = Source(DATA)
    take = source.taker(("work", 0))
    assert (source.take("basics", "name"), take("name"), source.take("work", 0, "highlights", 1)) == (
        "Ada", "A", "two",
    )  # fmt: skip
    assert list(source.remaining()) == [
        (("basics", "email"), "ada@example.org"),
        (("basics", "location"), {"city": "Rome", "region": "Lazio"}),
        (("work", 0, "highlights", 0), "one"),
        (("work", 1), {"name": "B"}),
        (("meta",), {"theme": "even"}),
    ]
    source.take("work")
    assert [path for path, _ in source.remaining()] == [
        ("basics", "email"),
        ("basics", "location"),
        ("meta",),
    ]


def test_blanks() -> None:
    """Nulls, empty texts, lists and mappings that other tools write go; no and nought are said."""
    data = {"a": None, "b": " ", "c": [], "d": {"e": ""}, "f": False, "g": 0, "h": [" x ", "", None, 0, {}]}
    assert without_blanks(data) == {"f": False, "g": 0, "h": ["x", 0, {}]}
    assert Source(data).data == without_blanks(data)
