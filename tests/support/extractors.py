"""Programs of different makers that read the text of a PDF as applicant-tracking systems do."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import groupby
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
from pypdfium2.raw import FPDFText_GetUnicode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_portfolio.views.results import ResultView
    from sphinx_portfolio.views.resume import Resume, Section
    from sphinx_portfolio.views.resume_parts import Job


def with_pypdf(pdf: bytes) -> str:
    """Return what pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def with_pdfium(pdf: bytes) -> str:
    """Return what PDFium reads, which is what Chrome selects and copies."""
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def with_poppler(pdf: bytes) -> str:
    """Return what poppler reads."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


EXTRACTORS: dict[str, Callable[[bytes], str]] = {"pypdf": with_pypdf, "pdfium": with_pdfium}
"""Those at hand: two come with Python packages, and poppler is the third where the machine has it."""
if shutil.which("pdftotext"):
    EXTRACTORS["poppler"] = with_poppler


def as_seen(pdf: bytes) -> list[str]:
    """Return the lines as an eye reads them, each from left to right and without blanks."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if not (letter := chr(FPDFText_GetUnicode(text, index))).isspace():
                left, lower, *_ = text.get_charbox(index, loose=True)
                lines.setdefault((number, round(lower)), []).append((left, letter))
    return ["".join(letter for _, letter in sorted(line)) for line in lines.values()]


def word_boxes(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    """Return each word with its left, right, upper and lower edge, in points, as PDFium finds them."""
    return [box for page in pypdfium2.PdfDocument(pdf) for box in _words(page)]


def _words(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float, str]]:
    text, height = page.get_textpage(), page.get_height()
    letters = (chr(FPDFText_GetUnicode(text, index)) for index in range(text.count_chars()))
    placed = ((letter, text.get_charbox(index, loose=True)) for index, letter in enumerate(letters))
    for blank, group in groupby(placed, key=lambda pair: pair[0].isspace()):
        word, boxes = zip(*group, strict=True)
        left, lower, right, upper = zip(*boxes, strict=True)
        if not blank:
            yield min(left), max(right), height - max(upper), height - min(lower), "".join(word)


def unread(text: str, told: Resume) -> list[str]:
    """Return the fields of a résumé that a text does not have, or not after the fields before them."""
    flat, place, missing = spaced(text), 0, []
    for field in map(spaced, fields(told)):
        found = flat.find(field, place)
        if found < 0:
            missing.append(field)
        else:
            place = found + len(field)
    return missing


def spaced(text: str) -> str:
    """Return a text with one space for any white space: extractors break lines where the page does."""
    return " ".join(text.split())


def fields(told: Resume) -> Iterator[str]:
    """Yield all that a résumé says, in the order in which one reads it."""
    yield from (told.name, told.headline)
    yield from (text for text, _ in told.contact)
    yield from (url.partition("://")[2].rstrip("/") for _, url in told.links)
    yield told.summary
    yield told.seeking
    for section in told.sections:
        yield section.title
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    for employer in section.employers:
        first, *others = employer.jobs
        heading = (employer.organisation, first.dates) if others else (first.dates, employer.organisation)
        yield from (*heading, *_job(first))
        for job in others:
            yield from (job.dates, *_job(job))
    for work in section.works:
        yield from (work.dates, *_job(work))
    for paper in section.publications:
        yield from (paper.year, paper.title, *(name for name, _ in paper.authors), paper.others, paper.source)
    for entry in (item.entry for item in section.items):
        yield from (entry.dates, entry.title, entry.area, entry.organisation, entry.location, entry.score)
        yield from (entry.expiry, entry.note, *entry.details)
    for group, skills in section.skills:
        yield from (group, *(text for skill in skills for text in skill))
    yield section.text
    if not section.whole:
        yield section.more.partition("://")[2]


def _job(job: Job) -> Iterator[str]:
    yield from (job.title, job.employment, job.location, job.summary)
    for line in job.lines:
        for result in line.results:
            yield from _reached(result)
        yield line.title
        yield from (text.rstrip(".") for text in line.done)


def _reached(result: ResultView) -> Iterator[str]:
    yield from (result.quantity, result.claim, result.comparison)
    yield "(unpublished)" if result.unpublished else ""
