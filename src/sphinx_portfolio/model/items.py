"""What pages state: links, pictures, evidence, results, skills, entries. The class bodies are the schema.

Each field's description and example is written here once; the JSON Schema, the owner's reference and
the error texts are made from them. Records are frozen, and a key that is not here is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.fields import (
    Date,
    End,
    File,
    Identifier,
    Line,
    Url,
    Value,
    check_order,
    slug,
)
from sphinx_portfolio.model.problems import as_number

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
    from pydantic_core import CoreSchema

EvidenceKind: TypeAlias = Literal[
    "pull-request",
    "commit",
    "repository",
    "release",
    "package",
    "paper",
    "patent",
    "post",
    "news",
    "talk",
    "video",
    "dataset",
    "model",
    "design",
    "demo",
    "documentation",
    "chart",
    "program",
]


_KINDS = tuple(
    (re.compile(form), kind)
    for form, kind in (
        (r"[^/]+/[^/]+/[^/]+/(-/)?(pull|pulls|merge_requests|pull-requests)\b.*", "pull-request"),
        (r"(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)/.+/commits?/.*", "commit"),
        (r"(github\.com|gitlab\.com|codeberg\.org)/.+/(releases|-/releases|tags)\b.*", "release"),
        (r"(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)/[^/]+/[^/]+/?", "repository"),
        (
            r"(pypi\.org|www\.npmjs\.com|crates\.io|rubygems\.org|hub\.docker\.com|cran\.r-project\.org)/.+",
            "package",
        ),
        (
            r"(doi\.org|(www\.)?arxiv\.org|aclanthology\.org|openreview\.net|dl\.acm\.org|ieeexplore\.ieee\.org)/.+",
            "paper",
        ),
        (r"(pubmed\.ncbi\.nlm\.nih\.gov|www\.biorxiv\.org|proceedings\.mlr\.press|dblp\.org)/.+", "paper"),
        (r"(patents\.google\.com|worldwide\.espacenet\.com)/.+", "patent"),
        (r"((www\.|m\.)?youtube\.com|youtu\.be|(www\.|player\.)?vimeo\.com)/.+", "video"),
        (r"(speakerdeck\.com|www\.slideshare\.net|www\.ted\.com)/.+", "talk"),
        (r"huggingface\.co/datasets/.+|(www\.)?kaggle\.com/datasets/.+", "dataset"),
        (r"huggingface\.co/spaces/.+|[^/]+\.(streamlit|hf)\.(app|space)(/.*)?", "demo"),
        (r"huggingface\.co/[^/]+/[^/]+/?|(www\.)?kaggle\.com/models/.+", "model"),
        (r"((www\.)?figma\.com|dribbble\.com|(www\.)?behance\.net|(www\.)?flickr\.com)/.+", "design"),
        (r"[^/]+\.readthedocs\.io(/.*)?|docs\.rs/.+|developer\.mozilla\.org/.+", "documentation"),
        (r"(github\.com|gitlab\.com|codeberg\.org)/.+/(issues|discussions)/\d+\b.*", "post"),
        (r"([a-z]+\.)?linkedin\.com/(posts|pulse|feed/update)/.+", "post"),
        (r"medium\.com/.+|[^/]+\.(medium|substack)\.com/.+|dev\.to/.+|[^/]+\.hashnode\.dev/.+", "post"),
        (r"(www\.)?(bbc\.(com|co\.uk)|nytimes\.com|theguardian\.com|reuters\.com|wired\.com)/.+", "news"),
    )
)
"""What stands at the addresses of well-known hosts, without scheme and query; the first that fits counts."""


class Record(BaseModel):
    """What all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def declare(description: str, *examples: Any, **options: Any) -> Any:
    """Return a field with what it holds, and how that looks."""
    return Field(description=description, examples=list(examples), **options)


def optional(description: str, *examples: Any, **options: Any) -> Any:
    """Return a field that can be left out."""
    return declare(description, *examples, default=None, **options)


def listed(description: str, example: list[Any]) -> Any:
    """Return a field that lists things, of which there may be none."""
    return declare(description, example, default=())


class Link(Record):
    """An address that belongs to the page but proves no result."""

    label: Line = declare("What the link is called.", "Project documentation")
    url: Url = declare("Where it leads.", "https://example.org/docs")


class Image(Record):
    """A picture in the portfolio's folder, with what it shows for those who do not see it."""

    src: File = declare(
        "The file, from the page or, with `/` before it, from the folder of `conf.py`.", "/images/tiles.svg"
    )
    alt: Line = declare(
        "What it shows, in words.", "A matrix cut into tiles, one of them in a warp's registers"
    )


class Language(Record):
    """A language that the person speaks."""

    language: Line = declare("Its name.", "Portuguese")
    fluency: Line | None = optional("How well, in the words of its users.", "native")


