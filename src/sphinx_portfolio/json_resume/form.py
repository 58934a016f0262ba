"""The form of a JSON Resume file, stricter than its schema: no unknown keys, and dates that exist.

What the format has no field for stands under one key of our own, beside what it belongs to.
"""

from __future__ import annotations

from types import GenericAlias
from typing import Annotated, Any

from pydantic import Field, create_model

from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.model.fields import Date, End, Identifier, Identifiers, Line, SectionName, Url
from sphinx_portfolio.model.items import Entry, Evidence, Image, Link, Result
from sphinx_portfolio.model.records import Employment, Place


def _mapping(texts: str, *, required: str = "", extra: Any = "forbid", **others: Any) -> Any:
    """Return the form of a mapping with these texts and others; ``[kind]`` stands for a list of a kind."""
    fields: dict[str, Any] = {}
    for key, kind in {**dict.fromkeys(texts.split(), Line), **others}.items():
        listed = GenericAlias(tuple, (kind[0], ...)) if isinstance(kind, list) else kind
        fields[key] = (listed, ... if key in required.split() else None)
    return create_model("Form", __config__={"extra": extra}, **fields)


_LINES = [Line]
_PLACE = Annotated[int, Field(ge=1)]
_STAY = dict[str, Any](url=Url, startDate=Date, endDate=Date)
_PAGE = dict[str, Any](results=[Result], evidence=[Evidence], links=[Link], publications=_LINES)
_ROLE = dict[str, Any](employment=Employment, pageUrl=Url, skills=_LINES)
_WRITE_UP = dict[str, Any](
    role=Identifiers, ownDates=bool, featured=_PLACE, related=[Identifier], image=Image
)
_LISTS = dict[str, Any](roles=_LINES, keywords=_LINES, highlights=_LINES)
_ENTRY = dict[str, Any](
    start=Date, end=End, date=Date, expires=Date, details=_LINES, evidence=[Identifier], url=Url
)

_our_profile = _mapping(
    "page title seeking",
    country=_mapping("code name", required="code name"),
    contactNotIn=[Place],
    photo=Image,
    required="page",
)
_basics = _mapping(
    "name label image email phone summary",
    url=Url,
    location=_mapping("address postalCode city countryCode region"),
    profiles=[_mapping("network username", url=Url)],
    **{OURS: _our_profile},
)
_our_role = _mapping("page title location", **_ROLE, **_PAGE, required="page")
_work = _mapping(
    "name company position location description summary", **_STAY, highlights=_LINES, **{OURS: _our_role}
)
_more = _mapping("organisation location area score note", inTitle=bool, **_ENTRY)
_beside = {OURS: _mapping("page", entry=_more, required="page")}
_our_stay = _mapping("page title location", **_ROLE, **_PAGE, entry=_more, required="page")
_volunteer = _mapping("organization position summary", **_STAY, highlights=_LINES, **{OURS: _our_stay})
_education = _mapping("institution area studyType score", **_STAY, courses=_LINES, **_beside)
_our_project = _mapping("page title", **_PAGE, **_WRITE_UP, required="page")
_project = _mapping("name description entity type", **_STAY, **_LISTS, **{OURS: _our_project})
_our_publication = _mapping(
    "key kind year date state pages doi type series volume number eprint note",
    **dict.fromkeys(("authors", "editors"), _LINES),
    **dict.fromkeys(("others", "selected"), bool),
    links=[Link],
    required="key kind",
)
_publication = _mapping("name publisher summary", releaseDate=Date, url=Url, **{OURS: _our_publication})
_our_skill = _mapping(
    "name unproved", **dict.fromkeys(("aliases", "proofs", "roles"), _LINES), required="name"
)
_our_group = _mapping("page", skills=[_our_skill], required="page")
_our_entries = _mapping(
    "page title summary", section=SectionName, entries=[Entry], evidence=[Evidence], required="page section"
)

RESUME = _mapping(
    "$schema",
    basics=_basics,
    work=[_work],
    volunteer=[_volunteer],
    education=[_education],
    awards=[_mapping("title awarder summary", date=Date, **_beside)],
    certificates=[_mapping("name issuer", date=Date, expires=Date, url=Url, **_beside)],
    publications=[_publication],
    skills=[_mapping("name level", keywords=_LINES, **{OURS: _our_group})],
    languages=[_mapping("language fluency")],
    interests=[_mapping("name", keywords=_LINES, **_beside)],
    references=[_mapping("name reference", **_beside)],
    projects=[_project],
    **{OURS: _mapping("", entries=[_our_entries])},
    meta=_mapping("version lastModified", canonical=Url, extra="allow"),
)
"""The whole file; ``meta`` is the one mapping in which tools may keep what they like."""
