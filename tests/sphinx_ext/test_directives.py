"""Each directive shows what it says, on the page where it stands, in every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import Built, build

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


@pytest.fixture
def built(root: Path, tmp_path: Path) -> Built:
    """Return the small portfolio, built without a warning."""
    made = build(root, tmp_path / "out")
    assert made.warnings == ()
    return made


def said(tags: list[Tag]) -> list[str]:
    """Return the texts of tags, with single spaces."""
    return [" ".join(tag.get_text(" ").split()) for tag in tags]


def facts(built: Built, docname: str) -> dict[str, str]:
    """Return the facts in a page's header."""
    terms = built.page(docname).select(".portfolio-header dt")
    return dict(zip(said(terms), said([term.find_next("dd") for term in terms]), strict=True))


def test_label_before_nothing(root: Path, tmp_path: Path) -> None:
    """A label before a listing that finds nothing stays a place to link to."""
    text = "# About\n\n(here)=\n:::{portfolio:evidence}\n:::\n\n{ref}`Above <here>`\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    made = build(root, tmp_path / "out")
    told = "portfolio:evidence finds nothing to show; state `evidence` in front matter, or take it out."
    assert made.warnings == (f"about.md:4: WARNING: {told} [portfolio.empty_listing]",)
    page = made.page("about")
    assert page.select_one("a:-soup-contains(Above)")["href"] == "#here"
    assert page.select("#here")


def test_ids_of_a_page(root: Path, tmp_path: Path) -> None:
    """Listings that stand on a page twice give no id twice, and links lead to the first."""
    twice = "".join(f":::{{portfolio:publications}}\n:by: {by}\n:::\n\n" for by in ("year", "kind"))
    (root / "about.md").write_text(f"# About\n\n{twice}{twice}", encoding="utf-8")
    made = build(root, tmp_path / "out")
    assert made.warnings == ()
    ids = [tag["id"] for tag in made.page("about").select("[id]")]
    assert len(ids) == len(set(ids))
    assert {"publication-example2023", "publication-example2023-4", "publications-2023-2"} <= set(ids)
    assert made.page("roles/lab").select("a[href$='about.html#publication-example2023']")


def test_header_of_a_role(built: Built) -> None:
    """A role's header tells when, how long, where, the skills that its write-ups prove, and its papers."""
    assert facts(built, "roles/lab") == {
        "When": "Mar 2022 – Aug 2023 · 1 year 6 months",
        "Where": "Lisbon",
        "Skills": "C++ Rust Matrix multiplication",
        "Publications": "Round Trips",
    }


def test_header_of_a_write_up(built: Built) -> None:
    """A write-up's header leads to its role, its skills and what it is related to, from both sides."""
    kernel, parser = facts(built, "projects/kernel"), facts(built, "projects/parser")
    assert kernel["Role"] == "Example Laboratories"
    assert kernel["Skills"] == "C++ Matrix multiplication"
    assert (kernel["Related"], parser["Related"]) == ("A parser", "A matrix kernel")
    assert kernel["When"].startswith("Jun – Dec 2022 · 7 months")
    assert parser["When"].startswith("Mar 2022 – Aug 2023")


def test_cards_of_a_role(built: Built) -> None:
    """A role shows a card for each of its write-ups: one link, with dates, skills and the best result."""
    cards = built.page("roles/lab").select(".portfolio-card")
    assert [card.select_one("a")["href"] for card in cards] == [
        "../projects/parser.html",
        "../projects/kernel.html",
    ]
    kernel = said(cards)[1]
    for text in ("A matrix kernel", "that is fast.", "Jun – Dec 2022", "C++, Matrix multiplication", "1.50×"):
        assert text in kernel
    assert [len(card.select("a")) for card in cards] == [1, 1]


