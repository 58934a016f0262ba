"""Two programs, of different makers, that read the text of a PDF as applicant-tracking systems do."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.views.resume import Job, Reached, Resume


def with_poppler(pdf: bytes) -> str:
    """Return what poppler reads."""
    return _poppler(pdf)


def _poppler(pdf: bytes, *options: str) -> str:
    """Run poppler; without it the test fails, for nothing is shown then."""
    if not shutil.which("pdftotext"):
        pytest.fail("pdftotext is missing; install poppler (Debian: apt install poppler-utils)")
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def with_pypdf(pdf: bytes) -> str:
    """Return what pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def word_boxes(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    """Return each word with its left, right, upper and lower edge, in points, as poppler finds them."""
    page = BeautifulSoup(_poppler(pdf, "-bbox"), "html.parser")
    edges = ("xmin", "xmax", "ymin", "ymax")
    return [(*(float(word[edge]) for edge in edges), word.text) for word in page.find_all("word")]


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
    yield from (url.partition("://")[2].rstrip("/") for _, url in told.links)
    yield told.summary
    for job in told.jobs:
        yield from filter(None, _job(job))
    for entry in told.publications:
        yield from filter(None, (entry.title, *entry.authors, entry.source))
    for group, skills in told.skills:
        yield group
        yield from (text for skill in skills for text in skill if text)


def _job(job: Job) -> Iterator[str]:
    yield from (job.dates, job.organisation, job.title, job.location, job.summary)
    for entry in job.entries:
        first, *others = (list(_reached(result)) for result in entry.results) if entry.results else ([""],)
        yield from (first[0], entry.title, *first[1:])
        yield from (text for other in others for text in other)
        yield entry.summary


def _reached(result: Reached) -> Iterator[str]:
    yield from (result.figure, result.claim, result.against, "(unpublished)" if result.unpublished else "")
