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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a  b", "a b"), ("a\tb\nc", "a b c"), ("a\x00b\x7f", "ab"), ("a\u00a0 b", "a\u00a0 b"),
        (" a ", " a "), ("a \r\n b", "a b"),
    ],
)  # fmt: skip
def test_plain(text: str, line: str) -> None:
    """White space is one space, but for spaces that do not break; control characters are gone."""
    assert md.plain(text) == line


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain, text.", "plain, text."), ("a*b", r"a\*b"), ("a_b", "a_b"), ("_a b_", r"\_a b\_"),
        ("a [b](c)", r"a \[b\](c)"), ("a < b", "a < b"), ("<b>", r"\<b>"), ("&amp;", r"\&amp;"),
        ("a & b", "a & b"), ("so!", r"so\!"), ("so! it", "so! it"),
        ("a|b ~c~ `d` \\", r"a\|b \~c\~ \`d\` \\"), ("a  b", "a b"),
    ],
)  # fmt: skip
def test_escape(text: str, escaped: str) -> None:
    """Only characters that would mean something are escaped."""
    assert md.escape(text) == escaped


@pytest.mark.parametrize(
    ("inline", "block"),
    [
        (" a ", "a"), ("# a", r"\# a"), ("#a", "#a"), ("- a", r"\- a"), ("-a", "-a"), ("+", r"\+"),
        ("> a", r"\> a"), ("1. a", r"1\. a"), ("12) a", r"12\) a"), ("1.a", "1.a"), ("===", r"\==="),
        ("", ""),
    ],
)  # fmt: skip
def test_start_of_a_paragraph(inline: str, block: str) -> None:
    """What would begin another block is escaped where it would."""
    assert md.paragraph(inline) == block


@pytest.mark.parametrize(
    ("level", "inline", "block"),
    [
        (1, " a ", "# a"),
        (6, "a", "###### a"),
        (7, "a", "###### a"),
        (2, "C #", r"## C \#"),
        (2, "C#", "## C#"),
    ],
)
def test_start_of_a_heading(level: int, inline: str, block: str) -> None:
    """A heading has a sign for each level, up to six, and no sign at its end that would be taken away."""
    assert md.heading(level, inline) == block


@pytest.mark.parametrize(
    ("inline", "before", "after", "marked"),
    [
        ("a", "", "", "**a**"), (" a ", "x", "x", " **a** "), ("a", "x", "x", "**a**"), ("  ", "", "", "  "),
        ("(a", "x", "", "(a"), ("(a", "", "", "**(a**"), ("(a", " ", "", "**(a**"), ("(a", ".", "", "**(a**"),
        ("a)", "", "x", "a)"), ("a)", "", "", "**a)**"), ("a)", "", " ", "**a)**"), ("a)", "", ".", "**a)**"),
        ("a", "*", "", "a"), ("a", "", "*", "a"), (" (a", "x", "", " **(a**"), ("a) ", "", "x", "**a)** "),
    ],
)  # fmt: skip
def test_marks_of_emphasis(inline: str, before: str, after: str, marked: str) -> None:
    """Marks stand close to the text; beside a letter they count only where the text begins with one."""
    assert md.emphasis(inline, "**", before=before, after=after) == marked


def test_marks_of_code() -> None:
    """The marks of code are more than any run of back-ticks in it; blanks keep those apart."""
    assert [md.code(text) for text in ("a", "a`b", "`a", "a`", "a``b`", " a", "a ", " ", "a  b")] == [
        "`a`", "``a`b``", "`` `a ``", "`` a` ``", "``` a``b` ```", "`  a `", "` a  `", "", "`a b`",
    ]  # fmt: skip
    assert md.fence("a", "python") == "```python\na\n```"
    assert md.fence("````", "") == "`````\n````\n`````"
    assert md.fence("``", "") == "```\n``\n```"


def test_addresses() -> None:
    """An address stands as it is, but for what would end it; one with parentheses stands between signs."""
    addresses = ("https://example.org/a_b", "a b", "a(b)", "a<b>\\", "é\n", "")
    assert [md.link("x", address) for address in addresses] == [
        "[x](https://example.org/a_b)", "[x](a%20b)", "[x](<a(b)>)", "[x](a%3Cb%3E%5C)", "[x](é%0A)",
        "[x](<>)",
    ]  # fmt: skip
    assert (md.link("  ", "a"), md.image("a*b", "c d")) == ("", r"![a\*b](c%20d)")


def test_lists() -> None:
    """Entries stand close where each is one block, apart where one has two; empty ones are left out."""
    assert md.items([["a"], ["b\nc"], []], ["-", "-", "-"]) == "- a\n- b\n  c"
    assert md.items([["a", "b"], ["c"]], ["1.", "2."]) == "1. a\n\n   b\n\n2. c"
    assert md.items([["", ""]], ["-"]) == ""
    assert md.indent("a\n\nb", "- ") == "- a\n\n  b"
    assert md.quote("a\n\nb") == "> a\n>\n> b"


def test_rows() -> None:
    """A table has its head, a line, and its rows; an empty cell holds its place."""
    assert md.table(["A", "B"], [["a", ""], ["c", "d"]]) == "| A | B |\n| --- | --- |\n| a |   |\n| c | d |"
