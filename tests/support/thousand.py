"""A searched site of a thousand pages, made without Sphinx: generated ones, alone or around the real ones."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

import portfolios
from building import LEFT_OUT, SITE
from generate import write_portfolio
from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.search import facets
from sphinx_portfolio.search.index import Index
from sphinx_portfolio.sphinx_ext import search

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = 1000
_DIRECTIVE = re.compile(r"^:::.*?^:::$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_HOME = """<!doctype html><html lang="en" data-content_root="./"><head><title>Home</title>
<link rel="icon" href="data:,">{search}</head><body><h1>Home</h1></body></html>"""


def write_generated(folder: Path) -> None:
    """Write a site of generated pages."""
    texts = _generated(folder / "source")
    _write(folder, texts, {docname: _render(text) for docname, text in texts.items()})


def write_around(folder: Path, built: Path) -> None:
    """Write the pages of the real site, built already, among as many generated ones as make a thousand."""
    real = {docname: text for docname, text in portfolios.sources(SITE).items() if docname not in LEFT_OUT}
    others = _generated(folder / "source")
    count = PAGES - len(real)
    texts = dict(sorted(others.items())[-count:]) | real | {"index": _merged(real["index"], others["index"])}
    pages = {docname: _render(text) for docname, text in texts.items() if docname not in real}
    pages |= {docname: (built / f"{docname}.html").read_text(encoding="utf-8") for docname in real}
    _write(folder, texts, pages)


def _generated(folder: Path) -> dict[str, str]:
    write_portfolio(folder, PAGES)
    return portfolios.sources(folder)


def _merged(ours: str, theirs: str) -> str:
    """Return our home page with the skills of both."""
    matter, other = frontmatter.read(ours), frontmatter.read(theirs)
    assert matter
    assert other
    groups, more = matter.data["vocabulary"], other.data["vocabulary"]
    known = {_name(skill).casefold() for group in groups for skill in group["skills"]}
    fresh = [[skill for skill in group["skills"] if _name(skill).casefold() not in known] for group in more]
    groups += [{"group": f"Generated {n}", "skills": skills} for n, skills in enumerate(fresh) if skills]
    return frontmatter.dump(matter.data) + "\n# Allan Lin\n"


def _name(skill: str | dict[str, str]) -> str:
    return skill if isinstance(skill, str) else skill["name"]


def _render(text: str) -> str:
    """Return a page with its prose; what directives would draw, search knows as facets or leaves out."""
    matter = frontmatter.read(text)
    body = frontmatter.blank(text, matter) if matter else text
    html = MarkdownIt().render(_DIRECTIVE.sub("", body))
    return f'<html lang="en"><body><article role="main">{html}</article></body></html>'


def _write(folder: Path, texts: Mapping[str, str], pages: Mapping[str, str]) -> None:
    titles = {docname: match[1] for docname, text in texts.items() if (match := _TITLE.search(text))}
    portfolio = portfolios.link(texts)
    entries = list(facets.entries(portfolio, titles))
    addresses = {docname: f"{docname}.html" for docname in titles}
    index = Index(portfolio=portfolio, entries=entries, addresses=addresses, language="en")
    home = _HOME.replace("{search}", search.head("./_static/portfolio/search.js?v=1"))
    for name, content in {**index.files(pages.__getitem__), "index.html": home.encode()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.copytree(search.SCRIPTS, folder / "_static/portfolio")
