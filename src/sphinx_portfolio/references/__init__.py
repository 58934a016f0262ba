"""References to a portfolio, for other projects: an extension of its own, ``sphinx_portfolio.references``.

Takes: Sphinx's registry. Gives: the domain's name, its kinds of objects and the roles that refer to them,
which intersphinx needs to find them in another project. Imports: nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.references import kinds

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Let pages refer to the objects of other projects, unless this project has a portfolio of its own."""
    if not app.registry.has_domain(kinds.References.name):
        app.add_domain(kinds.References)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
