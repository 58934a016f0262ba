"""The theme ``portfolio``, which inherits Furo: the frame around each page, and what a page loads.

Takes: the domain's navigation, and the built pages. Gives: template context, and in each page the rules that
it needs. Imports: ``sphinx_ext``, ``exports``, ``views``, ``graph``, ``model``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.theme import chrome, loading

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Offer the theme; what is connected does nothing under a theme that is not this one nor inherits it."""
    app.add_html_theme("portfolio", str(chrome.FOLDER))
    app.connect("builder-inited", chrome.on_builder_inited)
    app.connect("html-page-context", chrome.on_html_page_context, priority=400)  # Furo reads ours at 500
    app.connect("html-page-context", chrome.give_back_toctree, priority=600)
    app.connect("build-finished", loading.on_build_finished, priority=800)  # after all who write sheets
    return {"parallel_read_safe": True, "parallel_write_safe": True}
