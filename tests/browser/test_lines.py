"""Where lines end: not within a value, a range of years or a row that a program printed, nor under a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import build
from reading import PHONE
from serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from reading import Reading

LINES = """all => all.filter((one) => one.checkVisibility()).map((one) => one.getClientRects().length)"""
ROWS = """all => all.map((pre) => {
  const style = getComputedStyle(pre), room = pre.clientHeight - 2 * parseFloat(style.paddingTop);
  return [Math.round(room / parseFloat(style.lineHeight)), pre.textContent.trimEnd().split("\\n").length];
})"""


@pytest.mark.parametrize(
    ("docname", "whole"),
    [("index", ".portfolio-value"), ("resume", "#resume-skills .portfolio-when")],
)
@pytest.mark.parametrize("width", [320, 375])
def test_no_line_ends_within_a_value(
    visit: Callable[..., Reading], docname: str, whole: str, width: int
) -> None:
    """On phones, what a letter equals and the years of a skill are each on one line."""
    page = visit(docname, viewport={"width": width, "height": 667}).page
    lines = page.locator(whole).evaluate_all(LINES)
    assert lines
    assert set(lines) == {1}


def test_a_role_named_in_a_sentence_breaks_none(visit: Callable[..., Reading]) -> None:
    """A link to a role within a paragraph stands in the line, as rows of the timeline do not."""
    page = visit("index").page
    shown = page.locator("p .xref.portfolio-role").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).display)"
    )
    assert shown
    assert set(shown) == {"inline"}


def test_printed_rows_are_whole(visit: Callable[..., Reading]) -> None:
    """On a phone each row that a program printed is one row, so that its columns stand above each other."""
    page = visit("projects/amd-matrix-cores").page
    rows = page.locator(".portfolio-output pre").evaluate_all(ROWS)
    assert rows
    assert all(shown == printed for shown, printed in rows)


TITLE = """() => {
  const title = document.querySelector(".admonition-title"), sign = getComputedStyle(title, "::before");
  return [parseFloat(getComputedStyle(title).paddingRight), parseFloat(sign.right) + parseFloat(sign.width)];
}"""


def test_sign_of_a_note_stands_beside_its_title(root: Path, tmp_path: Path, browser: Browser) -> None:
    """From right to left, the title of a note begins where its sign has ended."""
    (root / "about.md").write_text("# About\n\n:::{note}\nWords.\n:::\n", encoding="utf-8")
    settings: dict[str, Any] = {"language": "ar", "html_theme": "portfolio"}
    made = build(root, tmp_path / "out", settings=settings)
    with serve(made.folder) as address, browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{address}about.html")
        begins, ends = page.evaluate(TITLE)
    assert begins > ends