class Evidence(Record):
    """Something public that shows a result, declared once and cited by its id from any page."""

    id: Identifier = declare("Its name, unique over the site.", "pr-355")
    kind: EvidenceKind = declare(
        "What a reader finds there; left out, it is read off the address of a well-known host.",
        "pull-request",
    )
    program: File | None = optional(
        "Instead of an address: a program that a page shows with `portfolio:program`, and that shows it.",
        "/programs/tiles.py",
    )
    url: Url = declare(
        "Where it is.", "https://example.org/project/pull/355", default="", validate_default=True
    )
    title: Line = declare(
        "What it is, in words that make sense alone.", "Quantised matrix multiplication, with timings"
    )

    @model_validator(mode="before")
    @classmethod
    def _with_kind(cls, data: Any) -> Any:
        """Read the kind off the address where it is not given; a program has no other."""
        if isinstance(data, dict) and "kind" not in data:
            kind = "program" if "program" in data else kind_of(data.get("url"))
            return {"kind": kind, **data} if kind else data
        return data

    @field_validator("url", mode="wrap")
    @classmethod
    def _one_place(cls, given: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> str:
        """Ask for an address where there is no program, and for none where there is one."""
        if given == "" and info.data.get("program", "misspelt"):
            return ""
        if given == "":
            raise PydanticKnownError("missing")
        if info.data.get("program"):
            raise ValueError("evidence has a `url` or a `program`, not both: take one out")
        return str(read(given))

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Say that the kind may be left out, and that there is an address or a program."""
        found = handler.resolve_ref_schema(handler(core))
        found["properties"]["url"].pop("default", None)
        required = [key for key in found["required"] if key != "kind"]
        return found | {"required": required, "oneOf": [{"required": ["url"]}, {"required": ["program"]}]}


def kind_of(url: object) -> str:
    """Return what a reader finds at an address of a well-known host; nothing for others."""
    plain = re.sub(r"^https?://|[?#].*", "", url.strip().casefold()) if isinstance(url, str) else ""
    return next((kind for form, kind in _KINDS if form.fullmatch(plain)), "")


class Result(Record):
    """One claim: what was reached, measured against what, and what shows it."""

    claim: Line = declare("What was reached, as a noun phrase.", "Decoding latency")
    value: Value | None = optional("How much: a number as it is to be shown, or a short text.", 1.37)
    unit: Line | None = optional("The unit of the number.", "×")
    direction: Literal["higher", "lower"] | None = optional("Which way is better, for a number.", "higher")
    against: Line | None = optional("What it is measured against.", "fp16 weights")
    note: Line | None = optional(
        "One sentence that limits or explains the claim.", "Measured on one GPU model."
    )
    featured: int | None = optional("Its place among the strongest results on the home page.", 1, ge=1)
    evidence: tuple[Identifier, ...] = listed("The ids of the evidence that shows it.", ["pr-355"])
    unpublished: Line | None = optional(
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

    name: Line = declare("The skill, as write-ups name it.", "Matrix multiplication")
    aliases: tuple[Line, ...] = listed("Other words a reader may search for.", ["GEMM", "matmul"])
    unproved: Line | None = optional(
        "Instead of work that uses it: where it comes from.",
        "Learnt at university, and not used at work yet.",
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

    group: Line = declare("The heading of the group.", "Languages")
    skills: tuple[Skill, ...] = declare("Its skills, in the order to show them.", ["Python"])


class Entry(Record):
    """Something that needs no page: a degree, a talk, an award, a certificate."""

    title: Line = declare("What it is.", "BSc in Physics")
    organisation: Line | None = optional("Who gave it, or where it was.", "University of Example")
    location: Line | None = optional("The place, if it matters.", "Lisbon")
    area: Line | None = optional("The subject of a degree, where the title does not name it.", "Optics")
    start: Date | None = optional("When it began: year, month or day.", "2016-09")
    end: End | None = optional("When it ended, or `present`.", "2019-07", validate_default=True)
    date: Date | None = optional("Instead of `start` and `end`: when it was.", "2019-07-12")
    expires: Date | None = optional("Until when it holds.", "2029")
    score: Line | None = optional("What was reached in it: a grade, a class, a sum.", "with distinction")
    url: Url | None = optional("Where more is said of it.", "https://example.org/physics")
    note: Line | None = optional("A sentence on it.", "Thesis on the noise of interferometers.")
    details: tuple[Line, ...] = listed("What belongs to it, a line each.", ["Numerical methods"])
    evidence: tuple[Identifier, ...] = listed("The ids of the evidence that shows it.", ["thesis"])

    _ordered = field_validator("end")(check_order)

    @field_validator("date")
    @classmethod
    def _one_time(cls, given: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        if given and info.data.get("start"):
            raise ValueError("an entry has a `date`, or `start` and `end`, not both: take one out")
        return given

    @field_validator("expires")
    @classmethod
    def _expires_later(cls, given: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        begun = info.data.get("date") or info.data.get("start")
        if given and begun and given.last_day() < begun.first_day():
            raise ValueError(f"it expires ({given}) before it was given ({begun}): swap or mend the dates")
        return given

    @property
    def span(self) -> Span | None:
        """The time it took, or None where that is not said."""
        if self.date:
            return Span(self.date, self.date)
        return None if self.start is None or self.end is None else span(self.start, self.end)


def span(start: PartialDate, end: PartialDate | Literal["present"]) -> Span:
    """Return the time from a start to an end, as they are written."""
    return Span(start, None if end == "present" else end)
