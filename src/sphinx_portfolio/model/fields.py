"""What a field may hold: texts, ids, addresses, dates and numbers, parsed once into types of their own."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, HttpUrl, PlainSerializer, ValidationInfo, WithJsonSchema

from sphinx_portfolio.model.dates import PartialDate

_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)"
_IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def slug(text: str) -> str:
    """Return a stable anchor for ``text``: lower-case letters, digits and single hyphens."""
    spelled = text.casefold().replace("+", " plus ").replace("#", " sharp ")
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only)) or "x" + text.encode().hex()


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted here")
    text = " ".join(value.split())
    if not text:
        raise ValueError("the text is empty")
    if bad := next((c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cn"}), None):
        raise ValueError(f"the text has the character U+{ord(bad):04X}, which no page can show")
    return text


def _identifier(text: str) -> str:
    if not re.fullmatch(_IDENTIFIER, text):
        raise ValueError(f"“{text}” is no id: use lower-case letters, digits and hyphens, as in pr-355")
    return text


def _url(text: str) -> str:
    try:
        HttpUrl(text)
    except ValueError:
        raise ValueError(f"“{text}” is no web address: it begins with https:// and names a host") from None
    if " " in text:
        raise ValueError(f"“{text}” has a space in it: write it as %20")
    return text


def _date(value: object) -> PartialDate:
    return PartialDate.parse(_line(value))


def _end(value: object) -> PartialDate | Literal["present"]:
    return "present" if value == "present" else _date(value)


def _value(value: object) -> Decimal | str:
    text = _line(value)
    number = text.replace("−", "-")
    return Decimal(number) if re.fullmatch(_NUMBER, number, re.ASCII) else text


def check_order(end: PartialDate | str | None, info: ValidationInfo) -> PartialDate | str | None:
    """Refuse an end before the start, and one of the two without the other."""
    start = info.data.get("start", end)
    if (start is None) != (end is None):
        raise ValueError("`start` and `end` go together: give both or neither")
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last_day() < start.first_day():
        raise ValueError(f"it ends ({end}) before it starts ({start}): swap or mend the dates")
    return end


_ID_SCHEMA = {"title": "id", "type": "string", "pattern": f"^{_IDENTIFIER}$"}
_URL_SCHEMA = {"title": "web address", "type": "string", "format": "uri"}
_DATE_SCHEMA = {"title": "date", "type": ["string", "integer"], "pattern": r"^[12]\d{3}(-\d\d(-\d\d)?)?$"}
_END_SCHEMA = {"anyOf": [{"const": "present"}, _DATE_SCHEMA]}
_VALUE_SCHEMA = {"title": "number or text", "type": ["number", "string"]}
_AS_TEXT = PlainSerializer(str)

Line: TypeAlias = Annotated[str, BeforeValidator(_line)]
Identifier: TypeAlias = Annotated[Line, AfterValidator(_identifier), WithJsonSchema(_ID_SCHEMA)]
Url: TypeAlias = Annotated[Line, AfterValidator(_url), WithJsonSchema(_URL_SCHEMA)]
Date: TypeAlias = Annotated[PartialDate, BeforeValidator(_date), _AS_TEXT, WithJsonSchema(_DATE_SCHEMA)]
End: TypeAlias = Annotated[
    PartialDate | Literal["present"], BeforeValidator(_end), _AS_TEXT, WithJsonSchema(_END_SCHEMA)
]
Value: TypeAlias = Annotated[Decimal | str, BeforeValidator(_value), _AS_TEXT, WithJsonSchema(_VALUE_SCHEMA)]
