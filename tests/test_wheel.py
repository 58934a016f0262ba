"""The wheel holds all that the package reads when it runs, and describes itself without the repository."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path, PurePath
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Return the wheel."""
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))
    return ZipFile(path)


def test_every_file_is_there(wheel: ZipFile) -> None:
    """All files of the package are in the wheel: the marker of types, schema, fonts, templates and assets."""
    files = {path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.*")}
    kept = {path.as_posix() for path in files if path.suffix != ".pyc"}
    assert kept <= set(wheel.namelist())
    assert {"sphinx_portfolio/py.typed", "sphinx_portfolio/model/portfolio.schema.json"} <= kept
    assert {".ttf", ".typ", ".html", ".css", ".js"} <= {PurePath(name).suffix for name in kept}


def test_description_stands_alone(wheel: ZipFile) -> None:
    """On an index page no link leads to a file of the repository, and no picture is missing."""
    (name,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
    metadata = message_from_bytes(wheel.read(name), policy=default)
    assert metadata["Description-Content-Type"] == "text/markdown"
    tokens = [part for token in MarkdownIt().parse(metadata.get_content()) for part in token.children or ()]
    addresses = [str(token.attrs.get("href") or token.attrs.get("src")) for token in tokens if token.attrs]
    assert addresses
    assert all(address.startswith("https://") for address in addresses)
    assert (ROOT / "README.md").read_text(encoding="utf-8").startswith(metadata.get_content()[:200])
