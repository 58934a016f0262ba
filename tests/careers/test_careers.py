"""Seven invented careers, each a whole portfolio: nothing that their owners say is lost in an output."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from building import build
from leaks import leaks
from owners import (
    CAREERS,
    CONTACT,
    NAMES,
    OUTPUTS,
    PLACES,
    Site,
    all_said,
    every_field,
    is_forbidden,
    is_unsaid,
    places_of,
    read,
    said,
    squashed,
)
from serving import serve
from sphinx_portfolio.importers import json_resume
from unsaid import CARRIED, REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser

    from owners import Said

LANGUAGES = {"arabic": "ar", "japanese": "ja"}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Site]:
    """Return all of them, each built once."""
    into = tmp_path_factory.mktemp("careers")
    built = {name: build(CAREERS / name, into / name) for name in NAMES}
    return {name: Site(name, each, LANGUAGES.get(name, "en")) for name, each in built.items()}


def lost(site: Site, output: str) -> list[Said]:
    """Return what an output does not say of a career, though its owner does not forbid it."""
    return [i for i in said(site.name) if not is_forbidden(i, output) and is_unsaid(site, i, output)]


@pytest.mark.parametrize("name", NAMES)
def test_builds_without_a_warning(sites: Mapping[str, Site], name: str) -> None:
    """No career makes the build warn, with every reference checked."""
    assert sites[name].built.warnings == ()


def test_every_field_is_tried() -> None:
    """Each field of the model has a value in one of the careers, and a draft is kept back of each kind."""
    given = {item.field for name in NAMES for item in said(name)}
    assert every_field() - given == {"Role.draft", "Project.draft", "Entries.draft"}


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_record_loses_a_field(sites: Mapping[str, Site], name: str, output: str) -> None:
    """Each value that an owner gives is found in the output, or there is a reason why it is not there."""
    missing = lost(sites[name], output)
    assert [item[:3] for item in missing if output not in REASONS.get(item.field, {})] == []


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_reason_is_needed(sites: Mapping[str, Site], output: str) -> None:
    """An output that may lack a field lacks it of some record: what is said has no reason any more."""
    missing = {item.field for site in sites.values() for item in lost(site, output)}
    assert {field for field, given in REASONS.items() if output in given} - missing == set()


@pytest.mark.parametrize("output", CARRIED)
@pytest.mark.parametrize("name", NAMES)
def test_others_say_their_part(sites: Mapping[str, Site], name: str, output: str) -> None:
    """What the graph, the feed, the list of pages and the search have of a record is what its owner says."""
    fields = CARRIED[output]
    parts = ("projects/", "index") if output == "feed" else ("",)
    carried = [item for item in said(name) if item.field in fields and item.docname.startswith(parts)]
    assert [item[:3] for item in carried if is_unsaid(sites[name], item, output)] == []


@pytest.mark.parametrize("name", NAMES)
def test_contact_stands_where_its_owner_wants_it(sites: Mapping[str, Site], name: str) -> None:
    """E-mail, phone and location stand in the places that the owner names, and in no file of any other."""
    everything = [item.value for item in said(name)]
    for item in said(name):
        if item.field in CONTACT and everything.count(item.value) == 1:
            allowed = set(item.around.get("contact_in", PLACES.values()))
            parts = {"json-resume", "json-ld"} if item.field == "Profile.location" else set()
            assert allowed - parts <= places_of(sites[name], item) <= allowed, item.field


@pytest.mark.parametrize("name", NAMES)
def test_comes_back_from_json_resume(sites: Mapping[str, Site], name: str) -> None:
    """What is imported from a career is what its owner said, but for what is forbidden there."""
    files = json_resume.read(sites[name].read("resume.json")).files
    told = {("projects/tiny-lang", "Evidence.kind", "program")}  # which goes without saying
    back = {item[:3] for item in all_said(read(files))} - told
    assert back == {item[:3] for item in said(name) if not is_forbidden(item, "JSON Resume")}


def test_drafts_are_kept_back(sites: Mapping[str, Site]) -> None:
    """Of a role, a write-up and entries that are drafts, no file of the site says a word."""
    assert leaks(sites["design"].folder, b"unopenedlighthouse") == []


def test_every_publication_stands_everywhere(sites: Mapping[str, Site]) -> None:
    """All 86 publications of the academic are on their page, in its copy and in JSON Resume."""
    site = sites["academic"]
    bibliography = (CAREERS / "academic/publications.bib").read_text("utf-8")
    keys = re.findall(r"^@\w+\{(\w+),", bibliography, re.MULTILINE)
    titles = [entry["name"] for entry in json.loads(site.read("resume.json"))["publications"]]
    page = site.built.page("publications")
    assert len(keys) == len(set(titles)) == 86
    assert [key for key in keys if page.find(id=f"publication-{key}") is None] == []
    assert [title for title in titles if squashed(title) not in squashed(site.read("publications.md"))] == []


OVERLAPS = """() => {
    const shown = [...document.querySelectorAll('.mobile-header > *, .mobile-header > * > *')]
        .filter(each => !each.children.length || each.matches('button, a, label'))
        .map(each => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width);
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
    return shown.flatMap(([a, first], place) => shown.slice(place + 1)
        .filter(([b, second]) => !a.contains(b) && !b.contains(a) && over(first, second))
        .map(([b]) => a.outerHTML + b.outerHTML));
}"""


@pytest.mark.parametrize("name", NAMES)
def test_fits_a_phone(sites: Mapping[str, Site], browser: Browser, name: str) -> None:
    """In a window of 320 pixels no page is wider, and nothing at its top lies over something else."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    with serve(sites[name].folder) as address:
        for docname in ("index", "resume"):
            page.goto(f"{address}{docname}.html")
            page.wait_for_selector(".mobile-header > button")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, docname
            assert page.evaluate(OVERLAPS) == []
    page.close()


PLACE = """([selector, letter]) => {
    const found = [...document.querySelectorAll(selector)].find(each => each.textContent.includes(letter));
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let node; (node = walker.nextNode()); ) {
        const at = node.data.indexOf(letter);
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
    }
}"""


def test_numbers_on_a_page_from_right_to_left(sites: Mapping[str, Site], browser: Browser) -> None:
    """A phone number is read from its plus, a percentage ends in its sign, and a unit follows its number."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    with serve(sites["arabic"].folder) as address:
        page.goto(f"{address}index.html")
        link = "a[href^='tel:']"
        assert page.evaluate(PLACE, [link, "+"]) < page.evaluate(PLACE, [link, "9"])
        figure = ".portfolio-tiles .portfolio-figure"
        assert page.evaluate(PLACE, [figure, "3"]) < page.evaluate(PLACE, [figure, "%"])
        minutes = ".portfolio-card .portfolio-figure"
        assert page.evaluate(PLACE, [minutes, "د"]) < page.evaluate(PLACE, [minutes, "5"])
    page.close()


def test_long_units_have_room(sites: Mapping[str, Site], browser: Browser) -> None:
    """On a wide page no figure runs into the claim beside it, however long its unit is."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    with serve(sites["academic"].folder) as address:
        page.goto(f"{address}roles/fjordheim.html")
        wide = "each => each.scrollWidth - each.clientWidth"
        figures = page.locator(".portfolio-result > .portfolio-figure")
        assert [each.evaluate(wide) for each in figures.all()] == [0, 0, 0]
    page.close()
