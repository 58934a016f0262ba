"""Beside the pages stand the exports, written when they change and removed when they are no longer made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from building import Built, build, tree

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"resume.pdf", "resume.json", "feed.xml", "llms.txt", "robots.txt", "_cards/projects/kernel.png"}


def publish(root: Path, folder: Path, *, builder: str = "html") -> Built:
    """Build a site that knows its address."""
    return build(root, folder, builder=builder, settings={"html_baseurl": "https://example.org/"})


def stamps(folder: Path) -> dict[str, int]:
    """Return when each export was written."""
    return {name: (folder / name).stat().st_mtime_ns for name in FILES}


def test_exports_stand_beside_the_pages(root: Path, tmp_path: Path) -> None:
    """Both builders of a site write the exports, and no other builder does."""
    for name in ("html", "dirhtml"):
        built = publish(root, tmp_path / name, builder=name)
        assert built.warnings == ()
        assert tree(built.folder).keys() >= FILES
    text = publish(root, tmp_path / "text", builder="text")
    assert not {path.name for path in text.folder.rglob("*.*")} & {"resume.pdf", "resume.json", "feed.xml"}


def test_cards_are_drawn_for_an_address(root: Path, tmp_path: Path) -> None:
    """A site that does not know its address has no use for card images, and draws none."""
    assert not (build(root, tmp_path).folder / "_cards").exists()


def test_unchanged_files_are_left_alone(root: Path, tmp_path: Path) -> None:
    """A build that changes nothing writes no export again; a new body changes no résumé and no card."""
    before = stamps(publish(root, tmp_path).folder)
    assert stamps(publish(root, tmp_path).folder) == before
    page = root / "projects/kernel.md"
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    after = stamps(publish(root, tmp_path).folder)
    assert after["_cards/projects/kernel.png"] == before["_cards/projects/kernel.png"]


def test_removed_page_takes_its_card_along(root: Path, tmp_path: Path) -> None:
    """What is no longer exported is removed; what somebody else has put in its place stays."""
    folder = publish(root, tmp_path).folder
    assert (folder / "_cards/projects/till.png").is_file()
    (folder / "_cards/about.png").write_bytes(b"not ours")
    for name in ("projects/till.md", "about.md"):
        (root / name).unlink()
    index = root / "index.md"
    index.write_text(
        index.read_text("utf-8").replace("projects/till\n", "").replace("about\n", ""), encoding="utf-8"
    )
    shop = root / "roles/shop.md"
    shop.write_text(shop.read_text("utf-8").replace(":::{portfolio:cards}\n:::\n", ""), encoding="utf-8")
    folder = publish(root, tmp_path).folder
    assert not (folder / "_cards/projects/till.png").exists()
    assert (folder / "_cards/about.png").read_bytes() == b"not ours"


def test_without_a_profile_nothing_is_exported(root: Path, tmp_path: Path) -> None:
    """A portfolio that loses its profile loses its exports."""
    folder = publish(root, tmp_path).folder
    assert (folder / "resume.pdf").is_file()
    (root / "index.md").write_text("# Nobody\n\n:::{toctree}\n:glob:\n\n**\n:::\n", encoding="utf-8")
    built = publish(root, tmp_path)
    assert any("[portfolio.no_profile]" in line for line in built.warnings)
    assert not any((folder / name).exists() for name in FILES)


def test_two_builds_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """With a fixed clock, the exports of two builds in two places are the same, pictures and PDF included."""
    copy = shutil.copytree(root, tmp_path / "elsewhere/source")
    one, two = publish(root, tmp_path / "one").folder, publish(copy, tmp_path / "two").folder
    first, second = tree(one), tree(two)
    assert {name: first[name] for name in FILES} == {name: second[name] for name in FILES}


def test_cache_holds_what_is_used(root: Path, tmp_path: Path) -> None:
    """What no build asks for any more is thrown out of the cache."""
    publish(root, tmp_path)
    (cache,) = (path for path in tmp_path.rglob("portfolio-html") if path.is_dir())
    before = {path.name for path in cache.iterdir()}
    page = root / "projects/till.md"
    page.write_text(page.read_text("utf-8").replace("# A till", "# A new till"), encoding="utf-8")
    publish(root, tmp_path)
    after = {path.name for path in cache.iterdir()}
    assert len(before) == len(after)
    assert len(before - after) == 3, "one card, one résumé, and how that fits"
