"""An import whose letters no font has begins a site that builds strictly, and is told what it lacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.starting import letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_lacking() -> None:
    """Letters are asked for, and not signs; Latin, Greek and Cyrillic ones are there."""
    assert letters.lacking(["Ada Łódź Ωμέγα Жук 🚀 （"]) == ""
    assert letters.lacking(["Ada", "例子"]) == "例子"


@pytest.mark.parametrize(
    "begins",
    [
        lambda file, folder: ["new", folder, "--from", file],
        lambda file, folder: ["import", file, "--into", folder],
    ],
    ids=["new", "import"],
)
def test_site_without_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], begins: Callable[[str, str], list[str]]
) -> None:
    """Neither résumé nor cards are made; a strict build has nothing to tell, and `new` has told it."""
    work = {
        "name": "例子公司",
        "position": "工程师",
        "startDate": "2020",
        "endDate": "2022",
        "summary": "开发。",
    }
    resume = {"basics": {"name": "例子", "label": "工程师", "summary": "一个例子。"}, "work": [work]}
    (tmp_path / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    file = str(tmp_path / "resume.json")
    assert main(begins(file, str(tmp_path / "p"))) == 0
    assert "no résumé as PDF and no picture cards yet" in capsys.readouterr().out
    assert main(["build", str(tmp_path / "p"), "--strict"]) == 0, capsys.readouterr().err
    assert list((tmp_path / "p").rglob("index.html"))
    assert not list((tmp_path / "p").rglob("*.pdf"))
