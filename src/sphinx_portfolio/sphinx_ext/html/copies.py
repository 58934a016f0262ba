"""Markdown copies: what a page shows, and nothing else, for readers who want text.

A copy is made from the document that the page itself is written from, once that is resolved: to resolve all
documents once more when the build is over would take as long as writing the pages did.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.addnodes import download_reference, toctree
from sphinx.environment.adapters.toctree import TocTree
from sphinx.util.osutil import relative_uri

from sphinx_portfolio.exports import markdown as md
from sphinx_portfolio.exports.site import absolute, folder
from sphinx_portfolio.listings.walking import every, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

_HERE = "http://site.invalid/"
"""Stands for the root of the site while addresses are resolved."""

_SILENT = (nodes.Invisible, nodes.label, nodes.system_message)
_KNOWN = ("docutils.", "sphinx.addnodes", "sphinx_design.", "sphinx_portfolio.")
"""Where nodes are from of which it is known whether they show."""

_DEFINITIONS = (nodes.definition_list, nodes.field_list, nodes.option_list)
_LISTS = (nodes.bullet_list, nodes.enumerated_list, *_DEFINITIONS)


def copy(builder: StandaloneHTMLBuilder, document: nodes.document, docname: str) -> str:
    """Return the copy of a page, whose document is resolved but for its toctrees."""
    hidden = _hidden(builder, document)
    if hidden or every(document, toctree):
        document = document.deepcopy()
        for node in [node for place, node in enumerate(walk(document)) if place in hidden]:
            node.parent.remove(node)
    for tree in every(document, toctree):
        tree.replace_self(TocTree(builder.env).resolve(docname, builder, tree) or [])
    return render(document, _address_in_copy(builder, docname))


def _hidden(builder: StandaloneHTMLBuilder, document: nodes.document) -> frozenset[int]:
    """Return the places, in document order, of nodes with text that their extension keeps out of the page."""
    places: set[int] = set()
    translator: nodes.NodeVisitor | None = None
    for place, node in enumerate(walk(document)):
        known = type(node).__module__.startswith(_KNOWN)
        if known or not isinstance(node, nodes.Element) or not node.astext().strip():
            continue
        if translator is None:  # of a document of its own, with the settings that pages are written with
            page = nodes.document(builder.docsettings, document.reporter)
            translator = builder.create_translator(page, builder)
        if hasattr(translator, f"visit_{type(node).__name__}") and _is_skipped(translator, node):
            places.add(place)
    return frozenset(places)


def _is_skipped(translator: nodes.NodeVisitor, node: nodes.Element) -> bool:
    """Tell whether the page is written without a node: its visitor writes nothing, and goes on behind it."""
    written: list[str] = translator.body  # type: ignore[attr-defined]
    before = len(written)
    try:
        translator.dispatch_visit(node)
    except nodes.SkipNode:
        return len(written) == before
    return False


def _address_in_copy(builder: StandaloneHTMLBuilder, docname: str) -> Callable[[str], str]:
    """Return what turns an address on a page into one in its copy, absolute where the site knows its own."""
    base, here = folder(builder.config.html_baseurl), builder.get_target_uri(docname)

    def address(found: str) -> str:
        if found in builder.env.images:
            found = f"/{builder.imagedir}/{builder.env.images[found][1]}"
        target, hash, anchor = urljoin(_HERE + here, found).partition("#")
        if not target.startswith(_HERE):
            return found
        there = target.removeprefix(_HERE)
        return (absolute(base, there) if base else relative_uri(f"{docname}.md", there)) + hash + anchor

    return address


def render(document: nodes.document, address: Callable[[str], str]) -> str:
    """Return a resolved document as Markdown.

    ``address`` turns the address of a link or a picture, as it stands in the page, into that in the copy; an
    anchor on the page itself comes as ``#anchor``, and a path from the root of the site as ``/path``.
    """
    return "\n\n".join(Writer(address).blocks(document)) + "\n"


class Writer:
    """Turns document nodes into blocks of Markdown; a node it does not know is what its children are."""

    def __init__(self, address: Callable[[str], str]) -> None:
        self._address = address
        self._level = 0

    def blocks(self, parent: nodes.Element) -> list[str]:
        """Return the blocks that the children of a node make; loose text between them is a paragraph.

        Lists that follow each other have different bullets, so that they stay apart.
        """
        blocks: list[str] = []
        bullet = ""
        shown = (child for child in parent.children if not isinstance(child, _SILENT))
        for is_loose, run in itertools.groupby(shown, key=_is_inline):
            if is_loose:
                blocks += self._paragraph([*run])
                continue
            for child in run:
                assert isinstance(child, nodes.Element), "what is neither text nor silent is an element"
                bullet = "" if not isinstance(child, _LISTS) else "*" if bullet == "-" else "-"
                blocks += self._block(child, bullet or "-")
        return [block for block in blocks if block]

    def _block(self, node: nodes.Element, bullet: str) -> list[str]:
        match node:
            case nodes.section():
                return self._section(node)
            case nodes.title() | nodes.subtitle():
                return [md.heading(max(self._level, 1), self.inline(node))]
            case nodes.rubric() | nodes.caption():
                return [md.paragraph(md.emphasis(self.inline(node), "**", before="", after=""))]
            case nodes.literal_block() | nodes.doctest_block() | nodes.math_block():
                language = str(node.get("language", ""))
                return [md.fence(node.astext().strip("\n"), "" if language == "default" else language)]
            case nodes.raw():
                return _picture(node)
            case nodes.paragraph() | nodes.attribution() | nodes.line():
                return self._paragraph(node.children)
            case _ if isinstance(node, _LISTS) or node.get("design_component") == "grid-row":
                return [self._list(node, bullet)]
            case nodes.block_quote() | nodes.Admonition():
                return [md.quote("\n\n".join(self.blocks(node)))]
            case nodes.footnote() | nodes.citation():
                return self._note(node)
            case nodes.table():
                return self._table(node)
            case nodes.transition():
                return ["---"]
        return self.blocks(node)

    def _section(self, node: nodes.section) -> list[str]:
        self._level += 1
        blocks = self.blocks(node)
        self._level -= 1
        return blocks

    def _paragraph(self, children: list[nodes.Node]) -> list[str]:
        return [md.paragraph(self._inlines(children))]

    def _list(self, node: nodes.Element, bullet: str) -> str:
        entry = self._definition if isinstance(node, _DEFINITIONS) else self.blocks
        numbers = (f"{number}." for number in itertools.count(node.get("start", 1)))
        marks = numbers if isinstance(node, nodes.enumerated_list) else itertools.repeat(bullet)
        return md.items(map(entry, _elements(node)), marks)

    def _definition(self, node: nodes.Element) -> list[str]:
        """Return an entry of a list of definitions, on one line where its body is short."""
        *terms, body = _elements(node)
        term = md.emphasis(", ".join(filter(None, map(self.inline, terms))), "**", before="", after=":")
        line = self._line(body)
        return [term, *self.blocks(body)] if line is None else [f"{term}: {line}"]

    def _line(self, body: nodes.Element) -> str | None:
        """Return a paragraph, or a list of short texts, on one line; None for what needs more."""
        only = body.children[0] if len(body.children) == 1 else None
        if isinstance(only, nodes.bullet_list) and all(map(_is_paragraph, only.children)):
            return ", ".join(map(self.inline, _elements(only)))
        return "".join(self.blocks(body)) or None if _is_paragraph(body) else None

    def _note(self, node: nodes.Element) -> list[str]:
        label = next((child.astext() for child in node.children if isinstance(child, nodes.label)), "")
        blocks = self.blocks(node)
        if isinstance(node, nodes.footnote):
            return ["\n\n".join([f"[^{label}]: {blocks[0]}", *(md.indent(b, "    ") for b in blocks[1:])])]
        return [f"{md.escape(f'[{label}]')} {blocks[0]}", *blocks[1:]]

    def _table(self, node: nodes.table) -> list[str]:
        titles = [child for child in node.children if isinstance(child, nodes.title)]
        rows = [self._row(row) for row in node.findall(nodes.row)]
        if not rows:
            return []
        head = rows.pop(0) if next(iter(node.findall(nodes.thead)), None) is not None else [""] * len(rows[0])
        return [*(md.paragraph(self.inline(title)) for title in titles), md.table(head, rows)]

    def _row(self, row: nodes.row) -> list[str]:
        return ["; ".join(map(self.inline, _elements(entry))) for entry in row.findall(nodes.entry)]

    def inline(self, node: nodes.Element) -> str:
        """Return the children of a node as inline Markdown."""
        return self._inlines(node.children)

    def _inlines(self, children: list[nodes.Node]) -> str:
        text = ""
        for child, after in itertools.zip_longest(children, children[1:], fillvalue=nodes.Text("")):
            if isinstance(child, nodes.strong | nodes.emphasis):
                mark = "**" if isinstance(child, nodes.strong) else "*"
                text += md.emphasis(self.inline(child), mark, before=text[-1:], after=after.astext()[:1])
            else:
                text += self._inline(child)
        return text

    def _inline(self, node: nodes.Node) -> str:
        match node:
            case nodes.Text():
                return md.escape(node.astext())
            case nodes.raw() | nodes.Invisible():
                return ""
            case nodes.literal() | nodes.math():
                return md.code(node.astext())
            case nodes.image():
                return md.image(node.get("alt", ""), self._address(node["uri"]))
            case nodes.footnote_reference() | nodes.citation_reference():
                return f"[^{node.astext()}]"
            case nodes.reference():
                return self._reference(node)
        return self.inline(node) if isinstance(node, nodes.Element) else ""

    def _reference(self, node: nodes.reference) -> str:
        inline = self.inline(node)
        address = node.get("refuri") or (f"#{node['refid']}" if "refid" in node else "")
        if isinstance(node, download_reference) and "filename" in node:
            address = f"/_downloads/{quote(node['filename'])}"
        if address and address == node.astext():
            return f"<{address}>"
        return md.link(inline, self._address(address)) if address else inline


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text | nodes.Inline) and not isinstance(node, nodes.raw)


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]


def _picture(node: nodes.raw) -> list[str]:
    """Return what a drawing within the page says of itself; other HTML says nothing here."""
    if node.get("format") != "html" or not node.astext().lstrip().startswith("<svg"):
        return []
    drawing = ET.fromstring(node.astext())
    said = (drawing.findtext(part, "") for part in ("title", "desc"))
    return [md.paragraph(md.escape(". ".join(filter(None, said))))]


def _is_paragraph(body: nodes.Node) -> bool:
    """Tell whether a body is one paragraph and no more."""
    return len(body.children) == 1 and isinstance(body.children[0], nodes.paragraph)
