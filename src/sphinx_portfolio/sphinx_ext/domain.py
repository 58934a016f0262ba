"""The domain: the one owner of state. It keeps each page's record and what each page shows.

Records are noted while pages are read; the portfolio is linked from them once reading is over, and every
later step takes it from :attr:`PortfolioDomain.portfolio`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.util import logging
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinx_portfolio.exports import json_ld
from sphinx_portfolio.exports.site import folder
from sphinx_portfolio.graph import checks
from sphinx_portfolio.graph.pages import Drafts, Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.problems import Problem, Subtype, type_prefix
from sphinx_portfolio.programs import placed
from sphinx_portfolio.references.kinds import References
from sphinx_portfolio.sphinx_ext import config, contents
from sphinx_portfolio.sphinx_ext.languages.front_matter import in_language
from sphinx_portfolio.views import navigation
from sphinx_portfolio.views.viewer import Options, Target, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.model.frontmatter import Path
    from sphinx_portfolio.model.records import PageRecord
    from sphinx_portfolio.programs.placed import PlacedProgram
    from sphinx_portfolio.programs.running import Program, Run

logger = logging.getLogger(__name__)


class Placement(NamedTuple):
    """A listing where it stands on a page: its name, its options and its line."""

    name: str
    options: Options
    line: int


@dataclass
class PageNotes:
    """What reading one page has found: plain data, pickled with the environment."""

    record: PageRecord | None = None
    lines: Mapping[Path, int] = field(default_factory=dict)
    broken: bool = False
    listings: list[Placement] = field(default_factory=list)
    programs: list[PlacedProgram] = field(default_factory=list)
    references: set[tuple[str, str]] = field(default_factory=set)
    only_hidden_toctrees: bool = False
    words: int = 0
    end: int = 0
    pictures: dict[str, str] = field(default_factory=dict)

    @property
    def lists_publications(self) -> bool:
        """Whether every publication has its place on the page."""
        placed = (each.options for each in self.listings if each.name == "publications")
        return any(options.keys().isdisjoint({"selected", "limit"}) for options in placed)


class PortfolioDomain(References):
    """Roles, write-ups, skills and evidence, and the references between them."""

    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "shown": {}, "wholes": {}, "catalogues": b""}
    legible = True  # the language of the site, in the fonts that résumé and cards are set with
    _viewer: Viewer | None = None
    _unread: tuple[Problem, ...] = ()
    drafts = Drafts()  # what is kept back from this build
    runs: Mapping[Program, Run | Problem] = MappingProxyType({})

    @property
    def pages(self) -> dict[str, PageNotes]:
        """What is known of each page, by docname."""
        notes: dict[str, PageNotes] = self.data["pages"]
        return notes

    def note(self, docname: str) -> PageNotes:
        """Return the notes of a page, to be added to while the page is read."""
        self._viewer = None
        return self.pages.setdefault(docname, PageNotes())

    def role(self, name: str) -> Any:
        """Return a role of ours, or of Python's domain, which ours is the primary one instead of."""
        return super().role(name) or self.env.domains.python_domain.role(name)

    def directive(self, name: str) -> Any:
        """Return a directive of ours, or of Python's domain."""
        return super().directive(name) or self.env.domains.python_domain.directive(name)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        self._viewer = None
        self.pages.pop(docname, None)
        for digests in self.data["shown"].values():
            digests.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel reader has read."""
        self._viewer = None
        self.pages.update({name: notes for name, notes in otherdata["pages"].items() if name in docnames})

    def records(self) -> list[Page[PageRecord]]:
        """Return the page of every record, with its title."""
        said = (
            (docname, notes.lines, in_language(self.env, docname, notes.record))
            for docname, notes in sorted(self.pages.items())
            if notes.record is not None
        )
        return [Page(docname=name, title=self.title(name), record=r, lines=lines) for name, lines, r in said]

    @property
    def broken(self) -> frozenset[str]:
        """The ids of the pages that could not be read."""
        return frozenset(name.rpartition("/")[2] for name, notes in self.pages.items() if notes.broken)

    def title(self, docname: str) -> str:
        """Return the title of any page of the site."""
        return self.env.titles[docname].astext() if docname in self.env.titles else docname

    @cached_property
    def words(self) -> Words:
        """The language of the site, with the owner's own words."""
        return Words(self.env.config.language, folders=config.locale_folders(self.env))

    @property
    def viewer(self) -> Viewer:
        """What the pages show, over the portfolio as it has been read."""
        if self._viewer is None:
            pages, (publications, self._unread) = self.records(), config.read_publications(self.env)
            root, today, seen = self.env.config.root_doc, config.now().date(), config.read_seen(self.env)
            by_page, words = {name: notes.programs for name, notes in sorted(self.pages.items())}, self.words
            about: Any = {"programs": placed.shown(by_page, self.runs, words), "words": words, "seen": seen}
            portfolio = Portfolio.link(pages, today=today, home=root, publications=publications, **about)
            profile = portfolio.profile.docname if portfolio.profile else root
            home = profile if "/" in profile else root  # within other documentation it has a folder
            ours = next((name for name in sorted(self.pages) if self.pages[name].lists_publications), "")
            last = sorted(self.pages.items(), reverse=True)  # of equal listings the first page counts
            self._viewer = Viewer(
                portfolio,
                {listing.name: docname for docname, notes in last for listing in notes.listings},
                words={docname: notes.words for docname, notes in self.pages.items()},
                unread=frozenset(docname for docname, notes in self.pages.items() if notes.broken),
                home=Target(text=self.title(home), docname=home),
                root=Target(text=self.title(root), docname=root),
                contents=contents.read(self.env, self.title),
                pictures={
                    (docname, source): path
                    for docname, notes in sorted(self.pages.items())
                    for source, path in sorted(notes.pictures.items())
                },
                resume=config.read_variants(self.env.config)[0],
                bibliography=ours or contents.bibliography(self.env),
                anchored=bool(ours),
            )
        return self._viewer

    def note_runs(self, runs: Mapping[Program, Run | Problem]) -> None:
        """Take note of what came of programs."""
        self._viewer, self.runs = None, runs

    def note_downloads(self, sizes: Mapping[str, int]) -> None:
        """Take note of the files beside the pages that a page offers, with their sizes."""
        self._viewer = replace(self.viewer, downloads=sizes)

    @property
    def portfolio(self) -> Portfolio:
        """The linked whole; complete once reading is over."""
        return self.viewer.portfolio

    def page_metadata(self, docname: str, *, title: str = "", description: str = "") -> json_ld.PageMetadata:
        """Return what machines are told of a page; one of the portfolio has a description of its own."""
        page, notes, viewer = self.portfolio.page(docname), self.pages.get(docname), self.viewer
        site_title = self.env.config.html_title or self.env.config.project
        return json_ld.PageMetadata(
            docname=docname,
            title=title or (page.title if page else self.title(docname)),
            description=page.record.summary if page else description,
            home=viewer.home.docname,
            trail=navigation.way_to(viewer, docname),
            site_title=viewer.home.text if viewer.folder else site_title,
            language=config.language(self.env.config),
            lists=bool(notes and notes.listings),
            photo=self.photo,
        )

    @property
    def photo(self) -> str:
        """The address of the photo, where the site knows its own."""
        viewer, base = self.viewer, folder(self.env.config.html_baseurl)
        profile = viewer.portfolio.profile
        shown = viewer.picture(profile, profile.record.photo) if profile else None
        return f"{base}_images/{self.env.images[shown.path][1]}" if shown and base else ""

    def check_consistency(self) -> None:
        """Say everything that does not hold over the whole portfolio."""
        references = set().union(*(notes.references for notes in self.pages.values()))
        read = tuple(f"{entry.key}." for entry in self.portfolio.publications)
        lost = any(not f"{problem.path}.".startswith(read) for problem in self._unread)
        cited = {target for kind, target in references if kind in {"evidence", "any"}}
        records, broken, drafts = self.records(), self.broken, self.drafts
        for problem in checks.check(self.portfolio, records, cited=cited, broken=broken, drafts=drafts):
            if not (lost and problem.subtype is Subtype.UNKNOWN_PUBLICATION):  # which follows from it
                warn(problem)
        for page, id in checks.of_drafts(self.portfolio, self.drafts):
            told_of = "its role “%s” is a draft, so it stands as work of your own."
            logger.info(told_of, id, location=page.docname)
        for problem in self._unread:
            warn(problem, FilePath(self.env.config.portfolio_publications))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a reference of one kind; its text is the title of what it leads to, unless it has its own."""
        if typ == "target":  # from a listing, which knows where it points
            docname, _, anchor = target.partition("#")
            return make_refnode(builder, fromdocname, docname, anchor, contnode)
        if typ == "file":  # what is exported beside the pages
            here = builder.get_target_uri(fromdocname)
            return nodes.reference("", "", contnode, internal=True, refuri=relative_uri(here, target))
        found = self.viewer.find(typ, target)
        if found is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", found.text, classes=["xref", f"portfolio-{typ}"])
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link a reference of the kind ``any``, with every kind of object it can mean."""
        given = target, node, contnode
        linked = ((kind, self.resolve_xref(env, fromdocname, builder, kind, *given)) for kind in self.roles)
        return [(f"portfolio:{kind}", reference) for kind, reference in linked if reference is not None]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what other sites can refer to through ``objects.inv``."""
        portfolio = self.portfolio
        for page in portfolio.evident:
            yield page.id, page.label, page.record.kind, page.docname, "", 1
        if "skills" in self.viewer.listings:
            for use in portfolio.skills:
                skill, there = use.skill, self.viewer.listings["skills"]
                yield skill.name, skill.name, "skill", there, use.anchor, 0
                for name in {skill.id, *skill.aliases} - {skill.name}:  # for other projects alone
                    yield name, skill.name, "skill", there, use.anchor, -1
        for id, exhibit in portfolio.exhibits.items():
            yield id, exhibit.evidence.title, "evidence", exhibit.page.docname, exhibit.anchor, -1


def get_domain(env: BuildEnvironment) -> PortfolioDomain:
    """Return the portfolio domain of an environment."""
    domain = env.get_domain(PortfolioDomain.name)
    assert isinstance(domain, PortfolioDomain), "setup() has registered the domain"
    return domain


def warn(problem: Problem, path: FilePath | None = None) -> None:
    """Print a problem of a page, or of another file, as a located warning that its subtype can suppress."""
    place = f"{path}:{problem.line}" if path else (problem.docname, problem.line)
    logger.warning("%s", problem, type=type_prefix, subtype=problem.subtype.value, location=place)
