"""A Content-Security-Policy for each page: it loads what is the site's, and runs only what was built into it.

What stands in a page itself, scripts and styles, is allowed by its hash (CSP Level 3, section 6.7.3), so that
text which finds its way into a page cannot run. Nothing is allowed wholesale.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_portfolio.exports import kept
from sphinx_portfolio.views.variants import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

SETTING = "portfolio_content_security_policy"
FILE = "content-security-policy.txt"
"""Holds the policy of all pages together, for a host that sends it as a header."""

OURS = {
    "default-src": ("'none'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # search is a WebAssembly program
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # style sheets hold small pictures
    **dict.fromkeys(("font-src", "connect-src", "media-src", "manifest-src"), ("'self'",)),
    **dict.fromkeys(("form-action", "base-uri"), ("'self'",)),
}
HEADER_ALONE = {"frame-ancestors": ("'self'",)}
"""What a policy in a page cannot say (section 3.3)."""

_DIRECTIVE, _SOURCE = re.compile(r"[a-z]+(-[a-z]+)+"), re.compile(r"[^\s;,\"<>&]+")
_KEYWORD = re.compile(
    "self|none|unsafe-(inline|eval|hashes)|wasm-unsafe-eval|strict-dynamic|(sha(256|384|512)|nonce)-.+"
)
_META = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; [^\"]*\">")
_BEFORE = re.compile(r"<head(?=[\s>])[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
_RUNS = {"", "module", "importmap", "text/javascript", "application/javascript"}

Policy = dict[str, tuple[str, ...]]


class _Inline(HTMLParser):
    """Gathers the hashes of what a page runs or wears without loading it, by directive."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {"script-src": set(), "style-src": set()}
        self._directive, self._text = "", ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                directive = "style-src" if name == "style" else "script-src"
                self.found[directive] |= {"'unsafe-hashes'", _hash(value or "")}
        if tag == "style":
            self._directive = "style-src"
        elif tag == "script" and "src" not in given and (given.get("type") or "").lower() in _RUNS:
            self._directive = "script-src"

    def handle_data(self, data: str) -> None:
        self._text += data if self._directive else ""

    def handle_endtag(self, tag: str) -> None:
        if self._directive:
            self.found[self._directive].add(_hash(self._text))
            self._directive = self._text = ""


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def add_config_value(app: Sphinx) -> None:
    """Declare the value that turns the policy on."""
    described = "True gives each page a policy of what it may load and run; a dictionary adds sources to it."
    app.add_config_value(SETTING, False, "html", types=frozenset({bool, dict}), description=described)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse additions that would make another policy of it."""
    given = config[SETTING]
    if not isinstance(given, (bool, dict)):
        remedy = "write True, or sources by directive, as in {'img-src': ['https://media.example.org']}."
        raise ConfigError(f"{SETTING} is {shown(given)}; {remedy}")
    for name, sources in given.items() if isinstance(given, dict) else ():
        if not isinstance(name, str) or not _DIRECTIVE.fullmatch(name):
            raise ConfigError(f"{SETTING} has the key {shown(name)}; write a directive, such as 'img-src'.")
        listed = sources if isinstance(sources, (list, tuple)) else [None]
        if not all(isinstance(source, str) and _SOURCE.fullmatch(source) for source in listed):
            remedy = "write a list of sources, such as ['https://media.example.org']."
            raise ConfigError(f"{SETTING}[{name!r}] is {shown(sources)}; {remedy}")
        if bare := next(filter(_KEYWORD.fullmatch, listed), None):
            remedy = f"""it has quotes of its own: "'{bare}'"."""
            raise ConfigError(f"{SETTING}[{name!r}]: {bare} is the name of a host so; {remedy}")


def _joined(policies: Iterable[Mapping[str, Iterable[str]]]) -> Policy:
    joined: dict[str, dict[str, None]] = {}
    for policy in policies:
        for name, sources in policy.items():
            joined.setdefault(name, {}).update(dict.fromkeys(sources))
    return {
        name: tuple(source for source in sources if source != "'none'" or len(sources) == 1)
        for name, sources in joined.items()
    }


def written(policy: Mapping[str, Iterable[str]]) -> str:
    """Return a policy as browsers read it."""
    return "; ".join(" ".join((name, *sources)) for name, sources in policy.items())


def apply(app: Sphinx, foreign: frozenset[str]) -> dict[str, bytes]:
    """Write its policy into each page, but into none of ``foreign``, the owner's own; return that of all."""
    if not (added := app.config[SETTING]):
        return {}
    base = _joined([OURS, added if isinstance(added, dict) else {}])
    root, encoding = Path(app.outdir), app.config.html_output_encoding
    suffix: str = getattr(app.builder, "out_suffix", ".html")
    every: list[Mapping[str, Iterable[str]]] = [base]
    # Sphinx's search parses other pages to quote them, and a browser holds those to its policy.
    search = Path(getattr(app.builder, "get_outfilename", root.joinpath)("search"))
    for path in sorted(root.rglob(f"*{suffix}"), key=lambda path: (path == search, path)):
        name = path.relative_to(root).as_posix()
        if name not in foreign and not name.startswith(("_static/", "_downloads/", "_images/")):
            page = _META.sub("", path.read_text(encoding))
            every.append({key: sorted(hashes) for key, hashes in _Inline(page).found.items()})
            own = every if path == search else [base, every[-1]]
            content = html.escape(written(_joined(own)), quote=False)
            meta = rf'\g<0><meta http-equiv="Content-Security-Policy" content="{content}">'
            kept.write(path, _BEFORE.sub(meta, page, count=1).encode(encoding))
    return {FILE: f"{written(_joined([*every, HEADER_ALONE]))}\n".encode()}
