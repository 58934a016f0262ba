"""The owner's reference says what the model takes, with examples that are right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from sphinx_portfolio.model import frontmatter, parsing, records, reference
from sphinx_portfolio.model.problems import Subtype

if TYPE_CHECKING:
    from pydantic import BaseModel

RECORDS: list[type[BaseModel]] = [
    *records.records.values(),
    records.Evidence,
    records.Link,
    records.Result,
    records.Skill,
    records.SkillGroup,
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
