"""A new portfolio is whole: it checks, builds strictly, and says what comes next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from building import build
from sphinx_portfolio.cli.checking import check
from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.places import find
from sphinx_portfolio.cli.starting import sample

if TYPE_CHECKING:
    from pathlib import Path

ADA = {"basics": {"name": "Ada", "label": "Engineer", "summary": "I build."}, "work": [{"name": "Acme",
       "position": "Engineer", "startDate": "2020", "summary": "We built."}]}  # fmt: skip


def test_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It passes a check and a strict build as it is, with a name that no syntax is safe from."""
    folder = tmp_path / "a b"
    assert main(["new", str(folder), "--name", 'Jörg "J" O’Neil: #1 {x}', "--host", "readthedocs"]) == 0
    assert capsys.readouterr().out.endswith(f"\nNext:\n  cd '{folder}'\n  sphinx-portfolio build\n")
    assert check(find(folder)).findings == []
    built = build(folder / "docs", tmp_path / "out", settings={"nitpicky": True})
    assert built.warnings == ()
    assert built.page("index").h1.get_text().startswith("Jörg “J” O’Neil: #1 {x}")
    assert {path.name for path in folder.iterdir()} == {
        "docs", "wheels", "README.md", "requirements.txt", ".gitignore", ".readthedocs.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("taken", ["notes.txt", ".gitignore"])
def test_nothing_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    """A folder with something in it is refused, and a hidden file of the owner's is not written over."""
    (tmp_path / ".git").mkdir()
    (tmp_path / taken).write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {".git", taken}
    assert (tmp_path / taken).read_text() == "mine"


def test_repository_without_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository that has nothing in it yet is a place to begin."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["new", ".", "--language", "de"]) == 0
    assert 'language = "de"' in (tmp_path / "docs/conf.py").read_text("utf-8")


@pytest.mark.parametrize("language", [each for each in sample.languages() if each != "en"])
def test_in_another_language(tmp_path: Path, language: str) -> None:
    """In each language it builds strictly as it is."""
    assert main(["new", str(tmp_path / "new"), "--language", language]) == 0
    built = build(tmp_path / "new/docs", tmp_path / "out", settings={"nitpicky": True})
    assert built.warnings == ()


def test_language_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language in which there is no sample is refused, with those in which there is one."""
    assert main(["new", str(tmp_path / "new"), "--language", "klingon"]) == 2
    assert "known are: ar, de, en, es, fr, it, ja, ko, nl, pl, pt, zh_CN." in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_from_a_resume(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a résumé come its own pages, and those that suit any portfolio; nothing of the sample."""
    (tmp_path / "resume.json").write_text(json.dumps(ADA))
    folder = tmp_path / "new"
    assert main(["new", str(folder), "--from", str(tmp_path / "resume.json")]) == 0
    assert "Not taken over:" in capsys.readouterr().out
    pages = {path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md")}
    assert pages >= {"index.md", "roles/acme.md", "resume.md", "404.md"}
    assert not {name for name in pages if "sample" in name}
    assert 'html_title = "Ada"\n' in (folder / "docs/conf.py").read_text("utf-8")
    assert {finding.kind for finding in check(find(folder)).findings} <= {"portfolio.empty_listing"}
