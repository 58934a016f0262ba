"""The form of a JSON Resume file, stricter than its schema: no unknown keys, and dates that exist.

What the format has no field for stands under one key of our own, beside what it belongs to.
"""

from __future__ import annotations

from types import GenericAlias
from typing import Annotated, Any

from pydantic import Field, create_model

from sphinx_portfolio.json_resume.write import OURS
from sphinx_portfolio.model.fields import Date, Identifier, Line, Url
from sphinx_portfolio.model.items import Evidence, Link, Result


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
_WRITE_UP = dict[str, Any](role=Identifier, ownDates=bool, featured=_PLACE, related=[Identifier])
_LISTS = dict[str, Any](roles=_LINES, keywords=_LINES, highlights=_LINES)

_our_page = _mapping("page title", **_PAGE, required="page")
_basics = _mapping(
    "name label image email phone summary",
    url=Url,
    location=_mapping("address postalCode city countryCode region"),
    profiles=[_mapping("network username", url=Url)],
    **{OURS: _our_page},
)
_work = _mapping(
    "name position location description summary", **_STAY, highlights=_LINES, **{OURS: _our_page}
)
_volunteer = _mapping("organization position summary", **_STAY, highlights=_LINES)
_education = _mapping("institution area studyType score", **_STAY, courses=_LINES)
_our_project = _mapping("page title", **_PAGE, **_WRITE_UP, required="page role")
_project = _mapping("name description entity type", **_STAY, **_LISTS, **{OURS: _our_project})
_our_publication = _mapping(
    "key kind year date pages doi type series volume number eprint note",
    **dict.fromkeys(("authors", "editors"), _LINES),
    **dict.fromkeys(("others", "selected"), bool),
    links=[Link],
    required="key kind",
)
_publication = _mapping("name publisher summary", releaseDate=Date, url=Url, **{OURS: _our_publication})
_our_skill = _mapping("group", aliases=_LINES, required="group")

RESUME = _mapping(
    "$schema",
    basics=_basics,
    work=[_work],
    volunteer=[_volunteer],
    education=[_education],
    awards=[_mapping("title awarder summary", date=Date)],
    certificates=[_mapping("name issuer", date=Date, url=Url)],
    publications=[_publication],
    skills=[_mapping("name level", keywords=_LINES, **{OURS: _our_skill})],
    languages=[_mapping("language fluency")],
    interests=[_mapping("name", keywords=_LINES)],
    references=[_mapping("name reference")],
    projects=[_project],
    meta=_mapping("version lastModified", canonical=Url, extra="allow"),
)
"""The whole file; ``meta`` is the one mapping in which tools may keep what they like."""
