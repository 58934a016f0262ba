"""The records that front matter becomes. The class bodies are the schema.

Each field's description and example is written here once; the JSON Schema, the owner's reference and
the error texts are made from them. Records are frozen, and a key that is not here is refused.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.fields import (
    Date,
    End,
    Identifier,
    Line,
    Url,
    Value,
    as_number,
    check_order,
    slug,
)

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler, ValidationInfo
    from pydantic_core import CoreSchema

EvidenceKind: TypeAlias = Literal[
    "pull-request", "commit", "repository", "paper", "post", "dataset", "talk", "chart"
]


class Record(BaseModel):
    """What all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _field(description: str, *examples: Any, **options: Any) -> Any:
    """Return a field with what it holds, and how that looks."""
    return Field(description=description, examples=list(examples), **options)


def _optional(description: str, *examples: Any, **options: Any) -> Any:
    """Return a field that can be left out."""
    return _field(description, *examples, default=None, **options)


def _list(description: str, example: list[Any]) -> Any:
    """Return a field that lists things, of which there may be none."""
    return _field(description, example, default=())


class Link(Record):
    """An address that belongs to the page but proves no result."""

    label: Line = _field("What the link is called.", "Project documentation")
    url: Url = _field("Where it leads.", "https://example.org/docs")


class Evidence(Record):
    """Something public that shows a result, declared once and cited by its id from any page."""

    id: Identifier = _field("Its name, unique over the site.", "pr-355")
    kind: EvidenceKind = _field("What a reader finds there.", "pull-request")
    url: Url = _field("Where it is.", "https://example.org/project/pull/355")
    title: Line = _field(
        "What it is, in words that make sense alone.", "Quantised matrix multiplication, with timings"
    )


class Result(Record):
    """One claim: what was reached, measured against what, and what shows it."""

    claim: Line = _field("What was reached, as a noun phrase.", "Decoding latency")
    value: Value | None = _optional("How much: a number as it is to be shown, or a short text.", 1.37)
    unit: Line | None = _optional("The unit of the number.", "×")
    direction: Literal["higher", "lower"] | None = _optional("Which way is better, for a number.", "higher")
    against: Line | None = _optional("What it is measured against.", "fp16 weights")
    note: Line | None = _optional(
        "One sentence that limits or explains the claim.", "Measured on one GPU model."
    )
    featured: int | None = _optional("Its place among the strongest results on the home page.", 1, ge=1)
    evidence: tuple[Identifier, ...] = _list("The ids of the evidence that shows it.", ["pr-355"])
    unpublished: Line | None = _optional(
        "Instead of evidence: why none can be shown.", "Covered by a non-disclosure agreement."
    )

    @property
    def id(self) -> str:
        """The anchor of the result on its page."""
        return slug(self.claim)

    @field_validator("unit", "direction")
    @classmethod
    def _has_number(cls, given: str | None, info: ValidationInfo) -> str | None:
        value = info.data.get("value", Decimal())
        if given and isinstance(value, str):  # what is to be mended stands there
            said = f"“{value}” is no number, which `unit` and `direction` go with: {as_number(value)}"
            raise PydanticCustomError("beside", "{said}", {"said": said, "field": "value"})
        if given and value is None:
            raise ValueError("it needs a number as `value`")
        return given

    @field_validator("unpublished")
    @classmethod
    def _one_support(cls, given: str | None, info: ValidationInfo) -> str | None:
        if given and info.data.get("evidence"):
            raise ValueError("a result has evidence or `unpublished`, not both: take one out")
        if given and given.casefold() in {"true", "yes", "false", "no"}:
            raise ValueError(f"“{given}” is no reason: say why nothing can be shown, or take it out")
        return given


