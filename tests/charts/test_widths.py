"""Texts are given at least the room that they take, in the widest font that a page may get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.charts import widths
from sphinx_portfolio.charts.widths import lines, text_width, widest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TABLE = json.loads(Path(widths.__file__).with_name("widths.json").read_text(encoding="utf-8"))
FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    [
        ("", False, 0),
        ("0", False, 7.68),
        ("0", True, 8.4),
        ("il", False, 2 * 3.36),
        ("il", True, 2 * 4.2),
        ("kernel", False, 37.92),
        ("≈35", False, 25.44),
        ("e\u0301", False, 7.44),
        ("\u200d\u0489\x00", False, 0),
        ("漢字", False, 24),
        ("Ａ", False, 12),
        ("😀", False, 16.8),
        ("ש", False, 15),
    ],
)
def test_width(text: str, bold: bool, width: float) -> None:
    """A text is as wide as its characters; one that is not listed is as wide as the widest of its kind."""
    assert text_width(text, bold=bold) == pytest.approx(width)


def test_widest() -> None:
    """The widest of no texts is nothing."""
    assert widest(["il", "0", ""]) == pytest.approx(7.68)
    assert widest([]) == 0
    assert widths.text_size == 12


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_table_lists_what_is_written_most(weight: str) -> None:
    """Each character is listed once, those of Latin, Greek and Cyrillic scripts among them."""
    listed = "".join(TABLE[weight].values())
    assert len(listed) == len(set(listed)) > 1500
    assert set(map(chr, range(0x20, 0x7F))) <= set(listed)
    assert set("ÄéßłžΩπЖю–−×≈≤⁻¹⁴€→") <= set(listed)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("", 50, []),
        ("  ", 50, []),
        ("one", 50, ["one"]),
        ("one  two three", 60, ["one two", "three"]),
        ("00 00", 34.56, ["00 00"]),
        ("00 00", 34.55, ["00", "00"]),
        ("00000", 2 * 7.68 + 0.01, ["00", "00", "0"]),
        ("0 0000 0", 2 * 7.68 + 0.01, ["0", "00", "00", "0"]),
        ("000 0 0", 4 * 7.68, ["000", "0 0"]),
        ("0000", 15.36, ["00", "00"]),
        ("00", 1, ["0", "0"]),
        ("00", 7.68, ["0", "0"]),
    ],
)
def test_lines(text: str, most: float, expected: list[str]) -> None:
    """Words stand on a line as long as they fit, and only a word that is too wide by itself is broken."""
    assert lines(text, most) == expected


def test_bold_lines_break_earlier() -> None:
    """Bold text takes more room, within words and between them."""
    assert lines("00 00", 35.2) == ["00 00"]
    assert lines("00 00", 35.2, bold=True) == ["00", "00"]
    assert lines("00", 15.5) == ["00"]
    assert lines("00", 15.5, bold=True) == ["0", "0"]


@given(st.text(max_size=40), st.floats(min_value=20, max_value=200), st.booleans())
def test_lines_hold_the_whole_text(text: str, most: float, bold: bool) -> None:
    """Nothing is lost but space, and no line is wider than it may be."""
    found = lines(text, most, bold=bold)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(text_width(line, bold=bold) <= most for line in found)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield an empty page in Chromium."""
    page = browser.new_page()
    yield page
    page.close()


_MEASURED = """([font, texts]) => {
  const context = document.createElement("canvas").getContext("2d");
  context.font = font;
  return texts.map((text) => context.measureText(text).width);
}"""


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_no_text_is_wider_in_a_browser(page: Page, weight: str) -> None:
    """In whatever font this machine gives a page, no common character takes more than the table says."""
    common = [chr(code) for code in range(0x20, 0x180) if chr(code).isprintable()]
    texts = [*common, "Composable Kernel", "mfma_v3, first", "1.028–1.140", "−3×10⁻¹⁴", "≈0.2", "TFLOP/s"]
    found = page.evaluate(_MEASURED, [f"{weight} {widths.text_size}px {FONTS}", texts])
    given = [text_width(text, bold=weight == "bold") for text in texts]
    over = [
        text for text, measured, width in zip(texts, found, given, strict=True) if measured > width + 0.01
    ]
    assert over == []
