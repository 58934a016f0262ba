"""Beside the pages stand the exports, written when they change and removed when they are no longer made."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pypdf

from building import Built, build, edit, tree
from repositories import git
from sphinx_portfolio import sphinx_ext

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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


def test_site_is_called_by_the_person(root: Path, tmp_path: Path) -> None:
    """In our theme pages have the person's name for a title, where none is given, and follow its changes."""
    ours = {"html_theme": "portfolio"}
    for name in ("Ada Example", "Ada Another"):
        edit(root / "index.md", "name: Ada Example", f"name: {name}")
        built = build(root, tmp_path / "out", settings=ours)
        assert built.page("about").title.get_text().endswith(f" {name}")
    given = build(root, tmp_path / "given", settings={**ours, "html_title": "Works"})
    assert given.page("about").title.get_text().endswith(" Works")


def dates(folder: Path) -> dict[str, list[str]]:
    """Return every date of change that a site tells, by its file."""
    texts = {name: (folder / name).read_text("utf-8") for name in ("sitemap.xml", "feed.xml", "resume.json")}
    pdf = pypdf.PdfReader(folder / "resume.pdf")
    return {
        "sitemap.xml": re.findall("<lastmod>(.{10})", texts["sitemap.xml"]),
        "feed.xml": re.findall("<updated>(.{10})", texts["feed.xml"]),
        "resume.json": re.findall('"lastModified": "(.{10})', texts["resume.json"]),
        "resume.pdf": [
            str(date)[:10] for date in (pdf.metadata.creation_date, pdf.xmp_metadata.xmp_modify_date) if date
        ],
    }


STATED = ["2023-08-31", "2023-08-31", "2022-12-31", "2020-03-15"]
"""When the write-ups are said to have ended, the last of them first, for the feed as a whole."""


def test_no_date_where_none_is_known(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Git no file tells when it was last changed, which is said once; a feed takes what is stated."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    said = Mock()
    monkeypatch.setattr(sphinx_ext.publish.logger, "info", said)
    built = publish(root, tmp_path / "out")
    assert built.warnings == ()
    assert dates(built.folder) == {"sitemap.xml": [], "feed.xml": STATED, "resume.json": [], "resume.pdf": []}
    ((told, reason),) = (call.args for call in said.call_args_list)
    assert told % reason == (
        "portfolio: no page tells when it was last changed: "
        "there is no Git repository here; make one, and commit the pages."
    )


def test_shallow_clone_gives_no_date(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit that a shallow clone ends in tells no date of any page, and that is said once."""
    said = Mock()
    monkeypatch.setattr(sphinx_ext.publish.logger, "info", said)
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Write")
    git(root, "commit", "-m", "Say no more", "--allow-empty")
    git(tmp_path, "clone", "--depth", "1", f"file://{root}", "clone")
    built = publish(tmp_path / "clone", tmp_path / "out")
    assert built.warnings == ()
    assert dates(built.folder) == {"sitemap.xml": [], "feed.xml": STATED, "resume.json": [], "resume.pdf": []}
    ((told, *facts),) = (call.args for call in said.call_args_list)
    assert "the clone is shallow; fetch the rest with git fetch --unshallow." in told % tuple(facts)


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
