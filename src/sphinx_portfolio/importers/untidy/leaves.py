"""One value that is not as JSON Resume has it, mended where it is plain what it means."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sphinx_portfolio.model.bounds import MARKS, TEXT
from sphinx_portfolio.model.dates import PartialDate, meant
from sphinx_portfolio.model.fields import address

DATES = {"startDate", "endDate", "date", "releaseDate", "start", "end", "expires"}
ADDRESSES = {"url", "canonical", "pageUrl"}

_LASTS = re.compile(
    r"\W*(present|now|today|current(ly)?|on-?going|till now|until now|to date|heute|aktuell|actual(idad)?|presente|"
    r"aujourd.hui|présent|oggi|obecnie|nu|至今|現在|现在|현재|по настоящее время)?\W*(\(.*\))?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_BESIDE = re.compile(r"\s*\([^()]*\)|,? *\b(expected|anticipated|exp)\b\.?:?", re.IGNORECASE)
_SEASON = re.compile(
    r"(?:spring|summer|fall|autumn|winter|q[1-4]|h[12])[ ,/-]*(?:of )?([12]\d{3})", re.IGNORECASE
)
_BEYOND = re.compile(r"([12]\d{3}-(?:0[1-9]|1[0-2]))-(?:29|30|31)", re.ASCII)
"""A day that its month has not, where only that is wrong: the month is plain."""


class CannotMendError(ValueError):
    """Nobody could say what the value means."""


def lasts(value: object) -> bool:
    """Tell whether an end says that a thing has none yet."""
    return isinstance(value, str) and bool(_LASTS.fullmatch(value.strip()))


def date(value: Any) -> str:
    """Return a date as we write it; raise :class:`CannotMendError` where it could be two."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise CannotMendError
    text = (
        str(int(value)) if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())
    )
    for each in (text, _BESIDE.sub("", text).strip()):
        try:
            return str(PartialDate.parse(each))
        except ValueError:
            if found := meant(each):
                return str(found)
            if within := _SEASON.fullmatch(each) or _BEYOND.fullmatch(each):
                return within[1]
    raise CannotMendError


def is_season(text: str) -> bool:
    """Tell whether a date names a season or a quarter, of which a year alone is kept."""
    return bool(_SEASON.fullmatch(text.strip()))


def span(text: str) -> tuple[str, str]:
    """Return start and end of a text with two dates; raise :class:`CannotMendError` for another."""
    plain = re.sub("[‐-―−~～〜]", "-", " ".join(text.split()))
    for found in re.finditer(r"\s*-\s*|\s+(?:to|until|bis|à|a|al)\s+", plain):
        first, last = plain[: found.start()], plain[found.end() :]
        try:
            return date(first), "present" if last and lasts(last) else date(last)
        except CannotMendError:
            continue
    raise CannotMendError


def url(value: Any) -> str:
    """Return an address that a page may link to; raise :class:`CannotMendError` where there is none."""
    text = value.strip().strip("<>") if isinstance(value, str) else ""
    if found := re.fullmatch(r"\[[^\]]*\]\(([^()\s]+)\)", text):
        text = found[1]
    text = re.sub(r"^(https?)[:/]*(?=//)", r"\1:", text, flags=re.IGNORECASE)
    text = re.sub(r"^(https?):/*(?=[^/])", r"\1://", text, flags=re.IGNORECASE)
    if _HOST.fullmatch(text) and "@" not in text.partition("/")[0]:
        text = f"https://{text}"
    try:
        return address(text.replace(" ", "%20") if text.startswith("http") else text)
    except ValueError:
        raise CannotMendError from None


def text(value: Any) -> str:
    """Return one text; raise :class:`CannotMendError` where there is nothing to say."""
    if isinstance(value, bool) or value is None:
        raise CannotMendError
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        value = (
            "\n".join(f"- {text(each)}" for each in value) if len(value) > 1 else "".join(map(text, value))
        )
    elif isinstance(value, dict):
        value = ", ".join(text(each) for each in value.values() if each not in (None, "", [], {}))
    found = "".join(
        sign
        for sign in str(value)
        if sign in "\n\t\r" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}
    )
    found = re.sub(r"\{([a-z:]+)\}`([^`]*)`", r"\1 \2", found)
    if not found.strip() or len(found) > TEXT:
        raise CannotMendError
    return re.sub(rf"([\u0300-\u036f\u0483-\u0489]{{{MARKS}}})[\u0300-\u036f\u0483-\u0489]+", r"\1", found)


def texts(value: Any) -> list[Any]:
    """Return a list of what is one text, or a mapping of texts; raise :class:`CannotMendError` for others."""
    if isinstance(value, dict):
        return [f"{key}: {text(each)}" for key, each in value.items()]
    if not isinstance(value, str):
        return [text(value)]
    return [row.strip(" \t-*•") for row in value.splitlines() if row.strip(" \t-*•")]


def words(value: Any) -> list[Any]:
    """Return the words of a text with commas between them."""
    if not isinstance(value, str):
        return texts(value)
    return [word for word in re.split(r"\s*[,;\n|•]\s*", value.strip()) if word]
