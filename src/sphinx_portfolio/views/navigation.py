"""Where a page stands: the way to it, its neighbours, and the contents of the site around it.

The contents are the owner's toctrees, heard whole: captions, titles, links out, pages below pages. The shape
of the portfolio, each role with its write-ups, stands in them in place of the pages that they name one by
one. Pages below another are listed on the way to the page alone: a site of a thousand would repeat them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.graph.pages import is_dated, is_project, is_role
from sphinx_portfolio.views.viewer import Outward, Target, to_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_portfolio.views.viewer import Options, Viewer


class Item(NamedTuple):
    """A line of the contents, with the lines below it where the page is below it."""

    target: Target | Outward
    items: tuple[Item, ...] = ()


class Group(NamedTuple):
    """Lines under a caption, or under none."""

    caption: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """What stands around a page; ``parents`` are the way to it, and do not hold it.

    ``hues`` are those of the roles and of the write-ups on the way, by their pages.
    """

    parents: tuple[Target, ...]
    previous: Target | None
    next: Target | None
    groups: tuple[Group, ...]
    hues: Mapping[str, int] = field(default_factory=dict)


def around(viewer: Viewer, docname: str, options: Options) -> Navigation:
    """Return what stands around a page."""
    return viewer.view(_navigator, "", options).around(docname)  # type: ignore[union-attr]


def way_to(viewer: Viewer, docname: str) -> tuple[Target, ...]:
    """Return the pages above a page, from the first of the site."""
    return tuple(viewer.view(_navigator, "", {}).way_to(docname))  # type: ignore[union-attr]


def _navigator(viewer: Viewer, docname: str, options: Options) -> _Navigator:
    return _Navigator(viewer)


class _Navigator:
    """Finds what stands around each page of a site."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer, self._portfolio = viewer, viewer.portfolio

    def around(self, docname: str) -> Navigation:
        """Return what stands around a page."""
        before, after = self._neighbours.get(docname, (None, None))
        parents = tuple(self.way_to(docname))
        way = {docname, *(parent.docname for parent in parents)}
        groups, hues = tuple(self._groups(way)), {name: self._hues[name] for name in way & self._hues.keys()}
        hues = self._of_roles | hues
        return Navigation(parents=parents, previous=before, next=after, groups=groups, hues=hues)

    @cached_property
    def _hues(self) -> dict[str, int]:
        dated = self._portfolio.dated
        return {page.docname: hue for page in dated if (hue := self._viewer.hue(page))}

    @cached_property
    def _of_roles(self) -> dict[str, int]:
        return {page.docname: self._hues[page.docname] for page in self._portfolio.roles}

    def way_to(self, docname: str) -> list[Target]:
        """Return the pages above one, from the first of the site; what no toctree names is below home."""
        if docname == self._viewer.root.docname:
            return []
        home = self._viewer.home
        above = self._parents.get(docname, self._viewer.root if docname == home.docname else home)
        return [*self.way_to(above.docname), above]

    @cached_property
    def _parents(self) -> dict[str, Target]:
        """The page above each page that the contents lead to; the first that leads there counts."""
        root = self._viewer.root
        found, waiting = {root.docname: root}, [root]
        while waiting:
            above = waiting.pop()
            below = [to for to in self._below(above.docname) if isinstance(to, Target)]
            new = {to.docname: to for to in below if to.docname not in found and self._is_below(to, above)}
            found |= dict.fromkeys(new, above)
            waiting += reversed(new.values())
        return found

    def _is_below(self, to: Target, above: Target) -> bool:
        """Tell whether a page is on the way to another: a write-up of several roles is below its first."""
        role, page = self._portfolio.page(above.docname), self._portfolio.page(to.docname)
        return not (is_role(role) and is_project(page)) or self._portfolio.role_of(page) is role

    def _below(self, docname: str) -> Iterator[Target | Outward]:
        """Yield what stands below a page: of the portfolio what belongs there, and what its toctrees name."""
        page = self._portfolio.page(docname)
        if is_role(page):
            yield from map(to_page, self._portfolio.projects_of(page.id))
        if docname == self._viewer.home.docname:
            yield from self._shape()
        yield from self._named(to for _, targets in self._viewer.contents.get(docname, ()) for to in targets)

    def _shape(self) -> Iterator[Target]:
        yield from map(to_page, self._portfolio.roles)
        yield from map(to_page, self._portfolio.own_projects)

    def _named(self, targets: Iterable[Target | Outward]) -> Iterator[Target | Outward]:
        """Yield what a toctree names beside the pages that the shape of the portfolio holds."""
        for to in targets:
            if isinstance(to, Outward) or not is_dated(self._portfolio.page(to.docname)):
                yield to

    def _groups(self, way: set[str]) -> Iterator[Group]:
        viewer, home = self._viewer, self._viewer.home.docname
        shape = self._items(self._shape(), way) if home == viewer.root.docname else ()
        if shape and not any(holds_shape for *_, holds_shape in self._toctrees):
            yield from self._by_shape(way)
        if home not in self._parents:
            yield Group("", self._items([viewer.home], way))
        for caption, named, holds_shape in self._toctrees:
            items = self._items(named, way)
            if shape and holds_shape:
                items, shape = (*shape, *items), ()
            if items:
                yield Group(caption, items)

    @cached_property
    def _toctrees(self) -> list[tuple[str, list[Target | Outward], bool]]:
        """The toctrees of the first page: what they name beside the shape, and whether that is in them."""
        root, words = self._viewer.root.docname, self._portfolio.words
        toctrees = self._viewer.contents.get(root, ())
        if not any(caption for caption, _ in toctrees) and self._viewer.home.docname == root:
            others = (to for _, targets in toctrees for to in self._named(targets))
            toctrees = ((words("Across roles") if self._portfolio.roles else "", tuple(others)),)
        return [(caption, list(self._named(to)), self._holds_shape(to)) for caption, to in toctrees]

    def _by_shape(self, way: set[str]) -> Iterator[Group]:
        """Yield the roles, and apart from them the work of one's own."""
        portfolio, words = self._portfolio, self._portfolio.words
        if portfolio.roles:
            yield Group(words("Roles"), self._items(map(to_page, portfolio.roles), way))
        if portfolio.own_projects:
            yield Group(words("Own work"), self._items(map(to_page, portfolio.own_projects), way))

    def _holds_shape(self, targets: Iterable[Target | Outward]) -> bool:
        return any(isinstance(to, Target) and is_dated(self._portfolio.page(to.docname)) for to in targets)

    def _items(self, targets: Iterable[Target | Outward], way: set[str]) -> tuple[Item, ...]:
        """Return the lines for what is named, each thing once; those on the way have theirs below them."""

        def item(to: Target | Outward) -> Item:
            if isinstance(to, Outward) or to.docname not in way - {self._viewer.root.docname}:
                return Item(to)
            return Item(to, self._items(self._below(to.docname), way - {to.docname}))

        return tuple(map(item, dict.fromkeys(targets)))

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Target | None, Target | None]]:
        """What comes before and after each page for whoever reads the portfolio, or a part beside it."""
        home = self._viewer.home
        found = dict(_beside([home, *map(to_page, self._portfolio.reading_order)]))
        for part in self._named(self._below(home.docname)):
            if isinstance(part, Target) and len(pages := list(self._whole(part, {home.docname}))) > 1:
                found = dict(_beside(pages)) | found
        return found

    def _whole(self, part: Target, seen: set[str]) -> Iterator[Target]:
        if part.docname not in seen and not is_dated(self._portfolio.page(part.docname)):
            seen.add(part.docname)
            yield part
            for to in self._below(part.docname):
                if isinstance(to, Target):
                    yield from self._whole(to, seen)


def _beside(order: list[Target]) -> Iterator[tuple[str, tuple[Target | None, Target | None]]]:
    for target, before, after in zip(order, [None, *order], [*order[1:], None], strict=False):
        yield target.docname, (before, after)
