"""The command ``build``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_site_and_trees(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The address of the home page is told; what Sphinx keeps stands beside the site, and not in it."""
    site = tmp_path / "public"
    given = ["build", str(root), "--output", str(site), "--address", "https://ada.example/", "--headers"]
    assert main(given) == 0
    assert capsys.readouterr().out == f"The site is at {(site / 'index.html').as_uri()}\n"
    assert 'rel="canonical" href="https://ada.example/' in (site / "index.html").read_text("utf-8")
    assert not list(site.rglob("*.doctree"))
    assert (tmp_path / ".public/doctrees").is_dir()
    assert (site / "_headers").read_text("utf-8").startswith("/*\n  X-Content-Type-Options: nosniff\n")


def test_strict(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning passes, and is told; strictly it ends with 1, also where the pages have not changed."""
    (root / "more.md").write_text("# More\n", encoding="utf-8")
    for strict, code in (([], 0), (["--strict"], 1), (["--strict"], 1)):
        assert main(["build", str(root), *strict]) == code
        captured = capsys.readouterr()
        assert "more.md: document isn't included in any toctree" in captured.err
        assert ("The site is at" in captured.out) is (code == 0)
    assert (root.parent / "build/html/index.html").is_file()


def test_no_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where none can be built, the reason stands at its line."""
    (root / "conf.py").write_text("extensions = [\n", encoding="utf-8")
    assert main(["build", str(root)]) == 1
    assert "conf.py:1: this is no Python" in capsys.readouterr().err


def test_pages_are_no_output(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site is not built over its pages."""
    assert main(["build", str(root), "--output", str(root)]) == 2
    assert "name another folder" in capsys.readouterr().err
