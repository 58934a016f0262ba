"""The records that front matter becomes. The class bodies are the schema.

Each field's description and example is written here once; the JSON Schema, the owner's reference and
the error texts are made from them. Records are frozen, and a key that is not here is refused.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationInfo,
    field_validator,
    model_validator,
)

from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.fields import End, Identifier, Line, Start, Url, Value, check_order, slug

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

EvidenceKind: TypeAlias = Literal[
    "pull-request", "commit", "repository", "paper", "post", "dataset", "talk", "chart"
]


class Record(BaseModel):
    """What all records share: frozen, no unknown keys, arbitrary but immutable field types."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Link(Record):
    """An address that belongs to the page but proves no result."""

    label: Line = Field(description="What the link is called.", examples=["Project documentation"])
    url: Url = Field(description="Where it leads.", examples=["https://example.org/docs"])


class Evidence(Record):
    """Something public that shows a result, declared once and cited by its id from any page."""

    id: Identifier = Field(description="Its name, unique over the site.", examples=["pr-355"])
    kind: EvidenceKind = Field(description="What a reader finds there.", examples=["pull-request"])
    url: Url = Field(description="Where it is.", examples=["https://example.org/project/pull/355"])
    title: Line = Field(
        description="What it is, in words that make sense alone.",
        examples=["Quantised matrix multiplication, with timings"],
    )


class Result(Record):
    """One claim: what was reached, measured against what, and what shows it."""

    claim: Line = Field(description="What was reached, as a noun phrase.", examples=["Decoding latency"])
    value: Value | None = Field(
        default=None, description="How much: a number as it is to be shown, or a short text.", examples=[1.37]
    )
    unit: Line | None = Field(default=None, description="The unit of the number.", examples=["×"])
    direction: Literal["higher", "lower"] | None = Field(
        default=None, description="Which way is better, for a number.", examples=["higher"]
    )
    against: Line | None = Field(
        default=None, description="What it is measured against.", examples=["fp16 weights"]
    )
    note: Line | None = Field(
        default=None,
        description="One sentence that limits or explains the claim.",
        examples=["Measured on one GPU model."],
    )
    featured: int | None = Field(
        default=None,
        ge=1,
        description="Its place among the strongest results on the home page.",
        examples=[1],
    )
    evidence: tuple[Identifier, ...] = Field(
        default=(), description="The ids of the evidence that shows it.", examples=[["pr-355"]]
    )
    unpublished: Line | None = Field(
        default=None,
        description="Instead of evidence: why none can be shown.",
        examples=["Covered by a non-disclosure agreement."],
    )

    @property
    def id(self) -> str:
        """The anchor of the result on its page."""
        return slug(self.claim)

    @property
    def figure(self) -> str:
        """The value with its unit, as every output shows it: ``1.37×``, ``25 ms``, ``−3 %``; or empty."""
        if self.value is None:
            return ""
        value = self.value if isinstance(self.value, str) else f"{self.value:,f}".replace("-", "−")
        space = "" if self.unit in (None, "×", "%") else "\N{NO-BREAK SPACE}"
        return f"{value}{space}{self.unit or ''}"

    @field_validator("unit", "direction")
    @classmethod
    def _has_number(cls, given: str | None, info: ValidationInfo) -> str | None:
        if given and not isinstance(info.data.get("value", Decimal()), Decimal):
            raise ValueError("it needs a number as `value`")
        return given

    @field_validator("unpublished")
    @classmethod
    def _one_support(cls, given: str | None, info: ValidationInfo) -> str | None:
        if given and info.data.get("evidence"):
            raise ValueError("a result has evidence or `unpublished`, not both: take one out")
        return given


class Skill(Record):
    """One entry of the vocabulary; a plain text stands for its name alone."""

    name: Line = Field(description="The skill, as write-ups name it.", examples=["Matrix multiplication"])
    aliases: tuple[Line, ...] = Field(
        default=(), description="Other words a reader may search for.", examples=[["GEMM", "matmul"]]
    )

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

    group: Line = Field(description="The heading of the group.", examples=["Languages"])
    skills: tuple[Skill, ...] = Field(
        description="Its skills, in the order to show them.", examples=[["Python"]]
    )


