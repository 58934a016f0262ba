"""Listings: the source of a program on a page of its own, so that a page with its output stays light.

Only a site has such pages. Elsewhere, and where a page shows the source alone, it stands in the page itself.
"""

from __future__ import annotations

import ast
import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_portfolio.exports import kept
from sphinx_portfolio.sphinx_ext import config
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_portfolio.programs.running import Program

FOLDER = "_programs"


class source(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The text of a program, which HTML folds up; ``begun`` and ``said`` stand there instead.

    ``apart`` is the program where its source goes to a page of its own, or None.
    """


def page_of(wanted: Program, builder: Builder) -> str:
    """Return the name of the page with a program's source, or nothing where it has none."""
    inside = ".." not in Path(wanted.name).parts
    return f"{FOLDER}/{wanted.name.removesuffix('.py')}" if inside and builder.name in config.builders else ""


def files(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files of all such pages, from the folder of the site."""
    for page in _placed(builder):
        yield Path(builder.get_outfilename(page)).relative_to(builder.outdir).as_posix()


def _placed(builder: Builder) -> dict[str, tuple[Program, str, str]]:
    """Return the pages with the program of each, and the first page and anchor that show what it printed."""
    found: dict[str, tuple[Program, str, str]] = {}
    for docname, notes in sorted(get_domain(builder.env).pages.items()):
        for each in notes.programs:
            if each.apart and (page := page_of(each.program, builder)):
                found.setdefault(page, (each.program, docname, each.anchor))
    return found


class Listings:
    """The sources of one build: a page is written if it says something else, or one that leads to it is."""

    def __init__(self) -> None:
        self._led_to: set[str] = set()

    def on_env_updated(self, *_: object) -> None:
        """Begin anew."""
        self._led_to = set()

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Put the way to a source where it would stand."""
        for node in list(doctree.findall(source)):
            if page := page_of(node["apart"], app.builder) if node["apart"] else "":
                self._led_to.add(page)
                to = app.builder.get_relative_uri(docname, page)
                link = nodes.reference("", node["said"], refuri=to, internal=True)
                node.replace_self(nodes.paragraph("", f"{node['begun']} ", link, classes=["portfolio-ran"]))

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the pages that are to be written."""
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        store = kept.Store(Path(app.doctreedir, f"portfolio-listings-{builder.name}"))
        for page, (wanted, docname, anchor) in _placed(builder).items():
            address = html.escape(f"{builder.get_relative_uri(page, docname)}#{anchor}")
            title, back = html.escape(wanted.file), html.escape(get_domain(app.env).title(docname))
            text = Path(app.srcdir, wanted.name).read_text("utf-8-sig").strip("\n")
            body = (
                f"<section>\n<h1>{title}</h1>\n"
                f'<p><a class="reference internal" href="{address}">{back}</a></p>\n'
                f'<div class="highlight-python notranslate">{_code(builder, text)}</div>\n</section>\n'
            )
            key, made_from = kept.digest(f"{builder.outdir} {page}".encode()), kept.digest(body.encode())
            if page in self._led_to or store.get(key) != made_from:
                store.put(key, made_from)
                yield page, {"title": title, "body": body, "metatags": _description(text, back)}, "page.html"
        store.close()


def _description(text: str, back: str) -> str:
    """Return what search engines are told: the first line of the program's docstring, or who shows it."""
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    return f'<meta name="description" content="{html.escape(first) or back}" />\n'


def _code(builder: StandaloneHTMLBuilder, text: str) -> str:
    return str(builder.highlighter.highlight_block(text, "python"))


def visit_source(translator: HTML5Translator, node: source) -> None:
    """Begin the part that unfolds; a search for words passes over it."""
    summary = translator.encode(f"{node['begun']} {node['said']}")
    begun = f'<details class="portfolio-data" data-pagefind-ignore="">\n<summary>{summary}</summary>\n'
    translator.body.append(begun)


def depart_source(translator: HTML5Translator, node: source) -> None:
    """End the part that unfolds."""
    translator.body.append("</details>\n")
