"""The command ``match``."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from building import SITE
from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def advert(tmp_path: Path) -> Path:
    """Return the file of an advert."""
    path = tmp_path / "Compiler Job.md"
    path.write_text("# Compilers\n## Requirements\n- Rust and LLVM\n", encoding="utf-8")
    return path


def test_answer(advert: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is plain where it is piped, the same for a file and for what is pasted, and 0."""
    assert main(["match", str(advert), str(SITE)]) == 0
    said = capsys.readouterr()
    assert " 1. Familia" in said.out
    assert (
        '"compiler-job": {\n        "projects": ["familia"],\n        "skills": ["Rust", "LLVM"],\n'
        in said.out
    )
    assert "\x1b" not in said.out
    assert said.err == ""


def test_pasted(advert: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes through a pipe is read as a file is; a program gets JSON."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(advert.read_bytes())))
    assert main(["match", "-", str(SITE), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in data["projects"]] == ["familia"]
    assert [*data["portfolio_resumes"]] == ["advert"]


def test_resume(advert: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole résumé can be asked about; for one that there is not, the ones there are are named."""
    assert main(["match", str(advert), str(SITE), "--resume", "resume"]) == 0
    assert "The résumé “resume”\n  proves Rust, LLVM\n" in capsys.readouterr().out
    assert main(["match", str(advert), str(SITE), "--resume", "resum"]) == 2
    assert "did you mean “resume”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "nothing is in it"), (b"%PDF\0", "it is no text"), (None, "cannot be read")]
)
def test_no_advert(
    content: bytes | None, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read as an advert is refused, with what to do."""
    path = tmp_path / "advert"
    if content is not None:
        path.write_bytes(content)
    assert main(["match", str(path), str(SITE)]) == 2
    assert why in capsys.readouterr().err


def test_broken_portfolio(advert: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A portfolio that cannot be read at all is told of, and one with a mistake answers all the same."""
    (root / "more.md").write_text("# More\n", encoding="utf-8")
    assert main(["match", str(advert), str(root)]) == 0
    assert "sphinx-portfolio check" in capsys.readouterr().err
    (root / "conf.py").write_text("1 +", encoding="utf-8")
    assert main(["match", str(advert), str(root)]) == 1
    assert "this is no Python" in capsys.readouterr().out
