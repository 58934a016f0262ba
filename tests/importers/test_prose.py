"""HTML and Markdown of others become plain lines, and long texts a sentence and the rest of a page."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from sphinx_portfolio.importers import prose


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        (
            "a **bold** and *slanted* `code` snake_case_word 2*3*4",
            "a bold and slanted code snake_case_word 2*3*4",
        ),
        ("<p>One</p><p>Two &amp; <b>three</b></p>", "One Two & three"),
        ("see [the paper](https://a.example/x_y_z)", "see the paper (https://a.example/x_y_z)"),
        ('<a href="https://a.example">here</a>', "here (https://a.example)"),
        ("List<T> and a < b", "List<T> and a < b"),
        ("- one\n- two", "one two"),
        ("# Head\r\ntext", "Head text"),
        ("https://a.example/_x_", "https://a.example/_x_"),
        ("[ada@a.example](mailto:ada@a.example)", "ada@a.example"),
    ],
)
def test_line(text: str, line: str) -> None:
    """A line says what the text said, without markup; what is no markup stays."""
    assert prose.line(text) == line


def test_lines() -> None:
    """A text of several lines is as many items, hyphens or none."""
    assert prose.lines("- one\n• two\nthree\n1. four") == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[A](https://a.example)", ("A", "https://a.example")),
        ("A", ("A", "")),
        ("[A](https://a.example) and B", ("A (https://a.example) and B", "")),
        ("", ("", "")),
    ],
)
def test_linked(text: str, told: tuple[str, str]) -> None:
    """A name that is all one link gives where it leads."""
    assert prose.linked(text) == told


def test_tell() -> None:
    """The first paragraph is the summary, the list at the end is what was done, and between is the page."""
    told = prose.tell("I weave.\n\nSee [that](https://a.example).\n- one\n\nAnd more.\n\n* two\n* three")
    assert told.summary == "I weave."
    assert told.items == ["two", "three"]
    assert told.body == "See [that](<https://a.example>).\n\n- one\n\nAnd more."


def test_long_paragraph() -> None:
    """Of a long paragraph the first sentence is the summary, and an abbreviation ends none."""
    first = "I weave with Prof. Example on looms that nobody else can work."
    told = prose.tell(f"{first} {'More is said of it. ' * 40}")
    assert told.summary == first
    assert told.body.startswith("More is said of it. More")


@pytest.mark.parametrize(
    "text", ["1. one", "2019. A year", "+ plus", "# no head", "*a* [b] <c> $d$ {e}`f`", "---"]
)
def test_body_is_no_markup(text: str) -> None:
    """What a text says beyond links and lists is shown as it is."""
    body = prose.tell(f"First.\n\nA {text}").body
    (_, inline, _) = MarkdownIt().parse(body)
    assert {part.type for part in inline.children or ()} <= {"text", "text_special", "softbreak"}
