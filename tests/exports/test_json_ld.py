"""The graphs in the pages' heads say what the pages say, in schema.org's words."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schema_org import registry

import portfolios
from sites import BASE, link, metadata, titles, viewer
from sphinx_portfolio.exports import head, json_ld
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.model.records import Project, Role
from strategies import LINE, NASTY, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.exports.json_ld import Node

PAPER = Publication(
    key="example2023",
    kind="inproceedings",
    title="Round Trips",
    authors=("Ben Sample", "Ada Example"),
    venue="Proceedings of Examples",
    year="2023",
    pages="1–9",
    doi="10.1000/1",
    url="https://doi.org/10.1000/1",
)
INSTITUTION = {"sourceOrganization": {"@type": "Organization", "name": "V"}}
VENUES: dict[str, Any] = {
    "article": {"isPartOf": {"@type": "Periodical", "name": "V"}},
    "incollection": {"isPartOf": {"@type": "Book", "name": "V"}},
    "book": {"publisher": {"@type": "Organization", "name": "V"}},
    **dict.fromkeys(("phdthesis", "mastersthesis", "techreport"), INSTITUTION),
}
SCALARS: dict[type, set[str]] = {
    str: {"Text", "URL", "Date", "DateTime", "PronounceableText"},
    int: {"Number", "Integer"},
    float: {"Number", "Float"},
}


def whole() -> Portfolio:
    """Return the small portfolio with a publication."""
    return Portfolio.link(portfolios.read(portfolios.sources()), today=portfolios.TODAY, publications=[PAPER])


def graphs(portfolio: Portfolio, base_url: str = BASE) -> dict[str, list[Node]]:
    """Return the nodes of each page's graph; ``about`` has the bibliography."""
    chooser = viewer(portfolio, bibliography="about")
    return {
        docname: head.graph(chooser, metadata(portfolio, docname), link(base_url))["@graph"]
        for docname in titles(portfolio)
    }


def walk(value: Any) -> Iterator[Node]:
    """Yield every node of a graph, those within others too."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def types(node: Node) -> list[str]:
    """Return the types of a node."""
    found = node["@type"]
    return found if isinstance(found, list) else [found]


def ancestry(node: Node) -> set[str]:
    """Return the types of a node and all that these are kinds of."""
    return {ancestor for kind in types(node) for ancestor in (kind, *registry.ancestry(kind))}


def find(nodes: list[Node], kind: str) -> Node:
    """Return the only node of a type."""
    (node,) = (node for node in nodes if kind in types(node))
    return node


def faults(portfolio: Portfolio) -> list[str]:
    """Return what schema.org's vocabulary does not know in any of a portfolio's graphs."""
    found = graphs(portfolio)
    described = (node for nodes in found.values() for node in walk(nodes) if {"@type", "@id"} <= node.keys())
    known = {node["@id"]: node for node in described}
    return [
        f"{docname}: {fault}"
        for docname, nodes in found.items()
        for node in walk(nodes)
        if "@type" in node
        for fault in _faults_of(node, known)
    ]


def _faults_of(node: Node, known: dict[str, Node]) -> Iterator[str]:
    for kind in types(node):
        if kind not in registry.CLASS_METADATA:
            yield f"no type {kind}"
            return
    for name, given_values in node.items():
        if name.startswith("@"):
            continue
        meta = registry.PROPERTY_BY_SCHEMA.get(name)
        # A role repeats the property by which it is reached: https://schema.org/Role
        if meta is None or not ("Role" in ancestry(node) or ancestry(node) & set(meta.domains)):
            yield f"{types(node)} has no {name}"
            continue
        for value in given_values if isinstance(given_values, list) else [given_values]:
            if isinstance(value, dict):
                target = value if "@type" in value else known.get(value["@id"])
                if target is None:
                    yield f"{name} leads to {value['@id']}, which no graph describes"
                elif not ancestry(target) & {*meta.ranges, "Role"}:
                    yield f"{name} is no {types(target)}"
            elif not SCALARS[type(value)] & set(meta.ranges):
                yield f"{name} is no {type(value).__name__}"


def test_vocabulary() -> None:
    """Each type, property and kind of value is schema.org's, and each reference leads to a node."""
    assert faults(whole()) == []


