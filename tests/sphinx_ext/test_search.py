"""Search finds what the site shows, and is made again only when that has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pagefind.service
import pytest

from building import build, tree
from sphinx_portfolio.search import fulltext
from sphinx_portfolio.sphinx_ext import search

if TYPE_CHECKING:
    from building import Built


def catalogue(built: Built) -> dict[str, Any]:
    """Return what a search loads first."""
    told: dict[str, Any] = json.loads((built.folder / "pagefind/pages.json").read_bytes())
    return told


def stamps(built: Built) -> dict[str, int]:
    """Return when each file of the index was written."""
    files = (path for path in (built.folder / "pagefind").rglob("*") if path.is_file())
    return {path.relative_to(built.folder).as_posix(): path.stat().st_mtime_ns for path in files}


@pytest.mark.parametrize(
    ("builder", "address"), [("html", "projects/kernel.html"), ("dirhtml", "projects/kernel/")]
)
def test_addresses_are_those_of_the_builder(root: Path, tmp_path: Path, builder: str, address: str) -> None:
    """Every page of either kind of site is found at its address, but for the one that stands for none."""
    (root / "404.md").write_text("---\norphan: true\n---\n\n# Nothing here\n", encoding="utf-8")
    built = build(root, tmp_path, builder=builder)
    assert built.warnings == ()
    found = {row[0]: row[1] for row in catalogue(built)["pages"]}
    assert found[address] == "A matrix kernel"
    assert len(found) == 9
    assert "Nothing here" not in found.values()


def test_no_other_builder_is_searched(root: Path, tmp_path: Path) -> None:
    """What is no site has no index."""
    assert not (build(root, tmp_path, builder="singlehtml").folder / "pagefind").exists()


def test_unchanged_site_is_not_indexed_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that changes no page does without Pagefind; an index that somebody has removed comes back."""
    built = build(root, tmp_path)
    before = stamps(built)
    with monkeypatch.context() as broken:
        broken.setattr(pagefind.service, "get_executable", lambda: None)
        assert build(root, tmp_path).warnings == ()
    assert stamps(built) == before
    (built.folder / "pagefind/pages.json").unlink()
    build(root, tmp_path)
    assert stamps(built).keys() == before.keys()


def test_change_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    """After a page has changed and another is gone, the index is that of a cold build."""
    build(root, tmp_path / "warm")
    kernel = root / "projects/kernel.md"
    kernel.write_text(
        kernel.read_text("utf-8").replace("shares its tests", "shares benchmarks"), encoding="utf-8"
    )
    (root / "about.md").unlink()
    index = root / "index.md"
    index.write_text(index.read_text("utf-8").replace("about\n", ""), encoding="utf-8")
    warm, cold = build(root, tmp_path / "warm"), build(root, tmp_path / "cold")
    assert tree(warm.folder / "pagefind") == tree(cold.folder / "pagefind")


