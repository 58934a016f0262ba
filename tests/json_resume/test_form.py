"""The form of a file is that of the released schema, key by key, and what stands under our own key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from sphinx_portfolio.json_resume.form import RESUME
from sphinx_portfolio.json_resume.parts import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

RELEASED = json.loads((Path(__file__).parent / "schema/resume.schema.json").read_text("utf-8"))
FORM = RESUME.model_json_schema()
OUR_PAGE = {
    "page": "string", "title": "string", "publications[]": "string", "results[]": "record",
    "evidence[]": "record", "links[]": "record",
}  # fmt: skip
OUR_ROLE = OUR_PAGE | {
    "employment": "string", "pageUrl": "address", "skills[]": "string", "location": "string",
}  # fmt: skip
MORE = {
    "organisation": "string", "location": "string", "area": "string", "score": "string", "note": "string",
    "start": "date", "end": "end", "date": "date", "expires": "date", "details[]": "string",
    "evidence[]": "id", "url": "address", "inTitle": "boolean",
}  # fmt: skip
ENTRIES = ("education", "awards", "certificates", "interests", "references")
OUR_ENTRY = {"page": "string"} | {f"entry.{key}": kind for key, kind in MORE.items()}


def kinds(part: dict[str, Any], definitions: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the kind of what stands at each path that a schema knows."""
    if "anyOf" in part:
        first = part["anyOf"][0]
        yield path, "end" if "const" in first else "ids" if first.get("title") == "id" else "section"
    elif "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        yield from [(path, "date")] if name == "iso8601" else kinds(definitions[name], definitions, path)
    elif part["type"] == "array":
        yield from kinds(part["items"], definitions, f"{path}[]")
    elif part["type"] == "object" and part.get("title") in {"Result", "Evidence", "Link", "Image", "Entry"}:
        yield path, "record"
    elif part["type"] == "object":
        for key, value in part["properties"].items():
            yield from kinds(value, definitions, f"{path}.{key}".lstrip("."))
    else:
        titled = {"date": "date", "id": "id"}.get(part.get("title", ""))
        yield path, titled or {"uri": "address"}.get(part.get("format", ""), part["type"])


def test_released_keys() -> None:
    """Our form knows the keys of the released schema, each of its kind, and no others but our own."""
    released = dict(kinds(RELEASED, RELEASED["definitions"]))
    ours = {path: kind for path, kind in kinds(FORM, FORM["$defs"]) if OURS not in path}
    others = {"$schema": "string", "work[].company": "string", "certificates[].expires": "date"}
    said = "an address of a schema may be any text, themes read the company, and many state when it expires"
    assert ours == released | others, said


@pytest.mark.parametrize(
    ("place", "known"),
    [
        (
            "basics",
            {
                "page": "string",
                "title": "string",
                "country.code": "string",
                "country.name": "string",
                "contactNotIn[]": "string",
                "seeking": "string",
                "photo": "record",
            },
        ),
        ("work[]", OUR_ROLE),
        ("volunteer[]", OUR_ROLE | OUR_ENTRY),
        *((f"{section}[]", OUR_ENTRY) for section in ENTRIES),
        (
            "projects[]",
            OUR_PAGE
            | {"role": "ids", "ownDates": "boolean", "featured": "integer", "related[]": "id"}
            | {"image": "record"},
        ),
        (
            "skills[]",
            {
                "page": "string",
                "skills[].name": "string",
                "skills[].unproved": "string",
                "skills[].aliases[]": "string",
                "skills[].proofs[]": "string",
                "skills[].roles[]": "string",
            },
        ),
        (
            "",
            {
                "entries[].page": "string",
                "entries[].title": "string",
                "entries[].section": "section",
                "entries[].summary": "string",
                "entries[].entries[]": "record",
                "entries[].evidence[]": "record",
            },
        ),
        (
            "publications[]",
            dict.fromkeys(
                (
                    "key",
                    "kind",
                    "authors[]",
                    "editors[]",
                    "year",
                    "date",
                    "state",
                    "pages",
                    "doi",
                    "type",
                    "series",
                    "volume",
                    "number",
                    "eprint",
                    "note",
                ),
                "string",
            )
            | {"others": "boolean", "selected": "boolean", "links[]": "record"},
        ),
    ],
)
def test_our_keys(place: str, known: dict[str, str]) -> None:
    """What JSON Resume has no field for has one under our key."""
    prefix = f"{place}.{OURS}.".lstrip(".")
    ours = {
        path.removeprefix(prefix): kind
        for path, kind in kinds(FORM, FORM["$defs"])
        if path.startswith(prefix)
    }
    assert ours == {path: {"string": "string"}.get(kind, kind) for path, kind in known.items()}


def mistakes(data: object) -> list[tuple[str, str]]:
    """Return the last step of the path, and the kind, of each mistake."""
    with pytest.raises(ValidationError) as raised:
        RESUME.model_validate(data)
    return [(str(error["loc"][-1]), error["type"]) for error in raised.value.errors()]


@pytest.mark.parametrize(
    ("section", "required"),
    [
        ("work", {"page"}),
        ("projects", {"page"}),
        ("volunteer", {"page"}),
        ("certificates", {"page"}),
        ("skills", {"page"}),
        ("publications", {"key", "kind"}),
    ],
)
def test_required_keys(section: str, required: set[str]) -> None:
    """Everything can be left out but what says where our own came from."""
    assert set(mistakes({section: [{OURS: {}}]})) == {(key, "missing") for key in required}
    assert mistakes({"basics": {OURS: {}}}) == [("page", "missing")]
    RESUME.model_validate({section: [{}], "basics": {"location": {}, "profiles": [{}]}, "meta": {}})


@pytest.mark.parametrize(
    "section", [*sorted(FORM["properties"].keys() - {"$schema", "basics", "meta", OURS}), "profiles"]
)
def test_unknown_keys(section: str) -> None:
    """A key that a mapping does not have is refused, save in what the file says of itself."""
    inner = {section: [{"x": 1}]}
    assert mistakes({"basics": inner} if section == "profiles" else inner) == [("x", "extra_forbidden")]
    RESUME.model_validate({"meta": {"theme": "even"}})


def test_place_is_positive() -> None:
    """A place on the home page is a whole number from 1 up."""
    ours = {"page": "p", "role": "r", "featured": 0}
    assert mistakes({"projects": [{OURS: ours}]}) == [("featured", "greater_than_equal")]
    RESUME.model_validate({"projects": [{OURS: ours | {"featured": 1}}]})


def test_stricter_than_the_schema() -> None:
    """Month 19 and a misspelt key pass the released schema; our form sees both."""
    data = {"work": [{"startDate": "2019-19"}], "werk": []}
    Draft7Validator(RELEASED).validate(data)
    assert mistakes(data) == [("startDate", "value_error"), ("werk", "extra_forbidden")]
