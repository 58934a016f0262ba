"""Reading a JSON Resume file: what is wrong with it is said with its path, all at once."""

from __future__ import annotations

from pydantic_core import ErrorDetails, ValidationError

from sphinx_portfolio.json_resume.form import RESUME
from sphinx_portfolio.model.bounds import PROBLEMS
from sphinx_portfolio.model.frontmatter import Path, format_path

_WANTED = {
    "model_type": 'a mapping is wanted here, as in {"key": "value"}',
    "tuple_type": "a list is wanted here",
    "missing": "the key is missing",
}


class FormError(Exception):
    """A file that is no JSON Resume; each of its arguments is a sentence that begins with a path."""


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
