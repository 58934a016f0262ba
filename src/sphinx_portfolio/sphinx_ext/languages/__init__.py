"""The language of a site: what its frame and scripts say, the owner's own words, and front matter translated.

Takes: Sphinx's events. Gives: template context, and messages and records in another language. Imports: the
words of ``graph``, the records of ``model``, and the domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect what depends on the language."""
    from sphinx_portfolio.sphinx_ext.languages import (
        catalogues,
        speech,
    )  # which need the domain, as it needs us

    app.connect("env-get-outdated", catalogues.on_env_get_outdated)
    app.connect("write-started", catalogues.on_write_started)
    app.connect("builder-inited", speech.on_builder_inited)
    app.connect("html-page-context", speech.on_html_page_context)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
