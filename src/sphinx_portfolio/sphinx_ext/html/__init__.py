"""What stands in and beside an HTML page beyond its text: head, ids of headings, formulas, Markdown copy.

Takes: Sphinx's HTML events. Gives: template context and HTML. Imports: ``exports``, the domain, and the
node of a formula.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_portfolio.listings import parts
from sphinx_portfolio.sphinx_ext.html import (
    citations,
    formulas,
    head,
    headings,
    look,
    not_found,
    policy,
    values,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect what pages are made of, in the order in which Sphinx calls it."""
    app.add_node(nodes.citation, override=True, html=(citations.visit_citation, citations.depart_citation))
    app.add_node(parts.formula, html=(formulas.visit_formula, None))
    app.add_html_math_renderer("mathml", (formulas.visit_math, None), (formulas.visit_math_block, None))
    app.add_transform(headings.HeadingIds)
    app.add_post_transform(citations.SourceTransform)
    app.add_post_transform(values.ValueTransform)
    policy.add_config_value(app)
    look.add_config_values(app)
    app.connect("config-inited", policy.on_config_inited)
    app.connect("config-inited", look.on_config_inited)
    app.connect("env-before-read-docs", citations.on_env_before_read_docs)
    app.connect("html-page-context", head.on_html_page_context, priority=550)  # what others say is said
    app.connect("html-page-context", look.on_html_page_context)
    app.connect("html-page-context", not_found.on_html_page_context)
    app.connect("build-finished", citations.on_build_finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