def test_featured_cards(built: Built) -> None:
    """The home page shows the write-ups that their owner features, and no others."""
    assert said(built.page("index").select(".portfolio-card-title")) == ["A matrix kernel"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("", ["A parser", "A matrix kernel", "A till"]),
        (":limit: 2\n", ["A parser", "A matrix kernel"]),
        (":role: shop\n", ["A till"]),
    ],
)
def test_cards_anywhere(root: Path, tmp_path: Path, options: str, shown: list[str]) -> None:
    """On any page, cards show all write-ups, the newest few, or those of a role."""
    (root / "about.md").write_text(f"# About\n\n:::{{portfolio:cards}}\n{options}:::\n", encoding="utf-8")
    built = build(root, tmp_path / "out")
    assert built.warnings == ()
    assert said(built.page("about").select(".portfolio-card-title")) == shown


def test_results_say_what_stands_behind_them(built: Built) -> None:
    """A result shows value, unit and comparison, and what proves it or why there is nothing."""
    shown, hidden = built.page("projects/kernel").select(".portfolio-result")
    assert shown.select_one(".portfolio-figure").get_text() == "1.50×"
    assert shown.select_one(".portfolio-against").get_text() == "against a plain loop"
    assert said(shown.select(".portfolio-host")) == ["example.org"]
    assert [a["href"] for a in shown.select(".portfolio-support a")] == ["https://example.org/pull/1"]
    assert hidden.select_one(".portfolio-mark-unpublished")
    assert "Measured in private." in hidden.get_text()
    assert not hidden.select("a")


def test_timeline(built: Built) -> None:
    """The timeline leads to each role once, newest first, and behind it to its write-ups as time went."""
    links = built.page("index").select(".portfolio-timeline li a")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("Example Laboratories", "roles/lab.html"),
        ("A matrix kernel · Jun – Dec 2022", "projects/kernel.html"),
        ("A parser", "projects/parser.html"),
        ("Corner Shop", "roles/shop.html"),
        ("A till · Feb – 15 Mar 2020", "projects/till.html"),
    ]


def test_skills_page(built: Built) -> None:
    """Each skill stands under its group with its years and the write-ups that prove it."""
    page = built.page("skills")
    assert [text.rstrip(" ¶") for text in said(page.select("h2"))] == ["Languages", "Kernels"]
    skill = page.find(id="skill-c-plus-plus").find_parent("dt").find_next("dd")
    assert [a["href"] for a in skill.select("a")] == ["projects/kernel.html", "projects/till.html"]
    assert "2020, 2022" in said([skill])[0]


def test_claims_page(built: Built) -> None:
    """Every result of the site is a row: what against what, where it stands, and its evidence."""
    rows = [said(row.select("td")) for row in built.page("claims").select("table.portfolio-claims tbody tr")]
    assert [row[:3] for row in rows] == [
        ["Examples '23", "Paper", "Example Laboratories"],
        ["1.50×", "Multiplication time against a plain loop", "A matrix kernel"],
        ["20%", "Memory saved", "A matrix kernel"],
    ]
    assert rows[1][3] == "The kernel example.org"
    assert "Measured in private." in rows[2][3]


def test_claims_as_text(root: Path, tmp_path: Path) -> None:
    """In plain text the claims are a table too, whose words are whole."""
    built = build(root, tmp_path / "out", builder="text")
    said = (built.folder / "claims.txt").read_text(encoding="utf-8")
    for word in ("Multiplication", "Laboratories", "Not public"):
        assert word in said


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "singlehtml", "xml"])
def test_other_builders(root: Path, tmp_path: Path, builder: str) -> None:
    """Every builder can write what the directives show, without a warning."""
    built = build(root, tmp_path / "out", builder=builder)
    assert built.warnings == ()
    written = "".join(path.read_text("utf-8", "ignore") for path in built.folder.rglob("*.*"))
    for text in ("Multiplication time", "Measured in private.", "Corner Shop", "Matrix multiplication"):
        assert text in written or builder == "man"