def test_the_check_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that schema.org does not have there is found."""
    honest = json_ld.graph

    def careless(*args: Any, **kwargs: Any) -> Node:
        found = honest(*args, **kwargs)
        find(found["@graph"], "WebSite")["salary"] = 1
        return found

    monkeypatch.setattr(json_ld, "graph", careless)
    assert any("has no salary" in fault for fault in faults(whole()))


@given(page=pages())
def test_vocabulary_of_any_record(page: Any) -> None:
    """Whatever a page's record holds, its graph keeps to the vocabulary."""
    docname = {Role: "roles/x", Project: "projects/x"}.get(type(page), "index")
    pages = [Page(docname=docname, title="X", record=page)]
    if docname != "index":
        pages += [p for p in portfolios.read(portfolios.sources()) if p.docname == "index"]
    assert faults(Portfolio.link(pages, today=portfolios.TODAY)) == []


PERSON = {"@type": "Person", "@id": f"{BASE}#person", "name": "Ada Example", "url": BASE}
SITE = {
    "@type": "WebSite", "@id": f"{BASE}#website", "name": "Ada’s work", "url": BASE, "inLanguage": "en",
    "author": {"@id": f"{BASE}#person"},
}  # fmt: skip
LAB, KERNEL = f"{BASE}roles/lab.html", f"{BASE}projects/kernel.html"
PULL, REPOSITORY = "https://example.org/pull/1", "https://example.org/parser"


DOCS = "  links: [{label: Docs, url: https://example.org/docs}]\n"


def organisation(url: str, name: str, **more: object) -> Node:
    """Return where a role was."""
    return {"@type": "Organization", "@id": f"{url}#organisation", "name": name, **more}


def role(url: str, title: str, start: str, end: str, place: Node) -> Node:
    """Return a role that is over."""
    return {
        "@type": "OrganizationRole", "@id": f"{url}#role", "roleName": title, "url": url,
        "startDate": start, "endDate": end, "memberOf": place,
    }  # fmt: skip


LAB_ROLE = role(
    LAB,
    "Compiler engineer",
    "2022-03",
    "2023-08",
    organisation(LAB, "Example Laboratories", location="Lisbon"),
)
SHOP = f"{BASE}roles/shop.html"
SHOP_ROLE = role(SHOP, "Programmer", "2020", "2021", organisation(SHOP, "Corner Shop"))


def page(kind: str | list[str], url: str, name: str, description: str, **more: Any) -> Node:
    """Return a page as the graph has it."""
    told = {"description": description} if description else {}
    way = {} if url == BASE else {"breadcrumb": {"@id": f"{url}#breadcrumb"}}
    return {
        "@type": kind, "@id": url, "url": url, "name": name, **told, "inLanguage": "en",
        "isPartOf": {"@id": f"{BASE}#website"}, **way, **more,
    }  # fmt: skip