def test_page_stays_out_of_search(root: Path, tmp_path: Path) -> None:
    """A page that Sphinx's search is to leave out, ours leaves out as well."""
    about = root / "about.md"
    about.write_text(f"---\nno-search: true\n---\n\n{about.read_text('utf-8')}", encoding="utf-8")
    assert "about.html" not in {row[0] for row in catalogue(build(root, tmp_path))["pages"]}


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (None, "there is no Pagefind for this machine"),
        ("#!/bin/sh\n", "Pagefind has broken off"),
        ("not a program", "Pagefind cannot be started (Exec format error)"),
        ("#!/bin/sh\nsleep 60\n", "Pagefind has not answered in time"),
    ],
)
def test_without_pagefind_the_build_warns(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, reason: str
) -> None:
    """Where there can be no index, a warning says why, the old one goes, and the next build tries again."""
    index = build(root, tmp_path).folder / "pagefind"
    about = root / "about.md"
    about.write_text(about.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    with monkeypatch.context() as broken:
        path = tmp_path / "pagefind"
        if program is not None:
            path.write_text(program, encoding="utf-8")
            path.chmod(0o700)
        broken.setattr(fulltext, "PATIENCE", 0.5)
        broken.setattr(pagefind.service, "get_executable", lambda: path if program else None)
        (warning,) = build(root, tmp_path).warnings
    assert f"Sphinx's own search stands in: {reason}; install a release" in warning
    assert warning.endswith("[portfolio.no_index]")
    assert not [path for path in index.rglob("*") if path.is_file()]
    assert build(root, tmp_path).warnings == ()
    assert index.is_dir()


def test_files_of_others_stay(root: Path, tmp_path: Path) -> None:
    """Pages of the site and files of other extensions stand beside the index, whatever becomes of it."""
    (root / "pagefind").mkdir()
    (root / "pagefind/index.md").write_text("---\norphan: true\n---\n\n# How we use Pagefind\n", "utf-8")
    folder = build(root, tmp_path).folder / "pagefind"
    (folder / "fragment/other.txt").write_text("Another extension's.", encoding="utf-8")
    before = tree(folder)
    (root / "about.md").write_text("# About\n\nRewritten.\n", encoding="utf-8")
    built = build(root, tmp_path)
    after = tree(folder)
    assert {"index.html", "fragment/other.txt"} <= before.keys() & after.keys()
    assert "pagefind/index.html" in {row[0] for row in catalogue(built)["pages"]}
    assert len(after) == len(before)
    assert after.keys() != before.keys()


def test_each_page_opens_search(root: Path, tmp_path: Path) -> None:
    """A page, at any depth, imports the script at an address that carries the version of all scripts."""
    built = build(root, tmp_path)
    for docname, home in (("index", "./"), ("projects/kernel", "./../")):
        (meta,) = built.page(docname).select("head meta[name=portfolio-search]")
        assert meta["content"] == f"{home}_static/portfolio/search.js?v={search.version_of_scripts()}"
        loader = search.LOADER.read_text(encoding="utf-8")
        assert loader in [script.get_text() for script in built.page(docname).select("head script")]
    shipped, published = tree(search.SCRIPTS), tree(built.folder / "_static/portfolio")
    assert shipped.items() <= published.items()
    assert {"search.js", "search.css", "search-fallback.js", "search/ranking.js"} <= shipped.keys()


def test_other_builders_do_not_open_search(root: Path, tmp_path: Path) -> None:
    """A page of a builder that has no search page has no script for it."""
    assert not build(root, tmp_path, builder="singlehtml").page("index").select("[name=portfolio-search]")


@pytest.mark.parametrize("name", ["search.js", "search.css", "search/ranking.js", "search/interface.js"])
def test_version_changes_with_each_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever a search loads of us is asked for by another address once it has changed."""
    copy = Path(shutil.copytree(search.SCRIPTS, tmp_path / "scripts"))
    monkeypatch.setattr(search, "SCRIPTS", copy)
    search.version_of_scripts.cache_clear()
    before = search.version_of_scripts()
    (copy / name).write_text((copy / name).read_text("utf-8") + "\n", encoding="utf-8")
    search.version_of_scripts.cache_clear()
    assert search.version_of_scripts() != before
    monkeypatch.undo()
    search.version_of_scripts.cache_clear()
    assert search.version_of_scripts() == before


def test_search_page_is_ours_in_our_theme_alone(root: Path, tmp_path: Path) -> None:
    """The theme's search page loads Sphinx's search only where ours cannot run; others keep theirs."""
    for theme in ("basic", "furo"):
        other = build(root, tmp_path / theme, settings={"html_theme": theme}).page("search")
        assert other.select("script[src*=searchtools]")
        assert not other.select("#portfolio-search")
    ours = build(root, tmp_path / "ours", settings={"html_theme": "portfolio"}).page("search")
    assert ours.select("script[src*=search-fallback]")
    assert not ours.select("script[src*=searchtools], script[src*=language_data], script[src*=searchindex]")
    assert ours.select("#portfolio-search form[role=search]:not([action]) input[name=q][autofocus]")
    assert [link["href"] for link in ours.select("noscript a")] == ["skills.html", "claims.html"]


def test_sphinx_finds_only_what_pages_show(root: Path, tmp_path: Path) -> None:
    """Sphinx's search knows an alias from the page of skills, where it stands, and from no other."""
    built = build(root, tmp_path)
    text = (built.folder / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    shown = index["terms"]["gemm"]
    pages = shown if isinstance(shown, list) else [shown]
    assert [index["docnames"][page] for page in pages] == ["skills"]