class Skill(Record):
    """One entry of the vocabulary; a plain text stands for its name alone."""

    name: Line = _field("The skill, as write-ups name it.", "Matrix multiplication")
    aliases: tuple[Line, ...] = _list("Other words a reader may search for.", ["GEMM", "matmul"])

    @property
    def id(self) -> str:
        """The anchor of the skill on the skills page."""
        return slug(self.name)

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Say that a plain text is allowed."""
        return {"anyOf": [{"type": "string"}, handler(core)]}


class SkillGroup(Record):
    """Skills that belong together."""

    group: Line = _field("The heading of the group.", "Languages")
    skills: tuple[Skill, ...] = _field("Its skills, in the order to show them.", ["Python"])


class Profile(Record):
    """The home page: who the portfolio is about, and the vocabulary of skills."""

    kind: Literal["profile"] = _field("What the page is.", "profile")
    name: Line = _field("The person's name.", "Ada Example")
    headline: Line = _field("One line under the name.", "Compilers and numerical kernels")
    summary: Line = _field(
        "One or two sentences for search results, the feed and the résumé.",
        "I make numerical programs fast and keep them right.",
    )
    links: tuple[Link, ...] = _list(
        "Where else the person is to be found.", [{"label": "Code", "url": "https://example.org/ada"}]
    )
    vocabulary: tuple[SkillGroup, ...] = _list(
        "The skills that write-ups may name, by group.", [{"group": "Languages", "skills": ["Python"]}]
    )


class _RoleOrProject(Record):
    """What a role and a write-up share."""

    kind: str
    summary: Line = _field(
        "One sentence for cards, search results and the feed.",
        "I wrote the matrix kernels that the compiler calls.",
    )
    results: tuple[Result, ...] = _list("What was reached, the strongest first.", [{"claim": "Latency"}])
    evidence: tuple[Evidence, ...] = _list("The public things that show it.", [{"id": "pr-355"}])
    publications: tuple[Line, ...] = _list(
        "Keys of entries in the portfolio's BibTeX file that came of this work.", ["example2026"]
    )
    links: tuple[Link, ...] = _list(
        "Other addresses that belong to it.", [{"label": "Documentation", "url": "https://example.org/docs"}]
    )

    _ordered = field_validator("end", check_fields=False)(check_order)


class Role(_RoleOrProject):
    """A job, a degree or another stretch of time in one place; its page is `roles/<id>.md`."""

    kind: Literal["role"] = _field("What the page is.", "role")
    organisation: Line = _field("Where it was.", "Example Laboratories")
    title: Line = _field("What you were there.", "Compiler engineer")
    location: Line | None = _optional("The place, if it matters.", "Lisbon")
    start: Date = _field("When it began: year, month or day.", "2023-05")
    end: End = _field("When it ended, or `present`.", "2023-12", "present")

    @property
    def span(self) -> Span:
        """The time the role took."""
        return _span(self.start, self.end)


class Project(_RoleOrProject):
    """A piece of work; its page is the write-up."""

    kind: Literal["project"] = _field("What the page is.", "project")
    role: Identifier = _field("The id of the role it belongs to.", "example-labs")
    start: Date | None = _optional(
        "When it began: year, month or day; left out, the role's dates stand.", "2023-06"
    )
    end: End | None = _optional("When it ended, or `present`.", "2023-08-31", validate_default=True)
    skills: tuple[Line, ...] = _list("Skills it proves, from the profile's vocabulary.", ["Python"])
    featured: int | None = _optional("Its place on the home page; left out, it is not there.", 1, ge=1)
    related: tuple[Identifier, ...] = _list("Ids of related write-ups; the link goes both ways.", ["matmul"])

    @property
    def span(self) -> Span | None:
        """The time the work took, or None where only the role's is known."""
        return None if self.start is None or self.end is None else _span(self.start, self.end)


PageRecord: TypeAlias = Profile | Role | Project
adapter: TypeAdapter[PageRecord] = TypeAdapter(Annotated[PageRecord, Field(discriminator="kind")])
records: dict[str, type[Profile | Role | Project]] = {"profile": Profile, "role": Role, "project": Project}


def listed_record(annotation: Any) -> type[Record] | None:
    """Return the class of the records that a field lists, if it lists records."""
    classes = (arg for arg in get_args(annotation) if isinstance(arg, type) and issubclass(arg, Record))
    return next(classes, None)


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


def _span(start: PartialDate, end: PartialDate | Literal["present"]) -> Span:
    return Span(start, None if end == "present" else end)


def to_data(record: PageRecord) -> dict[str, Any]:
    """Return the record as front matter holds it, without the fields left at their default."""
    return record.model_dump(mode="json", exclude_defaults=True)