def trail(*steps: tuple[str, str]) -> Node:
    """Return the way to a page."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": {"@id": url}}
        for position, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{steps[-1][1]}#breadcrumb", "itemListElement": items}


def test_home() -> None:
    """The home page is a profile page about the person, with what the portfolio proves and past roles."""
    assert graphs(portfolios.link())["index"] == [
        page(
            "ProfilePage", BASE, "Ada Example", "I make programs fast.", mainEntity={"@id": f"{BASE}#person"}
        ),
        SITE,
        {
            **PERSON,
            "disambiguatingDescription": "Compilers and kernels",
            "description": "I make programs fast.",
            "sameAs": "https://example.org/ada",
            "knowsAbout": ["C++", "Rust", "Matrix multiplication"],
            "memberOf": [LAB_ROLE, SHOP_ROLE],
        },
    ]


def test_unproved_skills_and_lasting_roles() -> None:
    """The person is said to know what is proved alone, and a role that lasts has no end."""
    texts = portfolios.edited(
        ("projects/parser", "skills: [Rust]", "skills: []"), ("roles/shop", "end: 2021", "end: present")
    )
    person = find(graphs(portfolios.link(texts))["index"], "Person")
    assert person["knowsAbout"] == ["C++", "Matrix multiplication"]
    assert "endDate" not in person["memberOf"][0]


def test_role() -> None:
    """The page of a role is about that role, with its results, its evidence and the skills that it proved."""
    texts = portfolios.edited(
        ("roles/lab", "  results:", "  links: [{label: Lab, url: https://example.org/lab}]\n  results:")
    )
    assert graphs(portfolios.link(texts))["roles/lab"] == [
        page(
            "WebPage", LAB, "Example Laboratories", "I worked on a compiler.",
            about={"@id": f"{LAB}#role"}, author={"@id": f"{BASE}#person"},
            keywords=["C++", "Rust", "Matrix multiplication"], relatedLink="https://example.org/lab",
            hasPart={"@id": f"{LAB}#result-paper"}, citation={"@id": "https://example.org/paper"},
        ),
        {**LAB_ROLE, "description": "I worked on a compiler."},
        {
            "@type": "Claim", "@id": f"{LAB}#result-paper", "name": "Paper", "text": "Paper: Examples '23",
            "about": {"@type": "PropertyValue", "name": "Paper", "value": "Examples '23"},
            "citation": {"@id": "https://example.org/paper"},
        },
        {
            "@type": "ScholarlyArticle", "@id": "https://example.org/paper", "name": "The paper",
            "url": "https://example.org/paper",
        },
        SITE,
        trail(("Ada", BASE), ("Example Laboratories", LAB)),
        PERSON,
    ]  # fmt: skip


def test_write_up() -> None:
    """A write-up is a technical article about a work, with its results and all evidence that they cite."""
    texts = portfolios.edited(
        ("projects/kernel", "[pr-1]", "[pr-1, repo]"),
        ("projects/kernel", "      unpublished", "      note: On one machine.\n      unpublished"),
        (
            "projects/kernel",
            "  results:",
            "  links: [{label: Docs, url: https://example.org/docs}]\n  results:",
        ),
    )
    value = {"@type": "PropertyValue", "name": "Multiplication time", "value": "1.50", "unitText": "×"}
    saved = {"@type": "PropertyValue", "name": "Memory saved", "value": 20, "unitText": "%"}
    time, memory = (f"{KERNEL}#result-{id}" for id in ("multiplication-time", "memory-saved"))
    assert graphs(portfolios.link(texts))["projects/kernel"] == [
        page(
            ["WebPage", "TechArticle"], KERNEL, "A matrix kernel", "A matrix kernel that is fast.",
            headline="A matrix kernel", mainEntity={"@id": f"{KERNEL}#work"},
            author={"@id": f"{BASE}#person"},
            temporalCoverage="2022-06/2022-12", keywords=["C++", "Matrix multiplication"],
            relatedLink="https://example.org/docs", hasPart=[{"@id": time}, {"@id": memory}],
            citation={"@id": PULL},
        ),
        {
            "@type": "CreativeWork", "@id": f"{KERNEL}#work", "name": "A matrix kernel",
            "description": "A matrix kernel that is fast.", "creator": {"@id": f"{BASE}#person"},
            "sourceOrganization": organisation(LAB, "Example Laboratories", location="Lisbon"),
        },
        {
            "@type": "Claim", "@id": time, "name": "Multiplication time",
            "text": "Multiplication time: 1.50× against a plain loop", "about": value,
            "citation": [{"@id": PULL}, {"@id": REPOSITORY}],
        },
        {
            "@type": "Claim", "@id": memory, "name": "Memory saved", "text": "Memory saved: 20%",
            "description": "On one machine.", "about": saved, "conditionsOfAccess": "Measured in private.",
        },
        {"@type": "CreativeWork", "@id": PULL, "name": "The kernel", "url": PULL},
        {
            "@type": "SoftwareSourceCode", "@id": REPOSITORY, "name": "The parser", "url": REPOSITORY,
            "codeRepository": REPOSITORY,
        },
        SITE,
        trail(("Ada", BASE), ("Example Laboratories", LAB), ("A matrix kernel", KERNEL)),
        PERSON,
    ]  # fmt: skip


def test_work_across_roles() -> None:
    """Work of several roles has the organisation of each, once."""
    texts = portfolios.edited(("projects/parser", "role: lab", "role: [lab, shop]"))
    work = graphs(portfolios.link(texts))["projects/parser"][1]
    assert [each["name"] for each in work["sourceOrganization"]] == ["Example Laboratories", "Corner Shop"]


def test_roles_at_one_organisation() -> None:
    """What is said of an organisation is the same on all pages, with the places of all roles at it."""
    renamed = (
        "roles/shop",
        "organisation: Corner Shop\n",
        "organisation: Example laboratories\n  location: Porto\n",
    )
    found = graphs(portfolios.link(portfolios.edited(renamed)))
    nodes = [node for page in found.values() for node in walk(page) if node.get("@type") == "Organization"]
    name, places = "Example laboratories", ["Lisbon", "Porto"]
    assert nodes
    assert all(node == organisation(SHOP, name, location=places) for node in nodes)


def test_source_code() -> None:
    """A write-up is about source code where a repository is its evidence; of no role it has no place."""
    texts = portfolios.edited(("projects/parser", "role: lab", "role: nowhere"))
    nodes = graphs(portfolios.link(texts))["projects/parser"]
    assert nodes[1] == {
        "@type": "SoftwareSourceCode", "@id": f"{BASE}projects/parser.html#work", "name": "A parser",
        "description": "A parser that reads what was printed.", "creator": {"@id": f"{BASE}#person"},
        "codeRepository": REPOSITORY,
    }  # fmt: skip
    assert "temporalCoverage" not in nodes[0]


def test_lasting_work() -> None:
    """The time of a work that lasts is open."""
    texts = portfolios.edited(("projects/kernel", "end: 2022-12", "end: present"))
    article = find(graphs(portfolios.link(texts))["projects/kernel"], "TechArticle")
    assert article["temporalCoverage"] == "2022-06/.."


@pytest.mark.parametrize(
    ("docname", "lists", "kind"),
    [("index", True, "ProfilePage"), ("about", True, "CollectionPage"), ("about", False, "WebPage")],
)
def test_kind_of_page(docname: str, lists: bool, kind: str) -> None:
    """The profile's page is one of a profile, another that lists pages a collection, the rest are pages."""
    portfolio = portfolios.link()
    meta = replace(metadata(portfolio, docname), lists=lists)
    nodes = json_ld.graph(portfolio, meta, link())["@graph"]
    assert nodes[0]["@type"] == kind
    assert "mainEntity" not in nodes[0] or docname == "index"


