"""When evidence was last seen is kept in a file that is the same for the same contents."""

from __future__ import annotations

import pytest

from sphinx_portfolio.graph.beside.seen import Seen, dumps, read
from sphinx_portfolio.model.dates import PartialDate

DAY = PartialDate(2026, 11, 26)


def test_file() -> None:
    """Each id has a line, in order; what is written is read."""
    kept = {"pr-2": Seen(DAY, "https://example.org/ü"), "pr-1": Seen(DAY, "https://example.org/1")}
    text = dumps(kept)
    assert text.splitlines() == [
        "{",
        '  "pr-1": {"seen": "2026-11-26", "url": "https://example.org/1"},',
        '  "pr-2": {"seen": "2026-11-26", "url": "https://example.org/ü"}',
        "}",
    ]
    assert read(text) == kept
    assert read(dumps({})) == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"a": "2026-11-26"}',
        '{"a": {"seen": "2026-11", "url": "x"}}',
        '{"a": {"seen": "2026-13-01", "url": "x"}}',
        "[" * 100_000,
    ],
)
def test_no_such_file(text: str) -> None:
    """What is none is refused."""
    with pytest.raises(ValueError, match=r"\w"):
        read(text)
