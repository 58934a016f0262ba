"""Parsing: the front matter of a page becomes a record, or all that is wrong with it is said at once."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import reduce
from itertools import islice
from operator import getitem
from typing import TYPE_CHECKING, Any, get_args

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails, ValidationError

from sphinx_portfolio.model.bounds import PROBLEMS
from sphinx_portfolio.model.frontmatter import FrontMatter, Path, format_path, to_yaml, without
from sphinx_portfolio.model.items import EvidenceKind
from sphinx_portfolio.model.problems import Problem, Subtype, close, limited, nearest
from sphinx_portfolio.model.records import PageRecord, adapter, listed_record, records
from sphinx_portfolio.model.versions import deprecations

_BOOLEAN = TypeAdapter(bool)

_CALLED = {"project": "write-up", "entries": "page of entries"}

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_portfolio.model.items import Record


def is_draft(data: Mapping[str, Any]) -> bool:
    """Tell whether the fields of a page keep it back, whatever else is right or wrong in them."""
    try:
        return _BOOLEAN.validate_python(data.get("draft", False))
    except ValidationError:
        return False


def parse(matter: FrontMatter) -> tuple[PageRecord | None, tuple[Problem, ...]]:
    """Return the record that front matter describes, or None, and all that is wrong with it.

    A key that the model does not have is said and passed over, so that the rest of the page counts.
    """
    problems = list(matter.problems)
    if matter.data is None and problems:
        return None, tuple(sorted(problems, key=lambda problem: problem.line))
    matter, old = deprecations.renewed(matter)
    problems += old
    matter, mistaken = _as_meant(matter)
    problems += mistaken
    record, errors = _validate(matter.data)
    guessed = {problem.line for problem in problems if problem.subtype == Subtype.SYNTAX}
    meant = _meant(matter.data, errors)
    untold = list(_untold(matter, errors, meant))
    found = dict.fromkeys(_problem(matter, error) for error in untold[: PROBLEMS + 1])
    problems += (problem for problem in found if problem.line not in guessed)
    if record is None and {error["type"] for error in untold} == {"extra_forbidden"}:
        unknown = {error["loc"][1:] for error in errors if error["type"] == "extra_forbidden"}
        record, _ = _validate(without(_renamed(matter.data, meant), unknown))
        record = record or _validate(without(matter.data, unknown))[0]
    if guessed or mistaken:
        record = None
    return record, tuple(limited(sorted(problems, key=lambda problem: problem.line)))


def _as_meant(matter: FrontMatter) -> tuple[FrontMatter, list[Problem]]:
    """Return front matter whose fields are those of its kind, and what is wrong where it says another."""
    data = matter.data
    if not isinstance(data, dict):
        return matter, []
    named = next((kind for kind in records if isinstance(data.get(kind), dict)), "") if len(data) == 1 else ""
    if named:
        message = f"the kind of a page is a field of its own: write `kind: {named}`, and the others below it."
        path: Path = (named,)
        data = {"kind": named, **data[named]}
        below = {place[1:]: line for place, line in matter.lines.items() if len(place) > 1}
        matter = matter._replace(lines={(): matter.line(()), path: matter.line(path)} | below)
    elif meant := _other_kind(data):
        message = f"the page has the fields of a {_CALLED.get(meant, meant)}; write `kind: {meant}`."
        path, data = ("kind",), {**data, "kind": meant}
    else:
        return matter, []
    line, subtype = matter.line(path), Subtype.INVALID_VALUE
    problem = Problem(subtype=subtype, message=message, line=line, path=format_path(path))
    return matter._replace(data=data), [problem]


def _other_kind(data: Mapping[str, Any]) -> str:
    """Return the kind that the fields are of, where it is plainly another than the page says."""
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in records:
        return ""
    amiss = {name: _amiss(record, data) for name, record in records.items()}
    best = min(amiss, key=lambda name: amiss[name])
    stated, meant = (data.keys() & records[name].model_fields.keys() for name in (kind, best))
    plain = meant > stated and amiss[kind] > 2 and 3 * amiss[best] <= amiss[kind]
    return best if plain else ""


def _amiss(record: type[Record], data: Mapping[str, Any]) -> int:
    """Return how many fields a record lacks and how many it does not have."""
    required = {name for name, field in record.model_fields.items() if field.is_required()}
    return len(required - data.keys()) + len(data.keys() - record.model_fields.keys())


def _validate(data: Any) -> tuple[PageRecord | None, list[ErrorDetails]]:
    try:
        return adapter.validate_python(data), []
    except ValidationError as error:
        return None, error.errors()


def _meant(data: Any, errors: list[ErrorDetails]) -> dict[Path, str]:
    """Return the names that were meant by keys that the model does not have: by as many as are told."""
    unknown = (error["loc"][1:] for error in errors if error["type"] == "extra_forbidden")
    return {
        path: close(str(path[-1]), _record_at(data, path[:-1]).model_fields)
        for path in islice(unknown, PROBLEMS)
    }


def _renamed(data: Any, meant: Mapping[Path, str]) -> Any:
    """Return the data with each unknown key under the name that was meant, where that is free."""
    found = deepcopy(data)
    for (*around, key), name in meant.items():
        holder = found
        for step in around:
            holder = holder[step]
        if name and name not in holder:
            holder[name] = holder[key]
    return found


def _untold(
    matter: FrontMatter, errors: list[ErrorDetails], meant: Mapping[Path, str]
) -> Iterator[ErrorDetails]:
    """Yield the errors, but for a key that is only missing because it is misspelt."""
    misspelt = {(*path[:-1], name) for path, name in meant.items()}
    said = "\n".join(problem.message for problem in matter.problems[:PROBLEMS])
    pairs = set(_pairs(matter.data, meant))
    for error in errors:
        path = error["loc"][1:]
        if path[:-1] in pairs:
            if error["type"] == "extra_forbidden":
                yield error | {"type": "paired", "loc": error["loc"][:-1], "ctx": {"key": path[-1]}}
        elif error["type"] != "missing" or (path not in misspelt and f"{path[-1]}:" not in said):
            yield error


def _pairs(data: Any, meant: Mapping[Path, str]) -> Iterator[Path]:
    """Yield the items that name what they hold by a key, where two fields are wanted."""
    for (*around, _), name in meant.items():
        alone = around and not name and len(reduce(getitem, around, data)) == 1
        if alone and len(_required(_record_at(data, (*around,)))) == 2:
            yield (*around,)


def _required(record: type[Record]) -> list[str]:
    return [name for name, field in record.model_fields.items() if field.is_required()]


def _shown(value: object) -> str:
    """Return a value on one line, as an owner writes it."""
    written = value if isinstance(value, str) else to_yaml({"": value}, flow=None).partition(":")[2]
    return written.strip()[:60]


def _example(record: type[Record]) -> str:
    """Return how the fields look that a record cannot do without."""
    examples = ((name, (record.model_fields[name].examples or [""])[0]) for name in _required(record))
    return " and ".join(f"`{name}: {_shown(example)}`" for name, example in examples)


def _problem(matter: FrontMatter, error: ErrorDetails) -> Problem:
    path = ("kind",) if error["type"].startswith("union_tag") else error["loc"][1:]
    if path[-1:] == (0,) and path not in matter.lines:
        path = path[:-1]  # one id stands for a list of one
    if error["type"] == "beside" or (error["type"] == "alone" and path not in matter.lines):
        path = (*path[:-1], error["ctx"]["field"])
    subtype, message = _explain(error, path, matter.data)
    return Problem(subtype=subtype, message=message, line=matter.line(path), path=format_path(path))


def _explain(error: ErrorDetails, path: Path, data: Any) -> tuple[Subtype, str]:
    """Return the subtype of an error of pydantic's and our own sentence for it."""
    found, context = error["input"], error.get("ctx", {})
    cut = str(found)[:60]
    match error["type"]:
        case "extra_forbidden":
            known = _record_at(data, path[:-1]).model_fields
            return Subtype.UNKNOWN_KEY, f"there is no such key; {nearest(str(path[-1]), known)}"
        case "missing":
            return Subtype.MISSING_KEY, _missing(path, data)
        case "union_tag_not_found":
            return Subtype.MISSING_KEY, f"the key is missing. It is one of: {', '.join(records)}."
        case "union_tag_invalid":
            tag = context["tag"]
            return Subtype.INVALID_VALUE, f"“{tag}” is no kind of page; {nearest(tag, records)}"
        case "value_error" | "beside" | "alone":
            said = str(context.get("said", context.get("error")))
            return Subtype.INVALID_VALUE, said if said.endswith(("?", ".")) else f"{said}."
        case "literal_error":
            choices = re.findall(r"'([^']+)'", context["expected"])
            few = f"known are: {', '.join(choices)}." if len(choices) < 4 else ""  # of two, none is nearer
            return (
                Subtype.INVALID_VALUE,
                f"“{cut}” is none of the values; {few or nearest(str(found), choices)}",
            )
        case "tuple_type":
            return Subtype.INVALID_VALUE, f"a list is wanted here{_listed(found)}"
        case "paired" | "model_type" | "model_attributes_type":
            return Subtype.INVALID_VALUE, _keyed(found, path, data, context)
        case "bool_parsing" | "bool_type":
            said = "nothing" if found is None else f"“{cut}”"
            return Subtype.INVALID_VALUE, f"{said} is neither `true` nor `false`; write one of them."
        case "int_parsing" | "int_parsing_size" | "int_type" | "greater_than_equal":
            return Subtype.INVALID_VALUE, f"“{cut}” is no whole number from 1 up."
        case other:
            return Subtype.INVALID_VALUE, f"{error['msg']} ({other})."


