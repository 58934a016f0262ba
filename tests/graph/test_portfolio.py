"""The portfolio is the pages' records, linked both ways and sorted by time."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from portfolios import TODAY, edited, link, read, sources
from sphinx_portfolio.graph.portfolio import Portfolio, grouped
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.dates import PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.graph.pages import Claim, Page

ROLE = """---
portfolio: {{kind: role, organisation: O, title: T, summary: S, start: {}, end: {}}}
---
# O
"""
NOWHERE = ("projects/kernel", "role: lab", "role: nowhere")


def ids(pages: Iterable[Page]) -> list[str]:  # type: ignore[type-arg]
    """Return the ids of pages, in their order."""
    return [page.id for page in pages]


def facts(claims: Iterable[Claim]) -> list[tuple[str, str, list[str]]]:
    """Return where each result stands, what it claims, and the ids of its evidence."""
    return [(c.page.id, c.result.claim, [e.evidence.id for e in c.exhibits]) for c in claims]


def order(*spans: tuple[str, str]) -> list[str]:
    """Return the ids of roles with these times, named by letters, in the order of the portfolio."""
    texts = {f"roles/{letter}": ROLE.format(*span) for letter, span in zip("abcdef", spans, strict=False)}
    return ids(link(texts).roles)


def test_newest_first() -> None:
    """Roles and write-ups stand newest first; a write-up without dates takes those of its role."""
    portfolio = link()
    assert ids(portfolio.roles) == ["lab", "shop"]
    assert ids(portfolio.projects) == ["parser", "kernel", "till"]
    assert ids(portfolio.projects_of("lab")) == ["parser", "kernel"]
    assert portfolio.projects_of("nowhere") == ()


def test_order_of_time() -> None:
    """What ended last is first, of two that ended in one month what began last, of equals the first name."""
    assert order(("2019", "2020-05"), ("2018", "2020-06")) == ["b", "a"]
    assert order(("2018", "2020-06"), ("2019", "2020-06-30"), ("2018-01", "2020-06")) == ["b", "a", "c"]
    assert order(("2019", "2025-12"), ("2019", "present"), ("2018", "2026-01")) == ["b", "c", "a"]


def test_what_has_not_begun_is_newest() -> None:
    """A role that begins after today, and lasts, comes before all others."""
    assert order(("2020", "present"), ("2027-03", "present"), ("2026-01", "2026-12")) == ["b", "c", "a"]
    portfolio = link(
        {"roles/a": ROLE.format("2027-03", "present"), "roles/b": ROLE.format("2025", "present")}
    )
    assert [portfolio.months_of(page) for page in portfolio.roles] == [
        range(12 * 2027 + 2, 12 * 2027 + 3),
        range(12 * 2025, 12 * 2026 + 1),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reading_does_not_matter(seed: int) -> None:
    """The portfolio is the same in whatever order its pages were read."""
    pages = read(sources())
    Random(seed).shuffle(pages)
    assert Portfolio.link(pages, today=TODAY) == link()


def test_first_of_equals_counts() -> None:
    """Of two profiles that of home counts, else the first; of two pages of one id a role, else the first."""
    texts = sources()
    texts |= {
        "about": texts["index"],
        "work/lab": ROLE.format("2020", "2021"),
        "work/kernel": texts["projects/till"],
    }
    texts["projects/shop"] = texts["projects/till"]
    pages = read(texts)
    by_home = {
        home: Portfolio.link(pages, today=TODAY, home=home).profile for home in ("index", "about", "x")
    }
    assert [page.docname for page in by_home.values() if page] == ["index", "about", "about"]
    portfolio = link(texts)
    assert portfolio.profile
    assert portfolio.profile.docname == "index"
    assert [page.docname for page in (portfolio.role("lab"), portfolio.role("shop")) if page] == [
        "roles/lab",
        "roles/shop",
    ]
    assert portfolio.project("shop") is None
    till = portfolio.project("till")
    assert till
    assert till.docname == "projects/till"
    assert (portfolio.role("kernel"), portfolio.project("lab"), portfolio.role("x")) == (None, None, None)


def test_reading_order() -> None:
    """One reads the profile, then each role with its write-ups, newest first, then work of no known role."""
    portfolio = link(edited(NOWHERE))
    assert ids(portfolio.reading_order) == ["lab", "parser", "shop", "till", "kernel"]
    assert ids(portfolio.pages) == ["index", "lab", "parser", "shop", "till", "kernel"]
    assert ids(portfolio.dated) == ["lab", "shop", "parser", "kernel", "till"]
    alone = link({name: text for name, text in sources().items() if name != "index"})
    assert ids(alone.pages) == ids(alone.reading_order)


def test_pages_by_name() -> None:
    """Every page with a record is found by its name, and no other."""
    portfolio = link()
    assert [portfolio.page(name) for name in ("index", "roles/lab", "projects/till")] == [
        portfolio.profile,
        portfolio.roles[0],
        portfolio.projects[2],
    ]
    assert portfolio.page("about") is None


def test_facts_of_a_role_hold_for_its_work() -> None:
    """A write-up has its role's organisation, and its role's time where it has none of its own."""
    portfolio = link(edited(NOWHERE))
    lab, parser = portfolio.roles[0], portfolio.projects[0]
    kernel, till = portfolio.projects[1:]
    assert [portfolio.role_of(page) for page in (lab, parser, kernel, portfolio.profile, None)] == [
        lab, lab, None, None, None,
    ]  # fmt: skip
    assert [portfolio.organisation_of(page) for page in (lab, parser, kernel)] == [
        "Example Laboratories", "Example Laboratories", "",
    ]  # fmt: skip
    span = Span(PartialDate(2022, 3), PartialDate(2023, 8))
    assert portfolio.span_of(lab) == portfolio.span_of(parser) == span
    assert portfolio.dates_of(lab) == portfolio.dates_of(parser) == "Mar 2022 – Aug 2023"
    assert portfolio.dates_of(till) == "Feb – 15 Mar 2020"
    assert portfolio.months_of(till) == range(12 * 2020 + 1, 12 * 2020 + 3)


def test_no_time_at_all() -> None:
    """A write-up without dates, of no known role, has no time, and comes last."""
    portfolio = link(edited(("projects/parser", "role: lab", "role: nowhere")))
    assert ids(portfolio.projects) == ["kernel", "till", "parser"]
    parser = portfolio.projects[-1]
    assert portfolio.span_of(parser) is None
    assert (portfolio.dates_of(parser), portfolio.months_of(parser)) == ("", range(0))


def test_featured() -> None:
    """What its owner features stands in the owner's order, whatever its age."""
    texts = edited(
        ("projects/till", "  skills: [C++]", "  featured: 1"),
        ("projects/kernel", "  featured: 1\n  related", "  featured: 2\n  related"),
        ("projects/kernel", "      unpublished", "      featured: 3\n      unpublished"),
        ("roles/lab", "value: Examples '23", "featured: 2"),
    )
    portfolio = link(texts)
    assert ids(portfolio.featured) == ["till", "kernel"]
    assert [claim.result.claim for claim in portfolio.strongest] == [
        "Multiplication time",
        "Paper",
        "Memory saved",
    ]
    assert ids(link().featured) == ["kernel"]


