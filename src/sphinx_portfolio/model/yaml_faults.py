"""Mistakes in YAML, told in an owner's words at the line of the fault, and the text as it was meant.

A parser says where it could not go on, which is often a line or more below the fault. So each way in which a
line at or above that place can be meant is tried, and the first that lets the parser get further is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinx_portfolio.model import bounds
from sphinx_portfolio.model.records import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_FAULTS, _MOST_GUESSES = 12, 40
_MOST_READ = 2_500_000  # characters in all: to try a guess, the whole text is read

_LINE = re.compile(
    r"(?P<indent>\s*)(?P<dash>(?:- +)*)"
    r"(?:(?P<key>[^\s\-#\"'\[\]{}&*!|>%@`,:][^:\n]*?)\s*:(?:[ \t]+|$))?(?P<value>.*?)(?P<comment>\s+#.*)?"
)
_UNREADABLE = yaml.reader.Reader.NON_PRINTABLE
_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_NOT_FIRST = tuple("%@`*&!|>,]}?")
_CLOSED_BY = {"[": "]", "{": "}"}


class Fault(NamedTuple):
    """A line, counted from 0, with a message, and the lines as they were meant."""

    at: int
    message: str
    lines: list[str]


@dataclass(frozen=True)
class Line:
    """A line of YAML in its parts: what stands before its value, the value, and a comment."""

    lines: list[str]
    index: int

    @property
    def parts(self) -> dict[str, str]:
        """The parts by name, each empty where it is not there."""
        found = _LINE.fullmatch(self.lines[self.index])
        assert found, "each part may be empty"
        return {name: part or "" for name, part in found.groupdict().items()}

    @property
    def below(self) -> str:
        """The line below, empty where there is none."""
        return "".join(self.lines[self.index + 1 : self.index + 2])

    def fault(self, message: str, *instead: str, until: int | None = None) -> Fault:
        """Return a fault of this line with what is meant instead of it, and of those up to ``until``."""
        end = (self.index if until is None else until) + 1
        return Fault(self.index, message, [*self.lines[: self.index], *instead, *self.lines[end:]])

    def with_value(self, message: str, value: str, comment: str = "") -> Fault:
        """Return a fault of the value, which the message ends with."""
        line = self.lines[self.index]
        start = len(line) - len(self.parts["comment"]) - len(self.parts["value"])
        shown = f"{line[:start].strip().removeprefix('- ')} {value}".strip()
        said = f"{message}: {shown}" if len(shown) <= 80 else message
        return self.fault(f"{said}.", line[:start] + value + comment)


def read(text: str) -> tuple[yaml.Node | None, list[tuple[int, str]]]:
    """Return the YAML that a text is or was meant to be, and its faults: lines from 0, with messages.

    Where a fault cannot be understood, what the parser says ends them, and there is no YAML.
    """
    lines, found = text.split("\n"), dict[int, str]()
    for rule in (_unreadable, _blanks):
        for at, message, instead in [*rule(lines)]:
            lines[at] = instead
            found.setdefault(at, message)
    tries = iter(range(_MOST_READ // max(len(text), 1)))
    for _ in range(_MOST_FAULTS):
        root, stopped, said = _compose(lines)
        if not said:
            return root, [*found.items()]
        likely = _likeliest(lines, stopped, tries)
        if likely is None and found and next(tries, None) is None:
            break  # enough is told, and the rest once that is mended
        if likely is None:
            at = min(int(stopped[0]), text.rstrip().count("\n"))
            found.setdefault(at, f"the front matter is not valid YAML: {said}; mend this line.")
            break
        found.setdefault(likely.at, likely.message)
        lines = likely.lines
    return None, [*found.items()]


def quoted(text: str) -> str:
    """Return a text in quotes, with as little in it escaped as can be."""
    if text[:1] == "“" and text[-1:] == "”":
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _compose(lines: list[str]) -> tuple[yaml.Node | None, tuple[float, float], str]:
    """Return the YAML of some lines, the line and column at which a parser stopped, and its words."""
    text = "\n".join(lines)
    try:
        bounds.check_yaml(text)
        return yaml.compose(text, Loader=bounds.LOADER), (inf, inf), ""
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        assert mark, "a parser says where it stopped"
        return None, (mark.line, mark.column), " ".join(filter(None, (error.context, error.problem)))


def _likeliest(lines: list[str], stopped: tuple[float, float], tries: Iterator[int]) -> Fault | None:
    """Return the guess with which a parser gets furthest, the plainest of several; None where none helps."""
    best, furthest = None, stopped
    at = min(int(stopped[0]), max(i for i, line in enumerate(lines) if line.strip()))
    for guess, _ in zip(islice(_guesses(lines, at), _MOST_GUESSES), tries, strict=False):
        _, reach, said = _compose(guess.lines)
        if reach > furthest:
            best, furthest = guess, reach
        if not said:
            break
    return best


def _guesses(lines: list[str], at: int) -> Iterator[Fault]:
    """Yield what the lines can be meant to be, the plainest faults first."""
    yield from _tabs(lines)
    held = _held(lines)
    near = (at, at - 1, at - 2)
    within = (_first_character, _escape, _beyond_quote, _colon)
    places = [(within, near), ((_open_quote, _open_bracket), (*near, *range(at - 2)))]
    places += [((_no_colon, _no_hyphen, _item), near[:2]), ((_continued, _indented), near[:1])]
    for rules, indices in places:
        for line in (Line(lines, i) for i in indices if i >= 0 and i not in held and lines[i].strip()):
            for rule in rules:
                yield from rule(line)


def _held(lines: list[str]) -> set[int]:
    """Return the lines that belong to a text begun with ``|`` or ``>``, where every character is allowed."""
    held, deeper = set[int](), -1
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if deeper >= 0 and (indent > deeper or not line.strip()):
            held.add(index)
            continue
        deeper = indent if re.search(r"(^|[:-]) +[|>][-+\d]*\s*(#.*)?$", line) else -1
    return held


def _unreadable(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield lines with characters that YAML refuses before it reads anything, with what is left of them."""
    for index, line in enumerate(lines):
        if bad := _UNREADABLE.search(line):
            message = f"the line has the character U+{ord(bad[0]):04X}, which no page can show; take it out."
            yield index, message, _UNREADABLE.sub("", line)


