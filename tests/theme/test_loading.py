"""Which style rules stand in a page under Furo: those for its own markup and for what scripts make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from building import build

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = "Ada"
extensions = ["myst_parser", "sphinx_portfolio"]
html_theme = "furo"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["own.css", "https://example.org/far.css"]
html_js_files = ["own.js"]
"""
PAGE = """---
portfolio:
  kind: profile
  name: Ada Example
  headline: Engineer
  summary: She engineers.
---
# Ada Example

{#in-page}
Words.
"""
FILES = {
    "conf.py": CONF,
    "index.md": PAGE,
    "_static/own.css": "#in-page{a:1}.in-own{a:2}.in-script{a:3}.icons{a:4}.nowhere{a:5}",
    "_static/own.js": "// It's for what scripts add.\ndocument.body.classList.add('in-script')",
    "_templates/page.html": '{% extends "!page.html" %}{% block body %}<i class="in-own icons">{%endblock%}',
}


def test_page_carries_the_rules_for_what_an_owner_adds(tmp_path: Path) -> None:
    """A rule stays if markup, an owner's template or script has its word; a sheet from afar stays a link."""
    for name, text in FILES.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = {"myst_enable_extensions": ["attrs_block"]}
    page = build(tmp_path / "source", tmp_path / "built", settings=settings).page("index")
    assert [link["href"] for link in page.select("link[rel=stylesheet]")] == ["https://example.org/far.css"]
    rules = "".join(style.string or "" for style in page.find_all("style"))
    assert re.findall(r"\ba:(\d)", rules) == ["1", "2", "3", "4"]
