"""The records take what they should, keep it as it was written, and refuse what is at odds in one record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from portfolios import SMALL
from sphinx_portfolio.model import frontmatter, items, parsing, records
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.items import Result, Skill
from sphinx_portfolio.model.records import Entries, PageRecord, Profile, Project, Role, adapter
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
    record: type[BaseModel] = getattr(items, name, None) or getattr(records, name)
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


@pytest.mark.parametrize("kind", ["profile", "role", "project", "entries"])
def test_kinds(kind: str) -> None:
    """A page is one of four kinds, each with a record of its own."""
    kinds = {"profile": Profile, "role": Role, "project": Project, "entries": Entries}
    assert records.records[kind] is kinds[kind]
    assert set(records.records) == set(kinds)


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
        "start": None, "end": None, "featured": None, "image": None, "highlights": (), "draft": False,
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


def test_what_a_field_lists() -> None:
    """The record that a field lists is known, and that it lists none."""
    found = {name: records.listed_record(field.annotation) for name, field in Project.model_fields.items()}
    assert {name: record for name, record in found.items() if record} == {
        "results": items.Result,
        "evidence": items.Evidence,
        "links": items.Link,
        "image": items.Image,
    }
    assert records.lists_records(Project.model_fields["results"].annotation)
    assert not records.lists_records(Project.model_fields["image"].annotation)


def test_role_of_a_write_up_is_one_or_more_or_none() -> None:
    """A write-up names a role, a list of them, or none; one is written back as one."""
    alone, shared = (
        {"kind": "project", "summary": "S."} | more for more in ({}, {"role": ["lab", "studio"]})
    )
    for data, roles in ((PROJECT, ("lab",)), (alone, ()), (shared, ("lab", "studio"))):
        record = adapter.validate_python(data)
        assert isinstance(record, Project)
        assert record.role == roles
        assert records.to_data(record) == data


def test_contact_stands_everywhere_unless_it_is_said_where() -> None:
    """What is given of e-mail, phone and place is for all outputs, or for those that `contact_in` names."""
    data = {"kind": "profile", "name": "A", "headline": "H", "summary": "S."}
    assert Profile.model_validate(data).contact_in == ("page", "pdf", "json-resume", "json-ld")
    assert Profile.model_validate(data | {"contact_in": ["pdf"]}).contact_in == ("pdf",)
    with pytest.raises(ValidationError):
        Profile.model_validate(data | {"contact_in": ["everywhere"]})