def _missing(path: Path, data: Any) -> str:
    """Return the sentence on a key that has to be there."""
    if path[-1] == "kind":
        return f"it cannot be read off this address. It is one of: {', '.join(get_args(EvidenceKind))}."
    field = _record_at(data, path[:-1]).model_fields[str(path[-1])]
    assert field.examples, "each field has one"
    return f"the key is missing. {field.description} Example: {field.examples[0]}"


def _keyed(found: object, path: Path, data: Any, context: Mapping[str, Any]) -> str:
    """Return the sentence on how to write what has keys with values."""
    record = _record_at(data, path) if path else None
    if record and "key" in context:
        names = _required(record)
        pair = f"`{names[0]}: {context['key']}` and `{names[1]}: {_shown(found)}`"
        return f"the name and what it holds are fields of their own: write {pair}."
    written = re.match(r"https?://|[\w-]+:\S", str(found))
    cure = f"as in {_example(record) if record else '`key: value`'}."
    if written:
        web = written[0].endswith("/")
        cure = f"as in `url: {str(found)[:60]}`." if web else "write a space behind the colon."
    return f"keys with values are wanted here, {cure}"


def _listed(found: object) -> str:
    """Return the end of a sentence on how to make a list of what stands there."""
    if isinstance(found, str) and found.startswith("-"):
        return "; write a space behind each hyphen."
    if isinstance(found, str) and re.match(r"\d+[.)] ", found):
        return "; write a hyphen before each item instead of its number."
    if isinstance(found, str):
        return f": [{found.strip('[]() ')}]"
    if isinstance(found, dict) and [*found] == ["id"]:
        return f"; write the id alone: {_shown(found['id'])}."
    if isinstance(found, dict) and all(str(key).startswith("-") for key in found):
        return "; write a space behind each hyphen."
    if isinstance(found, dict) and not any(found.values()):
        return f": [{', '.join(map(str, found))}]"
    if isinstance(found, dict):
        return "; write `- ` before the first line of each item."
    return "; take out the key, or write one item a line, as in `- item`."


def _record_at(data: Any, path: Path) -> type[Record]:
    """Return the class of the record that stands at ``path``."""
    record: type[Record] = records[data["kind"]]
    for step in path:
        if isinstance(step, str):
            inner = listed_record(record.model_fields[step].annotation)
            assert inner is not None, "errors lie within records"
            record = inner
    return record
