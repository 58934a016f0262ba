"""What a page loads beside itself, decided once all files exist, over the pages that have just been written.

Until then a page loads what it would load with plain Furo, and so it stays wherever anything runs in it that
we do not know: another's script could use any rule and any other script. Elsewhere the sheets that we know
give their rules to the page, each where its link stood, and scripts that nothing on the page needs are left
out.
"""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx_design

from sphinx_portfolio.exports import kept
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.sphinx_ext import search
from sphinx_portfolio.sphinx_ext.config import STATIC
from sphinx_portfolio.sphinx_ext.domain import warn
from sphinx_portfolio.theme import chrome, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_MARK = re.compile(r"<!--/?portfolio:(?:styles|scripts)-->")
_LINK = re.compile(r"(<link\b[^>]*>)")
_SHEET = re.compile(r'<link rel="stylesheet" type="text/css" href="([^"]+)" />')
"""One without conditions."""

_OTHER_SHEET = re.compile(r"<link\b[^>]*\bstylesheet[^>]*|@import", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r'\b(?:src|href)="([^"]*)"')
_FILE = re.compile(r"""["'`;(=]([\w./-]+\.(?:css|js))\b""")
_DATA = re.compile(r"""\stype=["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"""<script\b|[\s/"']on[a-z]{3,}\s*=|["'=]\s*javascript:|\sdata-(?:ea-publisher|toggle)=""", re.IGNORECASE
)
"""Scripts in attributes and in what is no whole element, and the places that a host's scripts fill."""

_COMPONENTS = "portfolio/components.js"
_GENERATED = {"documentation_options.js", "pygments.css", "translations.js"}
_SPHINX = {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js"}
"""Keys, of which our search has its own, and indices that fold; drawers.js fetches what marks words."""

_PARAMETERS = {"highlight"}
"""What scripts call parts of an address, and never add to a page; listings of code are called so, too."""

_SETTINGS = re.compile(r"<style>\s*body \{\s*--color-code-background:[^<]*</style>\s*")
"""Where Furo sets the owner's variables, a line each."""

_SETTING, _VARIABLE = re.compile(r"^ *(--[\w-]+):.*;\n", re.MULTILINE), re.compile(r"var\(\s*(--[\w-]+)")

_NEEDED = {
    **dict.fromkeys(_SPHINX, "toggler"),
    "design-tabs.js": "sd-tab",
    "portfolio/claims.js": "portfolio-claims",
    "portfolio/code.js": r"""(?<!portfolio-output highlight-text notranslate"><div )class="highlight\"""",
    _COMPONENTS: "<pre|<table|math-wrapper|carousel|overflow",
}
"""What is on each page that uses a script; one that does not stand here, every page uses."""


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Decide on the pages written since this was last done; a build that was interrupted has left some."""
    if exception is not None or not chrome.in_use(app.builder):
        return
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    outdir, encoding = Path(builder.outdir), app.config.html_output_encoding
    note = Path(builder.doctreedir, f"portfolio-loading-{builder.name}")
    since = note.stat().st_mtime - 1 if note.is_file() else 0
    loading = Loading(builder)
    for path in sorted(outdir.rglob(f"*{builder.out_suffix}")):
        if path.stat().st_mtime >= since and b"<!--portfolio:" in (page := path.read_bytes()):
            decided = loading.decide(page.decode(encoding), path.parent.relative_to(outdir).as_posix())
            kept.write(path, decided.encode(encoding))
    loading.close()
    note.touch()
    for name in sorted(loading.missing):
        message = f"pages link to the style sheet {name}, which nobody has written; add it, or take it out."
        warn(Problem(subtype=Subtype.MISSING_SHEET, message=message, line=0))


class Loading:
    """Decides for page after page; what it finds in sheets and scripts serves all of them."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        folders = [Path(folder) for folder in builder.theme.get_theme_dirs()]
        known = folders[folders.index(chrome.FOLDER) :]  # not those of a theme that inherits this one
        design = Path(sphinx_design.__file__).parent / "static", Path(builder.outdir, "_sphinx_design_static")
        self._sources = (*(folder / "static" for folder in known), STATIC, *design)
        frames = (folder / "base.html" for folder in known)
        written = "".join(frame.read_text("utf-8") for frame in frames if frame.is_file())
        own = {script.strip() for _, script in _SCRIPT.findall(written)}
        self._inline = own | {search.LOADER.read_text("utf-8").strip()}
        self._static = Path(builder.outdir, "_static")
        self._unicode = builder.config.html_output_encoding.lower() in {"utf-8", "utf8"}
        keys = builder.theme.get_options(builder.theme_options)["navigation_with_keys"]
        self._turned_by_keys = str(keys).lower() in {"true", "1", "yes", "on"}
        self.missing: set[str] = set()
        self._store = kept.Store(Path(builder.doctreedir, f"portfolio-sheets-{builder.name}"))
        self._is_known, self._rules = cache(self._compare), cache(self._parse)
        self._words = cache(self._read_words)
        self._style = cache(lambda run, needed, alone: styles.select(self._parts(run), needed, alone=alone))
        self._names = cache(lambda run: styles.names(self._parts(run)))
        self._scripted = cache(lambda run, files: styles.among(self._names(run), self._words(files)))

    def decide(self, page: str, folder: str) -> str:
        """Return a page that stands in a folder, as it stays."""
        parts = _MARK.split(page, maxsplit=4)
        if len(parts) == 5:
            head, sheets, body, scripts, end = parts
            linked = (self._name(address, folder) for address in _ADDRESS.findall(sheets))
            self.missing |= {name for name in linked if name and not (self._static / name).is_file()}
            if self._unicode and self._knows(head + sheets + body + end, scripts, folder):
                return self._lean((head, body, end), sheets, scripts, folder)
        return _MARK.sub("", page)

    def close(self) -> None:
        """Throw away what is kept of sheets that the pages have no more."""
        if self._rules.cache_info().currsize:
            self._store.close()

    def _name(self, address: str, folder: str) -> str:
        """Return the name of a file under ``_static``, or nothing for what is elsewhere."""
        path = posixpath.normpath(posixpath.join(folder, html.unescape(address).partition("?")[0]))
        return path.removeprefix("_static/") if path.startswith("_static/") else ""

    def _compare(self, name: str) -> bool:
        """Tell whether a published file is what a package brought, and not what an owner put in its place."""
        file, sources = self._static / name, [folder / name for folder in self._sources]
        if not name or not file.is_file():
            return False
        content = file.read_bytes()
        return name in _GENERATED or any(path.is_file() and path.read_bytes() == content for path in sources)

    def _knows(self, text: str, scripts: str, folder: str) -> bool:
        """Tell whether all scripts are known: those that a page loads, and those that stand in its text."""
        loaded, others = _SCRIPT.findall(scripts), _SCRIPT.findall(text)
        inline = (bool(_DATA.search(a)) or (not a and script.strip() in self._inline) for a, script in others)
        names = (self._name("".join(_ADDRESS.findall(attributes)), folder) for attributes, _ in loaded)
        if _UNKNOWN.search(_SCRIPT.sub("", text)) or _SCRIPT.sub("", scripts).strip():
            return False
        return all(inline) and all(map(self._is_known, names))

    def _lean(self, rest: tuple[str, str, str], sheets: str, scripts: str, folder: str) -> str:
        """Return a page with rules in the place of links to known sheets, and only the scripts it uses."""
        text, runs = "".join(rest), list(self._runs(sheets, folder))
        links = _OTHER_SHEET.findall(text)
        others = (self._name("".join(_ADDRESS.findall(link)), folder) for link in links)
        alone = all(map(self._is_known, others)) and all(isinstance(run, tuple) for run in runs)
        tags = {self._name(_ADDRESS.findall(tag[0])[0], folder): tag[0] for tag in _SCRIPT.finditer(scripts)}
        used = [name for name in tags if self._is_used(name, text, alone=alone)]
        files = frozenset({*used, *(self._name(address, folder) for address in _FILE.findall(text))})
        words = styles.words_in_tags(text)

        def styled(run: tuple[str, ...] | str) -> str:
            if isinstance(run, str):
                return run
            needed = (self._names(run) & words) | self._scripted(run, files)
            return f"<style>{self._style(run, needed, alone)}</style>\n"

        whole = "".join([rest[0], *map(styled, runs), *(_deferred(tags[name]) for name in used), *rest[1:]])
        return _set_variables(whole, self._words(files)) if alone else whole

    def _is_used(self, name: str, text: str, *, alone: bool) -> bool:
        if name in _SPHINX and (self._turned_by_keys or 'name="portfolio-search"' not in text):
            return True
        sign, may_scroll = _NEEDED.get(name), name == _COMPONENTS and not alone
        return sign is None or may_scroll or bool(re.search(sign, text))

    def _runs(self, sheets: str, folder: str) -> Iterator[tuple[str, ...] | str]:
        """Yield the names of known sheets that follow each other, and what stands between them as it is."""
        links = [(self._rule_sheet(link, folder), link) for link in _LINK.split(sheets) if link.strip()]
        for known, run in groupby(links, key=lambda link: bool(link[0])):
            names, texts = zip(*run, strict=True)
            yield names if known else "\n".join(texts)

    def _rule_sheet(self, link: str, folder: str) -> str:
        """Return the name of a sheet whose rules can stand in a page, or nothing for any other link."""
        sheet = _SHEET.fullmatch(link)
        name = self._name(sheet[1], folder) if sheet else ""
        return name if self._rules(name) is not None else ""

    def _parse(self, name: str) -> tuple[styles.Part, ...] | None:
        try:
            return self._parsed((self._static / name).read_text("utf-8")) if self._is_known(name) else None
        except styles.OutOfPlaceError:
            return None

    def _parsed(self, css: str) -> tuple[styles.Part, ...]:
        """Return the parts of a sheet; an edit does not change them."""
        if known := self._store.get(css.encode()):
            return styles.load(known)
        parts = styles.parse(css)
        self._store.put(css.encode(), styles.dump(parts))
        return parts

    def _parts(self, run: tuple[str, ...]) -> Iterator[styles.Part]:
        return (part for name in run for part in self._rules(name) or ())

    def _read_words(self, names: frozenset[str]) -> frozenset[str]:
        """Return the words of files, and of those that they name or that a folder named as they are holds."""
        found, waiting, done = set[str](), set(names), set[str]()
        while waiting:
            name = waiting.pop()
            done.add(name)
            if (file := self._static / name).is_file():
                text, place = file.read_text("utf-8", "replace"), posixpath.dirname(f"_static/{name}")
                said = name.endswith(".js") and self._is_known(name)
                found |= styles.words_said(text) if said else styles.words(text)
                scripts = file.with_suffix("").glob("*.js")
                parts = (part.relative_to(self._static).as_posix() for part in scripts)
                waiting |= {*parts, *(self._name(address, place) for address in _FILE.findall(text))} - done
        return frozenset(found - _PARAMETERS)


def _set_variables(page: str, said: frozenset[str]) -> str:
    """Return a page in which Furo sets only variables that the page or a file for it asks for."""
    asked = {*_VARIABLE.findall(page), *said}

    def shorter(style: re.Match[str]) -> str:
        kept = _SETTING.sub(lambda line: line[0] if line[1] in asked else "", style[0])
        return kept if "--" in kept else ""

    return _SETTINGS.sub(shorter, page, count=1)


def _deferred(tag: str) -> str:
    waits = re.search(r'\s(?:async|defer|type="module")', tag)
    return tag if waits else tag.replace("<script", "<script defer", 1)
