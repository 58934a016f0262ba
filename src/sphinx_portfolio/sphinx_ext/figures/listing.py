"""Listings: the source of a program on a page of its own, so that a page with its output stays light.

A site alone has them. Where another page cannot be led to, the source stands below the output, see :mod:`.runs`.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_portfolio.sphinx_ext import config
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_portfolio.programs.running import Program

FOLDER = "_programs"


def page_of(wanted: Program, builder: Builder) -> str:
    """Return the name of the page with a program's source, or nothing where it has none."""
    inside = ".." not in Path(wanted.name).parts
    return f"{FOLDER}/{wanted.name.removesuffix('.py')}" if inside and builder.name in config.builders else ""


def files(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files of all such pages, from the folder of the site."""
    for notes in get_domain(builder.env).pages.values():
        for each in notes.programs:
            if each.apart and (name := page_of(each.program, builder)):
                yield Path(builder.get_outfilename(name)).relative_to(builder.outdir).as_posix()


class Listings:
    """The pages of one build: those of programs that pages show which are written, too."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[str, str, str]] = {}

    def on_env_updated(self, *_: object) -> None:
        """Begin anew."""
        self._shown = {}

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Have a page written for each source that a page leads to, and lead back from there."""
        for link in doctree.findall(lambda node: isinstance(node, nodes.reference) and "listing" in node):
            page, file, text, anchor = link["listing"]  # type: ignore[index]
            self._shown.setdefault(page, (file, text, f"{docname}#{anchor}"))

    def on_html_collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the pages, in the order of their names."""
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        for page, (file, text, place) in sorted(self._shown.items()):
            docname, _, anchor = place.partition("#")
            address = f"{builder.get_relative_uri(page, docname)}#{anchor}"
            title, said = html.escape(file), html.escape(get_domain(app.env).title(docname))
            code = builder.highlighter.highlight_block(text, "python")
            body = (
                f'<section>\n<h1>{title}</h1>\n<p><a class="reference internal" href="{html.escape(address)}">'
                f'{said}</a></p>\n<div class="highlight-python notranslate">{code}</div>\n</section>\n'
            )
            yield page, {"title": title, "body": body}, "page.html"

