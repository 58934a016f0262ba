"""Whatever text is put into Markdown comes out of a reader of CommonMark as that text."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_portfolio.exports import markdown as md
from strategies import LINE, NASTY

MARKS = st.text(st.sampled_from("a1 #*_`~[]()<>!&;|\\-+=.:\"'$\xa0é"), min_size=1, max_size=30)
TEXT = LINE | NASTY | MARKS
TRAPS = (
    "# x", "1. x", "- x", "+", "> x", "===", "---", "***", "~~~", "```", "&amp;", "<b>", "[x](y)", "![x](y)",
    "a  b", "_x_", "\\", "x\\", "|a|b|", "[^1]: x", "[x]: y", "10) x", "https://example.org/a_b_", "C #", "#",
)  # fmt: skip


def read(text: str) -> Tag:
    """Return what a reader makes of Markdown: the elements of the page."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    soup = BeautifulSoup(f"<main>{html}</main>", "html.parser")
    assert soup.main
    return soup.main


def only(parent: Tag, name: str) -> str:
    """Return the text of the one element in ``parent``, which has this name and nothing but text in it."""
    (child,) = (inner for inner in parent.children if isinstance(inner, Tag))
    assert child.name == name
    assert not child.find(True), f"{child} has an element in it"
    return child.get_text().strip()


def spelled(text: str) -> str:
    """Return a text as one line of a page has it; readers drop blanks of any kind at its ends."""
    return md.plain(text).strip()


@pytest.mark.parametrize("trap", TRAPS)
def test_traps(trap: str) -> None:
    """What begins a block, or marks up a line, is only itself."""
    assert only(read(md.paragraph(md.escape(trap))), "p") == spelled(trap)
    assert only(read(md.heading(2, md.escape(trap))), "h2") == spelled(trap)


@given(TEXT)
def test_paragraph(text: str) -> None:
    """A paragraph is one paragraph and has its text."""
    if spelled(text):
        assert only(read(md.paragraph(md.escape(text))), "p") == spelled(text)


@given(TEXT, st.integers(1, 8))
def test_heading(text: str, level: int) -> None:
    """A heading has its text, and no more than six levels."""
    assert only(read(md.heading(level, md.escape(text))), f"h{min(level, 6)}") == spelled(text)


@given(TEXT)
def test_code(text: str) -> None:
    """A span of code has its text, back-ticks and all."""
    if spelled(text):
        (code,) = read(md.paragraph(f"x {md.code(text)}")).find_all("code")
        assert code.get_text() == md.plain(text)


@given(st.lists(MARKS, min_size=1, max_size=4).map("\n".join))
def test_fence(text: str) -> None:
    """A block of code has its lines."""
    (code,) = read(md.fence(text, "python")).find_all("code")
    assert code["class"] == ["language-python"]
    assert code.get_text() == f"{text}\n"


@given(TEXT, st.from_regex(r"https://[a-z]{1,5}\.example/[a-z0-9/?&=%~+'()<>\"*_-]{0,12}", fullmatch=True))
def test_link(text: str, address: str) -> None:
    """A link has its text and leads where it should."""
    if spelled(text):
        (link,) = read(md.paragraph(f"x {md.link(md.escape(text), address)} x")).find_all("a")
        assert link.get_text() == md.plain(text)
        assert unquote(str(link["href"])) == unquote(address)


@given(TEXT, TEXT.filter(spelled), TEXT, st.sampled_from(["*", "**"]))
def test_emphasis(before: str, text: str, after: str, mark: str) -> None:
    """No reader sees the marks of emphasis: they take effect, or are left out where neighbours forbid it."""
    around = md.escape(before), md.escape(after)
    marked = md.emphasis(md.escape(text), mark, before=around[0][-1:], after=around[1][:1])
    (paragraph,) = read(md.paragraph(f"x{around[0]}{marked}{around[1]}x")).find_all("p")
    assert paragraph.get_text() == md.plain(f"x{before}{text}{after}x")


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3))
def test_table(rows: list[tuple[str, str]]) -> None:
    """A table has its cells, each with its text, upright strokes and all."""
    made = md.table(["A", "B"], [[md.escape(cell) for cell in row] for row in rows])
    cells = [
        [cell.get_text().strip() for cell in row.find_all("td")] for row in read(made).select("tbody tr")
    ]
    assert cells == [[spelled(cell) for cell in row] for row in rows]


@given(st.lists(st.lists(TEXT.filter(spelled), min_size=1, max_size=2), min_size=1, max_size=3))
def test_items(entries: list[list[str]]) -> None:
    """A list has its entries, and an entry its paragraphs."""
    made = md.items([[md.paragraph(md.escape(text)) for text in entry] for entry in entries], ["-", "-", "-"])
    found = read(made).select("ul > li")
    loose = any(len(entry) > 1 for entry in entries) or len(read(made).select("li > p")) > 0
    parts = [item.find_all("p") if loose else [item] for item in found]
    texts = [[part.get_text().strip() for part in entry] for entry in parts]
    assert texts == [[spelled(text) for text in entry] for entry in entries]


@given(TEXT)
@example("a\n# b")
def test_one_line(text: str) -> None:
    """A text stays on its line, so that it cannot begin another block."""
    assert "\n" not in md.escape(text)
