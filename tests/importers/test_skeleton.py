"""A page is what an owner would begin with: its front matter, a heading, and what draws its record."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt

from sphinx_portfolio.importers import skeleton
from sphinx_portfolio.importers.source import Draft

CITED = {"claim": "C", "evidence": ["pr"]}
EVIDENCE = [{"id": "pr"}, {"id": "talk"}, {"id": "post"}]


def draft(title: str, **data: Any) -> Draft:
    """Return a page before it is written."""
    return Draft(title, data, ())


def body(page: str) -> list[str]:
    """Return what stands below the front matter, part by part."""
    return page.partition("\n---\n")[2].strip("\n").split("\n\n")


def test_role() -> None:
    """A role has its results, its write-ups and its evidence; what no result cites is named in a sentence."""
    page = skeleton.role(draft("Lab", kind="role", results=[CITED], evidence=EVIDENCE), [draft("A")])
    assert page.startswith("---\nportfolio:\n  kind: role\n  results:\n")
    assert body(page) == [
        "# Lab",
        ":::{portfolio:header}\n:::",
        "## Results", ":::{portfolio:results}\n:::",
        "## Write-ups", ":::{portfolio:cards}\n:::",
        "## Evidence", "See {evidence}`talk`, {evidence}`post`.", ":::{portfolio:evidence}\n:::",
    ]  # fmt: skip


def test_role_without_anything() -> None:
    """What a page has nothing for, it has no section for, and front matter no key; write-ups come later."""
    assert skeleton.role(draft("Lab", kind="role", location="", links=[]), []) == (
        "---\nportfolio:\n  kind: role\n---\n\n# Lab\n\n"
        ":::{portfolio:header}\n:::\n\n:::{portfolio:cards}\n:::\n"
    )


def test_role_shows_results_of_its_write_ups() -> None:
    """A role shows the results of its write-ups too."""
    assert "## Results" in body(skeleton.role(draft("Lab"), [draft("A", results=[CITED])]))


def test_project() -> None:
    """A write-up has its result and its evidence; where all is cited, no sentence names it."""
    page = skeleton.project(draft("A", results=[CITED], evidence=EVIDENCE[:1]))
    assert body(page) == [
        "# A",
        ":::{portfolio:header}\n:::",
        "## Result", ":::{portfolio:results}\n:::",
        "## Evidence", ":::{portfolio:evidence}\n:::",
    ]  # fmt: skip
    assert body(skeleton.project(draft("A"))) == ["# A", ":::{portfolio:header}\n:::"]


def test_home() -> None:
    """The home page shows what is featured, and leads to every page."""
    roles = {"roles/lab": draft("Lab", results=[CITED])}
    projects = {"projects/a": draft("A", featured=1, results=[CITED | {"featured": 1}])}
    assert body(skeleton.profile(draft("Ada"), roles, projects)) == [
        "# Ada",
        ":::{portfolio:header}\n:::",
        "## Results", ":::{portfolio:results}\n:featured:\n:::",
        "## Timeline", ":::{portfolio:timeline}\n:::",
        "## Work", ":::{portfolio:cards}\n:featured:\n:::",
        ":::{toctree}\n:hidden:", "roles/lab\nprojects/a\n:::",
    ]  # fmt: skip


def test_home_without_featured() -> None:
    """Where nothing is featured, the home page shows all; where there is nothing, no section."""
    page = skeleton.profile(draft("Ada"), {}, {"projects/a": draft("A", results=[CITED])})
    assert ":::{portfolio:results}\n:::" in body(page)
    assert ":::{portfolio:cards}\n:::" in body(page)
    assert "## Timeline" not in body(page)
    assert body(skeleton.profile(draft("Ada"), {}, {})) == [
        "# Ada", ":::{portfolio:header}\n:::", ":::{toctree}\n:hidden:", ":::",
    ]  # fmt: skip


def test_entries() -> None:
    """A page of entries lists them, and the evidence that one of them cites needs no sentence."""
    page = skeleton.entries(draft("Awards", kind="entries", entries=[CITED], evidence=EVIDENCE[:2]))
    assert body(page) == [
        "# Awards",
        ":::{portfolio:entries}\n:::",
        "## Evidence", "See {evidence}`talk`.", ":::{portfolio:evidence}\n:::",
    ]  # fmt: skip


def test_home_leads_to_entries() -> None:
    """The pages of entries come last on the home page."""
    page = skeleton.profile(draft("Ada"), {"roles/lab": draft("Lab")}, {}, ["education"])
    assert page.endswith("roles/lab\neducation\n:::\n")


def test_lists_that_say_something() -> None:
    """That e-mail and phone stand nowhere is said by an empty list, which stays."""
    assert "contact_in: []\n" in skeleton.profile(draft("Ada", contact_in=[], links=[]), {}, {})


def test_ids() -> None:
    """Other pages refer to a page by the end of its name."""
    assert (skeleton.id_of("roles/a/lab"), skeleton.id_of("lab")) == ("lab", "lab")
    assert [skeleton.ids(roles) for roles in (None, "a", ["a", "b"])] == [(), ("a",), ("a", "b")]


def test_heading_is_no_markup() -> None:
    """Whatever a title says, Markdown shows it as it is."""
    title = r"\ `*_[]<>{}&#$!|~^@% (a) + - = 1."
    tokens = MarkdownIt().parse(skeleton.project(draft(title)).partition("\n---\n")[2])
    assert "".join(part.content for part in tokens[1].children or ()) == title
    assert skeleton.escape("a_b & c") == r"a\_b \& c"
