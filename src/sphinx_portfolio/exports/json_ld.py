"""JSON-LD in the vocabulary of schema.org: what a page is about, for search engines.

Each page carries one graph. Things that several pages speak of have the same ``@id`` on all of them: the
person and the site stand on the home page, a role and its organisation on the role's page, a work and its
results on its write-up. Nothing is said of the person that no page says: a role that is over is an
``OrganizationRole`` with its dates, not an employer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sphinx_portfolio.exports import person
from sphinx_portfolio.exports.cited import PUBLICATION_TYPES, Kind, Node, exhibit_of, node, venue
from sphinx_portfolio.graph import publications
from sphinx_portfolio.graph.pages import Claim, Page, grouped, is_profile, is_project, is_role, statement

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.records import Project, Role
    from sphinx_portfolio.views.viewer import Target

Link: TypeAlias = Callable[[str, str], str]
"""Returns the address of a page, or of an anchor on it: absolute, or relative to the page at hand."""


@dataclass(frozen=True, kw_only=True)
class PageMetadata:
    """A page as the site knows it: ``trail`` leads to it from the first page of the site.

    ``home`` is the first page of the portfolio; ``lists`` tells that the page is made to list others, and
    ``photo`` is the address of a picture of the person.
    """

    docname: str
    title: str
    description: str
    trail: tuple[Target, ...]
    site_title: str
    language: str
    home: str
    lists: bool = False
    photo: str = ""


def dump(graph: Node) -> str:
    """Return a graph as JSON that no text in it can lead out of the script element around it."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def graph(
    portfolio: Portfolio, meta: PageMetadata, link: Link, publications: Iterable[Publication] = ()
) -> Node:
    """Return the graph of one page, on which ``publications`` are shown."""
    return {"@context": "https://schema.org", "@graph": _Graph(portfolio, meta, link).nodes(publications)}