def test_relations_go_both_ways() -> None:
    """A write-up is related to the one that names it, once, and those related stand newest first."""
    portfolio = link()
    assert ids(portfolio.related("kernel")) == ["parser"]
    assert ids(portfolio.related("parser")) == ["kernel"]
    assert portfolio.related("till") == ()
    texts = edited(
        ("projects/till", "  skills: [C++]", "  related: [kernel, till]"),
        ("projects/parser", "  skills: [Rust]", "  related: [kernel]"),
    )
    assert ids(link(texts).related("kernel")) == ["parser", "till"]
    assert ids(link(texts).related("till")) == ["kernel"]


def test_claims_lead_to_evidence_and_back() -> None:
    """Each result has its evidence, and each piece of evidence the results that it shows."""
    portfolio = link()
    assert facts(portfolio.claims) == [
        ("lab", "Paper", ["paper"]),
        ("kernel", "Multiplication time", ["pr-1"]),
        ("kernel", "Memory saved", []),
    ]
    assert facts(portfolio.strongest) == [("kernel", "Multiplication time", ["pr-1"])]
    back = {id: facts(claims) for id, claims in portfolio.claims_citing.items()}
    assert back == {
        "paper": [("lab", "Paper", ["paper"])],
        "pr-1": [("kernel", "Multiplication time", ["pr-1"])],
    }
    assert {id: exhibit.page.id for id, exhibit in portfolio.exhibits.items()} == {
        "paper": "lab",
        "repo": "parser",
        "pr-1": "kernel",
    }


