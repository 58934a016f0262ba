"""The header of a page tells the facts of its record, and none that it does not have."""

from __future__ import annotations

import pytest

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.header import LISTING, HeaderView
from sphinx_portfolio.views.results import view_strongest
from sphinx_portfolio.views.viewer import Outward, Target

SKILLS = (
    Target(text="C++", docname="skills", anchor="skill-c-plus-plus"),
    Target(text="Rust", docname="skills", anchor="skill-rust"),
    Target(text="Matrix multiplication", docname="skills", anchor="skill-matrix-multiplication"),
)
DOCS = "  links:\n    - {label: Docs, url: https://example.org/docs}\n  skills: [Rust]"


def test_profile() -> None:
    """The profile's header has headline and summary, the résumé that the first page leads to, and links."""
    resume, about = Target(text="Résumé", docname="resume"), Target(text="About", docname="about")
    assert view(LISTING, "index", over=viewer(contents={"index": (("", (about, resume)),)})) == HeaderView(
        kind="profile",
        lead="Compilers and kernels",
        sentence="I make programs fast.",
        line=(("Related", (resume,)), ("Links", (Outward(text="Code", url="https://example.org/ada"),))),
    )
    assert [
        term for term, _ in view(LISTING, "index", over=viewer(contents={"index": (("", (about,)),)})).line
    ] == ["Links"]


def test_role() -> None:
    """A role's header has its title, dates with their length, place, proved skills, and the best result."""
    portfolio = portfolios.link()
    assert view(LISTING, "roles/lab") == HeaderView(
        kind="role",
        lead="Compiler engineer",
        line=(("When", "Mar 2022 – Aug 2023 · 1 year 6 months"), ("Where", "Lisbon")),
        skills=(("Skills", SKILLS),),
        strongest=view_strongest(portfolio.claims_around(portfolio.roles[0]), ENGLISH),
    )
    shop = view(LISTING, "roles/shop")
    assert ([term for term, _ in shop.line + shop.skills], shop.strongest) == (["When", "Skills"], None)


def test_write_up() -> None:
    """A write-up's header leads to its role, skills and related work, and to other addresses."""
    portfolio = portfolios.link(edited(("projects/parser", "  skills: [Rust]", DOCS)))
    assert view(LISTING, "projects/kernel").strongest == view_strongest(
        portfolio.claims_of(portfolio.projects[1]), ENGLISH
    )
    role = (Target(text="Example Laboratories", docname="roles/lab"),)
    assert view(
        LISTING, "projects/parser", over=viewer(portfolio, words={"projects/parser": 1210})
    ) == HeaderView(
        kind="project",
        lead="A parser that reads what was printed.",
        line=(("Role", role), ("When", "Mar 2022 – Aug 2023"), ("Reading", "6 min read")),
        skills=(("Skills", SKILLS[1:2]),),
        facts=(
            ("Related", (Target(text="A matrix kernel", docname="projects/kernel"),)),
            ("Links", (Outward(text="Docs", url="https://example.org/docs"),)),
        ),
    )


def test_length_is_of_own_dates_alone() -> None:
    """A write-up with dates of its own has a length; one that has its role's has none."""
    assert dict(view(LISTING, "projects/kernel").line)["When"] == "Jun – Dec 2022 · 7 months"
    assert dict(view(LISTING, "projects/parser").line)["When"] == "Mar 2022 – Aug 2023"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (329, 1), (331, 2), (2200, 10), (2420, 11)])
def test_reading_time(words: int, minutes: int) -> None:
    """Reading takes a minute for each 220 words, rounded, and at least one."""
    header = view(LISTING, "projects/till", over=viewer(words={"projects/till": words}))
    assert dict(header.line)["Reading"] == f"{minutes} min read"


def test_unknown_role_and_skill() -> None:
    """A write-up of a role that no page describes has no role to lead to, and unknown skills lead nowhere."""
    texts = edited(
        ("projects/parser", "role: lab", "role: nowhere"), ("projects/parser", "[Rust]", "[Go, Rust]")
    )
    shown = view(LISTING, "projects/parser", over=viewer(portfolios.link(texts)))
    assert list(dict(shown.line)) == ["Reading"]
    assert shown.skills == (("Skills", SKILLS[1:2]),)


def test_no_record() -> None:
    """A page without a record has no header."""
    assert view(LISTING, "about") is None


def test_drawing() -> None:
    """The lead comes first, then the best result with its link and mark, then the facts, texts or links."""
    shown = view(LISTING, "projects/kernel")
    assert outline(LISTING.draw(shown, link_to, ENGLISH))[:3] == [
        "container.header.header-project",
        "  paragraph.lead: A matrix kernel that is fast.",
        (
            "  paragraph.best: {figure|1.50×}"
            " <projects/kernel#result-multiplication-time|{claim|Multiplication time}>"
            " {against|against a plain loop}"
            " <https://example.org/pull/1 out out-pull-request|example.org"
            "{spoken|: Pull request: The kernel}>"
        ),
    ]
    few = HeaderView(
        kind="role",
        lead="Engineer",
        sentence="I make it.",
        line=(("Role", (Target(text="Lab", docname="roles/lab"),)), ("When", "2022")),
        skills=(("Skills", (Target(text="Rust", docname="skills", anchor="skill-rust"),)),),
        facts=(("Links", (Outward(text="Docs", url="https://example.org/docs"),)),),
    )
    assert outline(LISTING.draw(few, link_to, ENGLISH)) == [
        "container.header.header-role",
        "  paragraph.lead: Engineer",
        "  paragraph.sentence: I make it.",
        "  facts.facts.facts-line",
        "    Role",
        "      list.chips",
        "        - <roles/lab#|Lab>",
        "    When: 2022",
        "  facts.facts.facts-skilled",
        "    Skills",
        "      list.chips",
        "        - <skills#skill-rust|Rust>",
        "  facts.facts.facts-further",
        "    Links",
        "      list.chips",
        "        - <https://example.org/docs out out-link|Docs>",
    ]
    bare = HeaderView(kind="role", lead="Engineer")
    assert outline(LISTING.draw(bare, link_to, ENGLISH)) == [
        "container.header.header-role",
        "  paragraph.lead: Engineer",
    ]


def test_entry() -> None:
    """The directive is ``portfolio:header`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("header", {})
