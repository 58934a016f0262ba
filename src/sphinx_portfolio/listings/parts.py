"""What a listing is, and the parts that all of them are drawn with: docutils and sphinx-design nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx_design.shared import create_component

from sphinx_portfolio.views.viewer import Options, Outward, Picture, Target, Viewer

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.results import ResultView

LinkTo: TypeAlias = Callable[[Target, nodes.Node], nodes.Node]
"""Returns a node as a link within the site."""

Drawn: TypeAlias = list[nodes.Node]
V = TypeVar("V")

SHORT = 14
"""How many letters of a host have room on a line of the narrowest tile."""


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[V]):
    """One directive, ``portfolio:<name>``: its options, what it shows on a page, and how that is drawn.

    ``options`` are docutils' converters by name. ``choose`` returns None where there is nothing to show;
    ``draw`` says it in the words of the site's language.
    """

    name: str
    choose: Callable[[Viewer, str, Options], V | None]
    draw: Callable[[V, LinkTo, Words], Iterable[nodes.Node]]
    options: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)


class formula(nodes.inline):  # noqa: N801 (docutils names nodes so)
    """A formula that is text wherever it cannot be drawn; ``latex`` is its source."""


def paragraph(*parts: str | nodes.Node, name: str = "") -> nodes.paragraph:
    """Return a paragraph of texts and inline nodes, with the class ``portfolio-<name>``."""
    children = [nodes.Text(part) if isinstance(part, str) else part for part in parts]
    return nodes.paragraph("", "", *children, classes=[f"portfolio-{name}"] if name else [])


def inline(text: str, name: str) -> nodes.inline:
    """Return a span with the class ``portfolio-<name>``."""
    return nodes.inline(text, text, classes=[f"portfolio-{name}"])


def block(name: str, *classes: str, children: Iterable[nodes.Node] = ()) -> nodes.container:
    """Return a division with the class ``portfolio-<name>``, and others."""
    return create_component(f"portfolio-{name}", [f"portfolio-{name}", *classes], children=list(children))


def section(id: str, title: nodes.Node, *children: nodes.Node) -> nodes.section:
    """Return a section with a heading."""
    return nodes.section("", nodes.title("", "", title), *children, ids=[id], names=[])


def items(name: str, entries: Iterable[str | nodes.Node | list[nodes.Node]]) -> nodes.bullet_list:
    """Return a list with the class ``portfolio-<name>``; an entry is blocks, or what stands on one line."""
    listed = nodes.bullet_list("", classes=[f"portfolio-{name}"], bullet="-")
    for entry in entries:
        blocks = [paragraph(entry)] if isinstance(entry, str | nodes.Inline) else entry
        listed += nodes.list_item("", *(blocks if isinstance(blocks, list) else [blocks]))
    return listed


def facts(bodies: Iterable[tuple[str, nodes.Node]], name: str = "") -> nodes.definition_list:
    """Return a list of terms, each with its body, also with the class ``portfolio-facts-<name>``."""
    classes = ["portfolio-facts", *([f"portfolio-facts-{name}"] if name else [])]
    listed = nodes.definition_list("", classes=classes)
    for term, body in bodies:
        listed += nodes.definition_list_item("", nodes.term("", term), nodes.definition("", body))
    return listed


def joined(*texts: str) -> str:
    """Return short texts on one line, without those that are empty."""
    return " · ".join(filter(None, texts))


def anchor(id: str) -> nodes.target:
    """Return a target that other pages can link to, in every builder."""
    return nodes.target("", "", ids=[id])


def linked(target: Target | Outward, link: LinkTo) -> nodes.Node:
    """Return a link that says its own text."""
    return outward(target) if isinstance(target, Outward) else link(target, nodes.inline("", target.text))


def outward(link: Outward, *face: nodes.Node) -> nodes.Element:
    """Return a link that leaves the site, or leads to a program; without a ``face`` it says its own text."""
    classes = ["portfolio-out", f"portfolio-out-{link.kind}"]
    if link.place:
        to: dict[str, Any] = {
            "refdomain": "portfolio",
            "reftype": "target",
            "reftarget": "#".join(link.place),
        }
        shown = nodes.inline("", "", *(face or [nodes.Text(link.text)]), classes=classes)
        return pending_xref("", shown, refexplicit=True, **to)
    return nodes.reference("", "", *(face or [nodes.Text(link.text)]), refuri=link.url, classes=classes)


def image(shown: Picture, name: str) -> nodes.image:
    """Return a picture with the class ``portfolio-<name>``."""
    path = shown.path
    return nodes.image("", uri=path, candidates={"*": path}, alt=shown.alt, classes=[f"portfolio-{name}"])


def picture(drawing: ET.Element) -> nodes.raw:
    """Return a drawing that only HTML shows, because the words beside it say the same."""
    markup = ET.tostring(drawing, encoding="unicode", short_empty_elements=False)
    return nodes.raw("", markup, format="html")


def quantity(view: ResultView) -> list[nodes.Node]:
    """Return how much was reached, to stand before the claim on its line."""
    return [inline(view.quantity, "figure"), nodes.Text(" ")] if view.quantity else []


def comparison(view: ResultView) -> list[nodes.Node]:
    """Return what that is measured against, to stand behind the claim."""
    return [nodes.Text(" "), inline(view.comparison, "against")] if view.comparison else []


def mark(view: ResultView, words: Words) -> nodes.inline:
    """Return what says that nothing public shows a result."""
    said = view.mark(words)
    state = "unpublished" if view.unpublished else "missing"
    return nodes.inline(said, said, classes=["portfolio-mark", f"portfolio-mark-{state}"])


def source(exhibit: Outward, words: Words) -> str:
    """Return where a piece of evidence is, in a word: its host, or for a program that it is one."""
    return exhibit.host or exhibit.kind_label(words)


def _dotted(host: str) -> Iterator[nodes.Node]:
    """Yield a host; a long one may go on in another line at a dot, and is broken at no letter."""
    first, *more = host.split(".") if len(host) > SHORT else [host]
    yield nodes.Text(first)
    for part in more:
        yield nodes.raw("", "<wbr>", format="html")
        yield nodes.Text(f".{part}")


def sources(view: ResultView, words: Words) -> list[nodes.Node]:
    """Return a link for each piece of evidence that shows where it leads, and says what it is."""
    drawn: list[nodes.Node] = []
    for exhibit in view.exhibits:
        said = f"{words.colon}{exhibit.kind_label(words)}{words.colon}{exhibit.text}"
        spoken = inline(said if exhibit.host else f"{words.colon}{exhibit.text}", "spoken")
        drawn += [nodes.Text(" "), outward(exhibit, *_dotted(source(exhibit, words)), spoken)]
    return drawn[1:]


def seen(view: ResultView, words: Words) -> list[nodes.Node]:
    """Return where the first evidence is and how much more there is, without links; or the mark of none."""
    if not view.exhibits:
        return [mark(view, words)]
    first, more = view.exhibits[0], len(view.exhibits) - 1
    said = source(first, words) + (f" +{more}" if more else "")
    return [
        nodes.inline(said, said, classes=["portfolio-out", f"portfolio-out-{first.kind}", "portfolio-host"])
    ]


def support(view: ResultView, words: Words, *, named: bool = True) -> nodes.paragraph:
    """Return what stands behind a result, or the reason why nothing can be shown.

    Links have their titles, and their hosts; where the page names these elsewhere, they have their kinds.
    """
    parts: list[str | nodes.Node] = []
    for exhibit in view.exhibits:
        spoken = inline(f"{words.colon}{exhibit.text}", "spoken")
        face = () if named else (nodes.Text(exhibit.kind_label(words)), spoken)
        parts += [" ", outward(exhibit, *face)]
        parts += [" ", inline(exhibit.host, "host")] if exhibit.host else []
        parts += [" ", inline(f"({exhibit.note})", "note")] if exhibit.note else []
    if not view.exhibits:
        parts += [" ", mark(view, words)]
    if view.unpublished:
        parts += [" ", inline(view.unpublished, "reason")]
    return paragraph(*parts[1:], name="support")


def secret(view: ResultView, words: Words) -> Drawn:
    """Return the mark of what is not public as what opens to tell why; elsewhere than in HTML both stand."""
    return folded("secret", view.mark(words), [support(view, words)])


def folded(name: str, summary: str, blocks: Drawn) -> Drawn:
    """Return blocks that unfold in HTML by a click on the summary, which stands nowhere else."""
    begin = f'<details class="portfolio-{name}"><summary>{escape(summary)}</summary>'
    return [nodes.raw("", begin, format="html"), *blocks, nodes.raw("", "</details>", format="html")]
