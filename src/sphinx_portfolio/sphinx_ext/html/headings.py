"""Ids of headings: to be read in every script, and none that a listing on the same page gives."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_portfolio.model.fields import free, slug
from sphinx_portfolio.sphinx_ext.directives import placeholder

GIVEN = {
    "entries": ("entry-",),
    "evidence": ("evidence-",),
    "publications": ("publication-", "publications-"),
    "results": ("result-",),
    "resume": ("resume-",),
    "skills": ("skill-", "skills-"),
}
"""How the ids begin that each listing gives on the page where it stands."""

_NUMBERED = re.compile(r"(id|section-)\d+")
"""What docutils calls a heading of which it keeps no letter, or one that another has been called."""


class HeadingIds(SphinxTransform):
    """Give headings in other scripts than Latin an id of their words, and those like a listing's another."""

    default_priority = 200  # before anything refers to them

    def apply(self, **kwargs: Any) -> None:
        """Rename the headings of one page."""
        listings = {node["listing"] for node in self.document.findall(placeholder)}
        given = tuple(chain.from_iterable(GIVEN.get(name, ()) for name in sorted(listings)))
        for section in self.document.findall(nodes.section):
            for old in section["ids"][:1]:
                title = section[0].astext()
                unread = _NUMBERED.fullmatch(old) and not (title.isascii() and nodes.make_id(title))
                meant = slug(title) if unread else old
                wanted = f"section-{meant}" if given and meant.startswith(given) else meant
                if wanted != old:
                    self._rename(section, free(wanted, self.document.ids))

    def _rename(self, section: nodes.section, new: str) -> None:
        """Call a section something else, wherever docutils and MyST have noted its id."""
        old, section["ids"][0] = section["ids"][0], new
        self.document.ids[new] = self.document.ids.pop(old, section)
        for name, id in self.document.nameids.items():
            if id == old:
                self.document.nameids[name] = new
        slugs: dict[str, tuple[int, str, str]] = getattr(self.document, "myst_slugs", {})
        for name, (line, id, text) in slugs.items():
            if id == old:
                slugs[name] = (line, new, text)
