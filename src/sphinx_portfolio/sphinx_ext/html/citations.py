"""Entries of a bibliography as items of a list, with links like those of evidence, made quickly.

Docutils gives entries the role ``doc-biblioentry``, which ARIA 1.2 has dropped and which no list may hold, so
that a screen reader is told of an empty list.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.listings import parts
from sphinx_portfolio.model.items import kind_of
from sphinx_portfolio.views.viewer import Outward

_STATED, _NUMBERED = "URL:", ("doi:", "arXiv:")
"""What pybtex writes before an address, and how the numbers begin that it links."""

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def on_env_before_read_docs(app: Sphinx, *_: object) -> None:
    """Let pybtex look for each style once: it searches all packages, 4 ms a time, eight times a citation."""
    if "sphinxcontrib.bibtex" in app.extensions:
        import pybtex.plugin  # 0.1 s, so only where it is here already

        pybtex.plugin.entry_points = cache(entry_points)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Leave pybtex as it was: another build in this process may have other packages."""
    if "sphinxcontrib.bibtex" in app.extensions:
        import pybtex.plugin

        pybtex.plugin.entry_points = entry_points


class SourceTransform(SphinxPostTransform):
    """Have each entry of a bibliography tell where it is to be had by a sign and the host, like evidence."""

    default_priority = 8
    builders = ("html", "dirhtml", "singlehtml", "json", "pickle")

    def run(self, **kwargs: Any) -> None:
        """Go through the entries of one page."""
        for entry in self.document.findall(lambda node: isinstance(node, (nodes.footnote, nodes.citation))):
            for link in list(entry.findall(nodes.reference)):
                self._show(link)

    def _show(self, link: nodes.reference) -> None:
        url, said, around = link.get("refuri", ""), link.astext(), link.parent
        place = around.index(link)
        before, after = around[max(0, place - 1)], around[min(place + 1, len(around) - 1)]
        to = Outward(text=said, url=url, kind=kind_of(url) or "link")
        told = before.astext().rstrip() if isinstance(before, nodes.Text) else ""
        if stated := said == url and told.endswith(_STATED):
            around[place - 1] = nodes.Text(told.removesuffix(_STATED))
        if stated or said.startswith(_NUMBERED):
            around[place] = parts.outward(to, nodes.Text(to.host if stated else said))
            if isinstance(
                after, nodes.Text
            ):  # its comma or full stop would stand behind the address in print
                around[place + 1] = nodes.Text(after.lstrip(".,"))


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Open an entry, the first one with the list around them."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Close an entry, the last one with the list."""
    self.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</div>\n")
