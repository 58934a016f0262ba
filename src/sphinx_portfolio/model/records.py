"""The records that the front matter of pages becomes: a profile, roles, write-ups, and pages of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, get_args, get_origin

from pydantic import Field, TypeAdapter, field_validator

from sphinx_portfolio.model.fields import (
    Date,
    Email,
    End,
    Identifier,
    Identifiers,
    Line,
    SectionName,
    Url,
    check_order,
)
from sphinx_portfolio.model.items import (
    Entry,
    Evidence,
    Image,
    Language,
    Link,
    Record,
    Result,
    SkillGroup,
    declare,
    listed,
    optional,
    span,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

    from sphinx_portfolio.model.dates import Span

Place: TypeAlias = Literal["page", "pdf", "json-resume", "json-ld"]
Employment: TypeAlias = Literal[
    "full-time", "part-time", "internship", "contract", "self-employed", "volunteer"
]

_DRAFT = "`true` keeps the page out of every output until it is taken out."
_LINKS = [{"label": "Code", "url": "https://example.org/ada"}]


class Profile(Record):
    """The home page: who the portfolio is about, and the vocabulary of skills."""

    kind: Literal["profile"] = declare("What the page is.", "profile")
    name: Line = declare("The person's name.", "Ada Example")
    headline: Line = declare("One line under the name.", "Compilers and numerical kernels")
    summary: Line = declare(
        "One or two sentences for search results, the feed and the résumé.",
        "I make numerical programs fast and keep them right.",
    )
    email: Email | None = optional("Where to write to.", "ada@example.org")
    phone: Line | None = optional("Where to call, with the code of the country.", "+351 21 000 0000")
    location: Line | None = optional("Where the person lives or works.", "Lisbon, Portugal")
    contact_in: tuple[Place, ...] = declare(
        "Where e-mail, phone and location stand; left out, everywhere.",
        ["page", "pdf"],
        default=get_args(Place),
    )
    seeking: Line | None = optional("What the person is looking for.", "A compiler team, from May 2027")
    photo: Image | None = optional("A picture of the person.", {"src": "/images/ada.jpg", "alt": "Ada"})
    links: tuple[Link, ...] = listed("Where else the person is to be found.", _LINKS)
    languages: tuple[Language, ...] = listed("What the person speaks.", [{"language": "Portuguese"}])
    vocabulary: tuple[SkillGroup, ...] = listed(
        "The skills that pages may name, by group.", [{"group": "Languages", "skills": ["Python"]}]
    )


class _RoleOrProject(Record):
    """What a role and a write-up share."""

    kind: str
    summary: Line = declare(
        "One sentence for cards, search results and the feed.",
        "I wrote the matrix kernels that the compiler calls.",
    )
    skills: tuple[Line, ...] = ()
    highlights: tuple[Line, ...] = listed(
        "What was done, a line each, for the page and the résumé; what was reached stands in `results`.",
        ["Moved the build from scripts to one declared graph."],
    )
    results: tuple[Result, ...] = listed("What was reached, the strongest first.", [{"claim": "Latency"}])
    evidence: tuple[Evidence, ...] = listed("The public things that show it.", [{"id": "pr-355"}])
    publications: tuple[Line, ...] = listed(
        "Keys of entries in the portfolio's BibTeX file that came of this work.", ["example2026"]
    )
    links: tuple[Link, ...] = listed(
        "Other addresses that belong to it.", [{"label": "Documentation", "url": "https://example.org/docs"}]
    )
    draft: bool = declare(_DRAFT, False, default=False)

    _ordered = field_validator("end", check_fields=False)(check_order)


class Role(_RoleOrProject):
    """A job, or another stretch of time in one place; its page is `roles/<id>.md`."""

    kind: Literal["role"] = declare("What the page is.", "role")
    organisation: Line = declare("Where it was.", "Example Laboratories")
    url: Url | None = optional("The organisation's own site.", "https://example.org")
    title: Line = declare("What you were there.", "Compiler engineer")
    employment: Employment | None = optional("The kind of contract, if it matters.", "full-time")
    location: Line | None = optional("The place, if it matters.", "Lisbon")
    start: Date = declare("When it began: year, month or day.", "2023-05")
    end: End = declare("When it ended, or `present`.", "2023-12", "present")
    skills: tuple[Line, ...] = listed(
        "Skills that it used, beside those that its write-ups prove, from the profile's vocabulary.",
        ["Python"],
    )

    @property
    def span(self) -> Span:
        """The time the role took."""
        return span(self.start, self.end)


class Project(_RoleOrProject):
    """A piece of work; its page is the write-up."""

    kind: Literal["project"] = declare("What the page is.", "project")
    role: Identifiers = declare(
        "The id of the role it belongs to, or a list of them; left out, it is work of one's own.",
        "example-labs",
        default=(),
    )
    start: Date | None = optional(
        "When it began: year, month or day; left out, the role's dates stand.", "2023-06"
    )
    end: End | None = optional("When it ended, or `present`.", "2023-08-31", validate_default=True)
    skills: tuple[Line, ...] = listed("Skills it proves, from the profile's vocabulary.", ["Python"])
    featured: int | None = optional("Its place on the home page; left out, it is not there.", 1, ge=1)
    image: Image | None = optional("A picture for its card.", {"src": "/images/tiles.svg", "alt": "Tiles"})
    related: tuple[Identifier, ...] = listed("Ids of related write-ups; the link goes both ways.", ["matmul"])

    @property
    def span(self) -> Span | None:
        """The time the work took, or None where only the role's is known."""
        return None if self.start is None or self.end is None else span(self.start, self.end)


