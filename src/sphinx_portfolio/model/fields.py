"""What a field may hold: texts, ids, addresses, dates and numbers, parsed once into types of their own."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import chain, count, groupby
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, HttpUrl, PlainSerializer, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from sphinx_portfolio.model.bounds import DIGITS, MARKS, TEXT
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.problems import NUMBER, nearest

if TYPE_CHECKING:
    from collections.abc import Container

_BEGINNING = re.compile(r"https?://[^/\\\\?#]", re.IGNORECASE)
_MARKS = frozenset("<([\"'`")
_WITHIN = re.compile(r"""https?://[^\s<>()\[\]"'`]+""", re.IGNORECASE)
_REFERENCE = re.compile(r"\{[a-z:]+\}`([^`]*)`")
_IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_EMAIL = r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+"

SECTIONS = (
    "education",
    "teaching",
    "talks",
    "awards",
    "grants",
    "patents",
    "certificates",
    "volunteering",
    "memberships",
    "service",
    "interests",
    "references",
)
"""The sections of entries that every output knows, in the order in which a résumé has them."""

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


_SIGNS = {
    "+": "plus", "#": "sharp", "*": "star", "<": "less", ">": "more", "−": "minus",
}  # fmt: skip
"""What tells one name from another, as C++, C# and C, and is said in words."""

_DROPPED = str.maketrans("", "", "’×\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}")
"""What stands within a word and is not said."""


@lru_cache(maxsize=16_384)
def slug(text: str) -> str:
    """Return a stable anchor for ``text``: its letters in lower case, its digits, and single hyphens.

    Names that differ in a letter or an accent differ, in every script; one of signs alone is said in words.
    """
    spelled = "".join(f" {_SIGNS[sign]} " if sign in _SIGNS else sign for sign in text.translate(_DROPPED))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", spelled).casefold())
    kept = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in folded)
    return "-".join(kept.split()) or _spelled(text)


def _spelled(signs: str) -> str:
    """Return the names of signs that stand alone."""
    names = (unicodedata.name(sign, f"u {ord(sign):x}") for sign in "".join(signs.split()))
    return "-".join(" ".join(names).replace("-", " ").casefold().split())


def free(id: str, taken: Container[str]) -> str:
    """Return an id that is not taken: this one, or the same with a number."""
    return next(each for each in chain([id], (f"{id}-{n}" for n in count(2))) if each not in taken)


def as_identifier(text: str) -> str:
    """Return the id nearest to ``text``, in Latin letters whatever its script."""
    spelled = slug(text)
    if not spelled.isascii():
        from anyascii import anyascii  # which few texts need

        spelled = re.sub("(?<=[a-z])(?=[A-Z])", "-", anyascii(spelled)).lower()
    return "-".join(re.findall("[a-z0-9]+", spelled)) or "x" + text.encode().hex()


def line(value: object) -> str:
    """Return a text on one line; raise ValueError for what is none, or what no page can show."""
    if value is None:
        raise ValueError("nothing stands here: write a text, in quotes if it is `null` or begins with #")
    if isinstance(value, list):
        raise ValueError(f"a text is wanted here, not a list: {_as_text(value)}")
    if isinstance(value, dict):
        raise ValueError(f"a text is wanted here, not keys with values: {_alone(value)}")
    if not isinstance(value, str):  # which JSON has, and front matter has not
        raise ValueError(f"a text is wanted here: put quotation marks around {str(value)[:60].lower()}")
    text = " ".join(value.split())
    if not text:
        raise ValueError("the text is empty")
    if bad := next((c for c in text if unicodedata.category(c) in {"Cc", "Cs", "Cn"}), None):
        raise ValueError(f"the text has the character U+{ord(bad):04X}, which no page can show")
    if len(text) > TEXT:
        raise ValueError(f"the text has {len(text):,} characters; {TEXT:,} are read: shorten it")
    if found := _REFERENCE.search(text):
        raise ValueError(f"the text stands as it is, without references: write {found[1]} for {found[0]}")
    if not text.isascii() and _most_marks(text) > MARKS:
        raise ValueError(f"a letter has more than {MARKS} marks above and below it: take some out")
    return text


