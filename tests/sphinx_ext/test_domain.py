"""The domain: what can be referred to, from the portfolio's own pages and from other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build

if TYPE_CHECKING:
    from pathlib import Path


def about(root: Path, text: str) -> None:
    """Let the page beside the portfolio say something."""
    (root / "about.md").write_text(f"# About\n\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("markdown", "shown", "leads_to"),
    [
        ("{project}`kernel`", "A matrix kernel", "projects/kernel.html"),
        ("{project}`fast <kernel>`", "fast", "projects/kernel.html"),
        ("{portfolio:project}`kernel`", "A matrix kernel", "projects/kernel.html"),
        ("{role}`lab`", "Example Laboratories", "roles/lab.html"),
        ("{skill}`Rust`", "Rust", "skills.html#skill-rust"),
        ("{skill}`gemm`", "Matrix multiplication", "skills.html#skill-matrix-multiplication"),
        ("{skill}`C++`", "C++", "skills.html#skill-c-plus-plus"),
        ("{evidence}`pr-1`", "The kernel", "projects/kernel.html#evidence-pr-1"),
        ("{any}`till`", "A till", "projects/till.html"),
        ("{any}`C++`", "C++", "skills.html#skill-c-plus-plus"),
    ],
)
def test_reference_leads_to_its_object(
    root: Path, tmp_path: Path, markdown: str, shown: str, leads_to: str
) -> None:
    """A reference shows the title of what it names, or its own text, and leads to a place that is there."""
    about(root, f"See {markdown}.")
    built = build(root, tmp_path / "out")
    assert built.warnings == ()
    (link,) = built.page("about").select("[role=main] p a, .body p a")
    assert (link.get_text(), link["href"]) == (shown, leads_to)
    page, _, anchor = leads_to.partition(".html")
    assert not anchor or built.page(page).find(id=anchor.removeprefix("#"))


@pytest.mark.parametrize(
    ("markdown", "warning"),
    [
        ("{project}`kernels`", "there is no project “kernels”; did you mean “kernel”? [ref.project]"),
        ("{role}`kernel`", "there is no role “kernel”; known are: lab, shop. [ref.role]"),
        ("{skill}`Rist`", "there is no skill “Rist”; did you mean “Rust”? [ref.skill]"),
        ("{evidence}`pr-2`", "there is no evidence “pr-2”; did you mean “pr-1”? [ref.evidence]"),
    ],
)
def test_reference_to_nothing_speaks(root: Path, tmp_path: Path, markdown: str, warning: str) -> None:
    """A reference that leads nowhere is told at its line with the nearest id, nitpicky or not."""
    about(root, f"Words.\n\nSee {markdown}.")
    for nitpicky in (True, False):
        built = build(root, tmp_path / f"out-{nitpicky}", settings={"nitpicky": nitpicky})
        assert built.warnings == (f"about.md:5: WARNING: {warning}",)


def test_other_sites_link_here(root: Path, tmp_path: Path) -> None:
    """Another site refers to every kind of object through ``objects.inv``."""
    inventory = build(root, tmp_path / "out").folder / "objects.inv"
    other = tmp_path / "other"
    other.mkdir()
    (other / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx.ext.intersphinx']\nhtml_theme = 'basic'\n"
        f"intersphinx_mapping = {{'ada': ('https://ada.example/', {str(inventory)!r})}}\n"
    )
    (other / "index.md").write_text(
        "# Other\n\n[](inv:ada:portfolio:role#lab) [](inv:ada:portfolio:project#kernel)\n"
        "[](inv:ada:portfolio:skill#rust) [](inv:ada:portfolio:evidence#pr-1)\n"
    )
    built = build(other, tmp_path / "out")
    assert built.warnings == ()
    assert [(a.get_text(), a["href"]) for a in built.page("index").select("a.external")] == [
        ("Example Laboratories", "https://ada.example/roles/lab.html"),
        ("A matrix kernel", "https://ada.example/projects/kernel.html"),
        ("Rust", "https://ada.example/skills.html#skill-rust"),
        ("The kernel", "https://ada.example/projects/kernel.html#evidence-pr-1"),
    ]


def test_evidence_leads_back_to_its_results(root: Path, tmp_path: Path) -> None:
    """A piece of evidence names the results that it shows, also those of other pages, and leads to them."""
    lab = root / "roles/lab.md"
    lab.write_text(lab.read_text().replace("evidence: [paper]", "evidence: [paper, pr-1]"))
    built = build(root, tmp_path / "out")
    assert built.warnings == ()
    shows = built.page("projects/kernel").select("li:has(#evidence-pr-1) .portfolio-shows a")
    assert [(a.get_text(), a["href"]) for a in shows] == [
        ("Paper", "../roles/lab.html#result-paper"),
        ("Multiplication time", "#result-multiplication-time"),
    ]


def test_without_a_skills_page(root: Path, tmp_path: Path) -> None:
    """Where no page lists the skills, they are named without a link, and nothing leads nowhere."""
    (root / "skills.md").unlink()
    index = root / "index.md"
    index.write_text(index.read_text().replace("skills\nclaims", "claims"))
    parser = root / "projects/parser.md"
    parser.write_text(parser.read_text().replace("{skill}`Rust`", "Rust"))
    built = build(root, tmp_path / "out")
    assert built.warnings == ()
    assert "Rust" in built.page("projects/parser").select_one(".portfolio-header").get_text()
    assert not [a for a in built.page("projects/parser").select("a[href]") if "skill" in a["href"]]


def test_unreadable_bibtex_is_told_once(root: Path, tmp_path: Path) -> None:
    """That a file cannot be read is told at its line; that its keys are unknown follows, and is not told."""
    (root / "publications.bib").write_bytes(b"\n@misc{a, title={\xe9}}")
    told = "the file is not UTF-8 but seems to be Latin-1 or Windows-1252; save it as UTF-8."
    assert build(root, tmp_path / "out").warnings == (
        f"publications.bib:2: WARNING: {told} [portfolio.publication]",
    )