class Profile(Record):
    """The home page: who the portfolio is about, and the vocabulary of skills."""

    kind: Literal["profile"] = Field(description="What the page is.", examples=["profile"])
    name: Line = Field(description="The person's name.", examples=["Ada Example"])
    headline: Line = Field(
        description="One line under the name.", examples=["Compilers and numerical kernels"]
    )
    summary: Line = Field(
        description="One or two sentences for search results, the feed and the résumé.",
        examples=["I make numerical programs fast and keep them right."],
    )
    links: tuple[Link, ...] = Field(
        default=(),
        description="Where else the person is to be found.",
        examples=[[{"label": "Code", "url": "https://example.org/ada"}]],
    )
    vocabulary: tuple[SkillGroup, ...] = Field(
        default=(),
        description="The skills that write-ups may name, by group.",
        examples=[[{"group": "Languages", "skills": ["Python"]}]],
    )


class _Dated(Record):
    """What a role and a write-up share."""

    kind: Literal["role", "project"] = Field(description="What the page is.")
    summary: Line = Field(
        description="One sentence for cards, search results and the feed.",
        examples=["I wrote the matrix kernels that the compiler calls."],
    )
    results: tuple[Result, ...] = Field(
        default=(), description="What was reached, the strongest first.", examples=[[{"claim": "Latency"}]]
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="The public things that show it.", examples=[[{"id": "pr-355"}]]
    )
    publications: tuple[Line, ...] = Field(
        default=(),
        description="Keys of entries in the portfolio's BibTeX file that came of this work.",
        examples=[["example2026"]],
    )
    links: tuple[Link, ...] = Field(
        default=(),
        description="Other addresses that belong to it.",
        examples=[[{"label": "Documentation", "url": "https://example.org/docs"}]],
    )


class Role(_Dated):
    """A job, a degree or another stretch of time in one place; its page is `roles/<id>.md`."""

    kind: Literal["role"] = Field(description="What the page is.", examples=["role"])
    organisation: Line = Field(description="Where it was.", examples=["Example Laboratories"])
    title: Line = Field(description="What you were there.", examples=["Compiler engineer"])
    location: Line | None = Field(default=None, description="The place, if it matters.", examples=["Lisbon"])
    start: Start = Field(description="When it began: year, month or day.", examples=["2023-05"])
    end: End = Field(description="When it ended, or `present`.", examples=["2023-12", "present"])

    @property
    def span(self) -> Span:
        """The time the role took."""
        return _span(self.start, self.end)

    _ordered = field_validator("end")(check_order)


class Project(_Dated):
    """A piece of work; its page is the write-up."""

    kind: Literal["project"] = Field(description="What the page is.", examples=["project"])
    role: Identifier = Field(description="The id of the role it belongs to.", examples=["example-labs"])
    start: Start | None = Field(
        default=None,
        description="When it began: year, month or day; left out, the role's dates stand.",
        examples=["2023-06"],
    )
    end: End | None = Field(
        default=None,
        validate_default=True,
        description="When it ended, or `present`.",
        examples=["2023-08-31"],
    )
    skills: tuple[Line, ...] = Field(
        default=(), description="Skills it proves, from the profile's vocabulary.", examples=[["Python"]]
    )
    featured: int | None = Field(
        default=None, ge=1, description="Its place on the home page; left out, it is not there.", examples=[1]
    )
    related: tuple[Identifier, ...] = Field(
        default=(), description="Ids of related write-ups; the link goes both ways.", examples=[["matmul"]]
    )

    @property
    def span(self) -> Span | None:
        """The time the work took, or None where only the role's is known."""
        return None if self.start is None or self.end is None else _span(self.start, self.end)

    _ordered = field_validator("end")(check_order)


PageRecord: TypeAlias = Profile | Role | Project
adapter: TypeAdapter[PageRecord] = TypeAdapter(Annotated[PageRecord, Field(discriminator="kind")])
records: dict[str, type[Profile | Role | Project]] = {"profile": Profile, "role": Role, "project": Project}


def _span(start: PartialDate, end: PartialDate | Literal["present"]) -> Span:
    return Span(start, None if end == "present" else end)


def to_data(record: PageRecord) -> dict[str, Any]:
    """Return the record as front matter holds it, without the fields left at their default."""
    data: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    return data
