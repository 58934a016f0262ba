"""Listings without Sphinx: what one shows on a page, and an outline of how that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

import portfolios
from sphinx_portfolio.views.viewer import Target, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.listings.parts import Listing

LISTED = {"skills": "skills", "claims": "claims", "resume": "resume"}
LINES = (nodes.paragraph, nodes.title, nodes.term, nodes.raw)
"""The nodes whose content stands on one line."""


def viewer(portfolio: Portfolio | None = None, **known: Any) -> Viewer:
    """Return what chooses for a portfolio, or the small one, with a page for each index."""
    home = Target(text="Ada Example", docname="index")
    given = {"listings": LISTED, "words": {}, "home": home, "root": home, **known}
    return Viewer(portfolio or portfolios.link(), **given)


def view(
    listing: Listing[Any], docname: str, options: Mapping[str, Any] = {}, *, over: Viewer | None = None
) -> Any:
    """Return what a listing shows on a page of the small portfolio, or of another."""
    return listing.choose(over or viewer(), docname, options)


def link_to(target: Target, child: nodes.Node) -> nodes.Node:
    """Return a link within the site."""
    return nodes.reference("", "", child, refuri=f"{target.docname}#{target.anchor}")


def outline(drawn: Iterable[nodes.Node]) -> list[str]:
    """Return what is drawn, a line a block: its kind, classes and ids, then what stands on it.

    ``{claim|Latency}`` has the class ``portfolio-claim``, ``<page#anchor|Latency>`` leads there, and
    ``(#anchor)`` can be led to; classes of ours are without their prefix.
    """
    return [line for node in drawn for line in _block(node, "")]


def _block(node: nodes.Node, indent: str, mark: str = "") -> Iterator[str]:
    assert isinstance(node, nodes.Element)
    assert node.rawsource in {"", node.astext()}, "no text but what is shown"
    children = node.children
    if isinstance(node, LINES):
        name = "" if mark and _name(node) == "paragraph" else f"{_name(node)}: "
        yield f"{indent}{mark}{name}{_line(children)}"
    elif isinstance(node, nodes.definition_list_item):
        yield from _fact(*children, indent)  # type: ignore[arg-type]
    elif _name(node) in {"item", "entry"} and len(children) == 1:
        yield from _block(children[0], indent, "- " if node.tagname == "list_item" else "| ")
    else:
        yield f"{indent}{_name(node)}" + (f" {node['colwidth']}" if "colwidth" in node else "")
        for child in children:
            yield from _block(child, f"{indent}  ")


def _fact(term: nodes.Element, definition: nodes.Element, indent: str) -> Iterator[str]:
    first, *others = definition.children
    if not others and isinstance(first, nodes.paragraph):
        yield f"{indent}{_line(term.children)}: {_line(first.children)}"
        return
    yield f"{indent}{_line(term.children)}"
    for child in definition.children:
        yield from _block(child, f"{indent}  ")


def _name(node: nodes.Element) -> str:
    kinds = {"bullet_list": "list", "list_item": "item", "definition_list": "facts"}
    kind = kinds.get(node.tagname, node.tagname)
    return "".join((kind, *(f".{name}" for name in _classes(node)), *(f"#{id}" for id in node["ids"])))


def _classes(node: nodes.Element) -> list[str]:
    return [name.removeprefix("portfolio-") for name in node["classes"]]


def _line(children: Iterable[nodes.Node]) -> str:
    return "".join(map(_inline, children))


def _inline(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    assert isinstance(node, nodes.Element)
    assert node.rawsource in {"", node.astext()}, "no text but what is shown"
    names, to = " ".join(_classes(node)), node.get("refuri", node.get("reftarget", ""))
    if isinstance(node, nodes.target):
        return f"(#{node['ids'][0]})"
    if to:
        return f"<{' '.join(filter(None, (to, names)))}|{_line(node.children)}>"
    return f"{{{names}|{_line(node.children)}}}" if names else _line(node.children)
