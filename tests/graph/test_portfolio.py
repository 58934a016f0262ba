"""The portfolio is the pages' records, linked both ways and sorted by time."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from portfolios import TODAY, link, read, sources
from sphinx_portfolio.graph.portfolio import Portfolio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.graph.portfolio import Claim, Page


def ids(pages: Iterable[Page]) -> list[str]:  # type: ignore[type-arg]
    """Return the ids of pages, in their order."""
    return [page.id for page in pages]


def told(claims: Iterable[Claim]) -> list[tuple[str, str, list[str]]]:
    """Return where each result stands, what it claims, and the ids of its evidence."""
    return [(c.page.id, c.result.claim, [e.evidence.id for e in c.exhibits]) for c in claims]


def test_newest_first() -> None:
    """Roles and write-ups stand newest first; a write-up without dates takes those of its role."""
    portfolio = link()
    assert ids(portfolio.roles) == ["lab", "shop"]
    assert ids(portfolio.projects) == ["parser", "kernel", "till"]
    assert ids(portfolio.projects_of("lab")) == ["parser", "kernel"]
    assert portfolio.projects_of("nowhere") == ()


def test_present_is_newest() -> None:
    """What lasts comes before what has ended."""
    texts = sources()
    texts["roles/shop"] = texts["roles/shop"].replace("end: 2021", "end: present")
    assert ids(link(texts).roles) == ["shop", "lab"]


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reading_does_not_matter(seed: int) -> None:
    """The portfolio is the same in whatever order its pages were read."""
    pages = read(sources())
    Random(seed).shuffle(pages)
    assert Portfolio.link(pages, today=TODAY) == link()


def test_relations_go_both_ways() -> None:
    """A write-up is related to the one that names it."""
    portfolio = link()
    assert ids(portfolio.related("kernel")) == ["parser"]
    assert ids(portfolio.related("parser")) == ["kernel"]
    assert portfolio.related("till") == ()


def test_claims_lead_to_evidence_and_back() -> None:
    """Each result has its evidence, and each piece of evidence the results that it shows."""
    portfolio = link()
    assert told(portfolio.claims) == [
        ("lab", "Paper", ["paper"]),
        ("kernel", "Multiplication time", ["pr-1"]),
        ("kernel", "Memory saved", []),
    ]
    assert told(portfolio.strongest) == [("kernel", "Multiplication time", ["pr-1"])]
    back = {id: told(claims) for id, claims in portfolio.claims_citing.items()}
    assert back == {
        "paper": [("lab", "Paper", ["paper"])],
        "pr-1": [("kernel", "Multiplication time", ["pr-1"])],
    }


def test_evidence_of_another_page() -> None:
    """A result may be shown by evidence that another page declares."""
    texts = sources()
    texts["roles/lab"] = texts["roles/lab"].replace("evidence: [paper]", "evidence: [paper, pr-1]")
    (claim, *_) = link(texts).claims
    assert [(exhibit.page.id, exhibit.anchor) for exhibit in claim.exhibits] == [
        ("lab", "evidence-paper"),
        ("kernel", "evidence-pr-1"),
    ]


def test_skills_are_proved_and_dated() -> None:
    """A skill has the write-ups that name it, the years they touch, and each month once."""
    uses = {use.skill.name: use for use in link().skills}
    assert {name: (ids(use.proofs), use.years, len(use.months)) for name, use in uses.items()} == {
        "C++": (["kernel", "till"], (2020, 2022), 9),
        "Rust": (["parser"], (2022, 2023), 18),
        "Matrix multiplication": (["kernel"], (2022,), 7),
    }


@pytest.mark.parametrize("name", ["Matrix multiplication", "matrix MULTIPLICATION", "GEMM", "gemm", "matmul"])
def test_skill_by_any_name(name: str) -> None:
    """A skill is found by its name or an alias, however it is capitalised."""
    use = link().skill(name)
    assert use
    assert use.skill.name == "Matrix multiplication"


def test_skills_of_a_role() -> None:
    """A role has the skills of its write-ups, in the order of the vocabulary."""
    assert [use.skill.name for use in link().skills_of("lab")] == ["C++", "Rust", "Matrix multiplication"]


def test_mistakes_still_link() -> None:
    """What points nowhere is left out, and the rest stands."""
    texts = sources()
    texts["projects/kernel"] = (
        texts["projects/kernel"]
        .replace("role: lab", "role: nowhere")
        .replace("[pr-1]", "[pr-1, pr-9]")
        .replace("related: [parser]", "related: [kernel, nothing]")
    )
    portfolio = link(texts)
    assert ids(portfolio.projects_of("lab")) == ["parser"]
    assert portfolio.related("kernel") == ()
    assert told(portfolio.claims)[-2:] == [
        ("kernel", "Multiplication time", ["pr-1"]),
        ("kernel", "Memory saved", []),
    ]