def test_claims_around_a_page() -> None:
    """A role has its own results and those of its write-ups, a write-up its own alone."""
    portfolio = link()
    lab, shop = portfolio.roles
    assert facts(portfolio.claims_around(lab)) == facts(portfolio.claims)
    assert portfolio.claims_around(shop) == ()
    kernel = portfolio.projects[1]
    assert (
        facts(portfolio.claims_around(kernel))
        == facts(portfolio.claims_of(kernel))
        == facts(portfolio.claims)[1:]
    )


def test_evidence_of_another_page() -> None:
    """A result may be shown by evidence that another page declares."""
    (claim, *_) = link(edited(("roles/lab", "evidence: [paper]", "evidence: [paper, pr-1]"))).claims
    assert [(exhibit.page.id, exhibit.anchor) for exhibit in claim.exhibits] == [
        ("lab", "evidence-paper"),
        ("kernel", "evidence-pr-1"),
    ]


def test_first_evidence_of_an_id_counts() -> None:
    """Of two pieces of evidence of one id, that of a role counts, and of the newer page."""
    portfolio = link(
        edited(("projects/parser", "id: repo", "id: pr-1"), ("projects/kernel", "id: pr-1", "id: paper"))
    )
    assert portfolio.exhibits["paper"].page.id == "lab"
    assert portfolio.exhibits["pr-1"].page.id == "parser"


def test_years_to_come_are_no_years_of_use() -> None:
    """What is to begin has used no skill yet, and what is to end has used it up to today."""
    later = link(
        edited(("projects/till", "start: 2020-02\n  end: 2020-03-15", "start: 2031\n  end: present"))
    )
    assert later.skills[0].years == (2022,)
    lasting = link(edited(("projects/kernel", "end: 2022-12", "end: 2032")))
    assert lasting.skills[2].years[-1] == lasting.today.year


def test_one_employer_however_it_is_written() -> None:
    """Apostrophes, spaces and capitals make no other employer; a role to come says that it is to begin."""
    texts = edited(
        ("roles/lab", "organisation: Example Laboratories", "organisation: St Mary's"),
        ("roles/shop", "organisation: Corner Shop", "organisation: St  Mary’s"),
        ("roles/shop", "title: Programmer", "title: Compiler engineer"),
        ("roles/shop", "start: 2020\n  end: 2021", "start: 2030-01\n  end: present"),
    )
    portfolio = link(texts)
    assert [len(roles) for roles in portfolio.employers] == [2]
    assert portfolio.roles[0].apart == "Compiler engineer (from Jan 2030)"


def test_skills_are_proved_and_dated() -> None:
    """A skill has the write-ups that name it, the years that they touch, and each month once.

    A write-up without dates was done in the year of its role, where that is one; of more, no one knows which.
    """
    uses = {use.skill.name: use for use in link().skills}
    assert {name: (use.group, ids(use.proofs), use.years, len(use.months)) for name, use in uses.items()} == {
        "C++": ("Languages", ["kernel", "till"], (2020, 2022), 9),
        "Rust": ("Languages", ["parser"], (), 0),
        "Matrix multiplication": ("Kernels", ["kernel"], (2022,), 7),
    }
    rust = link(edited(("roles/lab", "start: 2022-03", "start: 2023-03"))).skills[1]
    assert rust.years == (2023,)
    edits = (("start: 2022-03", "start: 2022-12"), ("end: 2023-08", "end: 2023-01"))
    assert link(edited(*(("roles/lab", *edit) for edit in edits))).skills[1].years == ()
    assert uses["C++"].anchor == "skill-c-plus-plus"
    twice = link(edited(("projects/parser", "[Rust]", "[Rust, rust]"))).skills[1]
    assert ids(twice.proofs) == ["parser"]


