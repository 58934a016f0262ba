"""JSON-LD in the vocabulary of schema.org: what a page is about, for search engines.

Each page carries one graph. Things that several pages speak of have the same ``@id`` on all of them: the
person and the site stand on the home page, a role and its organisation on the role's page, a work and its
results on its write-up. Nothing is said of the person that no page says: a role that is over is an
``OrganizationRole`` with its dates, not an employer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_portfolio.model.records import Profile, Project, Role

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Claim, Exhibit, Page, Portfolio
    from sphinx_portfolio.model.records import PageRecord
    from sphinx_portfolio.views.viewer import Target

Link: TypeAlias = Callable[[str, str], str]
"""Returns the address of a page, or of an anchor on it: absolute, or relative to the page at hand."""

Node: TypeAlias = dict[str, Any]

evidence_types = {
    "repository": "SoftwareSourceCode",
    "paper": "ScholarlyArticle",
    "post": "Article",
    "dataset": "Dataset",
}
"""What a piece of evidence is to schema.org; kinds that it has no word for are a ``CreativeWork``."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page as the site knows it: ``trail`` leads to it from the home page, which is the first of it.

    ``lists`` tells that the page is made to list others.
    """

    docname: str
    title: str
    description: str
    trail: tuple[Target, ...]
    site_title: str
    language: str
    lists: bool = False

    @property
    def home(self) -> str:
        """The docname of the home page."""
        return self.trail[0].docname if self.trail else self.docname


def dump(graph: Node) -> str:
    """Return a graph as JSON that no text in it can lead out of the script element around it."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def graph(
    portfolio: Portfolio,
    page: Page[PageRecord] | None,
    place: Place,
    link: Link,
    published: Sequence[Node] = (),
) -> Node:
    """Return the graph of one page.

    ``page`` is None where the page has no record; ``published`` are the publications that it shows, as
    :func:`sphinx_portfolio.exports.scholar.publication` makes them.
    """
    record = page.record if page else None
    about = [_website(portfolio, place, link), _trail(place, link), _person(portfolio, place, link)]
    if page is None or isinstance(record, Profile):
        sort = "ProfilePage" if record else "CollectionPage" if place.lists else "WebPage"
        main = person_id(place, link) if record else None
        nodes = [_page(place, link, sort, mainEntity=main, hasPart=_refs(published))]
    elif isinstance(record, Role):
        nodes = _role_page(portfolio, page, place, link, published)  # type: ignore[arg-type]
    else:
        nodes = _write_up(portfolio, page, place, link, published)  # type: ignore[arg-type]
    return {"@context": "https://schema.org", "@graph": [*nodes, *about, *published]}


def node(sort: str | list[str], id: str, **properties: Any) -> Node:
    """Return a node without the properties that have no value; a list of one is its element."""
    given = {key: value for key, value in properties.items() if value not in (None, "", [], ())}
    short = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in given.items()}
    return {"@type": sort, **({"@id": id} if id else {}), **short}


