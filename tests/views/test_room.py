"""What a résumé loses first: the end of each list, and last of all what its owner wants on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import careers
import portfolios
from portfolios import edited
from sphinx_portfolio.model.items import Result
from sphinx_portfolio.views import resume, room
from sphinx_portfolio.views.variants import Variant

if TYPE_CHECKING:
    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.model.records import Role

WHOLE = Variant()


def test_pages() -> None:
    """One page up to ten years of work, two beyond; months are counted once, and what is left out is not."""
    assert room.pages(portfolios.link(), WHOLE) == 1
    assert room.pages(careers.veteran(), WHOLE) == 2
    assert room.pages(careers.veteran(), Variant(pages=1)) == 1
    last = tuple(f"r{n}" for n in range(3, 9))
    assert room.pages(careers.veteran(), Variant(without_roles=last)) == 1
    shop = ("roles/shop", "  start: 2020\n  end: 2021\n", "  start: 2012-03\n  end: 2022-02\n")
    lab = "  start: 2022-03\n  end: 2023-08\n"
    within, beyond = "  start: 2021-01\n  end: 2022-02\n", "  start: 2021-01\n  end: 2022-03\n"
    assert room.pages(portfolios.link(edited(shop, ("roles/lab", lab, within))), WHOLE) == 1
    assert room.pages(portfolios.link(edited(shop, ("roles/lab", lab, beyond))), WHOLE) == 2


def test_wanted() -> None:
    """An owner wants what they feature, what they name for a résumé, and the publications they select."""
    assert room.wanted(portfolios.link(), WHOLE) == {"projects/kernel"}
    named = Variant(projects=("till",))
    assert room.wanted(portfolios.link(), named) == {"projects/kernel", "projects/till"}
    shown = ("roles/lab", "      value: Ex", "      featured: 2\n      value: Ex")
    assert room.wanted(portfolios.link(edited(shown)), WHOLE) == {"projects/kernel", "roles/lab#result-paper"}
    assert room.wanted(careers.academic(2), WHOLE) == {"publication k0", "publication k1"}


def ranked(portfolio: object, variant: Variant = WHOLE) -> tuple[str, ...]:
    """Return what can be left out of a résumé, what stays longest first."""
    told = resume.compose(portfolio, variant, str)  # type: ignore[arg-type]
    return room.ranking(told, portfolio, variant)  # type: ignore[arg-type]


def test_ranking() -> None:
    """Degrees and certificates stay longest, then what is wanted, then the first of each list."""
    found = ranked(careers.academic(2))
    assert found[:4] == ("education#entry-phd", "education#entry-diploma", "publication k0", "publication k1")
    assert len(set(found)) == len(found)
    rest = [key for key in ranked(careers.academic()) if key.startswith(("talks", "publication"))]
    assert rest[:4] == [
        "publication k0",
        "talks#entry-on-the-stopping-of-solver-0",
        "publication k1",
        "talks#entry-on-the-stopping-of-solver-1",
    ]


def test_old_roles_go_first() -> None:
    """Of what was done in roles, that of older ones goes before that of newer ones."""
    found = [key for key in ranked(careers.veteran()) if "highlight" in key]
    assert found[0] == "roles/r0#highlight-1"
    assert found[-1] == "roles/r8#highlight-3"


def test_featured_results_of_old_roles_stay() -> None:
    """A featured result goes after all that is not featured, whatever the age of its role, by its place."""
    base = careers.veteran()

    def stated(page: Page[Role]) -> Page[Role]:
        place = {"r8": 1, "r7": 2, "r0": 3}.get(page.id)
        result = Result(claim="Kept", value="9", unpublished="Private.", featured=place)
        return replace(page, record=page.record.model_copy(update={"results": (result,)}))

    portfolio = replace(base, roles=tuple(map(stated, base.roles)))
    found = [key for key in ranked(portfolio) if not key.startswith("education")]
    wanted = {page.docname for page in portfolio.projects if page.record.featured}
    first = [key for key in found[: len(wanted) + 3] if key not in wanted]
    assert first == [f"roles/{id}#result-kept" for id in ("r8", "r7", "r0")]


def test_named_write_ups_keep_their_order() -> None:
    """Write-ups that are named stay in the order of the names."""
    found = ranked(portfolios.link(), Variant(projects=("till", "kernel")))
    assert found[:2] == ("projects/till", "projects/kernel")


def test_trim() -> None:
    """What is not kept is gone, with sections that have nothing left; those with a page lead to the rest."""
    told = resume.compose(careers.academic(), WHOLE, str)
    kept = room.trim(told, {"publication k0", "talks#entry-on-the-stopping-of-solver-1"})
    sizes = {s.id: (len(s.publications), len(s.items), s.whole) for s in kept.sections if s.more or s.items}
    assert sizes["talks"] == (0, 1, False)
    assert sizes["teaching"] == (0, 0, False), "it leads to its page"
    jobs = [job for employer in kept.sections[0].employers for job in employer.jobs]
    assert len(jobs) == 4, "roles stay"
    assert not any(job.lines for job in jobs)
    nowhere = resume.compose(careers.academic(), WHOLE, lambda _: "")
    assert [section.id for section in room.trim(nowhere, set()).sections] == ["experience"]


def test_trim_keeps_all() -> None:
    """Where all is kept, the résumé is the same."""
    for portfolio in (careers.nurse(), careers.academic(), careers.veteran(), careers.student()):
        told = resume.compose(portfolio, WHOLE, str)
        assert room.trim(told, frozenset(room.ranking(told, portfolio, WHOLE))) == told


def test_selected_stays_not_whole() -> None:
    """A selection is not the whole of the publications, though nothing of it was left out."""
    told = resume.compose(careers.academic(3), Variant(sections=("publications",)), str, bibliography="all")
    (section,) = room.trim(told, {f"publication k{n}" for n in range(3)}).sections
    assert not section.whole


def test_counts() -> None:
    """How much of each sort there is: write-ups, other lines, publications, entries of a section."""
    told = resume.compose(careers.student(), WHOLE, str)
    assert room.counts(told) == {
        "write-ups": 2,
        "lines of roles and own work": 2,
        "publications": 0,
        "entries under “Education”": 1,
        "entries under “Awards”": 1,
    }
    small = replace(portfolios.link())
    assert room.counts(resume.compose(small, WHOLE, str))["write-ups"] == 3
