"""A leaf is mended where it is plain what it means, and never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.untidy import leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError


@pytest.mark.parametrize(
    ("given", "date"),
    [
        (2019, "2019"), (2019.0, "2019"), ("2023-9-28", "2023-09-28"), ("Mar-2022", "2022-03"),
        ("September 2020", "2020-09"), ("05/2021", "2021-05"), ("2017-08-13T00:00:00Z", "2017-08-13"),
        ("Summer 2015", "2015"), ("2024-09-31", "2024-09"), ("2025 (expected)", "2025"), ("May 2026, expected", "2026-05"),
    ],
)  # fmt: skip
def test_date(given: Any, date: str) -> None:
    """A date in another form is the date that it plainly is."""
    assert leaves.date(given) == date


@pytest.mark.parametrize(
    "given", ["01/02/2020", "soon", True, None, [], "2019-13", "2019-13-31", "2019-02-32", 3.5]
)
def test_no_date(given: Any) -> None:
    """What could be two dates, or none, is no date."""
    with pytest.raises(CannotMendError):
        leaves.date(given)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2018 - 2020", ("2018", "2020")), ("Jan. 2021 – Sep. 2021", ("2021-01", "2021-09")),
        ("2015-now", ("2015", "present")), ("2018-09 to present", ("2018-09", "present")),
    ],
)  # fmt: skip
def test_span(text: str, span: tuple[str, str]) -> None:
    """Two dates in one text are a start and an end."""
    assert leaves.span(text) == span


@pytest.mark.parametrize(
    "text", ["present", "Now", "current", "ongoing", "Present (part-time)", "至今", "heute"]
)
def test_lasts(text: str) -> None:
    """What lasts says so in many words."""
    assert leaves.lasts(text)


@pytest.mark.parametrize("text", ["2020", "nowhere", "soon"])
def test_ends(text: str) -> None:
    """Other words do not say that a thing lasts."""
    assert not leaves.lasts(text)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("www.example.org", "https://www.example.org"), ("example.org/a", "https://example.org/a"),
        ("https//a.example", "https://a.example"), ("https:a.example", "https://a.example"),
        ("<https://a.example>", "https://a.example"), ("[a](https://a.example)", "https://a.example"),
        (" https://a.example ", "https://a.example"),
    ],
)  # fmt: skip
def test_url(given: str, url: str) -> None:
    """An address without its beginning gets one."""
    assert leaves.url(given) == url


@pytest.mark.parametrize(
    "given", ["N/A", "javascript:alert(1)", "a b", "", 3, "ada@example.org", "https://b:c@a.example"]
)
def test_no_url(given: Any) -> None:
    """What leads nowhere, or says a password, is no address."""
    with pytest.raises(CannotMendError):
        leaves.url(given)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (["a", "b"], "- a\n- b"),
        (["a"], "a"),
        ({"city": "A", "country": "B"}, "A, B"),
        ("a\x07b", "ab"),
    ],
)
def test_text(given: Any, text: str) -> None:
    """A number, a list or a mapping where a text is wanted is the text that it makes."""
    assert leaves.text(given) == text


def test_lists() -> None:
    """A text where a list is wanted is its lines, or its words."""
    assert leaves.texts("- a\n* b\nc") == ["a", "b", "c"]
    assert leaves.words("a, b; c") == ["a", "b", "c"]
    assert leaves.texts({"a": "b"}) == ["a: b"]
