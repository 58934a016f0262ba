"""BibTeX: the entries of a file, and what is wrong with it, at its lines. A mistake costs no other entry."""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.errors import capture
from pybtex.scanner import Literal, PrematureEOF, PybtexSyntaxError, Token
from pybtex.utils import CaseInsensitiveDict

from sphinx_portfolio.model.bounds import (
    AUTHORS,
    BIBLIOGRAPHY,
    BRACES,
    ENTRIES,
    PROBLEMS,
    TooMuchError,
    misread,
    read_bytes,
)
from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BEGINNING = re.compile(r"^[ \t]*@[a-z]+[ \t]*[{(]", re.IGNORECASE | re.MULTILINE)
_KEY = re.compile(r"@(?!\s*string\b)\s*\w+\s*[{(]\s*(?P<key>[^,={}()\"#]*?)\s*(?P<mark>[,=}])", re.IGNORECASE)
_PASSED_ON = (
    "booktitle", "eventtitle", "journal", "journaltitle", "publisher", "institution", "school",
    "organization", "series", "volume", "number", "year", "date", "month", "eventdate",
)  # fmt: skip
"""What an entry takes over from the one that it refers to: what both came out in, and when."""

_MEND = "mend its braces, quotation marks and commas."


class Found(NamedTuple):
    """An entry with its key and the line that it begins in."""

    key: str
    entry: Entry
    line: int


def problem(line: int, message: str, path: str = "") -> Problem:
    """Return a mistake in the file; ``path`` is the key of an entry, or that and a field."""
    return Problem(subtype=Subtype.PUBLICATION, message=message, line=line, path=path[:100])


def read(path: Path) -> tuple[list[Found], list[Problem]]:
    """Return the entries of a file in its order, and what is wrong with it; raise OSError for no file."""
    try:
        content = read_bytes(path, BIBLIOGRAPHY)
    except TooMuchError as error:
        return [], [problem(1, f"the file is not read: {error}")]
    if amiss := misread(content):
        line, seems = amiss
        return [], [problem(line, f"the file is not UTF-8 but seems to be {seems}; save it as UTF-8.")]
    text = content.decode().removeprefix("\ufeff")
    scanner = _Scanner(StringIO(text, newline=None).getvalue())
    found = list(_entries(scanner))
    return list(_independent(found, scanner.problems)), scanner.problems


def _independent(found: list[Found], problems: list[Problem]) -> Iterator[Found]:
    """Yield each entry with what it takes over, but none that stands there for others to refer to."""
    known, named = {each.key.casefold(): each.entry for each in found}, set[str]()
    for key, entry, line in found:
        if name := entry.fields.get("crossref", "").casefold():
            named.add(name)
            if name in known:
                _take_over(entry, known[name])
            else:
                message = f"the file has no entry “{name[:60]}”; mend the name, or take out the field."
                problems.append(problem(line, message, f"{key}.crossref"))
    for each in found:
        if each.entry.type != "xdata" and (
            each.key.casefold() not in named or "author" in each.entry.persons
        ):
            yield each


def _take_over(entry: Entry, other: Entry) -> None:
    title = {"booktitle": other.fields["title"]} if "title" in other.fields else {}
    given = {name: other.fields[name] for name in _PASSED_ON if name in other.fields}
    for name, text in (title | given).items():
        entry.fields.setdefault(name, text)


def _entries(scanner: _Scanner) -> Iterator[Found]:
    known = set[str]()
    for command, body in scanner:
        if len(scanner.problems) > PROBLEMS:
            return
        if command.lower() in {"string", "preamble"} or not body[0]:
            continue
        key, fields = body
        if key.casefold() in known:
            scanner.note("an entry of this name stands above; rename or take out one.", key)
        elif len(known) == ENTRIES:
            scanner.note(f"{ENTRIES:,} entries are read, and this is one more; take some out.", key)
            return
        else:
            known.add(key.casefold())
            yield Found(key, _entry(scanner, command, key, fields), scanner.line)