def _refs(nodes: Iterable[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


def person_id(place: Place, link: Link) -> Node:
    """Return a reference to the person whom the site is about."""
    return {"@id": link(place.home, "person")}


def _website(portfolio: Portfolio, place: Place, link: Link) -> Node:
    return node(
        "WebSite",
        link(place.home, "website"),
        name=place.site_title,
        url=link(place.home, ""),
        inLanguage=place.language,
        author=person_id(place, link) if portfolio.profile else None,
    )


def _trail(place: Place, link: Link) -> Node:
    steps = [(target.text, target.docname) for target in place.trail] + [(place.title, place.docname)]
    items = [
        {"@type": "ListItem", "position": position, "name": text, "item": {"@id": link(docname, "")}}
        for position, (text, docname) in enumerate(steps, start=1)
    ]
    return {
        "@type": "BreadcrumbList",
        "@id": link(place.docname, "breadcrumb"),
        "itemListElement": items,
    }


def _person(portfolio: Portfolio, place: Place, link: Link) -> Node:
    """Return the person: in full on the home page, by name elsewhere."""
    id, profile = link(place.home, "person"), portfolio.profile
    if profile is None:
        return node("Person", id, name=place.site_title)
    if profile.docname != place.docname:
        return node("Person", id, name=profile.record.name, url=link(profile.docname, ""))
    return node(
        "Person",
        id,
        name=profile.record.name,
        url=link(profile.docname, ""),
        disambiguatingDescription=profile.record.headline,
        description=profile.record.summary,
        sameAs=[out.url for out in profile.record.links],
        knowsAbout=[use.skill.name for use in portfolio.skills if use.proofs],
        memberOf=[_role(role, link) for role in portfolio.roles],
    )


def _page(place: Place, link: Link, sort: str | list[str], **more: Any) -> Node:
    return node(
        sort,
        link(place.docname, ""),
        url=link(place.docname, ""),
        name=place.title,
        description=place.description,
        inLanguage=place.language,
        isPartOf={"@id": link(place.home, "website")},
        breadcrumb={"@id": link(place.docname, "breadcrumb")},
        **more,
    )


def _role(page: Page[Role], link: Link) -> Node:
    """Return a role as the membership that it was; the property stands twice, as schema.org's roles do."""
    record = page.record
    organisation = node(
        "Organization", link(page.docname, "organisation"), name=record.organisation, location=record.location
    )
    return node(
        "OrganizationRole",
        link(page.docname, "role"),
        roleName=record.title,
        url=link(page.docname, ""),
        startDate=str(record.start),
        endDate=None if record.end == "present" else str(record.end),
        memberOf=organisation,
    )


def _role_page(
    portfolio: Portfolio, page: Page[Role], place: Place, link: Link, published: Sequence[Node]
) -> list[Node]:
    claims = portfolio.claims_of(page)
    role = {**_role(page, link), "description": page.record.summary}
    about = _page(
        place,
        link,
        "WebPage",
        about={"@id": role["@id"]},
        author=person_id(place, link),
        keywords=[use.skill.name for use in portfolio.skills_of(page.id)],
        relatedLink=[out.url for out in page.record.links],
        hasPart=_refs(_claim(claim, link) for claim in claims),
        citation=[{"@id": exhibit.evidence.url} for exhibit in portfolio.exhibits_on(page)],
        mentions=_refs(published),
    )
    return [about, role, *(_claim(claim, link) for claim in claims), *_evidence(portfolio, page)]


def _write_up(
    portfolio: Portfolio, page: Page[Project], place: Place, link: Link, published: Sequence[Node]
) -> list[Node]:
    record, claims, span = page.record, portfolio.claims_of(page), portfolio.span_of(page)
    work = _work(portfolio, page, place, link)
    about = _page(
        place,
        link,
        ["WebPage", "TechArticle"],
        headline=page.title,
        mainEntity={"@id": work["@id"]},
        author=person_id(place, link),
        temporalCoverage=f"{span.start}/{span.end or '..'}" if span else None,
        keywords=list(record.skills),
        relatedLink=[out.url for out in record.links],
        hasPart=_refs(_claim(claim, link) for claim in claims),
        citation=[{"@id": exhibit.evidence.url} for exhibit in portfolio.exhibits_on(page)],
        mentions=_refs(published),
    )
    return [about, work, *(_claim(claim, link) for claim in claims), *_evidence(portfolio, page)]


def _work(portfolio: Portfolio, page: Page[Project], place: Place, link: Link) -> Node:
    """Return the work that a write-up is about: source code, where a repository is evidence of it."""
    role = portfolio.role(page.record.role)
    repository = next((e.url for e in page.record.evidence if e.kind == "repository"), None)
    return node(
        "SoftwareSourceCode" if repository else "CreativeWork",
        link(page.docname, "work"),
        name=page.title,
        description=page.record.summary,
        creator=person_id(place, link),
        codeRepository=repository,
        sourceOrganization=node(
            "Organization", link(role.docname, "organisation"), name=role.record.organisation
        )
        if role
        else None,
    )


def _claim(claim: Claim, link: Link) -> Node:
    result = claim.result
    against = f" against {result.against}" if result.against else ""
    return node(
        "Claim",
        link(claim.page.docname, claim.anchor),
        name=result.claim,
        text=f"{result.claim}: {result.figure}{against}" if result.figure else f"{result.claim}{against}",
        description=result.note,
        about=node("PropertyValue", "", name=result.claim, value=_number(result.value), unitText=result.unit)
        if result.value is not None
        else None,
        citation=[{"@id": exhibit.evidence.url} for exhibit in claim.exhibits],
        conditionsOfAccess=result.unpublished,
    )


def _number(value: Decimal | str | None) -> float | int | str | None:
    """Return a number that JSON writes as the owner did, or the text where it would not."""
    if not isinstance(value, Decimal):
        return value
    number = int(value) if value == value.to_integral_value() else float(value)
    return number if f"{value:f}" == str(number) else f"{value:f}"


def _evidence(portfolio: Portfolio, page: Page[Role] | Page[Project]) -> list[Node]:
    """Return what the page declares as evidence, and what its results cite of other pages."""
    cited = (exhibit for claim in portfolio.claims_of(page) for exhibit in claim.exhibits)
    found: dict[str, Exhibit] = {}
    for exhibit in (*portfolio.exhibits_on(page), *cited):
        found.setdefault(exhibit.evidence.url, exhibit)
    return [_exhibit(exhibit) for exhibit in found.values()]


def _exhibit(exhibit: Exhibit) -> Node:
    evidence = exhibit.evidence
    return node(
        evidence_types.get(evidence.kind, "CreativeWork"),
        evidence.url,
        name=evidence.title,
        url=evidence.url,
        codeRepository=evidence.url if evidence.kind == "repository" else None,
    )
