"""The records that front matter becomes. The class bodies are the schema.

Each field's description and example is written here once; the JSON Schema, the owner's reference and
the error texts are made from them. Records are frozen, and a key that is not here is refused.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    HttpUrl,
    PlainSerializer,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from sphinx_portfolio.dates import PartialDate, Span
from sphinx_portfolio.frontmatter import FrontMatter, Path, format_path
from sphinx_portfolio.problems import Problem, Subtype, nearest

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, ErrorDetails

EvidenceKind: TypeAlias = Literal[
    "pull-request", "commit", "repository", "paper", "post", "dataset", "talk", "chart"
]

_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)"
_IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def slug(text: str) -> str:
    """Return a stable anchor for ``text``: lower-case letters, digits and single hyphens."""
    spelled = text.casefold().replace("+", " plus ").replace("#", " sharp ")
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only)) or "x" + text.encode().hex()


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted here")
    text = " ".join(value.split())
    if not text:
        raise ValueError("the text is empty")
    if bad := next((c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cn"}), None):
        raise ValueError(f"the text has the character U+{ord(bad):04X}, which no page can show")
    return text


def _identifier(text: str) -> str:
    if not re.fullmatch(_IDENTIFIER, text):
        raise ValueError(f"“{text}” is no id: use lower-case letters, digits and hyphens, as in pr-355")
    return text


def _url(text: str) -> str:
    try:
        _URL.validate_python(text)
    except ValidationError:
        raise ValueError(f"“{text}” is no web address: it begins with https:// and names a host") from None
    if " " in text:
        raise ValueError(f"“{text}” has a space in it: write it as %20")
    return text


def _date(value: object) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.parse(_line(value))


def _end(value: object) -> PartialDate | Literal["present"]:
    return "present" if value == "present" else _date(value)


def _value(value: object) -> Decimal | str:
    if isinstance(value, Decimal):
        return value
    text = _line(value)
    number = text.replace("−", "-")
    return Decimal(number) if re.fullmatch(_NUMBER, number, re.ASCII) else text


def _check_order(end: PartialDate | str | None, info: ValidationInfo) -> PartialDate | str | None:
    """Refuse an end before the start, and one of the two without the other."""
    start = info.data.get("start", end)
    if (start is None) != (end is None):
        raise ValueError("`start` and `end` go together: give both or neither")
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last_day() < start.first_day():
        raise ValueError(f"it ends ({end}) before it starts ({start}): swap or mend the dates")
    return end


_ID_SCHEMA = {"title": "id", "type": "string", "pattern": f"^{_IDENTIFIER}$"}
_DATE_SCHEMA = {"title": "date", "type": ["string", "integer"], "pattern": r"^[12]\d{3}(-\d\d(-\d\d)?)?$"}

Line: TypeAlias = Annotated[str, BeforeValidator(_line)]
Identifier: TypeAlias = Annotated[Line, AfterValidator(_identifier), WithJsonSchema(_ID_SCHEMA)]
Url: TypeAlias = Annotated[
    Line, AfterValidator(_url), WithJsonSchema({"title": "web address", "type": "string", "format": "uri"})
]
Start: TypeAlias = Annotated[
    PartialDate, BeforeValidator(_date), PlainSerializer(str), WithJsonSchema(_DATE_SCHEMA)
]
End: TypeAlias = Annotated[
    PartialDate | Literal["present"],
    BeforeValidator(_end),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"const": "present"}, _DATE_SCHEMA]}),
]
Value: TypeAlias = Annotated[
    Decimal | str,
    BeforeValidator(_value),
    PlainSerializer(str),
    WithJsonSchema({"title": "number or text", "type": ["number", "string"]}),
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

    _ordered = field_validator("end")(_check_order)


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

    _ordered = field_validator("end")(_check_order)


PageRecord: TypeAlias = Profile | Role | Project
adapter: TypeAdapter[PageRecord] = TypeAdapter(Annotated[PageRecord, Field(discriminator="kind")])
records: dict[str, type[Profile | Role | Project]] = {"profile": Profile, "role": Role, "project": Project}


def _span(start: PartialDate, end: PartialDate | Literal["present"]) -> Span:
    return Span(start, None if end == "present" else end)


def parse(matter: FrontMatter) -> tuple[PageRecord | None, tuple[Problem, ...]]:
    """Return the record that front matter describes, or None, and all that is wrong with it.

    A key that the model does not have is said and passed over, so that the rest of the page counts.
    """
    problems = list(matter.problems)
    if matter.data is None and problems:
        return None, tuple(problems)
    record, errors = _validate(matter.data)
    problems += [_problem(matter, error) for error in errors]
    if record is None and all(error["type"] == "extra_forbidden" for error in errors):
        record, _ = _validate(_without(matter.data, {error["loc"][1:] for error in errors}))
    return record, tuple(sorted(problems, key=lambda problem: problem.line))


def to_data(record: PageRecord) -> dict[str, Any]:
    """Return the record as front matter holds it, without the fields left at their default."""
    data: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    return data


def _validate(data: Any) -> tuple[PageRecord | None, list[ErrorDetails]]:
    try:
        return adapter.validate_python(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _without(data: Any, paths: set[Path], here: Path = ()) -> Any:
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if (*here, key) not in paths}
        return {key: _without(value, paths, (*here, key)) for key, value in kept.items()}
    if isinstance(data, list):
        return [_without(value, paths, (*here, index)) for index, value in enumerate(data)]
    return data


def _problem(matter: FrontMatter, error: ErrorDetails) -> Problem:
    path = error["loc"] if error["type"].startswith("union_tag") else error["loc"][1:]
    subtype, message = _say(error, path, matter.data)
    if error["type"].startswith("union_tag"):
        path = ("kind",)
    return Problem(subtype=subtype, message=message, line=matter.line(path), path=format_path(path))


def _say(error: ErrorDetails, path: Path, data: Any) -> tuple[Subtype, str]:
    """Return the subtype of an error of pydantic's and our own sentence for it."""
    found, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            known = _record_at(data, path[:-1]).model_fields
            return Subtype.UNKNOWN_KEY, f"there is no such key; {nearest(str(path[-1]), known)}"
        case "missing":
            field = _record_at(data, path[:-1]).model_fields[str(path[-1])]
            example = field.examples[0] if field.examples else ""
            return Subtype.MISSING_KEY, f"the key is missing. {field.description} Example: {example}"
        case "union_tag_not_found":
            return Subtype.MISSING_KEY, "the key is missing. It is one of: profile, role, project."
        case "union_tag_invalid":
            tag = context["tag"]
            return Subtype.INVALID_VALUE, f"“{tag}” is no kind of page; {nearest(tag, records)}"
        case "value_error":
            return Subtype.INVALID_VALUE, f"{context['error']}."
        case "literal_error":
            choices = re.findall(r"'([^']+)'", context["expected"])
            return Subtype.INVALID_VALUE, f"“{found}” is none of the values; {nearest(str(found), choices)}"
        case "tuple_type":
            hint = f": [{found}]" if isinstance(found, str) else "."
            return Subtype.INVALID_VALUE, f"a list is wanted here{hint}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return Subtype.INVALID_VALUE, "keys with values are wanted here, as in `key: value`."
        case "int_parsing" | "int_type" | "greater_than_equal" | "int_from_float":
            return Subtype.INVALID_VALUE, f"“{found}” is no whole number from 1 up."
        case other:
            return Subtype.INVALID_VALUE, f"{error['msg']} ({other})."


def _record_at(data: Any, path: Path) -> type[BaseModel]:
    """Return the class of the record that stands at ``path``."""
    record: type[BaseModel] = records[data["kind"]]
    for step in path:
        if isinstance(step, str):
            (record,) = (
                inner
                for inner in get_args(record.model_fields[step].annotation)
                if isinstance(inner, type) and issubclass(inner, BaseModel)
            )
    return record
