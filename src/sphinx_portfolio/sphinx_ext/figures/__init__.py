"""The directives of charts, diagrams, programs and steppers, and what they become when a page is written.

Takes: directives. Gives: nodes with an SVG element, or with words where no picture can stand. Imports:
``charts``, ``programs`` and the domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.sphinx_ext import directives
from sphinx_portfolio.sphinx_ext.figures import (
    chart,
    figure,
    listing,
    program,
    runs,
    stepper,
    steps,
    transforms,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

DIRECTIVES = {
    "chart": chart.ChartDirective,
    "diagram": figure.DiagramDirective,
    "program": program.ProgramDirective,
    "stepper": stepper.StepperDirective,
    "step": stepper.StepDirective,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the directives, and what puts their pictures into the pages."""
    app.add_node(figure.picture)
    app.add_node(figure.data, html=(transforms.visit_data, transforms.depart_data))
    app.add_node(program.program)
    app.add_node(listing.source, html=(listing.visit_source, listing.depart_source))
    for name, made in DIRECTIVES.items():
        app.add_directive_to_domain("portfolio", name, directives.with_old_options(name, made))
    app.add_node(stepper.stepper, html=(steps.visit_stepper, steps.depart_block))
    app.add_node(stepper.step, html=(steps.visit_step, steps.depart_block))
    app.add_node(stepper.name, html=(steps.visit_name, steps.depart_name))
    app.add_post_transform(steps.StepperTransform)
    app.add_post_transform(steps.PlainStepsTransform)
    app.connect("doctree-read", stepper.on_doctree_read)
    app.connect("html-page-context", steps.on_html_page_context)
    app.connect("env-updated", runs.on_env_updated, priority=400)  # before what pages show is compared
    app.add_post_transform(runs.ProgramTransform)
    listings = listing.Listings()
    app.connect("env-updated", listings.on_env_updated)
    app.connect("doctree-resolved", listings.on_doctree_resolved)
    app.connect("html-collect-pages", listings.on_html_collect_pages)
    app.add_post_transform(transforms.PictureTransform)
    app.add_post_transform(transforms.PlainTransform)
    app.add_css_file("portfolio/figures.css", priority=690)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
