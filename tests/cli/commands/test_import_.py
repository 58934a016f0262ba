"""An import writes the pages and a report, and refuses with a sentence what it cannot read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ADA = {
    "basics": {"name": "Ada", "label": "Engineer", "summary": "I build.", "image": "https://i.example/ada"}
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a JSON Resume file."""
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(ADA), encoding="utf-8")
    return path


def test_import(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Importing writes the pages and the report, and prints the report."""
    assert main(["import", str(file), str(tmp_path / "docs")]) == 0
    assert {path.name for path in (tmp_path / "docs").iterdir()} == {"index.md", "import-report.txt"}
    report = (tmp_path / "docs/import-report.txt").read_text("utf-8")
    assert 'basics.image = "https://i.example/ada"' in report
    assert capsys.readouterr().out.endswith(report)


def test_import_overwrites_nothing(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file would be lost, nothing is written."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("mine")
    assert main(["import", str(file), str(tmp_path / "docs")]) == 2
    assert "index.md: already there; name an empty folder" in capsys.readouterr().err
    assert [path.read_text() for path in (tmp_path / "docs").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b'{"work": [{"startDate": "2019-19"}, {"endDate": "x"}]}',
            ["work[0].startDate: ", "work[1].endDate: "],
        ),
        (b"{", ["line 1, column 2: this is no JSON"]),
        (b"{\n\xff", ["line 2: the file is not UTF-8; save it as UTF-8."]),
        ("{}".encode("utf-16"), ["the file is not UTF-8 but seems to be UTF-16; save it as UTF-8."]),
        (None, ["there is no such file; mend the name."]),
    ],
)
def test_import_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: list[str]
) -> None:
    """A file that cannot be read is refused with each of its mistakes on a line of its own."""
    path = tmp_path / "resume.json"
    if content is not None:
        path.write_bytes(content)
    assert main(["import", str(path), str(tmp_path / "docs")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(said)
    assert all(part in line for part, line in zip(said, lines, strict=True))
    assert not (tmp_path / "docs").exists()
