"""Parsing: the front matter of a page becomes a record, or all that is wrong with it is said at once."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from sphinx_portfolio.model.frontmatter import FrontMatter, Path, format_path, without
from sphinx_portfolio.model.problems import Problem, Subtype, nearest
from sphinx_portfolio.model.records import PageRecord, Record, adapter, listed_record, records


def parse(matter: FrontMatter) -> tuple[PageRecord | None, tuple[Problem, ...]]:
    """Return the record that front matter describes, or None, and all that is wrong with it.

    A key that the model does not have is said and passed over, so that the rest of the page counts.
    """
    if matter.data is None and matter.problems:
        return None, matter.problems
    record, errors = _validate(matter.data)
    problems = [*matter.problems, *(_problem(matter, error) for error in errors)]
    if record is None and all(error["type"] == "extra_forbidden" for error in errors):
        record, _ = _validate(without(matter.data, {error["loc"][1:] for error in errors}))
    return record, tuple(sorted(problems, key=lambda problem: problem.line))


def _validate(data: Any) -> tuple[PageRecord | None, list[ErrorDetails]]:
    try:
        return adapter.validate_python(data), []
    except ValidationError as error:
        return None, error.errors()


def _problem(matter: FrontMatter, error: ErrorDetails) -> Problem:
    path = ("kind",) if error["type"].startswith("union_tag") else error["loc"][1:]
    subtype, message = _explain(error, path, matter.data)
    return Problem(subtype=subtype, message=message, line=matter.line(path), path=format_path(path))


def _explain(error: ErrorDetails, path: Path, data: Any) -> tuple[Subtype, str]:
    """Return the subtype of an error of pydantic's and our own sentence for it."""
    found, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            known = _record_at(data, path[:-1]).model_fields
            return Subtype.UNKNOWN_KEY, f"there is no such key; {nearest(str(path[-1]), known)}"
        case "missing":
            field = _record_at(data, path[:-1]).model_fields[str(path[-1])]
            assert field.examples, "each field has one"
            example = field.examples[0]
            return Subtype.MISSING_KEY, f"the key is missing. {field.description} Example: {example}"
        case "union_tag_not_found":
            return Subtype.MISSING_KEY, f"the key is missing. It is one of: {', '.join(records)}."
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
        case "model_type" | "model_attributes_type":
            return Subtype.INVALID_VALUE, "keys with values are wanted here, as in `key: value`."
        case "int_parsing" | "int_parsing_size" | "int_type" | "greater_than_equal":
            return Subtype.INVALID_VALUE, f"“{found}” is no whole number from 1 up."
        case other:
            return Subtype.INVALID_VALUE, f"{error['msg']} ({other})."


def _record_at(data: Any, path: Path) -> type[Record]:
    """Return the class of the record that stands at ``path``."""
    record: type[Record] = records[data["kind"]]
    for step in path:
        if isinstance(step, str):
            inner = listed_record(record.model_fields[step].annotation)
            assert inner is not None, "errors lie within records"
            record = inner
    return record
