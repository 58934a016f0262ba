"""Markdown as text: whatever is put in comes out of a CommonMark reader as it was.

Tables and footnotes follow GitHub's dialect, which models and editors read as well.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_SPECIAL = re.compile(
    r"""[\\`*\[\]~|]             # code, emphasis, links, strikethrough, tables
    | (?<![^\W_])_ | _(?![^\W_])  # an underscore between letters is only itself
    | <(?=[A-Za-z/!?])            # a tag
    | &(?=\#?\w+;)                # an entity
    | !$                          # a picture, if a link follows
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\\`*\[\]~|_<&!]")
"""One of those characters, which most texts do not have."""

_BLOCK_START = re.compile(
    r"""(?P<mark> \#{1,6}(?=\s|$) | [-+](?=[-+\s]|$) | > | =+$ )   # headings, lists and rules, quotations
    | (?P<number> \d{1,9})(?=[.)](\s|$))                             # numbered lists
    """,
    re.VERBOSE,
)
_CLOSING = re.compile(r"(?:^|(?<= ))#(?=#*$)")
_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f]")
_RUNS = re.compile("`+")


def plain(text: str) -> str:
    """Return the text on one line, without control characters; spaces that do not break stay."""
    return _SPACE.sub(" ", _CONTROL.sub("", text))


def escape(text: str) -> str:
    """Return text that stands within a paragraph and means itself."""
    text = plain(text)
    return _SPECIAL.sub(r"\\\g<0>", text) if _SIGN.search(text) else text


def paragraph(inline: str) -> str:
    """Return a paragraph of inline Markdown, whose first word is not taken for the start of another block."""
    inline = inline.strip(" ")
    if found := _BLOCK_START.match(inline):
        end = found.end("number") if found["number"] else 0
        return f"{inline[:end]}\\{inline[end:]}"
    return inline


def heading(level: int, inline: str) -> str:
    """Return a heading; HTML has six levels."""
    return "#" * min(level, 6) + " " + _CLOSING.sub(r"\#", inline.strip(" "))


def emphasis(inline: str, mark: str, *, before: str, after: str) -> str:
    """Return inline Markdown between marks, or as it is where its neighbours would not let the marks count.

    ``before`` and ``after`` are the characters beside it, or empty: https://spec.commonmark.org/0.31.2/#delimiter-run
    """
    core = inline.strip()
    if not core:
        return inline
    head, tail = inline[: len(inline) - len(inline.lstrip())], inline[len(inline.rstrip()) :]
    before, after = (before + head)[-1:], (tail + after)[:1]
    opens = not _is_mark(core[0]) or not before or _is_mark(before)
    closes = not _is_mark(core[-1]) or not after or _is_mark(after)
    if not opens or not closes or "*" in (before, after):
        return inline
    return f"{head}{mark}{core}{mark}{tail}"


def _is_mark(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PSZ"


def code(text: str) -> str:
    """Return a span of code."""
    text = plain(text)
    fence = "`" * (max((len(run) for run in _RUNS.findall(text)), default=0) + 1)
    pad = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip(" ") else ""


def fence(text: str, language: str) -> str:
    """Return a block of code."""
    marks = "`" * max(3, max((len(run) for run in _RUNS.findall(text)), default=0) + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def link(inline: str, address: str) -> str:
    """Return a link around inline Markdown."""
    return f"[{inline}]({_address(address)})" if inline.strip(" ") else ""


def image(text: str, address: str) -> str:
    """Return a picture with the text that stands for it."""
    return f"![{escape(text)}]({_address(address)})"


def _address(address: str) -> str:
    safe = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    return f"<{safe}>" if not safe or set(safe) & set("()") else safe


def items(entries: Iterable[Sequence[str]], marks: Iterable[str]) -> str:
    """Return a list; an entry is a sequence of blocks, and stands behind its mark."""
    marked = zip(entries, marks, strict=False)
    written = [indent("\n\n".join(blocks), f"{mark} ") for blocks, mark in marked if any(blocks)]
    return ("\n\n" if any("\n\n" in entry for entry in written) else "\n").join(written)


def indent(block: str, mark: str) -> str:
    """Return a block behind a mark, its further lines as far in."""
    lines = block.split("\n")
    return "\n".join([mark + lines[0], *(f"{' ' * len(mark)}{line}" if line else "" for line in lines[1:])])


def quote(block: str) -> str:
    """Return a block as a quotation."""
    return "\n".join(f"> {line}".rstrip(" ") for line in block.split("\n"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells of inline Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines)
