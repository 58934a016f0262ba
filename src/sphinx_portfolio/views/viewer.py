"""What pages show, chosen over the linked portfolio and what is known of the site around it.

Two builds with equal views of a page have equal pages, which is how an incremental build knows what to write
again: a view holds all that its drawing depends on, and little else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from urllib.parse import urlsplit

from sphinx_portfolio.graph.words import message
from sphinx_portfolio.views.variants import Variant

if TYPE_CHECKING:
    from sphinx_portfolio.graph.pages import Exhibit, Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.items import Image, Link
    from sphinx_portfolio.model.records import PageRecord

Options: TypeAlias = Mapping[str, Any]
V = TypeVar("V")

HUES = 8
"""How many hues there are, each with a sign of its own; components.css has the same."""

KINDS = {
    "pull-request": message("Pull request"),
    "commit": message("Commit"),
    "repository": message("Repository"),
    "release": message("Release"),
    "package": message("Package"),
    "paper": message("Paper"),
    "patent": message("Patent"),
    "post": message("Post"),
    "news": message("News"),
    "talk": message("Talk"),
    "video": message("Video"),
    "dataset": message("Dataset"),
    "model": message("Model"),
    "design": message("Design"),
    "demo": message("Demo"),
    "documentation": message("Documentation"),
    "chart": message("Chart"),
    "program": message("Program"),
    "link": message("Link"),
}
"""What each kind of evidence is called, and a link that is none."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A link within the site, to a page or an anchor on it; without ``docname`` a text that leads nowhere."""

    text: str
    docname: str
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Outward:
    """A link that leaves the site; ``kind`` is that of the evidence, or ``link``.

    A program of the site has a ``place`` on it instead, page and anchor. A ``note`` tells when that ran, or
    when evidence was last seen.
    """

    text: str
    url: str
    kind: str = "link"
    place: tuple[str, str] | None = None
    note: str = ""

    @property
    def host(self) -> str:
        """Whose site it leads to: ``github.com``; nothing for a program and for an address without a host."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    def kind_label(self, words: Words) -> str:
        """Return what a reader is told of the link before following it: ``Pull request``."""
        return words(KINDS[self.kind])


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture: its file, from the folder of sources, and what it shows."""

    path: str
    alt: str


Contents: TypeAlias = tuple[tuple[str, tuple[Target | Outward, ...]], ...]
"""The toctrees of a page: their captions, and what they name."""


def to_page(page: Page[PageRecord]) -> Target:
    """Return the link to a page of the portfolio."""
    return Target(text=page.label, docname=page.docname)


def to_evidence(exhibit: Exhibit, words: Words) -> Outward:
    """Return the link to what shows a result."""
    evidence, shown = exhibit.evidence, exhibit.program
    note = ""
    if shown and shown.ran:
        note = words("runs at each build, last on {date}", date=shown.ran)
    elif shown:
        note = words("did not run at this build")
    elif exhibit.seen:
        note = words("seen {date}", date=words.date(exhibit.seen))
    place = None if evidence.url else exhibit.place
    return Outward(text=evidence.title, url=evidence.url, kind=evidence.kind, place=place, note=note)


def to_links(links: Iterable[Link]) -> tuple[Outward, ...]:
    """Return the other links of a record."""
    return tuple(Outward(text=link.label, url=link.url) for link in links)


@dataclass(frozen=True)
class Viewer:
    """Chooses what a page shows.

    ``listings`` tells the page on which each kind of listing stands, ``words`` how long a page is; ``home``
    is the first page of the portfolio and ``root`` that of the site, ``contents`` are the toctrees of each
    page that has some; ``bibliography`` is the page with all publications, or empty, and ``anchored`` tells
    that each has its place there. ``downloads`` are the résumé's files with their sizes, ``resume`` is what
    the owner wants on it, ``pictures`` are the
    files of pictures by the page and the path that stands on it. The pages in ``unread`` have a mistake in
    them, and show nothing.
    """

    portfolio: Portfolio
    listings: Mapping[str, str]
    words: Mapping[str, int]
    home: Target
    root: Target
    contents: Mapping[str, Contents] = field(default_factory=dict)
    bibliography: str = ""
    anchored: bool = False
    downloads: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[tuple[str, str], str] = field(default_factory=dict)
    resume: Variant = field(default_factory=Variant)
    unread: frozenset[str] = frozenset()
    _views: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def view(
        self, choose: Callable[[Viewer, str, Options], V | None], docname: str, options: Options
    ) -> V | None:
        """Return what ``choose`` finds for a page; it is asked once, and a build needs the answer twice."""
        if docname in self.unread:
            return None
        key = choose, docname, tuple(sorted(options.items()))
        if key not in self._views:
            self._views[key] = choose(self, docname, options)
        view: V | None = self._views[key]
        return view

    @property
    def folder(self) -> str:
        """The folder that the portfolio has within other documentation, ending with a slash; or nothing."""
        return "" if self.home == self.root else f"{self.home.docname.rpartition('/')[0]}/"

    def covers(self, docname: str) -> bool:
        """Tell whether a page is the portfolio's; what is beside its folder is left as it is."""
        return docname.startswith(self.folder)

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

    def hue(self, page: Page[PageRecord] | None) -> int:
        """Return the number of the hue that a role and its write-ups have, from 1; 0 for any other page.

        The oldest role has the first, so that each keeps its own when one is added.
        """
        role = self.portfolio.role_of(page)
        return (len(self.portfolio.roles) - self.portfolio.roles.index(role) - 1) % HUES + 1 if role else 0

    def picture(self, page: Page[PageRecord], image: Image | None) -> Picture | None:
        """Return a picture that a page names, where its file is there."""
        path = self.pictures.get((page.docname, image.src), "") if image else ""
        return Picture(path=path, alt=image.alt) if image and path else None

    def to_publication(self, entry: Publication) -> Target:
        """Return the link to a publication on the page that lists them all, as far as there is one."""
        anchor = f"publication-{entry.key}" if self.anchored else ""
        return Target(text=entry.title, docname=self.bibliography, anchor=anchor)

    def to_skill(self, use: SkillUse) -> Target:
        """Return the link to a skill's place on the skills page; it leads nowhere without such a page."""
        return Target(text=use.skill.name, docname=self.listings.get("skills", ""), anchor=use.anchor)
