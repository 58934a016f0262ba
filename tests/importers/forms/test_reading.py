"""A file is told by looking into it, and every leaf of it stands in a page, in an output or in the report."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from sphinx_portfolio.importers.forms import reading
from sphinx_portfolio.importers.untidy import document
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model import frontmatter, parsing

if TYPE_CHECKING:
    from collections.abc import Iterator

FOREIGN = Path(__file__).parent.parent / "foreign"
FORMS = sorted(path for path in FOREIGN.iterdir() if path.suffix != ".bib")
WORD = re.compile(r"[^\W_]+")
UNSAID = {"$schema", "design", "canonical", "version", "lastModified", "type", "Confirmed", "Primary"}
"""The keys of what tells of a file, not of a person."""
BESIDE = re.compile(r"</?[a-z]+[^<>]*>|^(tel|mailto):|^present$|^https://doi.org/")
"""What is markup, or is written otherwise."""
OTHERWISE = {"jan", "feb", "mar", "apr", "may", "jun", "dec", "general", "information"}
"""Words of dates, which stand in pages as numbers, and of a heading over what is in the profile."""


def leaves(data: Any) -> Iterator[str]:
    """Yield each value of a file as text."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from () if key in UNSAID else leaves(value)
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item)
    elif data not in {None, ""}:
        yield str(data)


def data_in(path: Path) -> Any:
    """Return what a file holds, or the tables of a folder; one that tells of others is none of ours."""
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.name != "Connections.csv")
        return [list(csv.DictReader(io.StringIO(each.read_text("utf-8")))) for each in files]
    return document.load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_nothing_is_lost_in_silence(path: Path) -> None:
    """Each word of each leaf stands in a page, in the BibTeX file or in the report."""
    imported = reading.read_any(path)
    kept = set(WORD.findall(" ".join((imported.report, *imported.files.values())).casefold()))
    for leaf in leaves(data_in(path)):
        said = BESIDE.sub(" ", leaf).casefold()
        gone = {word for word in WORD.findall(said) if not {word, f"0{word}"} & kept} - OTHERWISE
        assert not gone or re.fullmatch(r"[A-Z]{2}", leaf), f"{leaf!r}: {gone} nowhere"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_pages_have_no_mistake(path: Path) -> None:
    """What a file gives is read by a build without a problem."""
    for name, text in reading.read_any(path).files.items():
        matter = frontmatter.read(text)
        assert not name.endswith(".md") or matter is None or not parsing.parse(matter)[1], name


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("cv.yaml", "roles/example-laboratories.md"), ("cv.yml", "roles/example-laboratories.md"),
        ("linkedin", "roles/sample-mill.md"), ("zotero.bib", "publications.bib"), ("designer.json", "index.md"),
    ],
)  # fmt: skip
def test_told_by_looking(tmp_path: Path, name: str, page: str) -> None:
    """The form does not hang on a name."""
    path = FOREIGN / name
    if path.is_file():
        (tmp_path / "anything").write_bytes(path.read_bytes())
        path = tmp_path / "anything"
    assert page in reading.read_any(path).files


def test_archive(tmp_path: Path) -> None:
    """The archive of an export says what its folder says."""
    with ZipFile(tmp_path / "export", "w") as archive:
        for path in (FOREIGN / "linkedin").iterdir():
            archive.write(path, f"Basic/{path.name}")
    assert reading.read_any(tmp_path / "export").files == reading.read_any(FOREIGN / "linkedin").files


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"), (b"Dear reader", "none of the forms"), (b"[1]", "no résumé"),
        (b'{"a": 1}', "no résumé"), (b"PK\x03\x04", "the archive is no export"), (b"{", "this is no JSON"),
    ],
)  # fmt: skip
def test_refusals(tmp_path: Path, content: bytes, said: str) -> None:
    """What has none of the forms is refused, with what was looked for."""
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(FormError) as raised:
        reading.read_any(tmp_path / "file")
    assert said in raised.value.args[0]


def test_folder_of_others(tmp_path: Path) -> None:
    """A folder that is no export is refused."""
    with pytest.raises(FormError):
        reading.read_any(tmp_path)
