"""The built folder: what is ours is written, kept or removed; what is somebody else's is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build
from sphinx_portfolio.exports import kept
from sphinx_portfolio.sphinx_ext.outputs import Outputs

if TYPE_CHECKING:
    from pathlib import Path


def outputs(folder: Path, *foreign: str) -> Outputs:
    """Return the outputs of one build into ``folder``/site."""
    return Outputs(folder / "site", folder / "trees/manifest.json", frozenset(foreign))


def names(folder: Path) -> list[str]:
    """Return the files of the site."""
    site = folder / "site"
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_what_is_no_longer_written_is_removed(tmp_path: Path) -> None:
    """A file that the last build wrote and this one does not is removed, and its folder if it is empty."""
    first = outputs(tmp_path)
    first.write({"a.txt": b"a", "deep/down/b.txt": b"b", "deep/c.txt": b"c"})
    first.close()
    second = outputs(tmp_path)
    second.write({"deep/c.txt": b"c"})
    second.close()
    assert names(tmp_path) == ["deep/c.txt"]
    assert not (tmp_path / "site/deep/down").exists()


def test_expected_files_stay(tmp_path: Path) -> None:
    """A file that is expected stays as it is; once it is not, it is removed, whoever wrote it last."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "page.html").write_bytes(b"by Sphinx")
    first = outputs(tmp_path)
    first.expect(["page.html", "never-there.html"])
    first.write({"copy.md": b"copy"})
    first.close()
    second = outputs(tmp_path)
    second.expect(["page.html", "copy.md"])
    second.close()
    assert names(tmp_path) == ["copy.md", "page.html"]
    (site / "page.html").write_bytes(b"by Sphinx, again")
    outputs(tmp_path).close()
    assert names(tmp_path) == []


def test_files_of_others_stay(tmp_path: Path) -> None:
    """What somebody has put in place of ours stays, and so does what the owner has Sphinx copy there."""
    first = outputs(tmp_path)
    first.expect(["kept.html"])
    first.write({"robots.txt": b"ours"})
    first.close()
    (tmp_path / "site/robots.txt").write_bytes(b"theirs")
    (tmp_path / "site/kept.html").write_bytes(b"the owner's")
    (tmp_path / "site/other.txt").write_bytes(b"never ours")
    outputs(tmp_path, "kept.html").close()
    assert names(tmp_path) == ["kept.html", "other.txt", "robots.txt"]


def test_what_a_key_tells(tmp_path: Path) -> None:
    """A file stands that was written by the same key and not touched since; the next build may expect it."""
    first = outputs(tmp_path)
    assert not first.stands("card.png", "key")
    first.write({"card.png": b"card"})
    first.keep("card.png", "key")
    first.close()
    second = outputs(tmp_path)
    assert second.stands("card.png", "key")
    assert not second.stands("card.png", "another key")
    assert not outputs(tmp_path, "card.png").stands("card.png", "key")
    second.expect(["card.png"])
    second.keep("card.png", "key")
    second.close()
    third = outputs(tmp_path)
    assert third.stands("card.png", "key")
    (tmp_path / "site/card.png").write_bytes(b"of somebody else")
    assert not third.stands("card.png", "key")
    third.close()
    assert names(tmp_path) == ["card.png"]
    (tmp_path / "site/card.png").unlink()
    assert not outputs(tmp_path).stands("card.png", "key")


def test_a_build_that_never_ended_is_cleared_up(tmp_path: Path) -> None:
    """What a build has written before it was broken off is known to the next one."""
    first = outputs(tmp_path)
    first.expect(["page.html"])
    first.write({"feed.xml": b"feed"})
    (tmp_path / "site/page.html").write_bytes(b"by Sphinx")
    kept.unfinished(tmp_path / "site/feed.xml").write_bytes(b"fe")
    outputs(tmp_path).close()
    assert names(tmp_path) == []


def test_files_under_a_folder(tmp_path: Path) -> None:
    """Of a folder, what the last build has written there is known, and nothing beside it."""
    first = outputs(tmp_path)
    first.write({"index/a": b"a", "index/b/c": b"c", "index.html": b"", "indexed": b""})
    first.close()
    assert sorted(outputs(tmp_path).under("index")) == ["index/a", "index/b/c"]


@pytest.mark.parametrize("manifest", [b"", b"{", b'["a"]', b'{"a": 1}', b"\xff"])
def test_manifest_that_is_not_ours(tmp_path: Path, manifest: bytes) -> None:
    """A manifest that cannot be read is as none: nothing is removed, and it is written anew."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees/manifest.json").write_bytes(manifest)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a").write_bytes(b"a")
    first = outputs(tmp_path)
    first.write({"b": b"b"})
    first.close()
    outputs(tmp_path).close()
    assert names(tmp_path) == ["a"]


def test_no_file_of_a_page_that_is_gone(root: Path, tmp_path: Path) -> None:
    """With a page go its HTML, its copy, and what was copied for it alone; what others use stays."""
    (root / "one.txt").write_text("1", encoding="utf-8")
    (root / "two.txt").write_text("2", encoding="utf-8")
    (root / "square.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    links = "{download}`a <one.txt>` {download}`b <two.txt>`"
    (root / "extra.md").write_text(f"# Extra\n\n{links} ![x](square.svg)\n", encoding="utf-8")
    about = root / "about.md"
    about.write_text(about.read_text("utf-8") + "\n{download}`a <one.txt>`\n", encoding="utf-8")
    settings = {"suppress_warnings": ["toc"]}
    before = build(root, tmp_path, settings=settings).folder
    assert (before / "extra.html").is_file()
    assert {path.name for path in before.glob("_downloads/*/*")} == {"one.txt", "two.txt"}
    (root / "extra.md").unlink()
    after = build(root, tmp_path, settings=settings).folder
    assert not [*after.glob("extra*"), *after.glob("_images/*")]
    assert {path.name for path in after.glob("_downloads/*/*")} == {"one.txt"}


def test_pages_of_others_under_pagefind(root: Path, tmp_path: Path) -> None:
    """A page of the owner's own under ``pagefind/`` is built and stays."""
    (root / "pagefind").mkdir()
    (root / "pagefind/notes.md").write_text("---\norphan: true\n---\n\n# Notes\n", encoding="utf-8")
    for _ in range(2):
        folder = build(root, tmp_path).folder
        about = root / "about.md"
        about.write_text(about.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
        assert (folder / "pagefind/notes.html").is_file()
        assert (folder / "pagefind/pagefind.js").is_file()
