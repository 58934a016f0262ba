"""What a page loads beside itself: no style sheet under Furo, and only the scripts that it uses."""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.theme import styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.builders.html._assets import _JavaScript

    from sphinx_portfolio.theme.styles import Item

STATIC = Path(__file__).parents[1] / "static"
TEMPLATES = Path(__file__).parents[1] / "templates"

furo_templates = (
    "base.html",
    "page.html",
    "sidebar/brand.html",
    "sidebar/search.html",
    "sidebar/navigation.html",
    "sidebar/scroll-start.html",
)
"""Those of Furo's templates that stand around each page."""

_OPTIONAL = {
    "announcement": ("theme_announcement",),
    "announcement-content": ("theme_announcement",),
    "centered": ("logo",),
    "icons": ("theme_footer_icons", "READTHEDOCS"),
    "only-dark": ("theme_dark_logo",),
    "only-light": ("theme_light_logo",),
    "sidebar-logo": ("theme_light_logo",),
}
"""The classes in Furo's templates that stand in a page only with one of these options."""

_NEEDS = {"design-tabs.js": "sd-tab"}
_SEARCH_ONLY = frozenset({"documentation_options.js", "doctools.js", "sphinx_highlight.js"})


def fingerprint(app: Sphinx) -> bytes:
    """Return a digest of what stands around every page: style sheets, scripts and templates."""
    packages = {"sphinx-portfolio", "sphinx-design", *({"furo"} & {app.config.html_theme})}
    digest = blake2b(" ".join(version(name) for name in sorted(packages)).encode(), digest_size=16)
    for folder in _owner_folders(app):
        for path in sorted(path for kind in ("css", "html", "js") for path in folder.rglob(f"*.{kind}")):
            digest.update(path.read_bytes())
    return digest.digest()


def _owner_folders(app: Sphinx) -> list[Path]:
    return [Path(app.confdir) / path for path in (*app.config.html_static_path, *app.config.templates_path)]


class PageAssets:
    """Puts the rules that a page needs into the page; parsed once a process, for all its pages."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, ...], tuple[Item, ...]] = {}
        self._names: dict[tuple[str, ...], frozenset[str]] = {}
        self._theme: frozenset[str] = frozenset()
        self._chrome: frozenset[str] = frozenset()
        self._written: dict[str, frozenset[str]] = {}
        self._selected: dict[tuple[tuple[str, ...], frozenset[str]], str] = {}

    def on_html_page_context(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Replace linked style sheets by their rules for this page, and leave out what it does not use."""
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        if builder.get_theme_config()[0] != "furo" or "css_files" not in context:  # an EPUB has its own
            return
        body = " ".join(str(context.get(part, "")) for part in ("body", "toc", "portfolio_sidebar"))
        scripts = sorted(context["script_files"], key=lambda script: script.priority)
        late: list[_JavaScript] = []
        if templatename != "search.html":
            scripts = [script for script in scripts if _used(script.filename, body)]
            late = [script for script in scripts if script.filename and "async" not in script.attributes]
            context["script_files"] = [script for script in scripts if script not in late]
        sheets = sorted(context["css_files"], key=lambda sheet: sheet.priority)
        context["css_files"] = [sheet for sheet in sheets if "://" in str(sheet.filename)]
        words = styles.words_in_tags(body).union(*(self._words(app, script) for script in scripts))
        absent = {name for name, options in _OPTIONAL.items() if not any(map(context.get, options))}
        self._theme = self._theme or _theme_words()
        self._chrome = self._chrome or _chrome_words(app)
        needed = (self._theme - absent) | self._chrome | words
        local = tuple(str(sheet.filename) for sheet in sheets if sheet not in context["css_files"])
        rules = self._styles(Path(app.outdir), local, needed)
        loading = {"rules": rules, "scripts": late, "js_tag": context["js_tag"]}
        context["metatags"] = context.get("metatags", "") + builder.templates.render(
            "partials/loading.html", loading
        )

    def _words(self, app: Sphinx, script: _JavaScript) -> frozenset[str]:
        """Return the words by which a script can change a page."""
        name = str(script.filename or "")
        if "://" in name or not name:
            return styles.words(str(script.attributes.get("body", "")))
        if name not in self._written:
            path = Path(app.outdir, name.partition("?")[0])
            self._written[name] = styles.words(path.read_text("utf-8")) if path.is_file() else frozenset()
        return self._written[name]

    def _styles(self, outdir: Path, sheets: tuple[str, ...], words: frozenset[str]) -> str:
        if sheets not in self._rules:
            self._rules[sheets] = styles.parse("\n".join(_read(outdir, sheet) for sheet in sheets))
            self._names[sheets] = styles.names(self._rules[sheets])
        needed = self._names[sheets] & words
        if (sheets, needed) not in self._selected:
            self._selected[sheets, needed] = styles.select(self._rules[sheets], needed)
        return self._selected[sheets, needed]


def _read(outdir: Path, sheet: str) -> str:
    if PurePosixPath(sheet).name == "pygments.css":  # Furo writes its own, for light and dark, at the end
        from furo import get_pygments_stylesheet

        return str(get_pygments_stylesheet())
    return (outdir / sheet).read_text(encoding="utf-8")


def _theme_words() -> frozenset[str]:
    """Return the words that Furo puts around each page."""
    import furo

    return _words_of(Path(furo.THEME_PATH, name) for name in furo_templates)


def _chrome_words(app: Sphinx) -> frozenset[str]:
    """Return the words that we and the owner put around each page."""
    folders = (TEMPLATES, *_owner_folders(app))
    taken = (styles.variables(path.read_text(encoding="utf-8")) for path in STATIC.glob("*.css"))
    return _words_of(path for folder in folders for path in folder.rglob("*.html")).union(*taken)


def _words_of(templates: Iterable[Path]) -> frozenset[str]:
    return frozenset().union(*(styles.words_in_tags(path.read_text("utf-8")) for path in templates))


def _used(filename: Any, body: str) -> bool:
    name = PurePosixPath(str(filename or "")).name
    return name not in _SEARCH_ONLY and _NEEDS.get(name, "") in body
