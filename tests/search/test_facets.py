"""What a reader may choose pages by is what their records say."""

from __future__ import annotations

from typing import Any

import portfolios
from sphinx_portfolio.search import facets
from sphinx_portfolio.search.facets import Entry

OTHERS = {"about": "About", "resume": "Résumé"}


def entries() -> list[Entry]:
    """Return the pages of the small portfolio and two others."""
    titles = {docname: docname for docname in portfolios.sources()} | OTHERS
    return list(facets.entries(portfolios.link(), titles, resume="resume"))


def catalogue(found: list[Entry]) -> dict[str, Any]:
    """Return what a reader's browser is told of these pages, each with a text in the index."""
    addresses = {entry.docname: f"{entry.docname}.html" for entry in found}
    texts = {entry.docname: f"text of {entry.docname}" for entry in found}
    return facets.catalogue(portfolios.link(), found, addresses, texts)


def test_pages_come_from_new_to_old() -> None:
    """Home is first, then each role with its write-ups, the newest first, then the pages without a record."""
    assert [entry.docname for entry in entries()] == [
        "index", "roles/lab", "projects/parser", "projects/kernel", "roles/shop", "projects/till",
        "about", "claims", "skills", "resume",
    ]  # fmt: skip


def test_facets_of_each_kind() -> None:
    """A write-up has its role and skills, a role those of its write-ups; the years are those of the work."""
    found = {entry.docname: entry for entry in entries()}
    assert found["projects/kernel"] == Entry(
        docname="projects/kernel", title="A matrix kernel", kind="Write-up", roles=("Example Laboratories",),
        dates="Jun – Dec 2022", first_year=2022, last_year=2022, skills=("C++", "Matrix multiplication"),
        summary="A matrix kernel that is fast.",
    )  # fmt: skip
    assert found["roles/lab"] == Entry(
        docname="roles/lab", title="Example Laboratories", note="Compiler engineer", kind="Role",
        roles=("Example Laboratories",), dates="Mar 2022 – Aug 2023", first_year=2022, last_year=2023,
        skills=("C++", "Rust", "Matrix multiplication"), summary="I worked on a compiler.",
    )  # fmt: skip
    assert found["index"] == Entry(
        docname="index", title="Ada Example", kind="Home", summary="I make programs fast."
    )
    assert found["about"] == Entry(docname="about", title="About")
    assert found["resume"].note == "Curriculum vitae (CV)"


def test_write_up_of_two_roles_is_found_under_each() -> None:
    """Each of a write-up's employers is a value of its own."""
    texts = portfolios.edited(("projects/till", "role: shop", "role: [lab, shop]"))
    (till,) = (e for e in facets.entries(portfolios.link(texts), {}) if e.docname == "projects/till")
    assert till.roles == ("Example Laboratories", "Corner Shop")


def test_write_up_without_dates_has_its_roles() -> None:
    """Where only the time of the role is known, that is the time by which a write-up is found."""
    parser = next(entry for entry in entries() if entry.docname == "projects/parser")
    assert (parser.dates, parser.first_year, parser.last_year) == ("Mar 2022 – Aug 2023", 2022, 2023)


def test_years_of_a_role() -> None:
    """A role counts for the year in which it began up to that in which it ended, or to today's."""
    texts = portfolios.edited(("roles/shop", "start: 2020\n  end: 2021", "start: 2019-12\n  end: present"))
    found = {entry.docname: entry for entry in facets.entries(portfolios.link(texts), {})}
    assert (found["roles/shop"].first_year, found["roles/shop"].last_year) == (2019, 2026)
    assert (found["projects/till"].first_year, found["projects/till"].last_year) == (2020, 2020)


def test_what_has_not_begun() -> None:
    """A role that begins after today is found by the year of its start."""
    texts = portfolios.edited(("roles/shop", "start: 2020\n  end: 2021", "start: 2027\n  end: present"))
    (shop,) = (e for e in facets.entries(portfolios.link(texts), {}) if e.docname == "roles/shop")
    assert (shop.dates, shop.first_year, shop.last_year) == ("from 2027", 2027, 2027)


def test_work_of_no_known_role() -> None:
    """A write-up whose role no page describes comes after the roles, without organisation, dates or years."""
    texts = portfolios.edited(
        ("projects/parser", "role: lab", "role: nowhere"), ("projects/parser", "[Rust]", "[Rust, Zig]")
    )
    found = list(facets.entries(portfolios.link(texts), OTHERS))
    assert [entry.docname for entry in found][-3:] == ["projects/parser", "about", "resume"]
    assert found[-3] == Entry(
        docname="projects/parser", title="A parser", kind="Write-up", skills=("Rust",),
        summary="A parser that reads what was printed.",
    )  # fmt: skip


def test_rows_point_into_the_lists() -> None:
    """The numbers in a row are places in the lists of kinds, roles and skills, which have every alias."""
    sent = catalogue(entries())
    assert sent["skills"] == [["C++", "cpp"], ["Rust"], ["Matrix multiplication", "GEMM", "matmul"]]
    rows = {row[0]: row for row in sent["pages"]}
    address, title, note, kind, roles, dates, first, last, skills, text, summary = rows[
        "projects/kernel.html"
    ]
    assert (address, title, note) == ("projects/kernel.html", "A matrix kernel", "")
    assert (sent["kinds"][kind], [sent["roles"][role] for role in roles]) == (
        "Write-up",
        ["Example Laboratories"],
    )
    assert (dates, first, last) == ("Jun – Dec 2022", 2022, 2022)
    assert [sent["skills"][skill][0] for skill in skills] == ["C++", "Matrix multiplication"]
    assert (text, summary) == ("text of projects/kernel", "A matrix kernel that is fast.")
    assert rows["index.html"][4] == []


def test_page_without_text_is_not_found() -> None:
    """What the index does not hold is not offered."""
    sent = facets.catalogue(portfolios.link(), entries(), {"about": "about.html"}, {"about": "text"})
    assert [row[0] for row in sent["pages"]] == ["about.html"]


def test_many_pages_come_without_summaries() -> None:
    """The summaries of a large site would outweigh its index, so they stay out."""
    many = [Entry(docname=f"page-{n}", title="A page", summary="Long.") for n in range(facets.SUMMARIES + 1)]
    assert {row[-1] for row in catalogue(many[:-1])["pages"]} == {"Long."}
    assert "Long." not in {row[-1] for row in catalogue(many)["pages"]}
