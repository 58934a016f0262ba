"""Reads facts out of the printed résumé, where they stand without fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facts import HOME, MONTHS, Facts, Sheet, dates, figure, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PdfReader

_DATE = r"(?:\d{1,2} )?(?:\b(?:" + "|".join(MONTHS) + r")\b)?(?: ?\b\d{4}\b)?"
_DATES = rf"{_DATE}(?: – (?:present|{_DATE}))?"


def read_pdf(pdf: PdfReader, known: Facts) -> Facts:
    """Return what the résumé says of ``known`` facts.

    A page of print has no fields. Its text is searched from heading to heading, and a fact is a record's when
    it stands where that record is told.
    """
    text, sheet = text_of(pdf), Sheet()
    for field in ("headline", "summary", "skills"):
        sheet.note(HOME, field, *(value for value in known[HOME, field] if value in text))
    sheet.note(HOME, "name", *(value for value in known[HOME, "name"] if text.startswith(value)))
    sheet.note(HOME, "links", *(known[HOME, "links"] & targets(pdf)))
    jobs = sorted(_headings(text, known))
    ends = [*(start for start, *_ in jobs), len(text)][1:]
    for (start, heading, when, page), end in zip(jobs, ends, strict=True):
        part = text[start:end]
        (organisation,) = known[page, "organisation"]
        sheet.note(page, "organisation", organisation)
        sheet.note(page, "dates", dates(when))
        below = part.removeprefix(heading).lstrip()
        sheet.note(page, "title", *(value for value in known[page, "title"] if below.startswith(value)))
        for field in ("summary", "location"):
            sheet.note(page, field, *(value for value in known[page, field] if value in part))
        sheet.note(page, "stated", *(value for value in known[page, "stated"] if _stated(value, "", part)))
        for work in (
            p for p, f in known if f == "organisation" and known[p, f] == {organisation} and p != page
        ):
            (title,) = known[work, "title"]
            if title in part:
                sheet.note(work, "title", title)
                sheet.note(work, "organisation", organisation)
                stated = (value for value in known[work, "stated"] if _stated(value, title, part))
                sheet.note(work, "stated", *stated)
    return sheet.facts()


def _headings(text: str, known: Facts) -> Iterator[tuple[int, str, str, str]]:
    """Yield where each role's heading is, the heading, the dates beside the name, and the role."""
    for (page, field), values in known.items():
        if field == "organisation" and page.startswith("roles/"):
            name = re.escape(next(iter(values)))
            for match in re.finditer(
                rf"(?:(?P<before>{_DATES}) )?{name}(?: (?P<after>{_DATES})(?= |$))?", text
            ):
                if when := (match["before"] or match["after"] or "").strip():
                    yield match.start(), match[0], when, page
                    break


def _stated(value: str, title: str, part: str) -> bool:
    """Tell whether a result is printed: before its write-up's title or another result, or by itself."""
    shown, _, said = value.removeprefix("-").partition(" | ")
    return (
        any(figure(f"{shown}{said}{end}") in figure(part) for end in _ENDS)
        if title
        else figure(f"{shown}{said}") in figure(part)
    )


_ENDS = (".", ";", "(unpublished).", "(unpublished);")


def text_of(pdf: PdfReader) -> str:
    """Return the text of a PDF as one line."""
    return line(" ".join(page.extract_text() for page in pdf.pages))


def targets(pdf: PdfReader) -> set[str]:
    """Return where the links of a PDF lead."""
    notes = (note.get_object() for page in pdf.pages for note in page.get("/Annots", ()))
    return {str(note["/A"]["/URI"]) for note in notes if "/A" in note}


def left_over(text: str, known: Iterable[str]) -> str:
    """Return the letters and digits of a text that no known text accounts for, dates and years aside."""
    rest = _undated(text)
    for value in sorted({_undated(value) for value in known}, key=len, reverse=True):
        rest = rest.replace(value, "|") if value else rest
    return re.sub(r"[\W_]+", " ", rest).strip()


def _undated(text: str) -> str:
    spans = rf"{_DATE} – (?:present|{_DATE})|\b(?:19|20)\d\d(?:–(?:19|20)\d\d)?\b"
    return figure(re.sub(spans, " ", text))
