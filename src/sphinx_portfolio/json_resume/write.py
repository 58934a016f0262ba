"""The portfolio as JSON Resume 1.x, so that the tools of others can read it and ours can read it back.

What the format has a field for stands there; what it has none for stands beside it, under one key of our own.
:mod:`sphinx_portfolio.json_resume.form` is the form, which importing and the tests hold it against.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from sphinx_portfolio.exports.site import File, Site, newest
from sphinx_portfolio.graph.pages import Page, statement
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.records import Project, Role, to_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.model.items import Result

NAME = "resume.json"
OURS = "x-sphinx-portfolio"
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
BESIDE = ("results", "evidence", "links", "publications")
"""The fields of roles and write-ups that JSON Resume has no form for."""

Part: TypeAlias = dict[str, Any]


def export(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the file."""
    yield (
        site.within + NAME,
        (json.dumps(compose(portfolio, site), ensure_ascii=False, indent=2) + "\n").encode(),
    )


def compose(portfolio: Portfolio, site: Site) -> Part:
    """Return the portfolio in the form of JSON Resume; pages are linked where the site knows its address."""
    when = newest(site, (page.docname for page in portfolio.pages))
    address = site.base_url and site.home_url + NAME
    fields = {
        "$schema": SCHEMA,
        "basics": _basics(portfolio, site),
        "work": [_work(page, site) for page in portfolio.roles],
        "projects": [_project(portfolio, page, site) for page in portfolio.projects],
        "publications": [_publication(entry) for entry in portfolio.publications],
        "skills": [_skill(use) for use in portfolio.skills],
        "meta": _part(canonical=address, version="v1.0.0", lastModified=when and f"{when:%Y-%m-%dT%H:%M:%S}"),
    }
    return _part(fields)


def _part(fields: Part | None = None, **more: Any) -> Part:
    """Return a mapping without the fields that are empty."""
    return {key: value for key, value in ((fields or {}) | more).items() if value or value is False}


def _basics(portfolio: Portfolio, site: Site) -> Part:
    assert portfolio.profile is not None, "without a profile nothing is exported"
    page, record = portfolio.profile, portfolio.profile.record
    ours = _part(page=page.docname, title=page.title if page.title != record.name else "")
    accounts = [_part(network=link.label, username=username(link.url), url=link.url) for link in record.links]
    told = {"name": record.name, "label": record.headline, "url": site.home_url, "summary": record.summary}
    return _part(told, profiles=accounts, **{OURS: ours})


def username(url: str) -> str:
    """Return the name of a person's account, where the address is nothing but a host and that name."""
    parts = urlsplit(url)
    steps = parts.path.strip("/").split("/")
    return steps[0].removeprefix("@") if len(steps) == 1 and not parts.query else ""


def _work(page: Page[Role], site: Site) -> Part:
    record = page.record
    heading = page.title if page.title != record.organisation else ""
    fields = {
        "name": record.organisation,
        "position": record.title,
        "location": record.location,
        "url": site.public_url(page.docname),
        **dates(record.span),
        "summary": record.summary,
        "highlights": [highlight(result) for result in record.results],
        OURS: _part(page=page.docname, title=heading, **_beside(record)),
    }
    return _part(fields)


def _project(portfolio: Portfolio, page: Page[Project], site: Site) -> Part:
    record, role = page.record, portfolio.role_of(page)
    ours = {"page": page.docname, "role": record.role, "featured": record.featured, "related": record.related}
    fields = {
        "name": page.title,
        "description": record.summary,
        "url": site.public_url(page.docname),
        **dates(portfolio.span_of(page)),
        "entity": portfolio.organisation_of(page),
        "roles": [role.record.title] if role else [],
        "keywords": record.skills,
        "highlights": [highlight(result) for result in record.results],
        OURS: _part(ours, ownDates=None if record.span else False, **_beside(record)),
    }
    return _part(fields)


def _beside(record: Role | Project) -> Part:
    data = to_data(record)
    return {key: data[key] for key in BESIDE if key in data}


def dates(span: Span | None) -> Part:
    """Return the first and the last date as JSON Resume has them: what lasts has no last one."""
    return {"startDate": str(span.start), "endDate": span.end and str(span.end)} if span else {}


def highlight(result: Result) -> str:
    """Return a result in one line: ``Decoding latency: 1.37× against fp16 weights``."""
    return statement(result) + (" (unpublished)" if result.unpublished else "")


def _skill(use: SkillUse) -> Part:
    """Return a skill; its keywords are the write-ups that prove it."""
    ours = _part(group=use.group, aliases=use.skill.aliases)
    return _part({"name": use.skill.name, "keywords": [page.title for page in use.proofs], OURS: ours})


def _publication(entry: Publication) -> Part:
    """Return a publication; JSON Resume has no field for the authors, so the summary names them."""
    try:
        date = str(PartialDate.parse(entry.date or entry.year))
    except ValueError:
        date = ""
    links = [{"label": label, "url": url} for label, url in entry.links]
    ours = asdict(entry) | dict.fromkeys(("title", "venue", "url", "date", "title_runs", "note_runs"), "")
    ours |= {"links": links, "year": "" if entry.year == date[:4] else entry.year}
    ours |= {name: ours[name] or "" for name in ("others", "selected")}
    known = {"name": entry.title, "publisher": entry.venue, "releaseDate": date, "url": entry.url}
    return _part(known, summary=byline(entry.authors), **{OURS: _part(ours)})


def byline(authors: tuple[str, ...]) -> str:
    """Return the authors in one line; nothing for none."""
    return f"By {', '.join(authors)}" if authors else ""