def _refs(nodes: Iterable[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


class _Graph(NamedTuple):
    """The nodes of one page."""

    portfolio: Portfolio
    meta: PageMetadata
    link: Link

    def nodes(self, publications: Iterable[Publication]) -> list[Node]:
        """Return what the page is, then the site, the way to the page, the person and the publications."""
        page = self.portfolio.page(self.meta.docname)
        published = [self._publication(entry) for entry in publications]
        if is_role(page):
            nodes = self._role_page(page, published)
        elif is_project(page):
            nodes = self._write_up(page, published)
        else:
            profile = is_profile(page)
            kind = "ProfilePage" if profile else "CollectionPage" if page or self.meta.lists else "WebPage"
            main = self._person_id if profile else None
            nodes = [self._page(kind, mainEntity=main, hasPart=_refs(published))]
        return [*nodes, self._website(), *self._trail(), self._person(), *published]

    @property
    def _person_id(self) -> Node:
        """A reference to the person whom the site is about."""
        return {"@id": self.link(self.meta.home, "person")}

    def _website(self) -> Node:
        return node(
            "WebSite",
            self.link(self.meta.home, "website"),
            name=self.meta.site_title,
            url=self.link(self.meta.home, ""),
            inLanguage=self.meta.language,
            author=self._person_id if self.portfolio.profile else None,
        )

    def _trail(self) -> list[Node]:
        """Return the way to the page, but on the first page, to which there is none."""
        meta = self.meta
        if not meta.trail:
            return []
        steps = [*((target.text, target.docname) for target in meta.trail), (meta.title, meta.docname)]
        items = [
            {"@type": "ListItem", "position": position, "name": text, "item": {"@id": self.link(name, "")}}
            for position, (text, name) in enumerate(steps, start=1)
        ]
        id = self.link(meta.docname, "breadcrumb")
        return [{"@type": "BreadcrumbList", "@id": id, "itemListElement": items}]

    def _person(self) -> Node:
        """Return the person: in full on the home page, by name elsewhere."""
        id, profile = self._person_id["@id"], self.portfolio.profile
        if profile is None:
            return node("Person", id, name=self.meta.site_title)
        named = {"name": profile.record.name, "url": self.link(profile.docname, "")}
        if profile.docname != self.meta.docname:
            return node("Person", id, **named)
        return node(
            "Person",
            id,
            **named,
            disambiguatingDescription=profile.record.headline,
            description=profile.record.summary,
            sameAs=[out.url for out in profile.record.links],
            knowsAbout=[use.skill.name for use in self.portfolio.skills if use.proofs],
            memberOf=[self._role(role) for role in self.portfolio.roles],
            **person.properties(self.portfolio, profile.record, self.meta.photo),
        )

    def _page(self, kind: Kind, **more: Any) -> Node:
        address = self.link(self.meta.docname, "")
        return node(
            kind,
            address,
            url=address,
            name=self.meta.title,
            description=self.meta.description,
            inLanguage=self.meta.language,
            isPartOf={"@id": self.link(self.meta.home, "website")},
            breadcrumb={"@id": self.link(self.meta.docname, "breadcrumb")} if self.meta.trail else None,
            **more,
        )

    def _organisation(self, page: Page[Role]) -> Node:
        """Return an organisation, the same for all roles at it: with the places of all of them."""
        roles = next(roles for roles in self.portfolio.employers if page in roles)
        first, records = roles[-1], [role.record for role in roles]
        return node(
            "Organization",
            self.link(first.docname, "organisation"),
            name=first.record.organisation,
            url=next((record.url for record in records if record.url), None),
            location=list(dict.fromkeys(record.location for record in records if record.location)),
        )

    def _role(self, page: Page[Role]) -> Node:
        """Return a role as the membership that it was; as schema.org has it, the property stands twice."""
        record = page.record
        return node(
            "OrganizationRole",
            self.link(page.docname, "role"),
            roleName=record.title,
            url=self.link(page.docname, ""),
            startDate=str(record.start),
            endDate=None if record.end == "present" else str(record.end),
            memberOf=self._organisation(page),
        )

    def _role_page(self, page: Page[Role], published: list[Node]) -> list[Node]:
        role = {**self._role(page), "description": page.record.summary}
        skills = [use.skill.name for use in self.portfolio.skills_of(page.id)]
        properties = {"about": {"@id": role["@id"]}, "author": self._person_id, "keywords": skills}
        return self._dated(page, published, "WebPage", role, **properties)

    def _write_up(self, page: Page[Project], published: list[Node]) -> list[Node]:
        span, work = self.portfolio.span_of(page), self._work(page)
        return self._dated(
            page,
            published,
            ["WebPage", "TechArticle"],
            work,
            headline=page.title,
            mainEntity={"@id": work["@id"]},
            author=self._person_id,
            temporalCoverage=f"{span.start}/{span.end or '..'}" if span else None,
            keywords=list(page.record.skills),
        )

    def _dated(
        self, page: Page[Role | Project], published: list[Node], kind: Kind, main: Node, **more: Any
    ) -> list[Node]:
        """Return the page of a role or a write-up, what it is about, its results and the evidence."""
        claims = [self._claim(claim) for claim in self.portfolio.claims_of(page)]
        about = self._page(
            kind,
            **more,
            relatedLink=[out.url for out in page.record.links],
            hasPart=_refs(claims),
            citation=[{"@id": exhibit.address(self.link)} for exhibit in self.portfolio.exhibits_on(page)],
            mentions=_refs(published),
        )
        return [about, main, *claims, *self._evidence(page)]

    def _work(self, page: Page[Project]) -> Node:
        """Return the work that a write-up is about: source code, where a repository is evidence of it."""
        employers = {role.record.organisation: role for role in self.portfolio.roles_of(page)}
        repository = next((e.url for e in page.record.evidence if e.kind == "repository"), None)
        return node(
            "SoftwareSourceCode" if repository else "CreativeWork",
            self.link(page.docname, "work"),
            name=page.title,
            description=page.record.summary,
            creator=self._person_id,
            codeRepository=repository,
            sourceOrganization=[self._organisation(role) for role in employers.values()],
        )

    def _claim(self, claim: Claim) -> Node:
        result, value = claim.result, _number(claim.result.value)
        about = node("PropertyValue", name=result.claim, value=value, unitText=result.unit)
        return node(
            "Claim",
            self.link(claim.page.docname, claim.anchor),
            name=result.claim,
            text=statement(result, self.portfolio.words),
            description=result.note,
            about=about if value is not None else None,
            citation=[{"@id": exhibit.address(self.link)} for exhibit in claim.exhibits],
            conditionsOfAccess=result.unpublished,
        )

    def _evidence(self, page: Page[Role | Project]) -> list[Node]:
        """Return what the page declares as evidence, and what its results cite of other pages."""
        cited = (exhibit for claim in self.portfolio.claims_of(page) for exhibit in claim.exhibits)
        shown = (*self.portfolio.exhibits_on(page), *cited)
        by_address = grouped((exhibit.address(self.link), exhibit.evidence) for exhibit in shown)
        return [exhibit_of(found[0], address) for address, found in by_address.items()]

    def _publication(self, entry: Publication) -> Node:
        """Return a publication; the owner among its authors is the person of the site."""
        arxiv = publications.arxiv(entry.eprint)
        return node(
            PUBLICATION_TYPES.get(entry.genre, "CreativeWork"),
            entry.url or self.link(self.meta.docname, f"publication-{entry.key}"),
            name=entry.title,
            headline=entry.title,
            url=entry.url,
            author=list(map(self._author, entry.authors)),
            editor=list(map(self._author, entry.editors)),
            datePublished=entry.date or entry.year,
            creativeWorkStatus=entry.state,
            **venue(entry),
            pagination=entry.pages,
            sameAs=arxiv if arxiv != entry.url else "",
            identifier=node("PropertyValue", propertyID="DOI", value=entry.doi) if entry.doi else None,
        )

    def _author(self, name: str) -> Node:
        owner = self._person_id if self.portfolio.is_owner(name) else {}
        return {"@type": "Person", **owner, "name": name}


def _number(value: Decimal | str | None) -> float | int | str | None:
    """Return a number that JSON writes as the owner did, or the text where it would not."""
    if not isinstance(value, Decimal):
        return value
    number = int(value) if value == value.to_integral_value() else float(value)
    return number if f"{value:f}" == str(number) else f"{value:f}"
