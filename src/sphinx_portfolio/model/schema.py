"""The JSON Schema of the front matter, made from the model, so that an editor completes and checks it.

``portfolio.schema.json`` beside this module is what :func:`dumps` returns; a test fails when it is not.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from sphinx_portfolio.model.fences import KEY
from sphinx_portfolio.model.records import adapter


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles of fields, which only repeat their keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema() -> dict[str, Any]:
    """Return the schema of a page's whole front matter; keys of others beside ours are allowed."""
    record = adapter.json_schema(schema_generator=_Untitled)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a portfolio's page",
        "type": "object",
        "properties": {KEY: {key: value for key, value in record.items() if key != "$defs"}},
        "$defs": record["$defs"],
    }


def dumps() -> str:
    """Return the schema as the text of ``portfolio.schema.json``."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