def _tabs(lines: list[str]) -> Iterator[Fault]:
    """Tell of the first tab: all may stand for spaces, or each for as many as the line above begins with."""
    for index, line in enumerate(lines):
        if "\t" in line:
            message = "a tab stands in the line, which YAML does not take; write spaces."
            spaced = [re.sub(r"^\s+", lambda found: found[0].replace("\t", "  "), text) for text in lines]
            yield Fault(index, message, [text.replace("\t", " ") for text in spaced])
            deep = Line(lines, index - 1).parts["indent"]
            yield Fault(index, message, [text.replace("\t", deep) for text in lines])
            return


def _blanks(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield lines whose keys blanks other than spaces keep from being keys, with what was meant."""
    for index, line in enumerate(lines):
        found = re.fullmatch(rf"([{_BLANKS} ]*(?:- )?)([\w-]+)([{_BLANKS} ]*):([{_BLANKS} ]*)(.*)", line)
        if found and found[2] in KEYS and re.search(f"[{_BLANKS}]", found[1] + found[3] + found[4]):
            message = f"around “{found[2]}” stands a blank that is no space; write a space."
            before = re.sub(f"[{_BLANKS}]", " ", found[1])
            yield index, message, f"{before}{found[2]}: {found[5]}"
        elif (joined := re.fullmatch(r"( *)-([\w-]+):( .*)?", line)) and joined[2] in KEYS:
            message = f"a space belongs behind the hyphen: - {line.strip()[1:]}."
            beside = re.match(rf"{joined[1]} \S", Line(lines, index).below)
            yield index, message, re.sub(" ?-" if beside else "-", "- ", line, count=1)


def _first_character(line: Line) -> Iterator[Fault]:
    value, text, above = line.parts["value"], line.lines[line.index], line.lines[line.index - 1]
    if mark := re.match(r"\s*([*•+]) ", text):
        starred = [re.sub(rf"^(\s*){re.escape(mark[1])} ", r"\1- ", other) for other in line.lines]
        yield Fault(line.index, f"an item begins with a hyphen: - {text.strip()[2:]}.", starred)
    if re.match(r"\s*(//|<!--)", text):
        yield line.fault("a comment begins with # in YAML; write it so, or take it out.", "")
    if line.index and re.search(r": +[|>][-+]?\s*$", above):
        message = "the text below its key stands further to the right; indent it by two more."
        yield line.fault(message, f"  {text}")
    if value.startswith("- ") and line.parts["key"]:
        yield line.with_value("a list on one line stands in brackets", f"[{value[2:]}]")
    if value[:1] in _NOT_FIRST or value == "-" or (value[:2] == "- " and not line.parts["dash"]):
        message = f"no text begins with “{value[0]}” in YAML; put it in quotes"
        yield line.with_value(message, quoted(value + line.parts["comment"]))


def _open_quote(line: Line) -> Iterator[Fault]:
    value = line.parts["value"]
    if value[:1] in {'"', "'"} and value.count(value[0]) == 1:
        yield line.with_value("the quotation mark is not closed; close it", value + value[0])
    for mark in (mark for mark in "\"'" if value[:1] == "[" and value.count(mark) % 2):
        message = "a quotation mark is not closed; close it or take it out"
        yield line.with_value(message, value.replace(mark, ""))


def _beyond_quote(line: Line) -> Iterator[Fault]:
    value = line.parts["value"] + line.parts["comment"]
    if value[:1] in {'"', "'"} and value.count(value[0]) > 1:
        whole = value.endswith(value[0]) and value.count(value[0]) > 2 and value[1:2] not in {'"', "'"}
        message = "the text goes on behind its closing quotation mark; put all of it in quotes"
        yield line.with_value(message, quoted(value[1:-1] if whole else value))
    elif re.match(r"\[[^\]]*\]\s*\S|\{[^}]*\}\s*\S", value):
        message = f"no text begins with “{value[0]}” in YAML; put it in quotes"
        yield line.with_value(message, quoted(value))


def _escape(line: Line) -> Iterator[Fault]:
    value = line.parts["value"]
    if value.startswith('"') and value.endswith('"') and "\\" in value:
        message = "in double quotes a backslash begins a sign of its own; write single quotes"
        yield line.with_value(message, quoted(value[1:-1]))


def _colon(line: Line) -> Iterator[Fault]:
    value = line.parts["value"]
    if re.search(r":(\s|$)", value) and value[:1] not in {"[", "{"} and line.parts["key"]:
        whole = quoted(value + line.parts["comment"])
        yield line.with_value("the text has a colon in it; put it in quotes", whole)


def _open_bracket(line: Line) -> Iterator[Fault]:
    value = line.parts["value"]
    if (mark := value[:1]) in _CLOSED_BY and _CLOSED_BY[mark] not in value:
        closed = value.rstrip(", ") + _CLOSED_BY[mark]
        yield line.with_value(f"the bracket “{mark}” is not closed; close it", closed, line.parts["comment"])
        yield line.with_value(f"no text begins with “{mark}” in YAML; put it in quotes", quoted(value))


def _no_colon(line: Line) -> Iterator[Fault]:
    text = line.lines[line.index]
    found = re.fullmatch(r"(\s*(?:- +)?)([\w-]+)(?:\s*([=：;])\s*|\s*:|\s+)(\S.*)", text)
    if re.fullmatch(r"\s*[\w-]+", text) and line.index + 1 < len(line.lines):
        yield line.fault(f"a colon belongs behind “{text.strip()}”.", f"{text}:")
    if found and not line.parts["key"]:
        before, key, wrong, value = found.groups()
        cause = f"a colon belongs behind “{key}”" + (f", not “{wrong}”" if wrong else "")
        if not wrong and text[found.end(2) :].lstrip().startswith(":"):
            cause = "a space belongs behind the colon"
        if wrong or key in KEYS or ":" in text:
            yield line.fault(f"{cause}: {key}: {value.removesuffix('.')}.", f"{before}{key}: {value}")


def _no_hyphen(line: Line) -> Iterator[Fault]:
    lines, parts = line.lines, line.parts
    text, indent = lines[line.index].strip(), parts["indent"]
    fault = line.fault(f"a hyphen is missing: - {text}.", f"{indent}- {text}")
    if lines[line.index - 1].startswith(f"{indent}- ") and not parts["key"]:
        yield fault
    if indent and parts["key"] and not parts["dash"] and re.match(rf"{indent}  \w", line.below):
        yield fault


def _continued(line: Line) -> Iterator[Fault]:
    """Tell of a text that goes on in this line, which reads as a key or stands too far left."""
    parts, above = line.parts, Line(line.lines, line.index - 1)
    deeper = len(parts["indent"]) - len(above.parts["indent"] + above.parts["dash"])
    if parts["key"] in KEYS or parts["dash"] or not above.parts["key"] or (parts["key"] and deeper < 2):
        return
    if (value := above.parts["value"]) and value[0] not in "[{\"'|>":
        whole = f"{value} {line.lines[line.index].strip()}"
        text = line.lines[above.index]
        start = text[: len(text) - len(value) - len(above.parts["comment"])]
        message = "the text goes on in the next line; put all of it in quotes, on one line."
        yield above.fault(message, start + quoted(whole), "", until=line.index)


def _item(line: Line) -> Iterator[Fault]:
    """Tell of an item whose hyphen stands in an odd place, and not two columns before the keys below it."""
    parts, below = line.parts, line.below
    column = len(below) - len(below.lstrip()) - len(parts["dash"])
    now = len(parts["indent"])
    if parts["dash"] and column >= 0 and column % 2 < now % 2:
        message = f"the hyphen stands in column {now + 1}; let it stand in column {column + 1}."
        yield line.fault(message, " " * column + line.lines[line.index].lstrip())


def _indented(line: Line) -> Iterator[Fault]:
    """Tell of a line that begins in a column where none above it begins."""
    text = line.lines[line.index]
    now = len(text) - len(text.lstrip())
    columns = dict[int, int]()
    for index in reversed(range(line.index)):
        parts = Line(line.lines, index).parts
        if parts["key"]:
            columns.setdefault(len(parts["indent"] + parts["dash"]), index)
        if parts["dash"]:
            columns.setdefault(len(parts["indent"]), index)
    said = f"the line begins in column {now + 1}; let it begin in column"
    for column in sorted(columns, key=lambda column: abs(column - now)):
        if column and column != now:
            yield line.fault(f"{said} {column + 1}, as others do.", " " * column + text.lstrip())
