"""Any valid record: Hypothesis strategies made from the model, so that new fields are tried unasked."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel

from sphinx_portfolio.model import fields, records

LINE = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
NASTY = st.sampled_from(
    (
        "</script>",
        "<b>&amp;",
        '" onclick="x',
        "]]>",
        "<!-- -->",
        "{{ x }}",
        "`x`",
        "**x**",
        "\u202ex",
        "$x$",
        "%x",
    )
)
IDENTIFIER = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DATE = st.tuples(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from((4, 7, 10))).map(
    lambda drawn: str(drawn[0])[: drawn[1]]
)
NUMBER = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(str)
KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    fields.Line: LINE | NASTY,
    fields.Identifier: IDENTIFIER,
    fields.Url: st.from_regex(r"https://[a-z]{1,5}\.example/[a-z0-9/?&=%~+'<>\"-]{0,12}", fullmatch=True),
    fields.Identifiers: st.lists(IDENTIFIER, max_size=2),
    fields.Email: st.from_regex(r"[a-z.+]{1,5}@[a-z]{1,5}\.example", fullmatch=True),
    fields.File: st.from_regex(r"/?[a-z]{1,5}\.(png|svg)", fullmatch=True),
    fields.SectionName: st.sampled_from(fields.SECTIONS)
    | st.from_regex(r"[A-Z][a-z<&]{0,5}", fullmatch=True),
    fields.Date: DATE,
    fields.End: DATE | st.just("present"),
    fields.Value: NUMBER | LINE | NASTY,
    int: st.integers(1, 99).map(str),
    bool: st.just("false"),
}


def front_matter(record: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the front matter of a record, every field of which it may have."""
    hints = get_type_hints(record, include_extras=True)
    fields = {name: _values(hints[name]) for name in record.model_fields}
    required = {name: fields.pop(name) for name, field in record.model_fields.items() if field.is_required()}
    return st.fixed_dictionaries(required, optional=fields).map(_agreeing)


def pages() -> st.SearchStrategy[records.PageRecord]:
    """Return a strategy for a page's record of any kind."""
    data = st.one_of(*(front_matter(record) for record in records.records.values()))
    return data.map(records.adapter.validate_python)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if hint in KNOWN:
        return KNOWN[hint]
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return front_matter(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3)
    assert get_origin(hint) in {Union, UnionType}, f"no strategy for {hint}"
    return st.one_of(*(_values(option) for option in get_args(hint) if option is not NoneType))


def _agreeing(data: dict[str, Any]) -> dict[str, Any]:
    """Take out what other fields of the same record forbid."""
    if "claim" in data and not isinstance(fields._value(data.get("value", "none")), Decimal):
        data = {key: value for key, value in data.items() if key not in {"unit", "direction"}}
    if data.get("evidence") and "unpublished" in data:
        del data["unpublished"]
    if data.get("unpublished", "").casefold() in {"true", "yes", "false", "no"}:
        del data["unpublished"]
    if {"id", "title"} <= data.keys():  # evidence is at an address, or is a program
        at = {} if "program" in data else {"url": data.get("url", "https://example.org/")}
        data = {key: value for key, value in data.items() if key != "url"} | at
    if "date" in data:
        data = {key: value for key, value in data.items() if key not in {"start", "end"}}
    if "expires" in data:
        data["expires"] = "2999"
    if "start" in data or "end" in data:
        data |= {"start": data.get("start", data.get("end")), "end": data.get("end", data.get("start"))}
        if data["start"] == "present":
            data["start"] = "2020"
        elif data["end"] != "present" and data["end"] < data["start"][: len(data["end"])]:
            data |= {"start": data["end"], "end": data["start"]}
    return data


def shown(text: str) -> str:
    """Return a text as HTML shows it: white space, of whatever kind, is one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())
