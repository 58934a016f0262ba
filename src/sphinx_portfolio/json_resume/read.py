"""Reading a JSON Resume file: what is wrong with it is said with its path, all at once."""

from __future__ import annotations

import json
from collections import Counter

from pydantic_core import ErrorDetails, ValidationError

from sphinx_portfolio.json_resume.form import RESUME
from sphinx_portfolio.model.bounds import DIGITS, PROBLEMS, TooMuchError, check_json
from sphinx_portfolio.model.frontmatter import Path, format_path

_WANTED = {
    "model_type": 'a mapping is wanted here, as in {"key": "value"}',
    "tuple_type": "a list is wanted here",
    "missing": "the key is missing",
}


class FormError(Exception):
    """A file that is no JSON Resume; each of its arguments is a sentence that begins with a path."""


def load(text: str) -> object:
    """Return the JSON in ``text``; raise :class:`FormError` where it is none, or says a thing twice."""
    try:
        check_json(text)
        data = json.loads(text, object_pairs_hook=_mapping, parse_int=_number, parse_float=_number)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormError(f"{place}: this is no JSON: {error.msg}.") from error
    except TooMuchError as error:
        raise FormError(f"line {error.line}: {error}") from error
    except UnicodeEncodeError as error:
        found = f"\\u{ord(error.object[error.start]):x}"
        raise FormError(f"the text has {found}, which is half a character; take it out.") from error
    return data


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise FormError(f"the key “{twice}” stands twice in one mapping; keep one.")
    return data


def _number(text: str) -> float:
    if len(text) > DIGITS:
        raise FormError(f"the number {text[:DIGITS]}… has more than {DIGITS} digits; round it.")
    return float(text) if set(text) & set(".eE") else int(text)


def unknown_keys(data: object) -> frozenset[Path]:
    """Return the paths of the keys that the format does not have; raise :class:`FormError` for all else."""
    try:
        RESUME.model_validate(data)
    except ValidationError as error:
        found = error.errors()
        if mistakes := [each for each in found if each["type"] != "extra_forbidden"]:
            more = f"there are {len(mistakes):,} mistakes; mend those that are told first."
            told = [*map(_sentence, mistakes[:PROBLEMS]), more][: len(mistakes)]
            raise FormError(*told) from None
        return frozenset(each["loc"] for each in found)
    return frozenset()


def _sentence(error: ErrorDetails) -> str:
    message = _WANTED.get(error["type"], error["msg"].removeprefix("Value error, "))
    return f"{spell(error['loc'])}: {message}{'' if message.endswith('?') else '.'}"


def spell(path: Path) -> str:
    """Return a path as people write it: ``work[0].startDate``; that of the whole file is ``$``."""
    return format_path(path, root="") or "$"
