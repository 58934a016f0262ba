"""What an owner and translators bring in catalogues: other words for ours, and the texts of front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.exports import kept
from sphinx_portfolio.graph.words import catalogue_files
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.languages import front_matter

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Offer the texts of front matter to translators, where catalogues are made."""
    notes = get_domain(builder.env).pages.items()
    found = [(docname, each.record, each.lines) for docname, each in sorted(notes) if each.record]
    front_matter.offer(builder, found)


def on_env_get_outdated(app: Sphinx, env: BuildEnvironment, *_: object) -> set[str]:
    """Have every page read again when the owner's words for ours have changed: figures say them then."""
    domain = get_domain(env)
    paths = catalogue_files(env.config.language, domain.words.folders)
    before, now = domain.data["catalogues"], kept.digest(*(path.read_bytes() for path in paths))
    domain.data["catalogues"] = now
    return set(env.found_docs) if before != now else set()
