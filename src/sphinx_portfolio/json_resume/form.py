"""The form of a JSON Resume file, stricter than its schema: no unknown keys, and dates that exist.

What the format has no field for stands under one key of our own, beside what it belongs to.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from sphinx_portfolio.json_resume.write import OURS
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.fields import Identifier, Line, Url
from sphinx_portfolio.model.records import Evidence, Link, Result


def _key(name: str) -> str:
    """Return the key of a field."""
    return {"ours": OURS, "schema_address": "$schema"}.get(name) or to_camel(name)


def _date(text: str) -> str:
    return str(PartialDate.parse(text))


def _list(value: object) -> object:
    if not isinstance(value, (list, tuple)):
        raise ValueError("a list is wanted here")
    return value


Date: TypeAlias = Annotated[Line, AfterValidator(_date)]
Lines: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(_list)]


class Part(BaseModel):
    """A mapping of the file. Its keys are in camel case and, unless said otherwise, can be left out."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_key,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class OurPage(Part):
    """What a page had beside: where it stood, its heading where that is no other field, and its records."""

    page: Line
    title: Line | None = None
    results: tuple[Result, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    publications: Lines = ()


class OurProject(OurPage):
    """A write-up's place in the portfolio; ``own_dates`` is false where its dates are those of its role."""

    role: Identifier
    own_dates: bool = True
    featured: Annotated[int, Field(ge=1)] | None = None
    related: tuple[Identifier, ...] = ()


class OurSkill(Part):
    """The place of a skill in the vocabulary."""

    group: Line
    aliases: Lines = ()


class OurPublication(Part):
    """What BibTeX tells of a publication; a field that JSON Resume can hold is empty."""

    key: Line
    kind: Line
    authors: Lines = ()
    year: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""


class Location(Part):
    """Where the person lives."""

    address: Line | None = None
    postal_code: Line | None = None
    city: Line | None = None
    country_code: Line | None = None
    region: Line | None = None


class Account(Part):
    """Where else the person is to be found."""

    network: Line | None = None
    username: Line | None = None
    url: Url | None = None


class Basics(Part):
    """The person."""

    name: Line | None = None
    label: Line | None = None
    image: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    url: Url | None = None
    summary: Line | None = None
    location: Location | None = None
    profiles: tuple[Account, ...] = ()
    ours: OurPage | None = None


class Work(Part):
    """A job."""

    name: Line | None = None
    position: Line | None = None
    location: Line | None = None
    description: Line | None = None
    url: Url | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    summary: Line | None = None
    highlights: Lines = ()
    ours: OurPage | None = None


class Volunteer(Part):
    """Voluntary work."""

    organization: Line | None = None
    position: Line | None = None
    url: Url | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    summary: Line | None = None
    highlights: Lines = ()


class Education(Part):
    """A course of study."""

    institution: Line | None = None
    area: Line | None = None
    study_type: Line | None = None
    url: Url | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    score: Line | None = None
    courses: Lines = ()


class Project(Part):
    """A piece of work; its keywords are its skills."""

    name: Line | None = None
    description: Line | None = None
    url: Url | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    entity: Line | None = None
    type: Line | None = None
    roles: Lines = ()
    keywords: Lines = ()
    highlights: Lines = ()
    ours: OurProject | None = None


class Award(Part):
    """An award."""

    title: Line | None = None
    date: Date | None = None
    awarder: Line | None = None
    summary: Line | None = None


class Certificate(Part):
    """A certificate."""

    name: Line | None = None
    date: Date | None = None
    url: Url | None = None
    issuer: Line | None = None


class Publication(Part):
    """A publication; JSON Resume names no authors, so the summary does."""

    name: Line | None = None
    publisher: Line | None = None
    release_date: Date | None = None
    url: Url | None = None
    summary: Line | None = None
    ours: OurPublication | None = None


class Skill(Part):
    """A skill; its keywords are the titles of the write-ups that prove it."""

    name: Line | None = None
    level: Line | None = None
    keywords: Lines = ()
    ours: OurSkill | None = None


class Language(Part):
    """A language that the person speaks."""

    language: Line | None = None
    fluency: Line | None = None


class Interest(Part):
    """An interest."""

    name: Line | None = None
    keywords: Lines = ()


class Reference(Part):
    """What somebody says of the person."""

    name: Line | None = None
    reference: Line | None = None


class Meta(Part):
    """About the file itself: the one mapping in which tools may keep what they like."""

    model_config = ConfigDict(extra="allow")
    canonical: Url | None = None
    version: Line | None = None
    last_modified: Line | None = None


class Resume(Part):
    """The file."""

    schema_address: Line | None = None
    basics: Basics | None = None
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    meta: Meta | None = None