def _most_marks(text: str) -> int:
    """Return how many marks stand on the letter with most of them."""
    kinds = (unicodedata.category(c) in {"Mn", "Me"} for c in unicodedata.normalize("NFD", text))
    return max((sum(1 for _ in run) for marks, run in groupby(kinds) if marks), default=0)


def _as_text(items: list[object]) -> str:
    """Return how a list would be written as a text."""
    if len(items) == 1 and isinstance(items[0], str) and _BEGINNING.match(items[0]):
        return f"write what is in it alone: {items[0]}"
    if not all(isinstance(item, str) for item in items):
        return "take out the hyphens, and put one that begins with [ in quotes"
    return f'if it is one, put it in quotes: "[{", ".join(map(str, items))}]"'


def _alone(fields: dict[str, object]) -> str:
    """Return what to write where keys with values stand instead of a text."""
    (key, value), *others = fields.items() or [("", "")]
    if not others and key in {"id", "name", "title", "text", "label"} and isinstance(value, str):
        return f"write what stands behind `{key}` alone: {value[:60]}"
    return "write one behind the colon, in quotes if it has a colon itself"


def is_identifier(text: str) -> bool:
    """Tell whether a text is an id: lower-case letters, digits and hyphens."""
    return bool(re.fullmatch(_IDENTIFIER, text))


def _identifier(text: str) -> str:
    if not is_identifier(text):
        if _BEGINNING.match(text):
            raise ValueError(f"“{text}” is an address, no id: declare it under `evidence`, and write its id")
        if len(several := list(filter(is_identifier, re.split(r"\s*[;|,]\s*|\s+and\s+|\s+&\s+", text)))) > 1:
            found = f"“{text}” is no id: if it is several, let each be an item of a list"
            raise ValueError(f"{found}, with commas between them: {', '.join(several)}")
        name = re.sub("[‐-―−]", "-", text.rpartition("/")[2].removesuffix(".md"))
        meant = as_identifier(name) if re.search("[a-z0-9]", name, re.ASCII | re.IGNORECASE) else "pr-355"
        raise ValueError(f"“{text}” is no id: use lower-case letters, digits and hyphens, as in {meant}")
    return text


def address(text: str) -> str:
    """Return a web address as browsers read it; raise ValueError for one that no page may link to.

    It begins with ``https://`` or ``http://`` and a host, tells nobody's password and has no white space. Its
    host comes out in lower case and everything in ASCII; a slash that is all of its path is left as it was.
    """
    if text[:1] in _MARKS and (inner := _WITHIN.search(text)):
        raise ValueError(f"“{text}” is more than an address: write that alone, {inner[0]}")
    if bad := next((c for c in text if c.isspace() or unicodedata.category(c) == "Cc"), None):
        found = (
            f"the character U+{ord(bad):04X} in it: take it out"
            if bad != " "
            else "a space in it: write it as %20, or take out what stands behind it"
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
    return PartialDate.parse(line(_year(value)))


def _year(value: object) -> object:
    """Return as a text what JSON may hold as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _end(value: object) -> PartialDate | Literal["present"]:
    if value is None:
        raise ValueError(
            "no date stands here: write `present` while it lasts, or 2023, 2023-06 or 2023-06-19"
        )
    text = line(_year(value))
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
    if not re.fullmatch(NUMBER, number, re.ASCII):
        return text
    if len(number) > DIGITS:
        raise ValueError(f"the number has more than {DIGITS} digits: round it, or choose a larger unit")
    return Decimal(number)


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


def is_email(text: object) -> bool:
    """Tell whether something is an address for e-mail."""
    return isinstance(text, str) and bool(re.fullmatch(_EMAIL, text.strip().removeprefix("mailto:")))


def _email(text: str) -> str:
    """Return an address for e-mail; raise ValueError for what is none."""
    if re.fullmatch(_EMAIL, plain := text.removeprefix("mailto:")):
        return plain
    raise ValueError(f"“{text}” is no e-mail address: write it as in ada@example.org")


def _file(text: str) -> str:
    """Return the path of a file in the portfolio's folder, with slashes."""
    if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) or text.startswith("//"):
        raise ValueError(
            f"“{text}” is an address: copy the file into the portfolio's folder, and name it there"
        )
    path = text.replace("\\", "/")
    if ".." in path.split("/"):
        raise ValueError(f"“{text}” leads upwards: begin with / for the folder of `conf.py`")
    return path