def test_roles_at_one_organisation_are_told_apart_and_belong_together() -> None:
    """Two roles at one organisation are called by their titles too."""
    renamed = link(edited(("roles/shop", "organisation: Corner Shop", "organisation: example laboratories")))
    assert [page.label for page in renamed.roles] == [
        "Example Laboratories, Compiler engineer",
        "example laboratories, Programmer",
    ]
    assert [[page.id for page in pages] for pages in renamed.employers] == [["lab", "shop"]]
    pages = read(edited(("roles/shop", "Corner Shop\n  title", "Example Laboratories\n  title")))
    arabic = Portfolio.link(pages, today=TODAY, words=Words("ar"))
    assert arabic.roles[1].label == "Example Laboratories، Programmer"
    assert [page.label for page in link().roles] == ["Example Laboratories", "Corner Shop"]


def test_work_of_ones_own_and_across_roles() -> None:
    """A write-up of two roles stands in both and is read once; one without a role comes last."""
    both = link(edited(("projects/till", "role: shop", "role: [lab, shop]")))
    assert "till" in [page.id for page in both.projects_of("lab")]
    assert [page.id for page in both.reading_order].count("till") == 1
    alone = link(edited(("projects/till", "  role: shop\n", "")))
    assert [page.id for page in alone.own_projects] == ["till"]
    assert alone.reading_order[-1].id == "till"
    assert alone.organisation_of(alone.own_projects[0]) == ""


def test_entries_stand_by_their_sections() -> None:
    """The known sections come in their order, then those of the owner; of one section pages join."""
    page = "---\nportfolio:\n  kind: entries\n  section: {}\n  entries: [{{title: T}}]\n---\n# T\n".format
    texts = {"a": page("Exhibitions"), "b": page("awards"), "c": page("Education"), "d": page("awards")}
    found = link(sources() | texts)
    shown = {name: [each.docname for each in pages] for name, pages in found.sections.items()}
    assert list(shown.items()) == [("education", ["c"]), ("awards", ["b", "d"]), ("Exhibitions", ["a"])]


def test_no_profile_no_skills() -> None:
    """Without a profile there is no vocabulary."""
    assert link({name: text for name, text in sources().items() if name != "index"}).skills == ()


@pytest.mark.parametrize("name", ["Matrix multiplication", "matrix MULTIPLICATION", "GEMM", "gemm", "matmul"])
def test_skill_by_any_name(name: str) -> None:
    """A skill is found by its name or an alias, however it is capitalised."""
    use = link().skill(name)
    assert use
    assert use.skill.name == "Matrix multiplication"


def test_name_comes_before_alias() -> None:
    """Where one skill has another's name for an alias, the name counts."""
    use = link(edited(("index", "aliases: [cpp]", "aliases: [RUST]"))).skill("rust")
    assert use
    assert use.skill.name == "Rust"
    assert link().skill("Go") is None


def test_skills_of_a_role() -> None:
    """A role has the skills of its write-ups, in the order of the vocabulary."""
    assert [use.skill.name for use in link().skills_of("lab")] == ["C++", "Rust", "Matrix multiplication"]
    assert [use.skill.name for use in link().skills_of("shop")] == ["C++"]


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
    assert facts(portfolio.claims)[-2:] == [
        ("kernel", "Multiplication time", ["pr-1"]),
        ("kernel", "Memory saved", []),
    ]


def test_grouped() -> None:
    """What has one key stands together, in the order in which it came; keys come as they came first."""
    found = grouped([("b", 1), ("a", 2), ("b", 3)])
    assert list(found.items()) == [("b", (1, 3)), ("a", (2,))]


def test_publications_both_ways() -> None:
    """A page leads to what it names or shows as evidence, and a publication back to every such page."""
    bare = dict.fromkeys(("title", "venue", "year", "pages", "doi"), "")
    named = Publication(key="example2023", kind="misc", authors=(), url="", **bare)
    shown = Publication(key="shown", kind="misc", authors=(), url="https://example.org/paper", **bare)
    other = Publication(key="other", kind="misc", authors=(), url="", **bare)
    portfolio = Portfolio.link(read(sources()), today=TODAY, publications=[other, shown, named])
    lab = portfolio.role("lab")
    assert portfolio.publications_of(lab) == (shown, named)
    assert portfolio.publications_of(portfolio.profile) == portfolio.publications_of(None) == ()
    assert portfolio.works_behind == {"shown": (lab,), "example2023": (lab,)}
