"""The manual for owners: the configuration of its Sphinx build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.model import reference
from sphinx_portfolio.sphinx_ext import neighbours

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "sphinx-portfolio"
author = project_copyright = "the authors of sphinx-portfolio"

extensions = ["myst_parser", "sphinx_portfolio.theme"]
myst_enable_extensions = ["colon_fence", "deflist"]
exclude_patterns = ["example"]  # its pages are shown as text
myst_heading_anchors = 2
html_theme = "portfolio"
html_title = "A portfolio as documentation"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["manual.css"]


def outputs() -> str:
    """Return what can be left out, by name."""
    return reference.table(
        ("Name", "Output"), ((f"`{name}`", text) for name, text in neighbours.OUTPUTS.items())
    )


def stand_ins() -> str:
    """Return which extension stands in for which of our outputs."""
    rows = (
        (f"`{beside.extension}`", ", ".join(f"`{name}`" for name in beside.outputs), f"`{beside.setting}`")
        for beside in neighbours.NEIGHBOURS
    )
    return reference.table(("Extension", "Stands in for", "Unless this is empty"), rows)


REFERENCES = {
    "fields": reference.fields,
    "warnings": reference.warnings,
    "outputs": outputs,
    "neighbours": stand_ins,
}


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put the reference where a page asks for it: it is made from the code at each build."""
    for name, text in REFERENCES.items():
        content[0] = content[0].replace(f"% reference: {name}\n", text())


def setup(app: Sphinx) -> None:
    """Connect the reference."""
    app.connect("source-read", on_source_read)
