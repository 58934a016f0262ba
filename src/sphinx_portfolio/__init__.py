"""A portfolio as documentation: a checked graph of roles, write-ups, skills, results and their evidence."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from sphinx_portfolio.exports import kept

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = version("sphinx-portfolio")

rooms = ("sphinx_ext", "sphinx_ext.figures", "sphinx_ext.html", "sphinx_ext.languages", "theme")
"""The packages that Sphinx calls, each with a ``setup`` of its own; the others need no Sphinx."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the extension, room by room."""
    app.require_sphinx("8.2")
    app.setup_extension("sphinx_design")
    if not {"myst_parser", "myst_nb"} & {*app.config.extensions, *app.extensions}:
        app.setup_extension("myst_parser")
    for room in rooms:
        app.setup_extension(f"{__name__}.{room}")
    version_of_kept = int.from_bytes(kept.edition()[:6])  # another edition reads every page again
    return {
        "version": __version__,
        "env_version": version_of_kept,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
