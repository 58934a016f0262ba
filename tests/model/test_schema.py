"""The JSON Schema is that of the model: an editor completes and refuses what the build does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import given

from portfolios import SMALL, sources
from sphinx_portfolio.model import frontmatter, records, schema
from strategies import pages

if TYPE_CHECKING:
    from sphinx_portfolio.model.records import PageRecord

VALIDATOR = jsonschema.Draft202012Validator(schema.schema())


def test_committed_schema_is_current() -> None:
    """The schema beside the model is made from it; ``sphinx-portfolio schema`` writes it anew."""
    committed = SMALL.parents[2] / "src/sphinx_portfolio/model/portfolio.schema.json"
    assert committed.read_text(encoding="utf-8") == schema.dumps()


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
