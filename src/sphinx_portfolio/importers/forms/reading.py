"""Any file that an import takes, its form told by looking at what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.importers import json_resume
from sphinx_portfolio.importers.forms import al_folio, bibtex, linkedin, rendercv
from sphinx_portfolio.importers.imported import Report
from sphinx_portfolio.importers.untidy import document
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model.bounds import IMPORT, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_portfolio.importers.imported import Imported

FORMS = "JSON Resume or RenderCV, as JSON or YAML, al-folio's cv.yml, BibTeX, or LinkedIn's export"


def read_any(path: Path) -> Imported:
    """Return the pages for a file or a folder; raise :class:`.FormError` where it has none of the forms."""
    if path.is_dir():
        if not linkedin.is_form(path):
            raise FormError(f"$: the folder is no export of LinkedIn; name a file: {FORMS}.")
        return linkedin.of_file(path)
    content = read_bytes(path, IMPORT)
    if content.startswith(b"PK\x03\x04"):
        if not linkedin.is_form(path):
            raise FormError(
                "$: the archive is no export of LinkedIn: it has no Profile.csv or Positions.csv."
            )
        return linkedin.of_file(path)
    text, notes = document.decode(content)
    if path.suffix.casefold() == ".csv":
        return linkedin.read({path.name: text})
    found = read_text(text)
    return found._replace(notes=(*notes, *found.notes))


def read_text(text: str) -> Imported:
    """Return the pages for what a file says; raise :class:`.FormError` where that has none of the forms."""
    if not text.strip():
        raise FormError(f"$: the file is empty; name one that is {FORMS}.")
    if text.lstrip("\ufeff \t\r\n")[:1] not in "{[" and bibtex.is_form(text):
        return bibtex.read(text)
    try:
        data = document.load(text)
    except FormError:
        if bibtex.is_form(text):
            return bibtex.read(text)
        raise
    if rendercv.is_form(data):
        return rendercv.of_data(data)
    if al_folio.is_form(data):
        return al_folio.of_data(data)
    if not isinstance(data, dict | list):
        raise FormError(f"$: this is none of the forms that can be read: {FORMS}.")
    return json_resume.of_data(data, Report())
