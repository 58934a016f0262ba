"""What leads nowhere and what finds nothing is told, unless a mistake that is told already is the cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build, edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        ("index.md", "  headline: Compilers", "  headlin: [", "index.md:5: WARNING: "),
        ("index.md", "  name: Ada Example\n", "", "index.md:2: WARNING: portfolio.name: the key is missing."),
        ("roles/lab.md", "start: 2022-03", "start: soon", "roles/lab.md:7: WARNING: portfolio.start: "),
        (
            "projects/kernel.md",
            "featured: 1\n  rel",
            "featured: no\n  rel",
            "projects/kernel.md:9: WARNING: ",
        ),
        ("projects/parser.md", "portfolio:", "portfolio", "projects/parser.md:2: WARNING: a colon belongs"),
        ("projects/parser.md", "skills: [Rust]", "skills: [Rusty]", "projects/parser.md:6: WARNING: "),
        ("projects/kernel.md", "evidence: [pr-1]", "evidence: [pr-2]", "projects/kernel.md:18: WARNING: "),
        ("projects/kernel.md", "evidence: [pr-1]", "evidense: [pr-1]", "projects/kernel.md:18: WARNING: "),
        (
            "publications.bib",
            "{example2023,",
            "{example 2023,",
            "publications.bib:1: WARNING: example 2023: ",
        ),
        ("publications.bib", "{example2023,", "{", "publications.bib:1: WARNING: the entry has no key"),
        ("projects/parser.md", "skills: [Rust]", "skills: [Rust; X]", "projects/parser.md:6: WARNING: "),
        (
            "about.md",
            "An ordinary",
            "{role}`roles/lap.md`",
            "about.md:3: WARNING: there is no role “roles/lap.md”; did you mean “lab”?",
        ),
        (
            "about.md",
            "An ordinary",
            "{project}`A till`",
            "about.md:3: WARNING: there is no project “A till”; did you mean “till”?",
        ),
    ],
)
def test_one_mistake_one_message(
    root: Path, tmp_path: Path, page: str, old: str, new: str, said: str
) -> None:
    """A mistake on any page is told once, and nothing that only follows from it."""
    path = root / page
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    (warning,) = build(root, tmp_path / "built").warnings
    assert warning.startswith(said)


def test_broken_page_shows_nothing(root: Path, tmp_path: Path) -> None:
    """A write-up that could not be read shows no result, neither its own nor those of others."""
    edit(root / "projects/kernel.md", "  start: 2022-06", "  start: soon")
    built = build(root, tmp_path / "built")
    assert len(built.warnings) == 1
    assert not built.page("projects/kernel").select(".portfolio-results, .portfolio-header, .portfolio-claim")


def test_page_with_another_name(root: Path, tmp_path: Path) -> None:
    """Of a file whose name is no id that is told alone, and not who names the page by its right one."""
    (root / "roles/shop.md").rename(root / "roles/Shop.md")
    edit(root / "index.md", "roles/shop", "roles/Shop")
    edit(root / "about.md", "An ordinary page.", "See {role}`shop`.")
    assert build(root, tmp_path / "built").warnings == (
        (
            "roles/Shop.md:1: WARNING: “Shop” is no id, by which other pages could name this one; "
            "rename the file to shop.md. [portfolio.file_name]"
        ),
    )


def test_role_to_come(root: Path, tmp_path: Path) -> None:
    """A role without work is no mistake, nor a write-up without results, nor a portfolio without either."""
    edit(root / "projects/till.md", "  role: shop\n", "  role: lab\n")
    edit(
        root / "projects/till.md",
        ":::{portfolio:header}",
        ":::{portfolio:results}\n:::\n\n:::{portfolio:header}",
    )
    edit(root / "projects/till.md", "  start: 2020-02\n  end: 2020-03-15\n", "")
    edit(
        root / "roles/shop.md", ":::{portfolio:cards}", ":::{portfolio:results}\n:::\n\n:::{portfolio:cards}"
    )
    assert build(root, tmp_path / "role").warnings == ()
    for page in root.glob("projects/*.md"):
        page.unlink()
    settings = {"suppress_warnings": ["toc.not_readable"], "nitpicky": True}
    assert build(root, tmp_path / "roles", settings=settings).warnings == ()
    for page in root.glob("roles/*.md"):
        page.unlink()
    assert build(root, tmp_path / "profile", settings=settings).warnings == ()


def test_no_portfolio_at_all(root: Path, tmp_path: Path) -> None:
    """Where no page has front matter, each listing says that it finds nothing."""
    for page in [*root.glob("projects/*.md"), *root.glob("roles/*.md")]:
        page.unlink()
    (root / "index.md").write_text("# Title\n\n:::{portfolio:timeline}\n:::\n", encoding="utf-8")
    built = build(root, tmp_path, settings={"suppress_warnings": ["toc.not_included"]})
    assert {line.rpartition("[")[2] for line in built.warnings} == {"portfolio.empty_listing]"}
    assert len(built.warnings) == 3


def test_skill_without_a_page(root: Path, tmp_path: Path) -> None:
    """A skill of the vocabulary that no page shows is told as that, not as one that does not exist."""
    edit(root / "skills.md", ":::{portfolio:skills}\n:::\n", "")
    assert build(root, tmp_path / "built").warnings == (
        (
            "projects/parser.md:19: WARNING: there is no skill “Rust”; it is known, but no page shows it; "
            "write `portfolio:skills` on one. [ref.skill]"
        ),
    )
