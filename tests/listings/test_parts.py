"""The parts of which listings are drawn: classes of ours, and nodes that every builder writes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from docutils import nodes

from drawing import link_to, outline
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings import parts
from sphinx_portfolio.views.results import ResultView
from sphinx_portfolio.views.viewer import Outward, Target

PULL = Outward(text="The kernel", url="https://example.org/pull/1", kind="pull-request")
HERE = Target(text="A kernel", docname="projects/kernel", anchor="result-a")


def result(quantity: str = "", comparison: str = "", unpublished: str = "", *exhibits: Outward) -> ResultView:
    """Return a result with these."""
    return ResultView(
        quantity=quantity, claim="A", comparison=comparison, note="", anchor="result-a", page=HERE,
        exhibits=exhibits, unpublished=unpublished,
    )  # fmt: skip


def xml(node: nodes.Node) -> str:
    """Return a node as docutils writes it."""
    return node.asdom().toxml()


def test_texts_have_our_classes() -> None:
    """A paragraph, a span, a list and a block are named after what stands in them."""
    text = parts.inline("1 ms", "figure")
    assert xml(text) == '<inline classes="portfolio-figure">1 ms</inline>'
    assert text.rawsource == "1 ms"
    assert xml(parts.paragraph("It takes ", text, name="what")) == (
        f'<paragraph classes="portfolio-what">It takes {xml(text)}</paragraph>'
    )
    assert xml(parts.paragraph("plain")) == "<paragraph>plain</paragraph>"
    block = parts.block("header", "portfolio-header-role", children=[parts.paragraph("in it")])
    assert outline([block]) == ["container.header.header-role", "  paragraph: in it"]
    assert (block["design_component"], block["classes"][0]) == ("portfolio-header", "portfolio-header")


def test_items() -> None:
    """What stands on one line becomes a paragraph; blocks stay as they are, one or many in an entry."""
    block, link = parts.paragraph("block"), nodes.reference("", "there", refuri="https://example.org")
    listed = parts.items("chips", ["text", link, block, [parts.paragraph("one"), parts.paragraph("two")]])
    assert listed["bullet"] == "-"
    assert outline([listed]) == [
        "list.chips",
        "  - text",
        "  - <https://example.org|there>",
        "  - block",
        "  item",
        "    paragraph: one",
        "    paragraph: two",
    ]


def test_facts_and_sections() -> None:
    """A fact is a term with its body, a section a heading with what follows; neither adds to the contents."""
    facts = parts.facts([("When", parts.paragraph("2022")), ("Where", parts.paragraph("Lisbon"))])
    assert outline([facts]) == ["facts.facts", "  When: 2022", "  Where: Lisbon"]
    section = parts.section("skills", nodes.Text("Skills"), facts)
    assert outline([section])[:2] == ["section#skills", "  title: Skills"]
    assert section["names"] == []


@pytest.mark.parametrize(
    ("texts", "line"), [(("2022", "", "7 months"), "2022 · 7 months"), (("", ""), ""), (("2022", ""), "2022")]
)
def test_joined(texts: tuple[str, ...], line: str) -> None:
    """Short texts stand on one line with a dot between them; empty ones leave none."""
    assert parts.joined(*texts) == line


def test_links() -> None:
    """A link within the site is made by whoever knows where it is; one out of it says of what kind it is."""
    assert outline([parts.paragraph(parts.linked(HERE, link_to))]) == [
        "paragraph: <projects/kernel#result-a|A kernel>"
    ]
    classes = "portfolio-out portfolio-out-pull-request"
    plain = f'<reference classes="{classes}" refuri="https://example.org/pull/1">The kernel</reference>'
    assert xml(parts.linked(PULL, link_to)) == xml(parts.outward(PULL)) == plain
    assert xml(parts.outward(PULL, nodes.Text("there"))) == plain.replace("The kernel", "there")


def test_places() -> None:
    """A place to lead to is a target; a drawing is for HTML alone, and keeps its end tags."""
    assert xml(parts.anchor("result-a")) == '<target ids="result-a"/>'
    picture = parts.picture(ET.fromstring("<svg><rect /></svg>"))
    assert (picture["format"], picture.astext()) == ("html", "<svg><rect></rect></svg>")


def test_statement() -> None:
    """How much stands before a claim and against what behind it, each with its space, or not at all."""
    whole, bare = result("1 ms", "against 2 ms"), result()
    claim = parts.inline("A", "claim")
    assert outline([parts.paragraph(*parts.quantity(whole), claim, *parts.comparison(whole))]) == [
        "paragraph: {figure|1 ms} {claim|A} {against|against 2 ms}"
    ]
    assert (parts.quantity(bare), parts.comparison(bare)) == ([], [])


def test_support() -> None:
    """Links say their titles and hosts, or their kinds where the page names them; a mark says why none is."""
    secret, shown = (
        result("", "", "Private."),
        result("", "", "", PULL, Outward(text="B", url="https://b.example")),
    )
    pull = "<https://example.org/pull/1 out out-pull-request|"
    assert outline([parts.support(shown, ENGLISH), parts.support(shown, ENGLISH, named=False)]) == [
        (
            f"paragraph.support: {pull}The kernel> {{host|example.org}}"
            " <https://b.example out out-link|B> {host|b.example}"
        ),
        (
            f"paragraph.support: {pull}Pull request{{spoken|: The kernel}}> {{host|example.org}}"
            " <https://b.example out out-link|Link{spoken|: B}> {host|b.example}"
        ),
    ]
    assert outline(
        [parts.paragraph(*parts.sources(shown, ENGLISH)), parts.paragraph(*parts.seen(shown, ENGLISH))]
    ) == [
        (
            f"paragraph: {pull}example.org{{spoken|: Pull request: The kernel}}>"
            " <https://b.example out out-link|b.example{spoken|: Link: B}>"
        ),
        "paragraph: {out out-pull-request host|example.org +1}",
    ]
    assert outline([parts.support(secret, ENGLISH), parts.paragraph(*parts.seen(secret, ENGLISH))]) == [
        "paragraph.support: {mark mark-unpublished|Not public} {reason|Private.}",
        "paragraph: {mark mark-unpublished|Not public}",
    ]
    assert parts.sources(secret, ENGLISH) == []
    assert parts.mark(secret, ENGLISH).rawsource == "Not public"


def test_long_host_goes_on_at_a_dot() -> None:
    """A host that a narrow tile has no room for is broken before a dot, a short one nowhere."""
    long = result("", "", "", Outward(text="B", url="https://status.ledger.example"))
    assert outline([parts.paragraph(*parts.sources(long, ENGLISH))]) == [
        (
            "paragraph: <https://status.ledger.example out out-link|"
            "status<wbr>.ledger<wbr>.example{spoken|: Link: B}>"
        )
    ]


def test_program_is_a_source() -> None:
    """Evidence on the site itself, which has no host, is called what it is."""
    program = Outward(text="Tiles", url="", kind="program", place=("projects/kernel", "program-tiles"))
    assert parts.source(program, ENGLISH) == "Program"
    (link,) = parts.sources(result("", "", "", program), ENGLISH)
    assert link.astext() == "Program: Tiles"


def test_folded() -> None:
    """Blocks unfold in HTML; the summary is text, whatever stands in it."""
    assert outline(parts.folded("more", "<b>", [parts.paragraph("in it")])) == [
        'raw: <details class="portfolio-more"><summary>&lt;b&gt;</summary>',
        "paragraph: in it",
        "raw: </details>",
    ]
