"""The graphs in the pages' heads say what the pages say, in schema.org's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schema_org import registry

import portfolios
from sites import BASE, link, place, titles, viewer
from sphinx_portfolio.exports import head, json_ld
from sphinx_portfolio.graph.portfolio import Page, Portfolio
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
        docname: head.graph(chooser, place(portfolio, docname), link(base_url))["@graph"]
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
    sort = node["@type"]
    return sort if isinstance(sort, list) else [sort]


def ancestry(node: Node) -> set[str]:
    """Return the types of a node and all that these are kinds of."""
    return {ancestor for sort in types(node) for ancestor in (sort, *registry.ancestry(sort))}


def find(nodes: list[Node], sort: str) -> Node:
    """Return the only node of a type."""
    (node,) = (node for node in nodes if sort in types(node))
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
    for sort in types(node):
        if sort not in registry.CLASS_METADATA:
            yield f"no type {sort}"
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
        made = honest(*args, **kwargs)
        find(made["@graph"], "WebSite")["salary"] = 1
        return made

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


def test_home() -> None:
    """The home page is a profile page about the person, with what the portfolio proves and past roles."""
    nodes = graphs(whole())["index"]
    page, person = find(nodes, "ProfilePage"), find(nodes, "Person")
    assert page["mainEntity"] == {"@id": person["@id"]} == {"@id": f"{BASE}#person"}
    assert person["sameAs"] == "https://example.org/ada"
    assert person["knowsAbout"] == ["C++", "Rust", "Matrix multiplication"]
    assert not person.keys() & {"jobTitle", "worksFor", "alumniOf"}
    roles = {role["roleName"]: role for role in person["memberOf"]}
    lab = roles["Compiler engineer"]
    assert lab["memberOf"]["name"] == "Example Laboratories"
    assert (lab["startDate"], lab["endDate"]) == ("2022-03", "2023-08")


def test_write_ups() -> None:
    """A write-up is about source code where a repository is its evidence, and else about a work."""
    found = graphs(whole())
    code = find(found["projects/parser"], "TechArticle")["mainEntity"]
    (work,) = (node for node in found["projects/parser"] if node.get("@id") == code["@id"])
    assert (work["@type"], work["codeRepository"]) == ("SoftwareSourceCode", "https://example.org/parser")
    assert work["sourceOrganization"]["name"] == "Example Laboratories"
    ids = {node["@id"]: node["@type"] for node in found["projects/kernel"]}
    assert ids[f"{BASE}projects/kernel.html#work"] == "CreativeWork"
    claims = {node["name"]: node for node in found["projects/kernel"] if node["@type"] == "Claim"}
    assert claims["Multiplication time"]["about"] == {
        "@type": "PropertyValue",
        "name": "Multiplication time",
        "value": "1.50",
        "unitText": "×",
    }
    assert claims["Multiplication time"]["citation"] == {"@id": "https://example.org/pull/1"}
    assert claims["Memory saved"]["conditionsOfAccess"] == "Measured in private."


def test_publication() -> None:
    """A publication stands on the page that lists it and on that of the role, its owner among its authors."""
    found = graphs(whole())
    for docname in ("about", "roles/lab"):
        article = find([n for n in found[docname] if n.get("@id") == PAPER.url], "ScholarlyArticle")
        assert [author["name"] for author in article["author"]] == list(PAPER.authors)
        assert article["author"][1]["@id"] == f"{BASE}#person"
        assert article["identifier"]["value"] == PAPER.doi


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_breadcrumbs(base_url: str) -> None:
    """Each page tells the way to it from the home page, which begins with the home page itself."""
    for docname, nodes in graphs(whole(), base_url).items():
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
