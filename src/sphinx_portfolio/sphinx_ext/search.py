"""Search: once the site is written, its pages are indexed, with what a reader may choose them by.

The index is made again only when a page or one of these facts has changed. Where Pagefind cannot run, here or
in a reader's browser, Sphinx's own search answers.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx.util import logging

from sphinx_portfolio.exports import kept
from sphinx_portfolio.model.problems import Subtype, type_prefix
from sphinx_portfolio.search import facets, fulltext
from sphinx_portfolio.sphinx_ext.config import builders
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.html import not_found
from sphinx_portfolio.theme.loading import STATIC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.search.facets import Entry
    from sphinx_portfolio.sphinx_ext.outputs import Outputs

logger = logging.getLogger(__name__)

FOLDER = "pagefind"
CATALOGUE = "pages.json"
SCRIPT = "_static/search-ui.js"

_PARTS = tuple(Path(__file__).parents[1] / "lazy" / name for name in ("search-rank.js", "search-ui.js"))
_COMMENT = re.compile(r"^\s*(?://|/\*\*|\*).*\n|^\s+", re.MULTILINE)
_FALLBACK = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "language_data.js",
    "searchtools.js",
)
_UNLISTED = frozenset({"nosearch", "no-search"})


def script() -> str:
    """Return the script that a reader waits for, its parts in one, without the quarter that is comment."""
    return "".join(_COMMENT.sub("", part.read_text("utf-8")) for part in _PARTS)


def version_of_parts() -> str:
    """Return a digest of what is loaded later; its addresses carry it, so that caches see a new one."""
    return blake2b(script().encode() + (STATIC / "search.css").read_bytes(), digest_size=4).hexdigest()


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Make Furo's search page ours, and tell it what stands in where it, or any script, cannot run."""
    ours = app.builder.name in builders and app.config.html_theme == "furo"
    if templatename != "search.html" or not ours:
        return None
    pathto: Callable[..., str] = context["pathto"]
    domain = get_domain(app.env)
    listings = domain.viewer.listings
    pages = [listings[name] for name in ("skills", "claims") if name in listings]
    context["portfolio_lists"] = [{"link": pathto(name), "title": domain.title(name)} for name in pages]
    fallback = [*(f"_static/{name}" for name in _FALLBACK), "searchindex.js"]
    context["portfolio_search_style"] = f"{pathto('_static/search.css', 1)}?v={version_of_parts()}"
    context["portfolio_fallback"] = [pathto(name, 1) for name in fallback]
    context["script_files"] = [file for file in context["script_files"] if file.filename not in fallback]
    return "portfolio-search.html"


def write(app: Sphinx, outputs: Outputs) -> None:
    """Index the built pages, unless nothing that the index holds has changed."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    outputs.write({SCRIPT: script().encode()})
    entries, known = _entries(builder), outputs.under(FOLDER)
    stamp, note = _stamp(builder, entries), Path(builder.doctreedir) / f"portfolio-search-{builder.name}"
    whole = known and all(Path(builder.outdir, name).is_file() for name in known)
    if whole and note.is_file() and note.read_text() == stamp:
        outputs.expect(known)
        return
    try:
        files = _index(builder, entries)
    except fulltext.IndexingError as error:
        _warn(error)
        return
    outputs.write({f"{FOLDER}/{name}": content for name, content in files.items()})
    kept.write(note, stamp.encode())


def _entries(builder: StandaloneHTMLBuilder) -> list[Entry]:
    """Return the pages to be found; a page stays out of ours as it does of Sphinx's search."""
    env, domain = builder.env, get_domain(builder.env)
    found = [name for name in sorted(env.found_docs) if not _UNLISTED & env.metadata[name].keys()]
    titles = {name: domain.title(name) for name in found if name != not_found.docname}
    every = facets.entries(domain.portfolio, titles, domain.viewer.listings.get("resume", ""))
    return [entry for entry in every if entry.docname in titles]


def _page(builder: StandaloneHTMLBuilder, entry: Entry) -> Path:
    return Path(builder.get_outfilename(entry.docname))


def _stamp(builder: StandaloneHTMLBuilder, entries: list[Entry]) -> str:
    """Return a digest of what the index is made of; a page counts by its time, as reading it takes longer."""
    made_by = version("pagefind"), fulltext.CHUNK_SIZE, fulltext.LEFT_OUT, facets.kinds, facets.SUMMARIES
    digest = blake2b(repr(made_by).encode(), digest_size=16)
    for use in get_domain(builder.env).portfolio.skills:
        digest.update(use.skill.model_dump_json().encode())
    for entry in entries:
        stat = _page(builder, entry).stat()
        digest.update(repr((entry, stat.st_mtime_ns, stat.st_size)).encode())
    return digest.hexdigest()


def _index(builder: StandaloneHTMLBuilder, entries: list[Entry]) -> dict[str, bytes]:
    addresses = {entry.docname: builder.get_target_uri(entry.docname) for entry in entries}
    language = (builder.config.language or "en").replace("_", "-").lower()

    def read(docname: str) -> str:
        return Path(builder.get_outfilename(docname)).read_text("utf-8")

    return index(get_domain(builder.env).portfolio, entries, read, addresses, language)


def index(
    portfolio: Portfolio,
    entries: list[Entry],
    read: Callable[[str], str],
    addresses: Mapping[str, str],
    language: str,
) -> dict[str, bytes]:
    """Return all that a search loads of a site, by path: Pagefind's files, and what is told of each page."""
    summaries = {entry.docname: _summary(entry) for entry in entries}
    files = fulltext.build(summaries, lambda docname: read(docname) + summaries[docname], language)
    told = facets.catalogue(portfolio, entries, addresses, fulltext.texts(files))
    catalogue = {"index": fulltext.names(files), **told}
    content = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":"))
    return {**files, CATALOGUE: content.encode()}


def _summary(entry: Entry) -> str:
    """Return the summary as a part of the page, which may not show it; a word of it is worth four."""
    part = ET.Element("div", role="main")
    ET.SubElement(part, "p", {"data-pagefind-weight": "2"}).text = entry.summary
    return ET.tostring(part, encoding="unicode", method="html")


def _warn(error: fulltext.IndexingError) -> None:
    logger.warning(
        "the pages are not indexed, so Sphinx's own search stands in: %s; "
        "install a release of pagefind[bin] that runs here.",
        error,
        type=type_prefix,
        subtype=Subtype.NO_INDEX.value,
    )
