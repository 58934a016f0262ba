"""The text of an advert that is HTML: headings and items marked as in Markdown, without the frame."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_OUTSIDE = frozenset(
    [
        "aside",
        "button",
        "dialog",
        "footer",
        "form",
        "head",
        "iframe",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
    ]
)
"""Elements that hold nothing of an advert itself."""

_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog"})
_INNER = frozenset({"main", "article"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_DEEPEST = 200
"""Elements within each other that are told apart; no advert has as many."""

_HTML = re.compile(
    r"<(!doctype html|html|head|body|main|article|section|div|ul|ol|p|h[1-6]|table)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: the first thing in it is one of its elements."""
    start = re.sub(r"^(\s|<!--.*?-->|<\?xml.*?\?>)*", "", text[:5000], flags=re.DOTALL)
    return _HTML.match(start) is not None


def decode(content: bytes) -> str:
    """Return the text of a file, in UTF-8 or in what the page says of itself."""
    said = _CHARSET.search(content[:2000])
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    try:
        return content.decode(said[1].decode("ascii") if said else "cp1252", "replace")
    except LookupError:
        return content.decode("cp1252", "replace")


def as_lines(text: str) -> str:
    """Return what a page says, a line for each block."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects blocks; those of the main part count alone where there is one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []  # the elements around, and whether each is outside
        self._lines: list[tuple[bool, str]] = [(False, "")]

    @property
    def _skips(self) -> bool:
        return any(outside for _, outside in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        given = dict(attrs)
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        outside = tag in _OUTSIDE or given.get("role") in _ROLES or hidden
        if tag == "header" and not self._is_inner():
            outside = True
        if tag not in _INLINE and not outside and not self._skips:
            level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
            self._begin(f"{'#' * level} " if level else "- " if tag == "li" else "")
        if tag in {"strong", "b"}:
            self._add("**")
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append((tag, outside))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those in it that nothing has ended."""
        if tag in {"strong", "b"}:
            self._add("**")
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag not in _INLINE:
            self._begin("")

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self._add(re.sub(r"\s+", " ", data))

    def _is_inner(self) -> bool:
        return any(name in _INNER for name, _ in self._open)

    def _begin(self, mark: str) -> None:
        if self._lines[-1][1].strip("#- ") or mark:
            self._lines.append((self._is_inner(), mark))

    def _add(self, text: str) -> None:
        if not self._skips:
            inner, line = self._lines[-1]
            self._lines[-1] = (inner or self._is_inner(), line + text)

    def text(self) -> str:
        """Return the lines, those within the main part where that says enough to be the advert."""
        whole = [(inner, line.replace("****", "").strip()) for inner, line in self._lines]
        main = [line for inner, line in whole if inner and line.strip("#- ")]
        return "\n".join(
            main if len("".join(main)) > 200 else [line for _, line in whole if line.strip("#- ")]
        )