def _entry(scanner: _Scanner, kind: str, key: str, fields: list[tuple[str, list[str]]]) -> Entry:
    entry, seen = Entry(kind), set[str]()
    for name, parts in fields:
        text = " ".join("".join(parts).split())
        if name.lower() in seen:
            scanner.note("the field stands here again; keep one.", f"{key}.{name}")
        elif len(text) > AUTHORS:
            long = f"it has {len(text):,} characters; {AUTHORS:,} are read: shorten it."
            scanner.note(long, f"{key}.{name}")
        elif name.lower() in Person.valid_roles:
            with capture() as errors:
                people = [Person(each) for each in split_name_list(text)]
            if errors:
                remedy = "write “Family, Given”, and put “and” between people."
                scanner.note(f"a name has too many commas in it; {remedy}", f"{key}.{name}")
            entry.persons[name] = people
        else:
            entry.fields[name] = text
        seen.add(name.lower())
    return entry


@cache
def _first_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


class _Scanner(LowLevelParser):  # type: ignore[misc]
    """Reads one entry after the other; after a mistake it goes on at the next line that begins one."""

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=CaseInsensitiveDict(month_names))
        self.problems: list[Problem] = []
        self.pos: int = 0
        self._repeated = 0

    @property
    def line(self) -> int:
        """The line in which the entry begins that is being read."""
        return self._line_of(self.command_start)

    def note(self, message: str, path: str, line: int = 0) -> None:
        """Note a mistake, in the line in which its entry begins if no other is given."""
        self.problems.append(problem(line or self.line, message, path))

    def handle_error(self, error: PybtexSyntaxError) -> None:
        """Note what is wrong, and pass over what is left of the entry."""
        key, said = self.current_entry_key or "", str(error.args[0])[:100]
        if isinstance(error, UndefinedMacro):
            name = f"{key}.{self.current_field_name}"
            self.note(f"there is no abbreviation “{said}”; put the text in braces.", name, error.lineno)
            return
        following = _BEGINNING.search(self.text, self.command_start + 1)
        if faulty := self._faulty_key():
            self.note(*faulty)
            self.current_entry_key: str | None = None
        elif isinstance(error, PrematureEOF) or (following and following.start() <= self.pos):
            self.note(f"the entry does not end before the next begins; {_MEND}", key)
        else:
            self.note(f"the entry cannot be read ({said}); {_MEND}", key, error.lineno)
        self.pos = following.start() if following else self.end_pos
        self.lineno = self._line_of(self.pos)

    def _faulty_key(self) -> tuple[str, str] | None:
        """Return what is wrong with the key of the entry that is being read, and the key."""
        begun = _KEY.match(self.text, self.command_start)
        if not begun:
            return None
        key, mark = begun["key"], begun["mark"]
        if mark == "=" or not key:
            return (
                "the entry has no key, by which pages name it; write one, as in @article{example2026, …",
                "",
            )
        if re.search(r"\s", key):
            meant = re.sub(r"\s+", "-", key)
            return f"a key has no space in it; write {meant[:60]}, here and where pages name it.", key
        return None

    def skip_to(self, patterns: list[Literal]) -> Token | None:
        """Go on behind the first of some marks; a search for each may reach to the end of the file."""
        marks = {pattern.description[1:-1]: pattern for pattern in patterns}
        found = _first_of("".join(marks)).search(self.text, self.pos)
        if found is None:
            return None
        token = Token(self.text[self.pos : found.end()], marks[found[0]])
        self.pos = found.end()
        self.update_lineno(token.value)
        return token

    def substitute_macro(self, name: str) -> str:
        """Return what an abbreviation stands for, unless abbreviations multiply each other."""
        text = str(super().substitute_macro(name))
        self._repeated += len(text)
        if self._repeated > BIBLIOGRAPHY:
            long = f"abbreviations stand for more than {BIBLIOGRAPHY:,} characters"
            raise PybtexSyntaxError(long, self)
        return text

    def parse_string(self, string_end: Any, level: int = 0, max_level: int = BRACES) -> Iterator[Any]:
        """Yield the parts of a text, whose braces may stand so deep in each other."""
        yield from super().parse_string(string_end, level, max_level)

    def _line_of(self, place: int) -> int:
        return 1 + int(self.text.count("\n", 0, place))
