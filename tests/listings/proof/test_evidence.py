"""Evidence stands where it is declared, with every result that it shows."""

from __future__ import annotations

from dataclasses import replace

from docutils import nodes

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.pages import ShownProgram
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings import parts
from sphinx_portfolio.listings.proof.evidence import LISTING, EvidenceView, Piece
from sphinx_portfolio.views.results import view_result
from sphinx_portfolio.views.viewer import Outward, Target

TIME = Target(text="Multiplication time", docname="projects/kernel", anchor="result-multiplication-time")
PAPER = Target(text="Paper", docname="roles/lab", anchor="result-paper")
PULL = Outward(text="The kernel", url="https://example.org/pull/1", kind="pull-request")
DATA = Outward(text="Data", url="https://example.org/data", kind="dataset")


def test_what_a_page_declares() -> None:
    """A piece of evidence has its link and the results of all pages; a result without any has its reason."""
    portfolio = portfolios.link(edited(("roles/lab", "evidence: [paper]", "evidence: [paper, pr-1]")))
    _, secret = portfolio.claims_of(portfolio.projects[1])
    assert view(LISTING, "projects/kernel", over=viewer(portfolio)) == EvidenceView(
        pieces=(Piece(link=PULL, anchor="evidence-pr-1", shows=(PAPER, TIME)),),
        unpublished=(view_result(secret, ENGLISH),),
    )


def test_evidence_of_a_text() -> None:
    """Evidence that no result cites stands there none the less."""
    repository = Outward(text="The parser", url="https://example.org/parser", kind="repository")
    piece = Piece(link=repository, anchor="evidence-repo", shows=())
    assert view(LISTING, "projects/parser") == EvidenceView(pieces=(piece,), unpublished=())


def test_nothing_to_show() -> None:
    """There is nothing on a page without a record, in a profile, or where a record declares nothing."""
    assert [view(LISTING, docname) for docname in ("about", "index", "roles/shop")] == [None] * 3


def test_only_a_reason() -> None:
    """A page without evidence shows why its results have none."""
    texts = edited(("projects/till", "  skills: [C++]", "  results: [{claim: Sold, unpublished: Secret.}]"))
    shown = view(LISTING, "projects/till", over=viewer(portfolios.link(texts)))
    assert (shown.pieces, [result.unpublished for result in shown.unpublished]) == ((), ["Secret."])


def test_drawing() -> None:
    """Each piece says its title, kind, host and what it shows; the results that have none come last."""
    shown = view(LISTING, "projects/kernel")
    pieces = (
        Piece(link=PULL, anchor="evidence-pr-1", shows=(PAPER, TIME)),
        Piece(
            link=Outward(text="Data", url="https://example.org/data", kind="dataset"), anchor="e", shows=()
        ),
    )
    assert outline(
        LISTING.draw(EvidenceView(pieces=pieces, unpublished=shown.unpublished), link_to, ENGLISH)
    ) == [
        "list.evidence",
        "  item",
        "    paragraph: (#evidence-pr-1)<https://example.org/pull/1 out out-pull-request|The kernel>",
        "    paragraph.kind: Pull request · example.org",
        (
            "    paragraph.shows: Shows: <roles/lab#result-paper|Paper>,"
            " <projects/kernel#result-multiplication-time|Multiplication time>"
        ),
        "  item",
        "    paragraph: (#e)<https://example.org/data out out-dataset|Data>",
        "    paragraph.kind: Dataset · example.org",
        "  item",
        "    paragraph: {mark mark-unpublished|Not public}",
        (
            "    paragraph.shows: <projects/kernel#result-memory-saved|{claim|Memory saved}>:"
            " {reason|Measured in private.}"
        ),
    ]


def test_entry() -> None:
    """The directive is ``portfolio:evidence`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("evidence", {})


def test_program_leads_to_where_it_is_shown() -> None:
    """A program is linked within the site, and says when it ran, or that it did not."""
    edit = ("projects/kernel", "url: https://example.org/pull/1", "program: /a.py")
    place = ShownProgram(docname="roles/lab", anchor="program-a", ran="2 Jan 2026")
    for shown, note in (
        (place, "runs at each build, last on 2 Jan 2026"),
        (replace(place, ran=""), "did not run at this build"),
    ):
        portfolio = replace(portfolios.link(edited(edit)), programs={"a.py": shown})
        found = view(LISTING, "projects/kernel", over=viewer(portfolio))
        assert found.pieces[0].link == Outward(
            text="The kernel", url="", kind="pull-request", place=("roles/lab", "program-a"), note=note
        )
        line = outline(LISTING.draw(found, link_to, ENGLISH))[2]
        said = "{out out-pull-request|The kernel}"
        assert f"<roles/lab#program-a|{said}> {{note|({note})}}" in line
        claim = view_result(portfolio.claims_of(portfolio.projects[1])[0], ENGLISH)
        assert f"({note})" in parts.support(claim, ENGLISH).astext()
        assert f"({note})" not in nodes.inline("", "", *parts.sources(claim, ENGLISH)).astext()
