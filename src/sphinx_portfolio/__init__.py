"""A portfolio as documentation: a checked graph of roles, write-ups, skills, results and their evidence."""

from __future__ import annotations

import atexit
import gc
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_portfolio import (
    announce,
    assets,
    charting,
    citations,
    collect,
    config,
    directives,
    domain,
    figures,
    formulas,
    notfound,
    pages,
    publish,
    search,
    shelf,
    transforms,
    xrefs,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = version("sphinx-portfolio")

RARE_COLLECTIONS = (50_000, 20, 100)
"""When Python's garbage collector looks for cycles, while Python's own is (700, 10, 10).

What a build allocates lives until it is written and dies by its reference count. The collector would look
through all of it again and again, a tenth of the build, and find next to nothing.
"""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the extension, in the order in which Sphinx calls it."""
    app.require_sphinx("8.2")
    app.setup_extension("sphinx_design")
    config.add_config_values(app)
    app.add_domain(domain.PortfolioDomain)
    app.add_node(directives.placeholder)
    for name, role in xrefs.roles.items():
        app.add_role_to_domain("portfolio", name, role)
    app.add_node(figures.picture)
    app.add_node(figures.data, html=(shelf.visit_data, shelf.depart_data))
    app.add_node(nodes.citation, override=True, html=(citations.visit_citation, citations.depart_citation))
    for name, directive in directives.directives.items():
        app.add_directive_to_domain("portfolio", name, directive)
    app.add_directive_to_domain("portfolio", "chart", charting.ChartDirective)
    app.add_directive_to_domain("portfolio", "diagram", figures.DiagramDirective)

    formulas.add_renderer(app)

    gc.set_threshold(*RARE_COLLECTIONS)
    atexit.register(gc.freeze)  # what is left at the end goes with the process: a tenth of a short build
    app.connect("config-inited", config.on_config_inited)
    app.connect("env-get-outdated", pages.on_env_get_outdated)
    app.connect("env-get-outdated", announce.on_env_get_outdated)
    app.connect("source-read", collect.on_source_read)
    app.connect("doctree-read", collect.on_doctree_read)
    app.connect("doctree-read", xrefs.on_doctree_read)
    publisher = publish.Publisher()
    app.connect("env-updated", publisher.on_env_updated)
    app.connect("env-updated", domain.on_env_updated)
    app.connect("write-started", domain.on_write_started)
    app.connect("warn-missing-reference", domain.on_warn_missing_reference)
    app.add_post_transform(transforms.ListingTransform)
    app.add_post_transform(shelf.PictureTransform)
    app.add_post_transform(shelf.PlainTransform)
    app.connect("html-page-context", pages.on_html_page_context, priority=400)  # Furo reads ours at 500
    app.connect("html-page-context", announce.on_html_page_context)
    app.connect("html-page-context", notfound.on_html_page_context)
    app.connect("html-page-context", search.on_html_page_context)
    page_assets = assets.PageAssets()
    app.connect("html-page-context", page_assets.on_html_page_context, priority=900)  # after all the others
    app.add_css_file("figures.css", priority=690)
    app.add_css_file("portfolio.css", priority=700)
    app.add_js_file("portfolio.js", priority=150, loading_method="defer")  # before Furo's at 200
    app.add_css_file("search-field.css", priority=710)
    version_of_parts: dict[str, Any] = {"data-version": search.version_of_parts()}
    app.add_js_file("search.js", loading_method="defer", **version_of_parts)
    app.connect("html-collect-pages", pages.on_html_collect_pages)
    app.connect("build-finished", shelf.on_build_finished)
    app.connect("build-finished", publisher.on_build_finished)
    app.connect("build-finished", search.on_build_finished, priority=900)  # once the pages are as they stay
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
