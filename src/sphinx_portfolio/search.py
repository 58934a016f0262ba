"""Search: once the site is written, its pages are indexed, with what a reader may choose them by.

The index is made again only when a page or one of these facts has changed. Where Pagefind cannot run, here or in
a reader's browser, Sphinx's own search answers.
"""

from __future__ import annotations

import json
import shutil
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinx_portfolio import facets, fulltext
from sphinx_portfolio.assets import STATIC
from sphinx_portfolio.domain import get_domain
from sphinx_portfolio.problems import Subtype, type_prefix
from sphinx_portfolio.publish import builders

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_portfolio.facets import Entry

logger = logging.getLogger(__name__)

LAZY = ("search-rank.js", "search-ui.js", "search.css")
"""What is loaded when a reader asks, by ``search.js``."""

_SPHINX_SEARCH = (
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/language_data.js",
    "_static/searchtools.js",
    "searchindex.js",
)

FOLDER = "pagefind"
CATALOGUE = "pages.json"


def version_of_parts() -> str:
    """Return a digest of the parts that are loaded later; their addresses carry it, so that caches see a new one."""
    content = b"".join((STATIC / name).read_bytes() for name in LAZY)
    return blake2b(content, digest_size=4).hexdigest()


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell the search page what to load where ours cannot run, and what to offer where no script can."""
    if templatename != "search.html":
        return
    pathto: Callable[..., str] = context["pathto"]
    context["portfolio_fallback"] = [pathto(name, 1) for name in _SPHINX_SEARCH]
    domain = get_domain(app.env)
    listings = domain.viewer.listings
    pages = [listings[name] for name in ("skills", "claims") if name in listings]
    context["portfolio_lists"] = [{"link": pathto(name), "title": domain.title(name)} for name in pages]


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Index the built pages, unless nothing that the index holds has changed."""
    if exception is not None or app.builder.name not in builders:
        return
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    entries, addresses = _entries(builder)
    target = Path(builder.outdir) / FOLDER
    stamp, note = _stamp(builder, entries), Path(builder.doctreedir) / f"portfolio-search-{builder.name}"
    if (target / CATALOGUE).is_file() and note.is_file() and note.read_text() == stamp:
        return
    with TemporaryDirectory() as name:
        made = Path(name)
        try:
            fulltext.build({e.docname: _page(builder, e).read_text("utf-8") for e in entries}, _language(app), made)
        except fulltext.IndexingError as error:
            _warn(str(error))
            shutil.rmtree(target, ignore_errors=True)
            return
        portfolio = get_domain(builder.env).portfolio
        catalogue = facets.catalogue(portfolio, entries, addresses, dict(fulltext.fragments(made)))
        (made / CATALOGUE).write_text(json.dumps(catalogue, ensure_ascii=False, separators=(",", ":")), "utf-8")
        _replace(target, made)
    note.write_text(stamp)


def _entries(builder: StandaloneHTMLBuilder) -> tuple[list[Entry], dict[str, str]]:
    """Return the pages to be found and their addresses; a page can stay out as it can of Sphinx's search."""
    env, domain = builder.env, get_domain(builder.env)
    unlisted = {"nosearch", "no-search"}
    titles = {
        docname: domain.title(docname)
        for docname in sorted(env.found_docs)
        if not unlisted & env.metadata[docname].keys()
    }
    entries = [entry for entry in facets.entries(domain.portfolio, titles) if entry.docname in titles]
    return entries, {entry.docname: builder.get_target_uri(entry.docname) for entry in entries}


def _page(builder: StandaloneHTMLBuilder, entry: Entry) -> Path:
    return Path(builder.get_outfilename(entry.docname))


def _stamp(builder: StandaloneHTMLBuilder, entries: list[Entry]) -> str:
    """Return a digest of all that the index is made of; a page counts by its time, for reading it takes longer."""
    digest = blake2b(version("pagefind").encode(), digest_size=16)
    for entry in entries:
        stat = _page(builder, entry).stat()
        digest.update(f"{entry} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    vocabulary = [use.skill.model_dump_json() for use in get_domain(builder.env).portfolio.skills]
    digest.update("\n".join(vocabulary).encode())
    return digest.hexdigest()


def _language(app: Sphinx) -> str:
    return (app.config.language or "en").replace("_", "-").lower()


def _replace(target: Path, made: Path) -> None:
    """Make ``target`` equal to the folder ``made``; a file that has not changed keeps its time."""
    files = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target) not in files:
            path.unlink()
    for name in sorted(files):
        content = (made / name).read_bytes()
        path = target / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _warn(reason: str) -> None:
    logger.warning(
        "The site is built, but its pages are not indexed: %s. Sphinx's own search answers instead; "
        "install pagefind[bin] with a release for this platform to mend it.",
        reason,
        type=type_prefix,
        subtype=Subtype.NO_INDEX.value,
    )