def section_name(text: str) -> str:
    """Return the name of a known section in lower case, or the title of another as it is."""
    plain = text.strip().casefold()
    return plain if plain in SECTIONS else " ".join(text.split())


def _section(text: str) -> str:
    """Return the name of a section; raise ValueError for one that is neither known nor a title."""
    plain = section_name(text)
    if plain not in SECTIONS and text[:1].islower():
        known = nearest(plain, SECTIONS)
        raise ValueError(
            f"“{text}” is no known section, and a title of your own has a capital letter; {known}"
        )
    return plain


def _ids(value: object) -> object:
    """Return one id as a list of one."""
    return (value,) if isinstance(value, str) else value


def _one_or_more(ids: tuple[str, ...]) -> object:
    return ids[0] if len(ids) == 1 else ids


_ID_SCHEMA = {"title": "id", "type": "string", "pattern": f"^{_IDENTIFIER}$"}
_IDS_SCHEMA = {"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA}]}
_EMAIL_SCHEMA = {"title": "e-mail address", "type": "string", "format": "email"}
_FILE_SCHEMA = {"title": "path", "type": "string"}
_SECTION_SCHEMA = {"anyOf": [{"enum": list(SECTIONS)}, {"title": "title", "type": "string"}]}
_URL_SCHEMA = {"title": "web address", "type": "string", "format": "uri"}
_DATE_SCHEMA = {"title": "date", "type": ["string", "integer"], "pattern": r"^[12]\d{3}(-\d\d(-\d\d)?)?$"}
_END_SCHEMA = {"anyOf": [{"const": "present"}, _DATE_SCHEMA]}
_VALUE_SCHEMA = {"title": "number or text", "type": ["number", "string"]}
_AS_TEXT = PlainSerializer(str)

Line: TypeAlias = Annotated[str, BeforeValidator(line)]
Identifier: TypeAlias = Annotated[Line, AfterValidator(_identifier), WithJsonSchema(_ID_SCHEMA)]
Identifiers: TypeAlias = Annotated[
    tuple[Identifier, ...], BeforeValidator(_ids), PlainSerializer(_one_or_more), WithJsonSchema(_IDS_SCHEMA)
]
Email: TypeAlias = Annotated[Line, AfterValidator(_email), WithJsonSchema(_EMAIL_SCHEMA)]
File: TypeAlias = Annotated[Line, AfterValidator(_file), WithJsonSchema(_FILE_SCHEMA)]
SectionName: TypeAlias = Annotated[Line, AfterValidator(_section), WithJsonSchema(_SECTION_SCHEMA)]
Url: TypeAlias = Annotated[Line, AfterValidator(address), WithJsonSchema(_URL_SCHEMA)]
Date: TypeAlias = Annotated[PartialDate, BeforeValidator(_date), _AS_TEXT, WithJsonSchema(_DATE_SCHEMA)]
End: TypeAlias = Annotated[
    PartialDate | Literal["present"], BeforeValidator(_end), _AS_TEXT, WithJsonSchema(_END_SCHEMA)
]
Value: TypeAlias = Annotated[Decimal | str, BeforeValidator(_value), _AS_TEXT, WithJsonSchema(_VALUE_SCHEMA)]
