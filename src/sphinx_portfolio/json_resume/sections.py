"""The entries in the sections of JSON Resume; those that it has no section for stand whole under our key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.json_resume.parts import OURS, Part, part
from sphinx_portfolio.model.records import to_data

if TYPE_CHECKING:
    from sphinx_portfolio.graph.pages import Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.model.records import Entries


class Form(NamedTuple):
    """How JSON Resume has a section: its key, its name for each field of an entry, and its keys of time.

    Of two keys of time the last alone is that of an entry with one ``date``.
    """

    key: str
    fields: dict[str, str]
    times: tuple[str, ...]


_STAY = ("startDate", "endDate")

FORMS = {
    "education": Form(
        "education",
        {
            "organisation": "institution",
            "url": "url",
            "area": "area",
            "title": "studyType",
            "score": "score",
            "details": "courses",
        },
        _STAY,
    ),
    "awards": Form("awards", {"title": "title", "organisation": "awarder", "note": "summary"}, ("date",)),
    "certificates": Form(
        "certificates", {"title": "name", "organisation": "issuer", "url": "url"}, ("date",)
    ),
    "volunteering": Form(
        "volunteer",
        {
            "organisation": "organization",
            "title": "position",
            "url": "url",
            "note": "summary",
            "details": "highlights",
        },
        _STAY,
    ),
    "interests": Form("interests", {"title": "name", "details": "keywords"}, ()),
    "references": Form("references", {"title": "name", "note": "reference"}, ()),
}
"""The sections that JSON Resume has, by our names for them."""


_DEGREE = re.compile(
    r"((?:[A-Z][A-Za-z.]*[A-Z][A-Za-z.]*|Bachelor|Master|Doctor|Diploma|Licentiate)(?: of \w+)?) in (\S.*)"
)
"""A degree with its subject: ``BSc in Physics``, ``Master of Science in Law``."""


def compose(portfolio: Portfolio) -> dict[str, list[Part]]:
    """Return the entries of each section that JSON Resume has, by its key."""
    return {
        form.key: [
            _entry(form, page, data)
            for page in portfolio.sections.get(name, ())
            for data in to_data(page.record)["entries"]
        ]
        for name, form in FORMS.items()
    }


def pages(portfolio: Portfolio) -> list[Part]:
    """Return the pages of entries, with those entries that JSON Resume has no section for."""
    return [_page(page) for page in portfolio.entries]


def _page(page: Page[Entries]) -> Part:
    data = to_data(page.record)
    whole = () if page.record.section in FORMS else data["entries"]
    fields = {"page": page.docname, "title": page.title, "section": page.record.section}
    return part(fields, summary=page.record.summary, entries=whole, evidence=data.get("evidence"))


def _entry(form: Form, page: Page[Entries], data: Part) -> Part:
    data = _with_area(data) if "area" in form.fields else data
    fields = {theirs: data.get(ours) for ours, theirs in form.fields.items()}
    times = told(form, data)
    said = {*form.fields, *(("start", "end", "date") if len(form.times) == 2 else ())}
    said |= {"date"} if times else set()
    beside = {key: value for key, value in data.items() if key not in said}
    return part(fields | times, **{OURS: part(page=page.docname, entry=beside)})


def _with_area(data: Part) -> Part:
    """Return an entry with the subject of a degree apart, where its title plainly names it."""
    found = None if data.get("area") else _DEGREE.fullmatch(data["title"])
    return data | {"title": found[1], "area": found[2], "inTitle": True} if found else data


def told(form: Form, data: Any) -> Part:
    """Return when an entry was, as a section tells it: what lasts has no end, and one date is the end."""
    end = data.get("date") or data.get("end")
    start, end = data.get("start"), None if end == "present" else end
    if len(form.times) == 2:
        return part(startDate=start, endDate=end)
    return part(dict.fromkeys(form.times, end or start))
