"""Reading a JSON Resume file: what is wrong with it is said with its place, all at once."""

from __future__ import annotations

import json
from typing import TypeAlias

from pydantic import ValidationError

from sphinx_portfolio.json_resume.form import Resume

Place: TypeAlias = tuple[str | int, ...]


class FormError(Exception):
    """A file that is no JSON Resume; each of its arguments is a sentence that begins with a place."""


def load(text: str) -> object:
    """Return the JSON in ``text``; raise :class:`FormError` where it is none, or says a thing twice."""

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise FormError(f"the key “{twice}” stands twice in one mapping; keep one.")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormError(f"{place}: this is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise FormError("the mappings are nested too deeply for a JSON Resume.") from error


def read(data: object) -> tuple[Resume, frozenset[Place]]:
    """Return the file that ``data`` is, and the places of its unknown keys; raise :class:`FormError`."""
    try:
        return Resume.model_validate(data), frozenset()
    except ValidationError as error:
        found = error.errors(include_url=False)
    unknown = frozenset(error["loc"] for error in found if error["type"] == "extra_forbidden")
    if len(unknown) < len(found):
        raise FormError(*(_say(e["loc"], e["type"], e["msg"]) for e in found if e["loc"] not in unknown))
    return Resume.model_validate(without(data, unknown)), unknown


def without(data: object, places: frozenset[Place], here: Place = ()) -> object:
    """Return ``data`` without what stands at ``places``."""
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if (*here, key) not in places}
        return {key: without(value, places, (*here, key)) for key, value in kept.items()}
    if isinstance(data, list):
        return [without(value, places, (*here, index)) for index, value in enumerate(data)]
    return data


def spell(place: Place) -> str:
    """Return a place as people write it: ``work[0].startDate``; that of the whole file is ``$``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return "".join(steps).removeprefix(".") or "$"


def _say(place: Place, kind: str, message: str) -> str:
    wanted = {
        "model_type": 'a mapping is wanted here, as in {"key": "value"}',
        "tuple_type": "a list is wanted here",
        "missing": "the key is missing",
    }
    return f"{spell(place)}: {wanted.get(kind, message.removeprefix('Value error, '))}."
