"""A site is translated whole: what front matter says is in gettext's catalogues, and comes out of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
import sphinx.locale
from babel.messages.pofile import read_po

from building import build
from sphinx_portfolio.model import records
from sphinx_portfolio.sphinx_ext.languages import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

TEXTS = {
    "against", "alt", "area", "claim", "details", "fluency", "group", "headline", "highlights", "label",
    "language", "location", "name", "note", "organisation", "score", "seeking", "summary", "title", "unit",
    "unproved", "unpublished", "value",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _catalogues() -> Iterator[None]:
    """Have Sphinx read the catalogues of each build: it keeps them as long as the process lives."""
    sphinx.locale.translators.clear()
    yield
    sphinx.locale.translators.clear()


def fields(record: type[BaseModel]) -> Iterator[str]:
    """Yield the names of the fields of a record, and of those in it, that hold a text."""
    for name, field in record.model_fields.items():
        inner = records.listed_record(field.annotation)
        if inner is not None:
            yield from fields(inner)
        elif "str" in str(field.annotation) or "Literal" in str(field.annotation):
            yield name
        else:
            for part in (field.annotation, *get_args(field.annotation)):
                if isinstance(part, type) and hasattr(part, "model_fields"):
                    yield from fields(part)


def test_every_field_is_prose_or_a_name() -> None:
    """Each field that can hold a text is translated, or kept as a name; a new one has to be one of both."""
    found = {name for record in records.records.values() for name in fields(record)}
    names = {"aliases", "date", "end", "expires", "start"}  # of skills, which are kept whole, and dates
    assert found - front_matter.KEPT - names == TEXTS


def translate(offered: Path, folder: Path) -> None:
    """Translate catalogues: each text of one line into itself between guillemets."""
    for path in offered.rglob("*.pot"):
        into = folder / path.relative_to(offered).with_suffix(".po")
        into.parent.mkdir(parents=True, exist_ok=True)
        said = re.sub(r'msgid "([^"]+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "»\1«"', path.read_text("utf-8"))
        into.write_text(said, "utf-8")


def test_texts_are_offered(root: Path, tmp_path: Path) -> None:
    """The catalogue of a page has what its front matter says, each text at its line, and no name."""
    built = build(root, tmp_path, builder="gettext", settings={"gettext_compact": False})
    assert built.warnings == ()
    with (built.folder / "projects/kernel.pot").open("rb") as file:
        lines = {entry.id: entry.locations[0][1] for entry in read_po(file, locale="de") if entry.id}
    source = (root / "projects/kernel.md").read_text("utf-8").splitlines()
    for text in (
        "A matrix kernel that is fast.",
        "Multiplication time",
        "a plain loop",
        "Measured in private.",
    ):
        assert text in source[lines[text] - 1]
    assert not lines.keys() & {"C++", "lab", "project", "pull-request"}


def test_whole_site(root: Path, tmp_path: Path) -> None:
    """What translators have made of front matter is on each page that shows it, and in every output."""
    offered = build(root, tmp_path / "offered", builder="gettext", settings={"gettext_compact": False})
    translate(offered.folder, root / "locales/de/LC_MESSAGES")
    settings = {"language": "de", "gettext_compact": False, "html_baseurl": "https://ada.example/"}
    built = build(root, tmp_path / "built", settings=settings)
    assert built.warnings == ()
    shown = {name: built.page(name).text for name in ("index", "projects/kernel", "skills")}
    assert all("»Measured in private.«" in shown[name] for name in ("projects/kernel",))
    assert all("»A matrix kernel that is fast.«" in shown[name] for name in ("index", "projects/kernel"))
    assert "»Kernels«" in shown["skills"]
    for name in ("llms.txt", "feed.xml", "resume.json", "pagefind/pages.json", "projects/kernel.md"):
        assert "»A matrix kernel that is fast.«" in (built.folder / name).read_text("utf-8"), name


def test_without_a_catalogue() -> None:
    """What nobody has translated stays as it is."""
    record = records.Profile(kind="profile", name="Ada", headline="One", summary="Two")
    assert front_matter.translated(record, str) == record
    assert [text for _, text in front_matter.texts(record)] == ["Ada", "One", "Two"]
