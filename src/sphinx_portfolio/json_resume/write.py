"""The portfolio as JSON Resume 1.x, so that the tools of others can read it and ours can read it back.

What the format has a field for stands there; what it has none for stands beside it, under one key of our own.
:mod:`sphinx_portfolio.json_resume.form` is the form, which importing and the tests hold it against.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.site import File, Site, newest
from sphinx_portfolio.graph.pages import Page, statement
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.json_resume import basics, sections
from sphinx_portfolio.json_resume.parts import OURS, Part, dates, part
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.records import Project, Role, to_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.model.items import Result, SkillGroup

NAME = "resume.json"
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
BESIDE = ("results", "evidence", "links", "publications")
"""The fields of roles and write-ups that JSON Resume has no form for."""


def export(portfolio: Portfolio, site: Site) -> Iterator[File]:
    """Yield the file."""
    yield (
        site.within + NAME,
        (json.dumps(compose(portfolio, site), ensure_ascii=False, indent=2) + "\n").encode(),
    )


def compose(portfolio: Portfolio, site: Site) -> Part:
    """Return the portfolio in the form of JSON Resume; pages are linked where the site knows its address."""
    assert portfolio.profile is not None, "without a profile nothing is exported"
    when = newest(site, (page.docname for page in portfolio.pages))
    address = site.base_url and site.home_url + NAME
    roles = tuple(chain.from_iterable(portfolio.employers))
    entries = sections.compose(portfolio)
    helped = [_volunteer(page, site) for page in roles if _is_voluntary(page)]
    fields = {
        "$schema": SCHEMA,
        "basics": basics.compose(portfolio.profile, site),
        "work": [_work(page, site) for page in roles if not _is_voluntary(page)],
        **(entries | {"volunteer": helped + entries["volunteer"]}),
        "projects": [_project(portfolio, page, site) for page in portfolio.projects],
        "publications": [_publication(entry) for entry in portfolio.publications],
        "skills": _skills(portfolio),
        "languages": [part(item.model_dump()) for item in portfolio.profile.record.languages],
        OURS: part(entries=sections.pages(portfolio)),
        "meta": part(canonical=address, version="v1.0.0", lastModified=when and f"{when:%Y-%m-%dT%H:%M:%S}"),
    }
    return part(fields)


def _is_voluntary(page: Page[Role]) -> bool:
    return page.record.employment == "volunteer"


def _work(page: Page[Role], site: Site) -> Part:
    """Return a job; most themes still read the organisation under the name that it had before 1.0."""
    name, location = page.record.organisation, page.record.location
    return _stay(page, site, {"name": name, "company": name, "location": location}, {})


def _volunteer(page: Page[Role], site: Site) -> Part:
    record = page.record
    return _stay(page, site, {"organization": record.organisation}, {"location": record.location})


def _stay(page: Page[Role], site: Site, named: Part, beside: Part) -> Part:
    """Return a role; its address is the organisation's, where that is known, else that of its page."""
    record, address = page.record, site.public_url(page.docname)
    heading = page.title if page.title != record.organisation else ""
    ours = {"page": page.docname, "title": heading, "employment": record.employment, **beside}
    fields = {
        **named,
        "position": record.title,
        "url": record.url or address,
        **dates(record.span),
        "summary": record.summary,
        "highlights": _highlights(record),
        OURS: part(ours, pageUrl=address if record.url else "", skills=record.skills, **_beside(record)),
    }
    return part(fields)


def _project(portfolio: Portfolio, page: Page[Project], site: Site) -> Part:
    record, data, roles = page.record, to_data(page.record), portfolio.roles_of(page)
    ours = {"page": page.docname, **{key: data.get(key) for key in ("role", "featured", "related", "image")}}
    fields = {
        "name": page.title,
        "description": record.summary,
        "url": site.public_url(page.docname),
        **dates(portfolio.span_of(page)),
        "entity": ", ".join(dict.fromkeys(role.record.organisation for role in roles)),
        "roles": list(dict.fromkeys(role.record.title for role in roles)),
        "keywords": record.skills,
        "highlights": _highlights(record),
        OURS: part(ours, ownDates=None if record.span else False, **_beside(record)),
    }
    return part(fields)


def _beside(record: Role | Project) -> Part:
    data = to_data(record)
    return {key: data[key] for key in BESIDE if key in data}


def _highlights(record: Role | Project) -> list[str]:
    """Return what was reached, then what was done."""
    return [*map(highlight, record.results), *record.highlights]


def highlight(result: Result) -> str:
    """Return a result in one line: ``Decoding latency: 1.37× against fp16 weights``."""
    return statement(result, ENGLISH) + (" (unpublished)" if result.unpublished else "")


def _skills(portfolio: Portfolio) -> list[Part]:
    """Return the groups of the vocabulary, each with its skills as keywords, as themes read them."""
    assert portfolio.profile is not None
    uses, home = iter(portfolio.skills), portfolio.profile
    return [
        _group(home.docname, group, list(islice(uses, len(group.skills)))) for group in home.record.vocabulary
    ]


def _group(home: str, group: SkillGroup, uses: list[SkillUse]) -> Part:
    """Return a group; under our key stand other words for a skill, and the pages that prove and use it."""
    beside = [
        part(
            name=use.skill.name,
            aliases=use.skill.aliases,
            unproved=use.skill.unproved,
            proofs=[page.docname for page in use.proofs],
            roles=[page.docname for page in use.roles],
        )
        for use in uses
    ]
    told = [skill for skill in beside if len(skill) > 1]
    names = [use.skill.name for use in uses]
    return part(name=group.group, keywords=names, **{OURS: part(page=home, skills=told)})


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
    return part(known, summary=byline(entry.authors), **{OURS: part(ours)})


def byline(authors: tuple[str, ...]) -> str:
    """Return the authors in one line; nothing for none."""
    return f"By {', '.join(authors)}" if authors else ""