def test_context() -> None:
    """A graph says whose vocabulary it speaks."""
    portfolio = portfolios.link()
    found = json_ld.graph(portfolio, metadata(portfolio, "about"), link())
    assert found["@context"] == "https://schema.org"
    assert found["@graph"] == [
        page("WebPage", f"{BASE}about.html", "About", ""),
        SITE,
        trail(("Ada", BASE), ("About", f"{BASE}about.html")),
        PERSON,
    ]


def test_nobody() -> None:
    """Without a profile the person is who the site is named after, and wrote nothing."""
    portfolio = portfolios.link(
        {name: text for name, text in portfolios.sources().items() if name != "index"}
    )
    nodes = json_ld.graph(portfolio, metadata(portfolio, "about"), link())["@graph"]
    assert find(nodes, "Person") == {"@type": "Person", "@id": f"{BASE}#person", "name": "Ada’s work"}
    assert "author" not in find(nodes, "WebSite")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (None, None), ("parity", "parity"), (Decimal(20), 20), (Decimal("1.5"), 1.5),
        (Decimal("1.50"), "1.50"),
        (Decimal("20.0"), "20.0"), (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
    ],
)  # fmt: skip
def test_numbers(value: Decimal | str | None, number: object) -> None:
    """A number is one for JSON where that writes it as its owner did, else a text."""
    assert (json_ld._number(value), type(json_ld._number(value))) == (number, type(number))


