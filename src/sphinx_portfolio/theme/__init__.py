"""The theme ``portfolio``, which inherits Furo: templates, styles, scripts, and what a page loads.

Takes: a built page. Gives: the page with the rules it needs in it. Imports: ``sphinx_ext``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.theme import loading

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the theme, and what decides what a page loads."""
    page_assets = loading.PageAssets()
    app.connect("html-page-context", page_assets.on_html_page_context, priority=900)  # after all the others
    app.add_css_file("portfolio.css", priority=700)
    app.add_js_file("portfolio.js", priority=150, loading_method="defer")  # before Furo's at 200
    return {"parallel_read_safe": True, "parallel_write_safe": True}
