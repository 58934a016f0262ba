"""Reading: each page's front matter goes into the domain, and not into the document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_COMMENT = re.compile(
    r"""(?P<kept>
        <(?P<element>script|style|textarea|title|xmp)\b.*?</(?P=element)\s*>
        | <[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>
    ) | <!--.*?(?:-->|\Z)
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""A comment in HTML, or what only looks like one and is kept."""


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Note the record of the page and empty its lines, so that no builder can publish them."""
    matter = frontmatter.read(content[0])
    if matter is None:
        return
    record, problems = parsing.parse(matter)
    notes = get_domain(app.env).note(docname)
    notes.record, notes.lines, notes.broken = record, dict(matter.lines), record is None
    for problem in problems:
        warn(replace(problem, docname=docname))
    if matter.end:
        content[0] = frontmatter.blank(content[0], matter)


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note the page's length, hidden toctrees and references, for the titles and evidence that it shows."""
    domain, docname = get_domain(app.env), app.env.docname
    notes = domain.pages.get(docname)
    if notes is not None and notes.record is not None:
        notes.words = len(doctree.astext().split())
    trees = list(doctree.findall(addnodes.toctree))
    if trees and all(tree.get("hidden") for tree in trees):
        domain.note(docname).only_hidden_toctrees = True
    links = (node for node in doctree.findall(addnodes.pending_xref) if node.get("refdomain") == domain.name)
    if found := {(node["reftype"], node["reftarget"]) for node in links}:
        domain.note(docname).references = found
    _drop_comments(doctree)


def _drop_comments(doctree: nodes.document) -> None:
    """Drop HTML comments, as MyST drops its own."""
    for raw in [raw for raw in doctree.findall(nodes.raw) if "html" in raw.get("format", "").split()]:
        text = raw.astext()
        kept = _COMMENT.sub(lambda found: found["kept"] or "", text)
        if not kept.strip():
            raw.parent.remove(raw)
        elif kept != text:
            raw[:] = [nodes.Text(kept)]
