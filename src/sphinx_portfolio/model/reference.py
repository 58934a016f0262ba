"""What the model says of itself: the JSON Schema for editors, and the owner's reference as Markdown.

The reference has every field with its example, and every warning with its meaning.

``portfolio.schema.json`` beside this module is what :func:`dumps` returns; a test fails when it is not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from sphinx_portfolio.model.fences import KEY
from sphinx_portfolio.model.frontmatter import dump, to_yaml
from sphinx_portfolio.model.problems import Subtype, type_prefix
from sphinx_portfolio.model.records import adapter, listed_record, lists_records, records
from sphinx_portfolio.model.versions import deprecations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.model.items import Record

_instead = {"unpublished", "date", "program"}
"""Fields that an example leaves out, since they stand for another that it has."""


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles of fields, which only repeat their keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema() -> dict[str, Any]:
    """Return the schema of a page's whole front matter; keys of others beside ours are allowed."""
    record = adapter.json_schema(schema_generator=_Untitled)
    _mark_old(record["$defs"])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",  # the newest that all editors know
        "title": "Front matter of a portfolio's page",
        "type": "object",
        "properties": {KEY: {key: value for key, value in record.items() if key != "$defs"}},
        "$defs": record["$defs"],
    }


def _mark_old(definitions: dict[str, Any]) -> None:
    """Let editors take fields under their old names, too, and say that these go."""
    for old in deprecations.DEPRECATIONS:
        if old.kind == "field":
            record = _of_keys(definitions[old.within])
            fields, about = record["properties"], {"deprecated": True, "description": old.told()}
            fields[old.old] = {**fields[old.new or old.old], **about}
            if old.new in record.get("required", ()):
                record["required"].remove(old.new)  # which the build asks for


def dumps() -> str:
    """Return the schema as the text of ``portfolio.schema.json``."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def fields() -> str:
    """Return the reference of the front matter: an example a kind of page, then each record's fields."""
    known = schema()["$defs"]
    parts = [_kind(record, known.pop(record.__name__)) for record in records.values()]
    parts += [_record(name, part) for name, part in known.items()]
    return "\n".join(parts)


def warnings() -> str:
    """Return the reference of the warnings."""
    rows = ((f"`{type_prefix}.{subtype.value}`", subtype.meaning) for subtype in Subtype)
    return table(("Warning", "What it means"), rows)


def example(record: type[Record]) -> dict[str, Any]:
    """Return front matter with every field of a record, made of the fields' own examples."""
    found: dict[str, Any] = {}
    for name, field in sorted(record.model_fields.items(), key=lambda item: not item[1].is_required()):
        inner = listed_record(field.annotation)
        if name not in _instead:
            assert field.examples, "each field has one"
            one = example(inner) if inner else field.examples[0]
            found[name] = [one] if lists_records(field.annotation) else one
    return found


def _kind(record: type[Record], part: dict[str, Any]) -> str:
    page = dump(example(record))
    return f"{_record(record.__name__, part)}\nA page with all of them:\n\n```yaml\n{page}```\n"


def _record(name: str, part: dict[str, Any]) -> str:
    record = _of_keys(part)
    head = ("Key", "Form", "Meaning", "Example")
    return f"## {name}\n\n{record['description']}\n\n{table(head, _rows(record))}"


def _of_keys(part: dict[str, Any]) -> dict[str, Any]:
    """Return the form of a record with its keys, where one that is a text may stand for it."""
    return next((option for option in part.get("anyOf", ()) if "properties" in option), part)


def _rows(record: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    required = record.get("required", ())
    for key, field in sorted(record["properties"].items(), key=lambda item: item[0] not in required):
        form, shown = _form(field), field["examples"][0]
        line = to_yaml({key: shown}, flow=None if isinstance(shown, list) else False).strip()
        name = f"`{key}`" + " (required)" * (key in required)
        yield name, form, field["description"], "" if "](#" in form else f"`{line}`"


def _form(field: dict[str, Any]) -> str:
    """Return in words what a field takes, from its JSON Schema."""
    match field:
        case {"title": title}:
            return str(title)
        case {"anyOf": options}:
            return " or ".join(_form(option) for option in options if option.get("type") != "null")
        case {"const": value}:
            return f"`{value}`"
        case {"enum": values}:
            return " or ".join(f"`{value}`" for value in values)
        case {"$ref": place}:
            name = place.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"items": items}:
            return f"list of {_form(items)}"
        case {"type": "integer"}:
            return "whole number"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case _:
            return "text"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
