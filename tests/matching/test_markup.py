"""HTML becomes lines without what stands around an advert."""

from __future__ import annotations

import pytest

from sphinx_portfolio.matching import markup


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n<!-- made -->\n<div>x</div>", True),
        ("# Title\n\n<b>x</b>", False),
        ("a < b", False),
    ],
)
def test_html_is_told(text: str, is_html: bool) -> None:
    """A text that begins with an element of a page is HTML."""
    assert markup.is_html(text) is is_html


def test_lines() -> None:
    """Headings and items keep their marks; scripts, styles, navigation and what is hidden go."""
    text = (
        "<nav><li>Jobs</nav><script>var a = '<p>x';</script><style>p{}</style>"
        "<h2>You <em>need</em></h2><ul><li>C&#43;&#43;<li>Rust <br> and Go<li hidden>Dash</ul>"
        '<div role="navigation">more</div><p><b>Bonus:</b></p><footer>end</footer>'
    )
    assert markup.as_lines(text).splitlines() == ["## You need", "- C++", "- Rust", "and Go", "**Bonus:**"]


def test_main_part() -> None:
    """What stands in the main part is the advert, if that says enough; otherwise all of the page is."""
    assert markup.as_lines("<p>around</p><main><p>" + "word " * 60 + "</main>").startswith("word")
    assert "around" in markup.as_lines("<p>around</p><main>x</main>")


@pytest.mark.parametrize(
    "content",
    [
        "Zürich".encode(),
        "\ufeffZürich".encode(),
        "Zürich".encode("utf-16"),
        "Zürich".encode("cp1252"),
        b"<meta charset=iso-8859-2>Z\xfcrich",
        b"<meta charset=nonsense>Z\xfcrich",
    ],
)
def test_decoding(content: bytes) -> None:
    """A file is read in UTF-8, or in what it says, or as Windows would."""
    assert markup.decode(content).endswith("Zürich")
