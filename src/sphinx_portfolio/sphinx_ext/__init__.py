"""Sphinx's side: each event and each directive, with as little in it as can be.

Takes: Sphinx's events. Gives: the domain's data, nodes, and files in the built site. Imports: ``references``,
``listings``, ``typeset``, ``json_resume``, ``programs``, ``exports``, ``search``, ``charts``, ``views``,
``graph``, ``model``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.sphinx_ext import (
    collect,
    config,
    directives,
    domain,
    incremental,
    missing,
    publish,
    search,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the domain and what stands on it, in the order in which Sphinx calls it."""
    config.add_config_values(app)
    app.add_domain(domain.PortfolioDomain, override=app.registry.has_domain("portfolio"))  # of references
    app.add_node(directives.placeholder)
    for name, listing in LISTINGS.items():
        made = directives.with_old_options(name, directives.directive(listing))
        app.add_directive_to_domain("portfolio", name, made)
    app.connect("config-inited", config.on_config_inited)
    app.connect("config-inited", incremental.on_config_inited)
    app.connect("builder-inited", config.on_builder_inited)
    app.connect("builder-inited", incremental.on_builder_inited)
    app.connect("env-get-outdated", collect.on_env_get_outdated)
    app.connect("env-before-read-docs", collect.on_env_before_read_docs)
    app.connect("source-read", collect.on_source_read)
    app.connect("doctree-read", collect.on_doctree_read)
    publisher = publish.Publisher()
    app.connect("env-updated", publish.name_site)
    app.connect("env-updated", publisher.on_env_updated)
    app.connect("env-updated", incremental.on_env_updated)
    app.connect("write-started", incremental.on_write_started)
    app.connect("env-check-consistency", missing.on_env_check_consistency)
    app.connect("warn-missing-reference", missing.on_warn_missing_reference)
    app.add_post_transform(directives.ListingTransform)
    app.connect("doctree-resolved", publisher.on_doctree_resolved, priority=900)  # as others leave it
    app.connect("html-page-context", search.on_html_page_context, priority=600)  # after what says the base
    app.connect("html-collect-pages", incremental.on_html_collect_pages)
    app.add_css_file("portfolio/components.css", priority=700)
    for script in ("components", "claims"):
        app.add_js_file(f"portfolio/{script}.js", loading_method="defer")
    app.add_css_file("portfolio/search-field.css", priority=710)
    app.connect("build-finished", publisher.on_pages_written, priority=790)  # before the theme is done
    app.connect("build-finished", publisher.on_build_finished, priority=900)  # pages are as they stay
    app.connect("build-finished", incremental.on_build_finished, priority=990)  # once everything stands
    return {"parallel_read_safe": True, "parallel_write_safe": True}