class Entries(Record):
    """A page of short things that need no page each: education, talks, awards, certificates."""

    kind: Literal["entries"] = declare("What the page is.", "entries")
    section: SectionName = declare(
        "What they are: one of the known sections, or a title of your own, with a capital letter.",
        "education",
        "Exhibitions",
    )
    summary: Line = declare("One sentence for search results.", "Degrees and courses.", default="")
    entries: tuple[Entry, ...] = declare("The things, in the order to show them.", [{"title": "BSc"}])
    evidence: tuple[Evidence, ...] = listed("The public things that show them.", [{"id": "thesis"}])
    draft: bool = declare(_DRAFT, False, default=False)


PageRecord: TypeAlias = Profile | Role | Project | Entries
adapter: TypeAdapter[PageRecord] = TypeAdapter(Annotated[PageRecord, Field(discriminator="kind")])
records: dict[str, type[PageRecord]] = {
    "profile": Profile,
    "role": Role,
    "project": Project,
    "entries": Entries,
}


def listed_record(annotation: Any) -> type[Record] | None:
    """Return the class of the record that a field holds, or of those that it lists, if it is of records."""
    classes = (arg for arg in get_args(annotation) if isinstance(arg, type) and issubclass(arg, Record))
    return next(classes, None)


def lists_records(annotation: Any) -> bool:
    """Tell whether a field holds any number of records, rather than one."""
    return listed_record(annotation) is not None and get_origin(annotation) is tuple


def is_field(kind: object, name: str) -> bool:
    """Tell whether a page of this kind has a field that no one else gives a page, or that it has to have."""
    record = records.get(kind) if isinstance(kind, str) else None
    field = record.model_fields.get(name) if record else None
    return field is not None and (field.is_required() or name not in _OTHERS)


_OTHERS = frozenset({"location", "language", "image"})
"""Keys that other extensions read of front matter too."""


def _keys(record: type[BaseModel]) -> frozenset[str]:
    inner = (listed_record(field.annotation) for field in record.model_fields.values())
    return frozenset(record.model_fields).union(*(_keys(found) for found in inner if found))


KEYS = frozenset[str]().union(*map(_keys, records.values()))
"""Every key that front matter may have, at whatever depth."""


def to_data(record: PageRecord) -> dict[str, Any]:
    """Return the record as front matter holds it, without the fields left at their default."""
    return record.model_dump(mode="json", exclude_defaults=True)
