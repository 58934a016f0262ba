"""Where the package comes from is told so that another machine gets the same."""

from __future__ import annotations

import io
import json
from importlib.metadata import PathDistribution
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from sphinx_portfolio.cli.starting import origin

if TYPE_CHECKING:
    from pathlib import Path


def installed(folder: Path, url: dict[str, object] | None) -> PathDistribution:
    """Return a package that was installed from somewhere."""
    info = folder / "sphinx_portfolio-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: sphinx-portfolio\nVersion: 0.1.0\n")
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    (info / "RECORD").write_text(
        f"{info.name}/METADATA,,\n{info.name}/WHEEL,,\n{info.name}/direct_url.json,,\n"
    )
    if url:
        (info / "direct_url.json").write_text(json.dumps(url))
    return PathDistribution(info)


@pytest.mark.parametrize(
    ("url", "requirement"),
    [
        (None, "sphinx-portfolio==0.1.0"),
        (
            {"url": "https://example.org/p.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "sphinx-portfolio @ git+https://example.org/p.git@abc",
        ),
        (
            {"url": "https://example.org/p.whl", "archive_info": {}},
            "sphinx-portfolio @ https://example.org/p.whl",
        ),
        (
            {"url": "file:///p", "dir_info": {"editable": True}},
            "./wheels/sphinx_portfolio-0.1.0-py3-none-any.whl",
        ),
    ],
)
def test_requirement(tmp_path: Path, url: dict[str, object] | None, requirement: str) -> None:
    """It is a version, an address with its commit, or a wheel that stands beside the line."""
    found = origin.read(installed(tmp_path, url))
    assert found.requirement == requirement
    assert [f"./{name}" for name in found.files] == ([requirement] if requirement.startswith(".") else [])


def test_wheel(tmp_path: Path) -> None:
    """The wheel holds the package and its description, and nothing of this machine; it is always the same."""
    package = installed(tmp_path, {"url": "file:///p", "dir_info": {}})
    content = origin.wheel(package)
    assert content == origin.wheel(package)
    names = set(ZipFile(io.BytesIO(content)).namelist())
    info = "sphinx_portfolio-0.1.0.dist-info"
    assert {"sphinx_portfolio/__init__.py", "sphinx_portfolio/cli/starting/sample/gitignore"} <= names
    assert {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD")} <= names
    assert not {name for name in names if name.endswith((".pyc", "direct_url.json"))}
