"""An import writes a portfolio, or adds to one, with a report, and refuses what it cannot read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ADA = {
    "basics": {"name": "Ada", "label": "Engineer", "summary": "I build.", "image": "https://i.example/ada"},
    "work": [{"name": "Lab", "position": "Engineer", "startDate": "2020"}],
    "skills": ["Python"],
}
BIB = "@misc{a, title={A}, author={Ada}, year={2020}}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a JSON Resume file."""
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(ADA), encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_into_a_new_folder(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no portfolio, the pages get what makes them one."""
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    assert main(["import", str(file), str(tmp_path / "a.bib"), "--into", str(tmp_path / "docs")]) == 0
    assert names(tmp_path / "docs") == {
        "index.md", "roles/lab.md", "conf.py", "404.md", "resume.md", "skills.md", "publications.md",
        "publications.bib", "import-report.txt",
    }  # fmt: skip
    report = (tmp_path / "docs/import-report.txt").read_text("utf-8")
    assert 'basics.image = "https://i.example/ada"' in report
    assert capsys.readouterr().out.endswith(report)


def test_result_has_no_mistake(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an import makes passes the check as it is."""
    assert main(["import", str(file), "--into", str(tmp_path / "docs")]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0


def test_again(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second import changes no page, and says so; an owner's page stays."""
    docs = tmp_path / "docs"
    main(["import", str(file), "--into", str(docs)])
    (docs / "roles/lab.md").write_text((docs / "roles/lab.md").read_text().replace("2020", "2019"))
    before = {name: (docs / name).read_bytes() for name in names(docs)}
    assert main(["import", str(file), "--into", str(docs)]) == 0
    assert {name: (docs / name).read_bytes() for name in names(docs)} == before
    assert "All of it is there already; nothing was added." in capsys.readouterr().out


def test_import_overwrites_nothing(file: Path, tmp_path: Path) -> None:
    """A page that is none of ours stays, but for a table of contents at its end."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("mine\n")
    assert main(["import", str(file), "--into", str(tmp_path / "docs")]) == 0
    assert (tmp_path / "docs/index.md").read_text().startswith("mine\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "line 1, column 2: this is no JSON"),
        (b'{"resume": {}}', "$: this is no résumé in the form of JSON Resume"),
        (None, "there is no such file; mend the name."),
    ],
)
def test_import_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    """A file that cannot be read is refused with the reason, and nothing is written."""
    path = tmp_path / "resume.json"
    if content is not None:
        path.write_bytes(content)
    assert main(["import", str(path), "--into", str(tmp_path / "docs")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()
