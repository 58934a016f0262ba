"""What a field may hold: texts, ids, addresses, dates and numbers, parsed once into types of their own."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from itertools import groupby
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, HttpUrl, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from sphinx_portfolio.model.bounds import DIGITS, MARKS, TEXT
from sphinx_portfolio.model.dates import PartialDate

_BEGINNING = re.compile(r"https?://[^/\\\\?#]", re.IGNORECASE)
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)"
_IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_LASTING = frozenset(
    (
        "present",
        "now",
        "today",
        "current",
        "currently",
        "ongoing",
        "until now",
        "till now",
        "to date",
        "-",
        "–",
        "",
    )
)


def slug(text: str) -> str:
    """Return a stable anchor for ``text``: lower-case letters, digits and single hyphens."""
    spelled = text.casefold().replace("+", " plus ").replace("#", " sharp ")
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only)) or "x" + text.encode().hex()


def line(value: object) -> str:
    """Return a text on one line; raise ValueError for what is none, or what no page can show."""
    if value is None:
        raise ValueError("nothing stands here: write a text, in quotes if it is `null` or begins with #")
    if isinstance(value, list):
        raise ValueError(f"a text is wanted here, not a list: {_as_text(value)}")
    if not isinstance(value, str):
        raise ValueError("a text is wanted here, not keys with values: put one with a colon in quotes")
    text = " ".join(value.split())
    if not text:
        raise ValueError("the text is empty")
    if bad := next((c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cn"}), None):
        raise ValueError(f"the text has the character U+{ord(bad):04X}, which no page can show")
    if len(text) > TEXT:
        raise ValueError(f"the text has {len(text):,} characters; {TEXT:,} are read: shorten it")
    if not text.isascii() and _most_marks(text) > MARKS:
        raise ValueError(f"a letter has more than {MARKS} marks above and below it: take some out")
    return text


def _most_marks(text: str) -> int:
    """Return how many marks stand on the letter with most of them."""
    kinds = (unicodedata.category(c) in {"Mn", "Me"} for c in unicodedata.normalize("NFD", text))
    return max((sum(1 for _ in run) for marks, run in groupby(kinds) if marks), default=0)


def _as_text(items: list[object]) -> str:
    """Return how a list would be written as a text."""
    if not all(isinstance(item, str) for item in items):
        return "take out the hyphens, and put one that begins with [ in quotes"
    return f'if it is one, put it in quotes: "[{", ".join(map(str, items))}]"'


def is_identifier(text: str) -> bool:
    """Tell whether a text is an id: lower-case letters, digits and hyphens."""
    return bool(re.fullmatch(_IDENTIFIER, text))


def _identifier(text: str) -> str:
    if not is_identifier(text):
        if _BEGINNING.match(text):
            raise ValueError(f"“{text}” is an address, no id: declare it under `evidence`, and write its id")
        name = text.rpartition("/")[2].removesuffix(".md")
        meant = slug(name) if re.search("[a-z0-9]", name, re.ASCII | re.IGNORECASE) else "pr-355"
        raise ValueError(f"“{text}” is no id: use lower-case letters, digits and hyphens, as in {meant}")
    return text


def address(text: str) -> str:
    """Return a web address as browsers read it; raise ValueError for one that no page may link to.

    It begins with ``https://`` or ``http://`` and a host, tells nobody's password and has no white space. Its
    host comes out in lower case and everything in ASCII; a slash that is all of its path is left as it was.
    """
    if bad := next((c for c in text if c.isspace() or unicodedata.category(c) == "Cc"), None):
        found = (
            f"the character U+{ord(bad):04X} in it: take it out"
            if bad != " "
            else "a space in it: write it as %20"
        )
        raise ValueError(f"“{text}” has {found}")
    try:
        url = HttpUrl(text if _BEGINNING.match(text) else "")
    except ValueError:
        raise ValueError(f"“{text}” is no web address: it begins with https:// and names a host") from None
    if url.username is not None or url.password is not None:
        raise ValueError(f"“{url.host}” is given a name or a password: take out what stands before the @")
    bare = url.path == "/" and not text.endswith("/")
    return str(url).removesuffix("/") if bare else str(url)


def _date(value: object) -> PartialDate:
    if value is None:
        raise ValueError("no date stands here: write 2023, 2023-06 or 2023-06-19")
    return PartialDate.parse(line(value))


def _end(value: object) -> PartialDate | Literal["present"]:
    if value is None:
        raise ValueError(
            "no date stands here: write `present` while it lasts, or 2023, 2023-06 or 2023-06-19"
        )
    text = line(value)
    if text != "present" and text.casefold().strip(" .") in _LASTING:
        raise ValueError(f"“{text}” is not a date: did you mean `present`?")
    try:
        return "present" if text == "present" else PartialDate.parse(text)
    except ValueError as error:
        raise ValueError(
            f"{error}".replace("write 2023,", "write `present` while it lasts, or 2023,")
        ) from None


def _value(value: object) -> Decimal | str:
    text = line(value)
    number = text.replace("−", "-")
    if not re.fullmatch(_NUMBER, number, re.ASCII):
        return text
    if len(number) > DIGITS:
        raise ValueError(f"the number has more than {DIGITS} digits: round it, or choose a larger unit")
    return Decimal(number)


def as_number(text: str) -> str:
    """Return how to write as a number what was written as a text."""
    plain = text.replace("−", "-")
    if re.fullmatch(r"\d{1,3}([,\s'’_]\d{3})+(\.\d+)?", plain):
        return "write " + re.sub(r"[^0-9.]", "", plain)
    if re.fullmatch(r"(\d{1,3}([.\s]\d{3})+|\d+),\d+", plain):
        return "write " + re.sub(r"[.\s]", "", plain).replace(",", ".")
    if re.fullmatch(rf"{_NUMBER}e[+-]?\d\d?", plain, re.IGNORECASE):
        return f"write {Decimal(plain):f}"
    if re.fullmatch(rf"{_NUMBER}\W*(-|–|—|to|\.\.+|…){{1,2}}\W*{_NUMBER}\W*\w*", plain):
        return "write one number; a range with its unit is a text, and goes without `unit` and `direction`"
    if found := re.fullmatch(rf"(?P<sign>\D*?)(?P<number>{_NUMBER})\s*(?P<unit>\D*)", plain, re.ASCII):
        rest = [f"“{found['unit']}” in `unit`"] * bool(found["unit"])
        rest += [f"what “{found['sign'].strip()}” says in `note`"] * bool(found["sign"])
        return f"write {' and '.join([found['number'], *rest])}"
    return "write it as in 1234.5, or take out `unit` and `direction`"


def check_order(end: PartialDate | str | None, info: ValidationInfo) -> PartialDate | str | None:
    """Refuse an end before the start, and one of the two without the other."""
    start = info.data.get("start", end)
    if end is None and start is not None:
        said = "`start` and `end` go together: give both, `present` as `end` while it lasts, or neither"
        raise PydanticCustomError("alone", "{said}", {"said": said, "field": "start"})
    if start is None and end is not None:
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

Line: TypeAlias = Annotated[str, BeforeValidator(line)]
Identifier: TypeAlias = Annotated[Line, AfterValidator(_identifier), WithJsonSchema(_ID_SCHEMA)]
Url: TypeAlias = Annotated[Line, AfterValidator(address), WithJsonSchema(_URL_SCHEMA)]
Date: TypeAlias = Annotated[PartialDate, BeforeValidator(_date), _AS_TEXT, WithJsonSchema(_DATE_SCHEMA)]
End: TypeAlias = Annotated[
    PartialDate | Literal["present"], BeforeValidator(_end), _AS_TEXT, WithJsonSchema(_END_SCHEMA)
]
Value: TypeAlias = Annotated[Decimal | str, BeforeValidator(_value), _AS_TEXT, WithJsonSchema(_VALUE_SCHEMA)]
