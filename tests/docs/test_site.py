"""The real site: it builds right in every way, leaks nothing, and leads a reader where he wants to go."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from building import LEFT_OUT, SITE, Built, build, edit, rebuilt, tree
from leaks import foreign, leaks
from sphinx_portfolio.model import frontmatter

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.site

PROJECTS = sorted(path.stem for path in SITE.glob("projects/*.md"))


@pytest.fixture(scope="session")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site, built once from nothing."""
    return build(SITE, tmp_path_factory.mktemp("site"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the site's source, to change."""
    return Path(shutil.copytree(SITE, tmp_path / "docs"))


def test_no_warning(cold: Built) -> None:
    """The site builds without a warning."""
    assert cold.warnings == ()


def test_parallel_build_equals_serial_build(cold: Built, tmp_path: Path) -> None:
    """Two processes give byte for byte what one gives."""
    assert tree(build(SITE, tmp_path, parallel=2).folder) == tree(cold.folder)


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
def test_other_builders(tmp_path: Path, builder: str) -> None:
    """The site is a book and a text too, without a warning."""
    built = build(SITE, tmp_path, builder=builder)
    assert built.warnings == ()
    assert any(built.folder.iterdir())


def body(root: Path) -> None:
    """Add a sentence to a write-up."""
    path = root / "projects/familia.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def summary(root: Path) -> None:
    """Change the sentence on a card."""
    edit(root / "projects/familia.md", "  summary: ", "  summary: Told anew, ")


def rename(root: Path) -> None:
    """Give a write-up that others name another id."""
    (root / "projects/paged-attention.md").rename(root / "projects/paged-kernel.md")
    for path in root.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("paged-attention", "paged-kernel"), encoding="utf-8")


@pytest.mark.parametrize("change", [body, summary, rename])
def test_incremental_build_equals_cold_build(
    copy: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    """After a change, building on top of the last build gives byte for byte what a cold build gives."""
    build(copy, tmp_path / "warm")
    change(copy)
    warm, anew = build(copy, tmp_path / "warm"), build(copy, tmp_path / "cold")
    assert warm.warnings == anew.warnings == ()
    assert tree(warm.folder) == tree(anew.folder)


def test_only_what_shows_a_change_is_written(copy: Path, tmp_path: Path) -> None:
    """A new sentence rewrites its page and its program's; a new summary those with the card, too."""
    own = {"projects/familia", "_programs/programs/familia"}
    assert rebuilt(copy, tmp_path / "out", body) == ({"projects/familia"}, own)
    read, written = rebuilt(copy, tmp_path / "out", summary)
    assert read == {"projects/familia"}
    assert written == {*own, "roles/uwaterloo-pl", "index", "resume"}


def test_no_comment_in_any_byte(cold: Built) -> None:
    """No comment of a page's source and no key of its front matter stands in the built site."""
    comments = {
        line.lstrip("% ").strip()
        for path in SITE.rglob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("%") and len(line) > 12
    }
    for comment in {*comments, "portfolio:\n", "unpublished: ", "organisation: "}:
        assert leaks(cold.folder, comment.lower().encode()) == []


def test_pages_fetch_nothing_from_elsewhere(cold: Built) -> None:
    """No page refers to another host for a script, a style, a font or a picture."""
    for path in cold.folder.rglob("*.html"):
        assert foreign(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")) == [], path.name


def links(cold: Built, docname: str) -> set[str]:
    """Return the pages that a page's own text leads to, by docname."""
    base = (cold.folder / docname).parent
    found = (tag["href"].partition("#")[0] for tag in cold.page(docname).select("article a[href]"))
    inside = ((base / href).resolve() for href in found if href.endswith(".html") and "://" not in href)
    return {path.relative_to(cold.folder.resolve()).with_suffix("").as_posix() for path in inside}


def test_two_clicks_from_home(cold: Built) -> None:
    """Every write-up is reachable from home in two clicks on links in the text."""
    first = links(cold, "index")
    second = set().union(*(links(cold, docname) for docname in first))
    assert {f"projects/{id}" for id in PROJECTS} <= first | second


@pytest.mark.parametrize("id", PROJECTS)
def test_card_and_skills(cold: Built, id: str) -> None:
    """Every write-up has a card on its role, and stands with each of its skills on the skills page."""
    matter = frontmatter.read((SITE / f"projects/{id}.md").read_text(encoding="utf-8"))
    assert matter
    cards = cold.page(f"roles/{matter.data['role']}").select(".portfolio-card a")
    assert f"../projects/{id}.html" in {card["href"] for card in cards}
    proofs = [a for a in cold.page("skills").select("dd a") if a["href"] == f"projects/{id}.html"]
    assert len(proofs) == len(matter.data["skills"]) > 0


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("1.5×", ("Llama 2", "half precision")),
        ("1.37×", ("Llama", "fp16")),
        ("5.7%", ("IoU",)),
        ("25\N{NO-BREAK SPACE}ms", ("nboard",)),
        ("50\N{NO-BREAK SPACE}ms", ("nference",)),
        ("ASPLOS ’26", ("Tilus",)),
        ("arity", ("rocBLAS",)),
    ],
)
def test_every_result_stands_on_the_claims_page(cold: Built, figure: str, words: tuple[str, ...]) -> None:
    """Each result that the owner tells of is a row of the claims page, with evidence or a reason."""
    rows = [row for row in cold.page("claims").select("table tbody tr") if figure in row.get_text()]
    rows = [row for row in rows if all(word in row.get_text() for word in words)]
    assert rows
    for row in rows:
        assert row.select_one("a.portfolio-out") or row.select_one(".portfolio-reason")


def test_questions_to_the_owner_are_nowhere(cold: Built) -> None:
    """What stands in the folder and is no page leaves nothing in any file of the site."""
    for name in LEFT_OUT:
        lines = (SITE / f"{name}.md").read_text(encoding="utf-8").splitlines()
        asked = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
        assert asked
        assert not (cold.folder / f"{name}.html").exists()
        for question in asked:
            assert leaks(cold.folder, question.lower().encode()) == []
