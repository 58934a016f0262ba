"""The owner's reference and the JSON Schema say what the model takes, with examples that are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from markdown_it import MarkdownIt

from portfolios import SMALL, sources
from sphinx_portfolio.model import frontmatter, items, parsing, records, reference
from sphinx_portfolio.model.problems import Subtype
from strategies import pages

if TYPE_CHECKING:
    from pydantic import BaseModel

    from sphinx_portfolio.model.records import PageRecord

RECORDS: list[type[BaseModel]] = [
    *records.records.values(),
    items.Entry,
    items.Evidence,
    items.Image,
    items.Language,
    items.Link,
    items.Result,
    items.Skill,
    items.SkillGroup,
]


def tables(markdown: str) -> list[list[str]]:
    """Return the code at the head of each row, by table."""
    found: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for token, after, content in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type == "tbody_open":
            found.append([])
        if (token.type, after.type) == ("tr_open", "td_open"):
            codes = [child.content for child in content.children or () if child.type == "code_inline"]
            found[-1].append(codes[0])
    return found


def test_committed_reference_is_current() -> None:
    """What an owner reads is committed, for each change to be seen; the command ``reference`` writes it."""
    committed = Path(__file__).with_name("reference.md").read_text(encoding="utf-8")
    assert committed == f"# Front matter\n\n{reference.fields()}\n# Warnings\n\n{reference.warnings()}"


@pytest.mark.parametrize("kind", records.records)
def test_examples_are_right(kind: str) -> None:
    """The example page of each kind has every field of its record, and the model takes it."""
    record = records.records[kind]
    data = reference.example(record)
    matter = frontmatter.read(frontmatter.dump(data))
    assert matter
    assert parsing.parse(matter)[1] == ()
    assert data.keys() == record.model_fields.keys()


def test_every_field_is_there() -> None:
    """Each field of each record stands in the reference once, described."""
    fields = sorted(sorted(record.model_fields) for record in RECORDS)
    assert sorted(sorted(table) for table in tables(reference.fields())) == fields
    for record in RECORDS:
        for name, field in record.model_fields.items():
            assert field.description, name
            assert field.examples, name


def test_every_warning_is_there() -> None:
    """Each subtype stands in the reference with its meaning."""
    (names,) = tables(reference.warnings())
    assert names == [f"portfolio.{subtype.value}" for subtype in Subtype]
    assert all(subtype.meaning in reference.warnings() for subtype in Subtype)


VALIDATOR = jsonschema.Draft7Validator(reference.schema())


def test_committed_schema_is_current() -> None:
    """The schema beside the model is made from it; ``sphinx-portfolio schema`` writes it anew."""
    committed = SMALL.parents[2] / "src/sphinx_portfolio/model/portfolio.schema.json"
    assert committed.read_text(encoding="utf-8") == reference.dumps()


def test_schema_is_one() -> None:
    """The schema is valid itself."""
    VALIDATOR.check_schema(VALIDATOR.schema)


@given(pages())
def test_every_valid_record_is_valid(record: PageRecord) -> None:
    """What the model takes, the schema takes too."""
    VALIDATOR.validate({frontmatter.KEY: records.to_data(record), "author": "Ada"})


@pytest.mark.parametrize("docname", [name for name, text in sources().items() if text.startswith("---")])
def test_page_as_an_editor_reads_it(docname: str) -> None:
    """A page that the build takes is valid for an editor, whose YAML 1.2 has numbers but no dates."""
    front_matter = sources()[docname].split("---\n")[1].replace("2020-03-15", "'2020-03-15'")
    VALIDATOR.validate(yaml.safe_load(front_matter))


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "role"},
        {"kind": "hobby"},
        {"kind": "profile", "name": "A", "headline": "H", "summary": "S", "colour": "red"},
        {"kind": "project", "role": "Not An Id", "summary": "S"},
        {"kind": "project", "role": "lab", "summary": "S", "start": "soon", "end": "2020"},
        {"kind": "project", "role": "lab", "summary": "S", "results": [{"value": 1}]},
        {"kind": "project", "role": "lab", "summary": "S", "featured": 0},
    ],
)
def test_mistakes_are_refused(data: dict[str, Any]) -> None:
    """What the model refuses in form, the schema refuses."""
    assert not VALIDATOR.is_valid({frontmatter.KEY: data})
