"""Reads the pages of a small portfolio without Sphinx."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from building import ROOTS
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.model import frontmatter, parsing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_portfolio.model.records import PageRecord

TODAY = date(2026, 1, 1)
SMALL = ROOTS / "test-portfolio"


def sources(folder: Path = SMALL) -> dict[str, str]:
    """Return the text of every page, by its docname."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def read(texts: Mapping[str, str]) -> list[Page[PageRecord]]:
    """Return the pages that have a record; a mistake in one is a mistake of the test."""
    pages = []
    for docname, text in texts.items():
        if matter := frontmatter.read(text):
            record, problems = parsing.parse(matter)
            assert record, [str(problem) for problem in problems]
            title = re.search(r"^# (.+)$", text, re.MULTILINE)
            assert title
            pages.append(Page(docname=docname, title=title[1], record=record, lines=matter.lines))
    return pages


def edited(*edits: tuple[str, str, str]) -> dict[str, str]:
    """Return the text of every page of the small portfolio once a part of some has been replaced."""
    texts = sources()
    for docname, old, new in edits:
        assert texts[docname].count(old) == 1, (
            f"{old!r} stands {texts[docname].count(old)} times in {docname}"
        )
        texts[docname] = texts[docname].replace(old, new)
    return texts


def link(texts: Mapping[str, str] | None = None) -> Portfolio:
    """Return the portfolio of these pages, or of the small one."""
    return Portfolio.link(read(sources() if texts is None else texts), today=TODAY)
