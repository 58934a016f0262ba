"""Texts of others: HTML and Markdown as plain lines, and long ones as a sentence and the rest of a page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.importers.skeleton import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = 320
"""Characters that a summary may have before its first sentence alone is taken for it."""

_TAG = re.compile(
    r"<(/?)(p|div|br|li|ul|ol|a|b|strong|i|em|u|s|span|font|code|sup|sub|section|h[1-6])\b([^<>]*)>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|rsquo|lsquo|rdquo|ldquo|hellip|#\d{2,5});")
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*+•·▪◦–—●‣]|\d{1,2}[.)])\s+(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:\s+\"[^\"]*\")?\s*\)")
_EMPHASIS = (
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)"),
    re.compile(r"`([^`\n]+)`"),
)
_SENTENCE = re.compile(r"(.{20,}?[.!?。！？…])(?:\s+|(?<=[。！？]))(?=\S)", re.DOTALL)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Dr|Prof|Mr|Mrs|Ms|St|Inc|Ltd|Co|Corp|No|[A-Z])\.$")
_BARE = re.compile(r"https?://[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?]")

_LINKED = re.compile(f"{_LINK.pattern}|{_BARE.pattern}")


class Block(NamedTuple):
    """A paragraph, or an item of a list, on one line; its links stand as Markdown has them."""

    text: str
    item: bool


class Told(NamedTuple):
    """What a text becomes: one line, then items that close it, and what stands between as Markdown."""

    summary: str
    items: list[str]
    body: str


def line(text: str) -> str:
    """Return a text on one line without markup; an address behind a link stands in parentheses."""
    return _flat(" ".join(block.text for block in blocks(text)))


def lines(text: str) -> list[str]:
    """Return the items of a text, or its lines, each without markup."""
    return [flat for block in blocks(text, apart=True) if (flat := _flat(block.text))]


def linked(text: str) -> tuple[str, str]:
    """Return a name and where it leads, where all of it is one link; else the name on one line."""
    (block, *others) = blocks(text) or [Block("", item=False)]
    found = None if others else _LINK.fullmatch(block.text)
    return (_plain(found[1]), found[2]) if found and found[1] else (line(text), "")


def tell(text: str) -> Told:
    """Return the first sentence or paragraph, the list at the end, and all between."""
    found = blocks(text)
    items: list[str] = []
    while found and found[-1].item:
        items.insert(0, _flat(found.pop().text))
    if not found:
        return Told("", items, "")
    if found[0].item:
        return Told("", items, _markdown(found))
    first, rest = _first(found[0].text)
    others = [Block(rest, item=False)] if rest else []
    return Told(_flat(first), items, _markdown([*others, *found[1:]]))


def listed(items: Iterable[str]) -> str:
    """Return lines as a list in Markdown."""
    return "\n".join(f"- {_shown(item)}" for item in items)


def blocks(text: str, *, apart: bool = False) -> list[Block]:
    """Return the paragraphs and items; lines belong to one paragraph unless they are to stand apart."""
    found: list[Block] = []
    going = False
    for row in _unhtml(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        item = _ITEM.match(row)
        words = " ".join((row[item.end() :] if item else row.lstrip("# \t")).split())
        if words and going and not item and not apart:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {words}")
        elif words:
            found.append(Block(words, item=bool(item)))
        going = bool(words)
    return found


def _unhtml(text: str) -> str:
    """Return a text whose HTML, if it has some, stands as lines, hyphens and Markdown links."""
    if _TAG.search(text):
        text = _COMMENT.sub(" ", text)
        text = _ANCHOR.sub(_link, text)
        text = _TAG.sub(_mark, text)
    return _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\N{NO-BREAK SPACE}", " "), text)


def _link(found: re.Match[str]) -> str:
    href = _HREF.search(found[1])
    label = _TAG.sub("", found[2]).strip()
    return f"[{label}]({html.unescape(href[1])})" if href and label else label


def _mark(found: re.Match[str]) -> str:
    name = found[2].lower()
    if name == "li":
        return "\n" if found[1] else "\n- "
    if name == "br":
        return "\n"
    return "\n\n" if name in {"p", "div", "ul", "ol", "section"} or name[0] == "h" else ""


def _first(text: str) -> tuple[str, str]:
    """Return what a summary says, and the rest of a long paragraph."""
    if len(text) <= LONG:
        return text, ""
    for found in _SENTENCE.finditer(text):
        if found.end(1) > LONG:
            break
        if not _ABBREVIATED.search(found[1]) and text.count("(", 0, found.end(1)) == text.count(
            ")", 0, found.end(1)
        ):
            return text[: found.end(1)], text[found.end() :]
    return text, ""


def _plain(text: str) -> str:
    for form in _EMPHASIS:
        text = form.sub(r"\1", text)
    return text


def _flat(text: str) -> str:
    return " ".join(_LINK.sub(_in_words, _unmarked(text)).split())


def _in_words(found: re.Match[str]) -> str:
    label, url = found[1].strip(), found[2]
    return label if url.removeprefix("mailto:") == label else f"{label} ({url})".strip()


def _unmarked(text: str) -> str:
    """Return a text without emphasis; signs within addresses are no marks."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    hidden = _plain(re.sub(r"\]\([^()\s]*\)|https?://[^\s)]+", hide, text.replace("\x00", "")))
    return re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], hidden)


def _markdown(found: list[Block]) -> str:
    """Return blocks as Markdown that shows what they say, links as links."""
    parts: list[str] = []
    for block in found:
        text = _shown(block.text)
        if block.item and parts and parts[-1].startswith("- "):
            parts[-1] += f"\n- {text}"
        else:
            parts.append(f"- {text}" if block.item else text)
    return "\n\n".join(parts)


def _shown(text: str) -> str:
    """Return a text so that Markdown shows it as it is, but for its links, which are links."""
    text, shown, at = _unmarked(text), [], 0
    for found in _LINKED.finditer(text):
        shown.append(escape(text[at : found.start()]))
        url = found[2] or found[0]
        if not re.match(r"https?://[^/]", url):
            shown.append(escape(_in_words(found)))
        else:
            shown.append(f"[{escape(found[1])}](<{url}>)" if found[2] else f"<{url}>")
        at = found.end()
    whole = "".join([*shown, escape(text[at:])])
    return re.sub(r"^(\d*)([-+=>:.)])(?=[\s=:+-]|$)", r"\1\\\2", whole)
