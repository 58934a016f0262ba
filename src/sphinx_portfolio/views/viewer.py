"""What pages show, chosen over the linked portfolio and what is known of the site around it.

Two builds with equal views of a page have equal pages, which is how an incremental build knows what to write
again: a view holds all that its drawing depends on, and little else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sphinx_portfolio.graph.pages import Exhibit, Page, is_project

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio, SkillUse
    from sphinx_portfolio.model.records import Link, PageRecord

Options: TypeAlias = Mapping[str, Any]
V = TypeVar("V")


@dataclass(frozen=True, kw_only=True)
class Target:
    """A link within the site, to a page or an anchor on it; without ``docname`` a text that leads nowhere."""

    text: str
    docname: str
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Outward:
    """A link that leaves the site; ``kind`` is that of the evidence, or ``link``."""

    text: str
    url: str
    kind: str = "link"

    @property
    def kind_label(self) -> str:
        """What a reader is told of the link before following it: ``Pull request``."""
        return self.kind.replace("-", " ").capitalize()


def to_page(page: Page[PageRecord]) -> Target:
    """Return the link to a page of the portfolio."""
    return Target(text=page.label, docname=page.docname)


def to_evidence(exhibit: Exhibit) -> Outward:
    """Return the link to what shows a result."""
    return Outward(text=exhibit.evidence.title, url=exhibit.evidence.url, kind=exhibit.evidence.kind)


def to_links(links: Iterable[Link]) -> tuple[Outward, ...]:
    """Return the other links of a record."""
    return tuple(Outward(text=link.label, url=link.url) for link in links)


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """Where a page stands: the way to it, its neighbours in time, and the shape of the site around it.

    ``roles`` are all roles, ``role`` is the docname of the page's own and ``work`` the write-ups of that;
    ``others`` are the pages beside them.
    """

    parents: tuple[Target, ...]
    previous: Target | None
    next: Target | None
    roles: tuple[Target, ...]
    role: str
    work: tuple[Target, ...]
    others: tuple[Target, ...]


@dataclass(frozen=True)
class Viewer:
    """Chooses what a page shows.

    ``listings`` tells the page on which each kind of listing stands, ``words`` how long a page is; ``home``
    and ``others`` are the first page and those that it leads to beside roles and write-ups; ``bibliography``
    is the page with all publications, or empty, and ``downloads`` are the résumé's files with their sizes.
    """

    portfolio: Portfolio
    listings: Mapping[str, str]
    words: Mapping[str, int]
    home: Target
    others: tuple[Target, ...] = ()
    bibliography: str = ""
    downloads: Mapping[str, int] = field(default_factory=dict)
    _views: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def view(
        self, choose: Callable[[Viewer, str, Options], V | None], docname: str, options: Options
    ) -> V | None:
        """Return what ``choose`` finds for a page; it is asked once, and a build needs the answer twice."""
        key = choose, docname, tuple(sorted(options.items()))
        if key not in self._views:
            self._views[key] = choose(self, docname, options)
        view: V | None = self._views[key]
        return view

    def find(self, kind: str, name: str) -> Target | None:
        """Return what a cross-reference of a kind leads to, or None."""
        portfolio = self.portfolio
        if kind == "role" and (role := portfolio.role(name)):
            return to_page(role)
        if kind == "project" and (project := portfolio.project(name)):
            return to_page(project)
        if kind == "skill" and (use := portfolio.skill(name)) and "skills" in self.listings:
            return self.to_skill(use)
        if kind == "evidence" and (exhibit := portfolio.exhibits.get(name)):
            return Target(text=exhibit.evidence.title, docname=exhibit.page.docname, anchor=exhibit.anchor)
        return None

    def to_skill(self, use: SkillUse) -> Target:
        """Return the link to a skill's place on the skills page; it leads nowhere without such a page."""
        return Target(text=use.skill.name, docname=self.listings.get("skills", ""), anchor=use.anchor)

    def navigation(self, docname: str) -> Navigation:
        """Return where a page stands among the others."""
        page = self.portfolio.page(docname)
        role = self.portfolio.role_of(page)
        parents = () if docname == self.home.docname else (self.home,)
        before, after = self._neighbours.get(docname, (None, None))
        return Navigation(
            parents=(*parents, to_page(role)) if role and is_project(page) else parents,
            previous=before,
            next=after,
            roles=tuple(map(to_page, self.portfolio.roles)),
            role=role.docname if role else "",
            work=tuple(map(to_page, self.portfolio.projects_of(role.id))) if role else (),
            others=self.others,
        )

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Target | None, Target | None]]:
        """What comes before and after each page for whoever reads them all, beginning at home."""
        order = [self.home, *map(to_page, self.portfolio.reading_order)]
        beside = zip(order, [None, *order], [*order[1:], None], strict=False)
        return {target.docname: (before, after) for target, before, after in beside}
