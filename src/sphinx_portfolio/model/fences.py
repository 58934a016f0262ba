"""Where the front matter of a page stands, and what is wrong with the lines that fence it."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = "portfolio"

FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?P<closing>---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(?P<toml>.*?)(?:^\+\+\+[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_OURS = re.compile(r"(['\"]?)portfolio\1[ \t]*:[ \t]*(?:#.*|\{.*)?", re.IGNORECASE)
_LIKE_FENCE = re.compile(r"\W*[-‐-―−]{2,}\s*|[–—―]\s*|(?:---|\s*```+) *(?:ya?ml)?\s*|\S{1,3}---\s*")
_BODY = re.compile(r":::|```|~~~|<|!\[|[^\s#]*\[.*\]\(|\([\w-]+\)=\s*$")
_UNSEEN = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, kw_only=True)
class Block:
    """The front matter of a page: its YAML, the lines it takes with its fences, and what is wrong with those.

    ``first`` is the line (from 1) at which the YAML begins; ``start`` and ``stop`` hold it with its fences,
    as a slice of the page's lines. ``fault`` is a line with a message.
    """

    yaml: str
    first: int
    start: int
    stop: int
    fault: tuple[int, str] | None = None

    @property
    def faults(self) -> tuple[tuple[int, str], ...]:
        """The fault, where there is one."""
        return (self.fault,) if self.fault else ()


def find(text: str) -> Block | None:
    """Return the front matter that a page begins with, or was meant to begin with; None for other pages."""
    if fenced := FENCED.match(text):
        found = Block(yaml=fenced["yaml"], first=2, start=0, stop=fenced[0].count("\n") + 1)
        return _cut_short(text, found) or _split(text, found) or found
    if (toml := _TOML.match(text)) and re.search(rf"^\[?{KEY}", toml["toml"], re.MULTILINE):
        message = "this front matter is TOML; write it in YAML, between two lines `---`."
        fault = (toml[0][: toml.start("toml")].count("\n"), message)
        return Block(yaml="", first=1, start=0, stop=toml[0].count("\n") + 1, fault=fault)
    return misplaced(text)


def misplaced(text: str, after: int = 0) -> Block | None:
    """Return front matter that stands where, or as, no parser would find it; only ours can be told."""
    lines = text.split("\n")
    place = _place(lines, after)
    if place is None:
        return None
    top = _top(lines, place)
    opened = top is not None
    start = place if top is None else top
    above = [line for line in lines[:start] if line.strip()]
    if above and not opened:
        return None
    inner = next((i for i in range(place + 1, len(lines)) if _ends(lines, i)), len(lines))
    closed = inner < len(lines) and bool(_LIKE_FENCE.fullmatch(lines[inner]))
    first = place + 1 if not opened else start + 2
    return Block(
        yaml="\n".join(lines[first - 1 : inner]) + "\n",
        first=first,
        start=start,
        stop=inner + closed,
        fault=_fault(lines, start if opened else None, inner if closed else None, place, bool(above)),
    )


def _place(lines: list[str], after: int) -> int | None:
    """Return the index of the line with our key, outside code and with fields below it."""
    code = ""
    for index, line in enumerate(lines):
        mark = re.match(r"\s*(`{3,}|~{3,}|:{3,})", line)
        if code and mark and line.strip() == mark[1] and mark[1].startswith(code):
            code = ""
        elif not code and mark and not _is_code_of_ours(lines, index):
            code = mark[1]
        elif not code and index >= after and _OURS.fullmatch(line.rstrip()) and _has_fields(lines, index):
            return index
    return None


def _is_code_of_ours(lines: list[str], index: int) -> bool:
    """Tell whether a line opens a block of YAML with which a page begins."""
    return bool(_LIKE_FENCE.fullmatch(lines[index])) and not any(line.strip() for line in lines[:index])


def _has_fields(lines: list[str], index: int) -> bool:
    below = "\n".join(lines[index + 1 :])
    return "{" in lines[index] or bool(re.match(r"([ \t]*\n)*([ \t]+\w+|kind)[ \t]*:", below))


def _top(lines: list[str], place: int) -> int | None:
    """Return the index of what was meant as the opening fence: the line above, or one above other keys."""
    for index in reversed(range(place)):
        if _LIKE_FENCE.fullmatch(lines[index]):
            return index
        if lines[index].strip() and not re.match(r"[\w-]+[ \t]*:|[ \t]+\S|#|- ", lines[index]):
            return None
    return None


def _ends(lines: list[str], index: int) -> bool:
    """Tell whether the front matter ends before a line: at a fence, or where the text of the page begins."""
    line = lines[index]
    if _LIKE_FENCE.fullmatch(line) or _BODY.match(line):
        return True
    after_gap = not lines[index - 1].strip()
    prose = re.match(r"\w", line) and not re.match(r"[\w-]+[ \t]*:(\s|$)", line)
    return after_gap and bool(prose or re.match(r"# \S", line))


def _fault(
    lines: list[str], start: int | None, closing: int | None, place: int, above: bool
) -> tuple[int, str]:
    if start is None:
        return place + 1, "no line `---` stands above the front matter; write one as the first of the page."
    opening = lines[start]
    if opening.lstrip().startswith("```"):
        return start + 1, "the front matter stands in a block of code; fence it with `---` instead."
    if start and not above:
        return 1, "the front matter begins in the first line of a page; take out the empty lines above it."
    if above:
        return start + 1, "the front matter begins in the first line of a page; move it there."
    if opening.lstrip(_UNSEEN).rstrip() == "---" != opening.rstrip():
        return start + 1, "a character that cannot be seen stands before `---`; take it out."
    if opening.rstrip() != "---":
        return start + 1, f"no front matter begins with “{opening.strip()}”; write `---`, and nothing else."
    if closing is None:
        return start + 1, "the front matter is not closed; write `---` in a line of its own below it."
    return closing + 1, f"“{lines[closing].rstrip()}” does not close the front matter; write `---`."


def _cut_short(text: str, found: Block) -> Block | None:
    """Return the front matter up to the page's text, where only a rule in that seems to close it."""
    lines = text.split("\n")
    end = next((i for i in range(1, found.stop - 1) if _ends(lines, i)), None)
    if end is None or not any(_OURS.match(line) for line in lines[:end]):
        return None
    if re.match(r"# \S", lines[end]) and all(_is_yaml(line) for line in lines[end : found.stop - 1]):
        return None
    return misplaced(text)


def _split(text: str, found: Block) -> Block | None:
    """Return front matter with a fence within it: fields stand below that, and another fence."""
    after = "\n".join(text.split("\n")[found.stop :])
    rest = re.match(r"(?:[ \t]+\S.*\n)+(?=---[ \t]*$)", after, re.MULTILINE)
    if not rest:
        return None
    fault = found.stop, "this line `---` stands within the front matter and ends it; take it out."
    stop = found.stop + rest[0].count("\n") + 1
    return Block(yaml=f"{found.yaml}\n{rest[0]}", first=2, start=0, stop=stop, fault=fault)


def _is_yaml(line: str) -> bool:
    """Tell whether a line can go on with YAML: a comment, a key, an item, or what is indented."""
    return bool(re.match(r"\s*(#|$|- |[\w'\"-]+\s*:(\s|$))|\s+\S", line))
