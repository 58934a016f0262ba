"""The records take what they should, keep it as it was written, and refuse what is at odds in one record."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from portfolios import SMALL
from sphinx_portfolio.model import frontmatter, parsing, records
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.records import PageRecord, Profile, Project, Result, Role, Skill, adapter
from strategies import pages

if TYPE_CHECKING:
    from pydantic import BaseModel

PROJECT = {"kind": "project", "role": "lab", "summary": "S."}
ROLE = {"kind": "role", "organisation": "O", "title": "T", "summary": "S.", "start": "2023", "end": "present"}
SCHEMA = json.loads(
    (SMALL.parents[2] / "src/sphinx_portfolio/model/portfolio.schema.json").read_text("utf-8")
)


@given(pages())
def test_valid_record_survives_dump_and_parse(record: PageRecord) -> None:
    """Any valid record, written as front matter and read again, is the same record, to the last zero."""
    text = frontmatter.dump(records.to_data(record))
    matter = frontmatter.read(text)
    assert matter
    again, problems = parsing.parse(matter)
    assert problems == ()
    assert again == record
    assert frontmatter.dump(records.to_data(again)) == text


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_fields(name: str) -> None:
    """Each field has the meaning, the examples and the values that the committed schema has."""
    record: type[BaseModel] = getattr(records, name)
    made, committed = record.model_json_schema(), SCHEMA["$defs"][name]
    *others, made = made.get("anyOf", [made])
    *known, committed = committed.get("anyOf", [committed])
    assert others == known == [{"type": "string"}] * (record is Skill)
    assert made["required"] == committed["required"]
    assert made["properties"].keys() == committed["properties"].keys()
    for key, field in committed["properties"].items():
        assert without_titles(made["properties"][key]) == without_titles(field)


def without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field without the titles that pydantic gives by itself."""
    return {key: value for key, value in schema.items() if key != "title"}


@pytest.mark.parametrize("kind", ["profile", "role", "project"])
def test_kinds(kind: str) -> None:
    """A page is one of three kinds, each with a record of its own."""
    assert records.records[kind] is {"profile": Profile, "role": Role, "project": Project}[kind]
    assert set(records.records) == {"profile", "role", "project"}


def test_records_are_frozen() -> None:
    """A record cannot be changed, and has no key of an owner's own."""
    record = adapter.validate_python(PROJECT)
    with pytest.raises(ValidationError, match="frozen"):
        record.summary = "T."
    with pytest.raises(ValidationError, match="extra_forbidden"):
        adapter.validate_python(PROJECT | {"colour": "red"})


def test_what_is_left_out() -> None:
    """A field that is left out is nothing or none, and stands in no front matter."""
    record = adapter.validate_python(PROJECT | {"results": [{"claim": "C"}]})
    assert record.model_dump() == PROJECT | {
        "results": (dict.fromkeys(Result.model_fields) | {"claim": "C", "evidence": ()},),
        "evidence": (), "publications": (), "links": (), "skills": (), "related": (),
        "start": None, "end": None, "featured": None,
    }  # fmt: skip
    assert records.to_data(record) == PROJECT | {"results": [{"claim": "C"}]}
    role = adapter.validate_python(ROLE)
    assert isinstance(role, Role)
    assert role.location is None
    profile = Profile(kind="profile", name="A", headline="H", summary="S.")
    assert (profile.links, profile.vocabulary) == ((), ())
    assert Skill(name="A").aliases == ()


def test_spans() -> None:
    """A role has a span; a write-up has one of its own where it says so; what is present has no end."""
    role, project = adapter.validate_python(ROLE), adapter.validate_python(PROJECT)
    dated = adapter.validate_python(PROJECT | {"start": "2023-05", "end": "2023-06"})
    assert isinstance(role, Role)
    assert isinstance(project, Project)
    assert isinstance(dated, Project)
    assert role.span == Span(PartialDate(2023), None)
    assert project.span is None
    assert dated.span == Span(PartialDate(2023, 5), PartialDate(2023, 6))
    with pytest.raises(ValidationError, match="go together"):
        adapter.validate_python(PROJECT | {"start": "2023-05"})


def test_numbers_are_plain() -> None:
    """A value is a number only where it is a plain one."""
    values = [Result.model_validate({"claim": "C", "value": text}).value for text in ("1.50", "1e5", "nan")]
    assert values == [Decimal("1.50"), "1e5", "nan"]


def test_ids() -> None:
    """Results and skills have anchors, made of what they are called."""
    assert Result(claim="Café au lait").id == "cafe-au-lait"
    assert Skill(name="C++").id == "c-plus-plus"


@pytest.mark.parametrize(
    ("fields", "key", "message"),
    [
        (
            {"value": "2x", "unit": "×"},
            "unit",
            "“2x” is no number, which `unit` and `direction` go with: write 2 and “x” in `unit`",
        ),
        ({"unit": "ms"}, "unit", "it needs a number as `value`"),
        (
            {"value": "1,234", "direction": "higher"},
            "direction",
            "“1,234” is no number, which `unit` and `direction` go with: write 1234",
        ),
        (
            {"evidence": ["a"], "unpublished": "Secret."},
            "unpublished",
            "a result has evidence or `unpublished`, not both: take one out",
        ),
    ],
)
def test_results_at_odds(fields: dict[str, Any], key: str, message: str) -> None:
    """A result whose fields contradict each other is refused."""
    with pytest.raises(ValidationError) as raised:
        Result.model_validate({"claim": "C", **fields})
    (error,) = raised.value.errors()
    assert (error["loc"], error["msg"].removeprefix("Value error, ")) == ((key,), message)
    assert error.get("ctx", {}).get("field", key) == ("value" if "no number" in message else key)


def test_results_with_support() -> None:
    """A result has its evidence, or the reason why there is none."""
    assert Result(claim="C", unpublished="Secret.").unpublished == "Secret."
    assert Result(claim="C", evidence=("a",)).evidence == ("a",)


def test_wrong_value_is_told_once() -> None:
    """Where the value itself is wrong, its unit is not blamed for it."""
    with pytest.raises(ValidationError) as raised:
        Result.model_validate({"claim": "C", "value": [], "unit": "ms", "direction": "lower"})
    assert {error["loc"][0] for error in raised.value.errors()} == {"value"}


def test_skill_from_its_name() -> None:
    """A plain text stands for a skill of that name."""
    assert Skill.model_validate("Python") == Skill(name="Python")
    with pytest.raises(ValidationError):
        Skill.model_validate(["Python"])


def test_what_a_field_lists() -> None:
    """The record that a field lists is known, and that it lists none."""
    found = {name: records.listed_record(field.annotation) for name, field in Project.model_fields.items()}
    assert {name: record for name, record in found.items() if record} == {
        "results": Result,
        "evidence": records.Evidence,
        "links": records.Link,
    }
