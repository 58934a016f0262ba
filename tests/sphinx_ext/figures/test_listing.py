"""The source of a program has a page of its own on a site, and stands in the page itself elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import build, edit, rebuilt, tree
from figured import CONFIGURATION, directive, page

if TYPE_CHECKING:
    from pathlib import Path

ON: dict[str, Any] = {"portfolio_programs": True}
HELLO = '"""Says that \'a < b\'."""\nprint(\'a < b\')\n'


@pytest.mark.parametrize(("builder", "end"), [("html", ".html"), ("dirhtml", "/")])
def test_ways_there_and_back(tmp_path: Path, builder: str, end: str) -> None:
    """The page with the output leads to the source, and that back to the place of the output."""
    built = page(tmp_path, directive("program", "a.py"), builder=builder, settings=ON, a_py=HELLO)
    assert built.warnings == ()
    (way,) = built.page("index").select(".portfolio-program a[href^=_programs]")
    assert (way.get_text(), way["href"]) == ("a.py, 2 lines", f"_programs/a{end}")
    there = built.page(f"_programs/a{end if end == '.html' else '/index'}".removesuffix(".html"))
    assert there.select_one("h1").get_text() == "a.py"
    assert there.select_one("meta[name=description]")["content"] == "Says that 'a < b'."
    assert there.select_one(".highlight-python pre").get_text() == HELLO
    assert there.select_one("section > p > a")["href"].endswith("#program-a")
    assert not built.page("index").select(".portfolio-program .highlight-python")


@pytest.mark.parametrize(
    ("builder", "name"), [("singlehtml", "index.html"), ("epub", "index.xhtml"), ("text", "index.txt")]
)
def test_source_stands_in_the_page_elsewhere(tmp_path: Path, builder: str, name: str) -> None:
    """Where there is one page, or a book, no other is led to."""
    built = page(tmp_path, directive("program", "a.py"), builder=builder, settings=ON, a_py=HELLO)
    assert built.warnings == ()
    assert "print" in (built.folder / name).read_text("utf-8")
    assert not list(built.folder.rglob("_programs"))


def site(tmp_path: Path) -> Path:
    """Write a site of two pages that show one program."""
    source = tmp_path / "source"
    source.mkdir()
    settings = f"{CONFIGURATION.read_text('utf-8')}\nportfolio_programs = True\n"
    (source / "conf.py").write_text(settings, encoding="utf-8")
    (source / "a.py").write_text(HELLO, encoding="utf-8")
    (source / "index.md").write_text("# Site\n\n```{toctree}\n:hidden:\none\ntwo\n```\n", encoding="utf-8")
    for name in ("one", "two"):
        (source / f"{name}.md").write_text(f"# {name}\n\n{directive('program', 'a.py')}", encoding="utf-8")
    return source


def test_builds_agree(tmp_path: Path) -> None:
    """Two pages share one source, several processes write what one does, and so does a build upon another."""
    source = site(tmp_path)
    one, two = (build(source, tmp_path / str(jobs), parallel=jobs) for jobs in (0, 3))
    assert (one.warnings, two.warnings) == ((), ())
    assert _files(one) == _files(two)
    (source / "one.md").write_text("# one\n", encoding="utf-8")
    assert _files(build(source, tmp_path / "0")) == _files(build(source, tmp_path / "cold"))


def _files(built: Any) -> dict[str, str]:
    return {path: digest for path, digest in tree(built.folder).items() if not path.startswith(".")}


def test_it_is_written_when_it_changes_and_goes_when_nothing_shows_it(tmp_path: Path) -> None:
    """A new source is written with the pages that lead to it; one that no page shows is no longer there."""
    source = site(tmp_path)
    assert rebuilt(source, tmp_path / "out", lambda root: None)[1] == set()
    changed = rebuilt(source, tmp_path / "out", lambda root: edit(root / "a.py", "t('a", "t('c"))
    assert changed[1] == {"one", "two", "_programs/a"}
    for name in ("one", "two"):
        (source / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    assert not (build(source, tmp_path / "out").folder / "_programs").exists()
