"""The résumé page says what the résumé says, and offers it with the size that it really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import portfolios
from building import build, tree
from sphinx_portfolio.views import resume_page
from sphinx_portfolio.views.resume_page import Download

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

PAGE = "# Résumé\n\n:::{portfolio:resume}\n:::\n"


@pytest.fixture
def home(root: Path) -> Path:
    """Return a copy of the small portfolio that has a résumé page."""
    (root / "resume.md").write_text(PAGE, encoding="utf-8")
    index = root / "index.md"
    index.write_text(index.read_text("utf-8").replace("\nabout\n", "\nabout\nresume\n"), encoding="utf-8")
    return root


def offered(built: Built) -> dict[str, str]:
    """Return the text beside each file that the page offers."""
    links = built.page("resume").select(".portfolio-downloads a")
    return {str(link["href"]): link.find_next("span", "portfolio-size").get_text() for link in links}  # type: ignore[union-attr]


def test_files_with_their_sizes(home: Path, tmp_path: Path) -> None:
    """Each file that the page offers is there, and is as large as the page says; variants are among them."""
    built = build(home, tmp_path, settings={"portfolio_resumes": {"rust": {"skills": ["Rust"]}}})
    assert built.warnings == ()
    assert list(offered(built)) == ["resume.pdf", "resume-rust.pdf", "resume.json"]
    for name, said in offered(built).items():
        size = (built.folder / name).stat().st_size
        assert said == f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB"


def test_changed_size_reaches_the_page(home: Path, tmp_path: Path) -> None:
    """When a file grows, the page that tells its size is written again: the build equals a cold one."""
    first = offered(build(home, tmp_path / "warm"))
    kernel = home / "projects/kernel.md"
    claim = "    - claim: Memory saved\n"
    longer = kernel.read_text("utf-8").replace(claim, f"{claim}      note: {'word ' * 400}\n")
    kernel.write_text(longer, encoding="utf-8")
    warm, cold = build(home, tmp_path / "warm"), build(home, tmp_path / "cold")
    assert offered(warm)["resume.json"] != first["resume.json"]
    assert warm.warnings == cold.warnings == ()
    assert tree(warm.folder) == tree(cold.folder)


def test_other_builders_offer_no_files(home: Path, tmp_path: Path) -> None:
    """Where no files are made beside the pages, the page has the résumé alone."""
    built = build(home, tmp_path, builder="text")
    text = (built.folder / "resume.txt").read_text("utf-8")
    assert "Compiler engineer" in text
    assert "kB" not in text


def test_same_facts_as_the_resume() -> None:
    """The page is composed as the PDF is, with all write-ups; its addresses are those of its pages."""
    portfolio = portfolios.link()
    view = resume_page.view(portfolio, "claims", (Download(label="PDF", path="resume.pdf", size=1234),))
    assert view
    jobs = {
        job.organisation: [entry.title for entry in job.entries if entry.title] for job in view.resume.jobs
    }
    assert jobs == {"Example Laboratories": ["A matrix kernel", "A parser"], "Corner Shop": ["A till"]}
    assert [job.url for job in view.resume.jobs] == ["roles/lab", "roles/shop"]
    assert view.resume.links == (("Code", "https://example.org/ada"),)
    assert view.downloads[0].measure == "1\N{NO-BREAK SPACE}kB"


def test_no_resume_of_nobody() -> None:
    """Without a profile there is nothing to show."""
    texts = {name: text for name, text in portfolios.sources().items() if name != "index"}
    assert resume_page.view(portfolios.link(texts), "", ()) is None