def test_publication() -> None:
    """A publication stands on the page that lists it and on that of the role, its owner among its authors."""
    article = {
        "@type": "ScholarlyArticle", "@id": PAPER.url, "name": "Round Trips", "headline": "Round Trips",
        "url": PAPER.url,
        "author": [
            {"@type": "Person", "name": "Ben Sample"},
            {"@type": "Person", "@id": f"{BASE}#person", "name": "Ada Example"},
        ],
        "datePublished": "2023",
        "isPartOf": {"@type": "CreativeWork", "name": "Proceedings of Examples"},
        "pagination": "1–9",
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/1"},
    }  # fmt: skip
    found = graphs(whole())
    assert found["about"][-1] == found["roles/lab"][-1] == article
    assert found["about"][0]["hasPart"] == found["roles/lab"][0]["mentions"] == {"@id": PAPER.url}
    assert PAPER.url not in [node["@id"] for node in found["projects/kernel"]]


def test_issue_and_preprint() -> None:
    """An article stands in an issue of a volume of its journal, and is the same as its preprint."""
    given = {"kind": "article", "volume": "12", "number": "3", "eprint": "2301.01234", "date": "2023-05"}
    entry, portfolio = replace(PAPER, **given, authors=("A. Example",)), whole()  # type: ignore[arg-type]
    node = json_ld.graph(portfolio, metadata(portfolio, "about"), link(), [entry])["@graph"][-1]
    journal = {"@type": "Periodical", "name": "Proceedings of Examples"}
    volume = {"@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": journal}
    assert node["isPartOf"] == {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": volume}
    assert (node["datePublished"], node["sameAs"]) == ("2023-05", "https://arxiv.org/abs/2301.01234")
    assert node["author"] == {"@type": "Person", "@id": f"{BASE}#person", "name": "A. Example"}


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_breadcrumbs(base_url: str) -> None:
    """Each page but the home page tells the way to it, which begins with the home page."""
    found = graphs(whole(), base_url)
    assert not [node for node in found.pop("index") if "BreadcrumbList" in types(node)]
    for docname, nodes in found.items():
        steps = find(nodes, "BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == {"@id": base_url or "index.html"}
        assert steps[-1]["item"] == {"@id": link(base_url)(docname, "")}
    steps = find(graphs(whole(), base_url)["projects/till"], "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["Ada", "Corner Shop", "A till"]


def test_same_thing_same_id() -> None:
    """What several pages speak of has one id, and its name is the same on all of them."""
    names: dict[str, set[str]] = {}
    for nodes in graphs(whole()).values():
        for node in walk(nodes):
            if "@type" in node and "@id" in node and "name" in node:
                names.setdefault(node["@id"], set()).add(node["name"])
    assert {id: found for id, found in names.items() if len(found) > 1} == {}
    shared = {"#person", "#website", "roles/lab.html#organisation", "projects/kernel.html#work"}
    assert {BASE + id for id in shared} <= names.keys()


def test_no_address_no_host() -> None:
    """Where the site does not know its address, ids are relative: no host is made up."""
    ids = {node["@id"] for nodes in graphs(whole(), "").values() for node in walk(nodes) if "@id" in node}
    evidence = {f"https://example.org/{end}" for end in ("pull/1", "parser", "paper")}
    assert {id for id in ids if ":" in id} == {*evidence, PAPER.url}


def test_written() -> None:
    """A graph is written in few bytes, its letters as they are, and what is a sign in HTML as numbers."""
    assert json_ld.dump({"a": ["é", "<b>&"]}) == '{"a":["é","\\u003cb\\u003e\\u0026"]}'


@given(
    st.recursive(
        LINE | NASTY,
        lambda inner: st.dictionaries(LINE, inner),
        max_leaves=5,
    )
)
def test_nothing_leaves_the_script(data: Any) -> None:
    """Whatever a text holds, nothing in the JSON can end the script or begin a comment, and it reads back."""
    text = json_ld.dump({"@graph": data})
    assert not set(text) & set("<>&")
    assert json.loads(text) == {"@graph": data}
