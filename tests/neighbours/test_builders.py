"""Sphinx's builders build a portfolio without a warning, and each says in its form what the pages say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from building import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OURS = ("feed.xml", "robots.txt", "llms.txt", "resume.pdf", "resume.json", "about.md", "pagefind", "_cards")
"""What stands beside pages of a site, and nowhere else."""


def text(folder: Path, name: str) -> str:
    """Return what a built file says, on one line."""
    return " ".join((folder / name).read_text(encoding="utf-8").split())


def dirhtml(folder: Path) -> bool:
    """Tell whether each page is a folder, and links in it and in its copy lead to folders."""
    page = BeautifulSoup((folder / "projects/parser/index.html").read_bytes(), "html.parser")
    copy = text(folder, "projects/parser.md")
    return bool(page.select('a[href="../../roles/lab/"]')) and "](../roles/lab/)" in copy


def singlehtml(folder: Path) -> bool:
    """Tell whether the one page holds every write-up, with its results."""
    page = BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")
    titles = {title.get_text() for title in page.select("h1, h2")}
    return {"A matrix kernel", "A parser", "A till"} <= {title.rstrip("¶") for title in titles}


def epub(folder: Path) -> bool:
    """Tell whether the book holds each page as well-formed XHTML, with the timeline drawn."""
    (path,) = folder.glob("*.epub")
    with ZipFile(path) as book:
        pages = [ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
        return len(pages) > 8 and any(page.find(".//{*}svg/{*}text") is not None for page in pages)


def latex(folder: Path) -> bool:
    """Tell whether facts, results and claims are LaTeX, with no HTML in it."""
    (path,) = folder.glob("*.tex")
    said = text(folder, path.name)
    return "Multiplication time" in said and "Pull request: The kernel" in said and "<svg" not in said


def plain(folder: Path) -> bool:
    """Tell whether facts and results are lines of text."""
    said = text(folder, "projects/kernel.txt")
    return "Example Laboratories" in said and "1.50× Multiplication time" in said


def man(folder: Path) -> bool:
    """Tell whether the page holds the results of the home page."""
    (path,) = folder.glob("*.1")
    return "Multiplication time" in text(folder, path.name)


def gettext(folder: Path) -> bool:
    """Tell whether what the owner wrote is there to be translated."""
    return any("An ordinary page." in path.read_text(encoding="utf-8") for path in folder.rglob("*.pot"))


def xml(folder: Path) -> bool:
    """Tell whether the document holds the drawn listings, and no placeholder of ours."""
    root = ET.parse(folder / "projects/kernel.xml").getroot()
    return root.find(".//placeholder") is None and "Multiplication time" in "".join(root.itertext())


def as_json(folder: Path) -> bool:
    """Tell whether the body of a page holds its results."""
    page = json.loads((folder / "projects/kernel.fjson").read_text(encoding="utf-8"))
    return "portfolio-result" in page["body"] and not re.search("portfolio-search", page["body"])


BUILDERS: dict[str, Callable[[Path], bool]] = {
    "dirhtml": dirhtml,
    "singlehtml": singlehtml,
    "epub": epub,
    "latex": latex,
    "text": plain,
    "man": man,
    "gettext": gettext,
    "xml": xml,
    "json": as_json,
}


@pytest.mark.filterwarnings("ignore:.*JSONHTMLBuilder.app. is deprecated")
@pytest.mark.parametrize("name", BUILDERS)
def test_builder(root: Path, tmp_path: Path, name: str) -> None:
    """A builder warns of nothing, its form says what is so, and files of a site stand in a site alone."""
    built = build(root, tmp_path, builder=name, settings={"html_theme": "portfolio"})
    assert built.warnings == ()
    assert BUILDERS[name](built.folder), BUILDERS[name].__doc__
    assert name == "dirhtml" or not [path for path in OURS if (built.folder / path).exists()]
