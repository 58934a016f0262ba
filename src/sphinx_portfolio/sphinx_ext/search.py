"""Search: the script in each page that opens it, its page, and the index, once the pages are written."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx_portfolio.exports import kept
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.search import facets
from sphinx_portfolio.search.fulltext import IndexingError
from sphinx_portfolio.search.index import FOLDER, MADE_BY, UNLISTED, Index
from sphinx_portfolio.sphinx_ext import neighbours
from sphinx_portfolio.sphinx_ext.config import STATIC, builders, language
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn
from sphinx_portfolio.sphinx_ext.html import not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_portfolio.sphinx_ext.outputs import Outputs

SCRIPTS = STATIC / "portfolio"
TEMPLATE = "portfolio-search.html"

LOADER = Path(__file__).parents[1] / "search/loader.js"
"""What each page runs: it imports ``search.js``, and where that is not there, the key leads to the field.

It listens last, since a theme may have a search of its own, or the owner another use for the key.
"""


@cache
def version_of_scripts() -> str:
    """Return a digest of the scripts and styles; their addresses carry it, so that caches see new ones."""
    contents = (path.read_bytes() for path in sorted(SCRIPTS.rglob("*.*")))
    return blake2b(b"".join([repr(MADE_BY).encode(), *contents]), digest_size=4).hexdigest()


def head(script: str) -> str:
    """Return what opens search in the head of a page, given the address of the script."""
    meta, loader = ET.Element("meta", name="portfolio-search", content=script), ET.Element("script")
    loader.text = LOADER.read_text("utf-8")
    return "".join(ET.tostring(element, encoding="unicode", method="html") for element in (meta, loader))


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], *_: object
) -> str | None:
    """Have each page open search; make the theme's search page ours, with what stands in for search."""
    domain = get_domain(app.env)
    made = neighbours.is_made(app.config, "search") and domain.viewer.covers(pagename)
    if app.builder.name not in builders or not made:
        return None
    pathto: Callable[..., str] = context["pathto"]
    address = pathto("_static/portfolio/search.js", 1)  # a script imports what begins with a dot or a slash
    script = f"{'' if address.startswith('/') else './'}{address}?v={version_of_scripts()}"
    context["metatags"] = context.get("metatags", "") + head(script)
    if templatename != "search.html" or not _page_is_ours(app):
        return None
    app.add_js_file("portfolio/search-fallback.js", loading_method="defer")
    listings = domain.viewer.listings
    pages = [listings[name] for name in ("skills", "claims") if name in listings]
    context["portfolio_lists"] = [{"link": pathto(name), "title": domain.title(name)} for name in pages]
    return TEMPLATE


def _page_is_ours(app: Sphinx) -> bool:
    """Tell whether the first folder of templates with a search page has ours: an owner's own comes before."""
    folders = [Path(folder) for folder in getattr(app.builder.templates, "pathchain", ())]
    names = (TEMPLATE, "search.html")
    first = next((f for f in folders if any((f / name).is_file() for name in names)), None)
    return first is not None and (first / TEMPLATE).is_file()


class Indexing:
    """The index of one build: begun once the pages are written, and written itself when all is done."""

    def __init__(self, builder: StandaloneHTMLBuilder, outputs: Outputs) -> None:
        self._builder, self._outputs, self._index = builder, outputs, describe(builder)
        self._pages = {
            each.docname: Path(builder.get_outfilename(each.docname)) for each in self._index.entries
        }
        self._note = Path(builder.doctreedir) / f"portfolio-index-{builder.name}"
        self._files = None if self._is_there() else self._begun()

    def write(self) -> None:
        """Write the index; where nothing that it is made of has changed, that of the last build stays."""
        if self._files is None:
            self._outputs.expect(self._outputs.under(FOLDER))
            return
        try:
            self._outputs.write(self._files())
        except IndexingError as error:  # then there is none, and Sphinx's own search stands in
            _warn(error)
        kept.write(self._note, self._made_from())

    def _made_from(self) -> bytes:
        """Return a digest of what the index is made of; reading the pages takes longer."""
        stats = [path.stat() for path in self._pages.values()]
        return self._index.digest([(stat.st_mtime_ns, stat.st_size) for stat in stats]).encode()

    def _is_there(self) -> bool:
        known = self._outputs.under(FOLDER)
        whole = known and all(Path(self._builder.outdir, name).is_file() for name in known)
        return bool(whole) and self._note.is_file() and self._note.read_bytes() == self._made_from()

    def _begun(self) -> Callable[[], Mapping[str, bytes]]:
        try:
            return self._index.begin(lambda docname: self._pages[docname].read_text("utf-8"))
        except IndexingError as error:
            _warn(error)
            return dict


def describe(builder: StandaloneHTMLBuilder) -> Index:
    """Return which pages are to be found, and where."""
    env, domain = builder.env, get_domain(builder.env)
    covered = sorted(filter(domain.viewer.covers, env.found_docs))
    found = [name for name in covered if not UNLISTED & env.metadata[name].keys()]
    titles = {name: domain.title(name) for name in found if name != not_found.docname}
    entries = facets.entries(domain.portfolio, titles, domain.viewer.listings.get("resume", ""))
    return Index(
        portfolio=domain.portfolio,
        entries=[entry for entry in entries if entry.docname in titles],
        addresses={name: builder.get_target_uri(name) for name in titles},
        language=language(builder.config).lower(),
    )


def _warn(error: IndexingError) -> None:
    told = f"the pages are not indexed, so Sphinx's own search stands in: {error}"
    remedy = "install a release of pagefind[bin] that runs here."
    warn(Problem(subtype=Subtype.NO_INDEX, message=f"{told}; {remedy}", line=0))
