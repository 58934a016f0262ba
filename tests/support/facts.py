"""Reads facts out of each output by what its readers see, so that outputs can be held against each other.

A fact is a set of texts, by the page of its record and the name of its field. No reader here uses the code
that wrote what it reads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from sites import BASE
from sphinx_portfolio.json_resume.parts import OURS

Facts: TypeAlias = Mapping[tuple[str, str], frozenset[str]]

HOME, LISTS = "index", ("skills", "claims", "resume")
ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
BOLD = "li > strong:first-child, li > p:first-child > strong:first-child"  # in a tight list, and a loose one
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Sheet:
    """Facts as they are gathered."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, str], frozenset[str]] = {}

    def note(self, page: str, field: str, *texts: str | None) -> None:
        """Take note of the texts of a field; each is one line."""
        self._facts[page, field] = frozenset(line(text) for text in texts if text)

    def facts(self) -> Facts:
        """Return what was gathered."""
        return self._facts


def line(text: str) -> str:
    """Return a text as one line: white space of whatever kind is one space."""
    return " ".join(text.split())


def page_of(url: str) -> str:
    """Return the page that an address of the site leads to."""
    assert url.startswith(BASE), f"{url} is not on the site"
    return url.removeprefix(BASE).partition("#")[0].removesuffix(".html") or HOME


def figure(text: str) -> str:
    """Return a figure without the spaces and commas that only make it readable."""
    return "".join(text.split()).replace(",", "").replace("−", "-")


def result(value: str, *said: str) -> str:
    """Return a result in one form; ``said`` is what was reached, and against what."""
    return f"{figure(value) or '-'} | {line(' '.join(said))}"


def dates(shown: str) -> str:
    """Return dates that a reader sees, such as ``May – Dec 2023``, as machines are told them."""
    first, _, last = line(shown).partition(" – ")
    start, end = first.split(), (last or first).split()
    if not start[-1].isdigit() or len(start[-1]) < 4:
        start.append(end[-1])
    return f"{_iso(start)}/{'' if end == ['present'] else _iso(end)}"


def _iso(words: list[str]) -> str:
    day, month, year = [""] * (3 - len(words)) + words
    return "-".join(
        filter(None, (year, f"{MONTHS.index(month) + 1:02}" if month else "", day.zfill(2) if day else ""))
    )


def as_list(value: Any) -> list[Any]:
    """Return a value of JSON-LD, where a list of one may be its element, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts(found: Iterable[Tag]) -> list[str]:
    """Return the texts of elements."""
    return [line(element.get_text()) for element in found]


def hrefs(found: Iterable[Tag]) -> list[str]:
    """Return where links lead, out of the site."""
    return [str(link["href"]) for link in found]


def read_pages(pages: Mapping[str, BeautifulSoup]) -> Facts:
    """Read the HTML of the pages with a record, and that of the skills."""
    sheet = Sheet()
    for name, soup in pages.items():
        if name not in LISTS:
            _read_page(sheet, name, soup)
    sheet.note(HOME, "skills", *texts(pages["skills"].select("dl.portfolio-skills > dt")))
    return sheet.facts()


def _read_page(sheet: Sheet, name: str, soup: BeautifulSoup) -> None:
    main = soup.select_one("[role=main] section")
    description = soup.select_one("meta[name=description]")
    assert main, f"{name} is no page of a record"
    assert main.h1, f"{name} has no title"
    assert description, f"{name} has no description"
    for link in main.select("a.headerlink"):
        link.decompose()
    lead = texts(main.select(".portfolio-lead"))[0]
    told = {line(term.get_text()): term.find_next("dd") for term in main.select(".portfolio-facts > dt")}
    facts = {term: body for term, body in told.items() if isinstance(body, Tag)}
    links = facts["Links"].select("a") if "Links" in facts else []
    sheet.note(name, "links", *hrefs(links))
    sheet.note(name, "summary", str(description["content"]))
    if name == HOME:
        sheet.note(name, "name", main.h1.get_text())
        sheet.note(name, "headline", lead)
        return
    role = facts.get("Role")
    sheet.note(name, "organisation", role.select("a")[-1].get_text() if role else main.h1.get_text())
    sheet.note(name, "title", main.h1.get_text() if role else lead)
    sheet.note(name, "dates", dates(facts["When"].get_text().partition(" · ")[0]))
    sheet.note(name, "location", *texts(facts["Where"].select("p") if "Where" in facts else ()))
    sheet.note(name, "skills", *(texts(facts["Skills"].select("li")) if "Skills" in facts else ()))
    own = (item for item in main.select("li.portfolio-result") if item.select_one("[id^=result-]"))
    sheet.note(name, "results", *map(_read_result, own))
    evidence = "ul.portfolio-evidence a.portfolio-out, ul.portfolio-evidence a[href^='#program-']"
    sheet.note(name, "evidence", *(urljoin(f"{BASE}{name}.html", to) for to in hrefs(main.select(evidence))))


def _read_result(item: Tag) -> str:
    parts = ("".join(texts(item.select(f".portfolio-{part}"))) for part in ("figure", "claim", "against"))
    return result(*parts)


def read_copies(copies: Mapping[str, str]) -> Facts:
    """Read the Markdown copies: pages by their lists of facts, results from the table of claims."""
    reader, sheet = MarkdownIt("commonmark").enable("table"), Sheet()
    read = {name: BeautifulSoup(reader.render(text), "html.parser") for name, text in copies.items()}
    results: dict[str, list[str]] = defaultdict(list)
    for row in read["claims"].select("tbody tr"):
        shown, what, *_ = row.find_all("td")
        claim = what.a
        assert claim
        said, _, _ = what.get_text().partition("; ")
        results[page_of(str(claim["href"]))].append(result(shown.get_text(), said))
    for name, soup in read.items():
        if name in LISTS:
            continue
        assert soup.h1, f"{name} has no title"
        assert soup.p, f"{name} has no text"
        facts = {line(bold.get_text()): bold.find_parent("li") for bold in soup.select(BOLD)}
        sheet.note(name, "links", *(hrefs(facts["Links"].select("a")) if "Links" in facts else ()))
        lead = soup.p.get_text()
        if name == HOME:
            sheet.note(name, "name", soup.h1.get_text())
            sheet.note(name, "headline", lead)
            continue
        role = facts.get("Role")
        sheet.note(name, "organisation", role.select("a")[-1].get_text() if role else soup.h1.get_text())
        sheet.note(name, "title", soup.h1.get_text() if role else lead)
        sheet.note(name, "dates", dates(_after_colon(facts["When"]).partition(" · ")[0]))
        sheet.note(name, "location", _after_colon(facts["Where"]) if "Where" in facts else None)
        sheet.note(name, "skills", *(texts(facts["Skills"].select("a")) if "Skills" in facts else ()))
        sheet.note(name, "results", *results[name])
        if role:
            sheet.note(name, "summary", lead)
    sheet.note(HOME, "skills", *texts(read["skills"].select(BOLD)))
    return sheet.facts()


def _after_colon(fact: Tag) -> str:
    return fact.get_text().partition(":")[2]


def read_json_ld(graphs: Mapping[str, list[dict[str, Any]]]) -> Facts:
    """Read the graphs in the heads of the pages."""
    sheet = Sheet()
    for name, nodes in graphs.items():
        by_type = {sort: node for node in nodes for sort in as_list(node["@type"])}
        by_id = {node["@id"]: node for node in nodes}
        page = by_id[BASE if name == HOME else f"{BASE}{name}.html"]
        if name == HOME:
            person = by_id[page["mainEntity"]["@id"]]
            sheet.note(name, "name", person["name"])
            sheet.note(name, "headline", person["disambiguatingDescription"])
            sheet.note(name, "summary", person["description"])
            sheet.note(name, "links", *as_list(person.get("sameAs")))
            sheet.note(name, "skills", *as_list(person.get("knowsAbout")))
            continue
        sheet.note(name, "links", *as_list(page.get("relatedLink")))
        sheet.note(name, "skills", *as_list(page.get("keywords")))
        sheet.note(
            name, "results", *(_read_claim(by_id[part["@id"]]) for part in as_list(page.get("hasPart")))
        )
        sheet.note(name, "evidence", *(by_id[cited["@id"]]["url"] for cited in as_list(page.get("citation"))))
        if role := by_type.get("OrganizationRole"):
            sheet.note(name, "organisation", role["memberOf"]["name"])
            sheet.note(name, "location", role["memberOf"].get("location"))
            sheet.note(name, "title", role["roleName"])
            sheet.note(name, "summary", role["description"])
            sheet.note(name, "dates", f"{role['startDate']}/{role.get('endDate', '')}")
        else:
            work = by_id[page["mainEntity"]["@id"]]
            sheet.note(name, "organisation", work["sourceOrganization"]["name"])
            sheet.note(name, "title", work["name"])
            sheet.note(name, "summary", work["description"])
            sheet.note(name, "dates", page["temporalCoverage"].removesuffix(".."))
    return sheet.facts()


def _read_claim(claim: Mapping[str, Any]) -> str:
    about = claim.get("about", {})
    _, _, against = claim["text"].removeprefix(claim["name"]).partition(" against ")
    value = f"{about.get('value', '')}{about.get('unitText', '')}"
    return result(value, claim["name"], f"against {against}" if against else "")


def read_json_resume(data: Mapping[str, Any]) -> Facts:
    """Read a JSON Resume file by its standard keys; evidence and what proves a skill have none."""
    sheet, person = Sheet(), data["basics"]
    sheet.note(HOME, "name", person["name"])
    sheet.note(HOME, "headline", person["label"])
    sheet.note(HOME, "summary", person["summary"])
    sheet.note(HOME, "links", *(profile["url"] for profile in person["profiles"]))
    sheet.note(HOME, "skills", *(word for group in data["skills"] for word in group["keywords"]))
    proofs: dict[str, list[str]] = defaultdict(list)
    for skill in (skill for group in data["skills"] for skill in group[OURS].get("skills", ())):
        for page in skill.get("proofs", ()):
            proofs[page].append(skill["name"])
    for entry in (*data["work"], *data["projects"]):
        name, job = page_of(entry["url"]), "position" in entry
        sheet.note(name, "organisation", entry["name"] if job else entry["entity"])
        sheet.note(name, "title", entry["position"] if job else entry["name"])
        sheet.note(name, "summary", entry["summary"] if job else entry["description"])
        sheet.note(name, "dates", f"{entry['startDate']}/{entry.get('endDate', '')}")
        stated = len(entry[OURS].get("results", ()))  # what was done comes after these
        sheet.note(name, "results", *map(_read_highlight, entry.get("highlights", ())[:stated]))
        if job:
            sheet.note(name, "location", entry.get("location"))
        else:
            sheet.note(name, "skills", *entry.get("keywords", ()))
            assert sorted(proofs[name]) == sorted(entry.get("keywords", ())), "skills name their proofs"
    return sheet.facts()


def _read_highlight(text: str) -> str:
    claim, _, rest = text.removesuffix(" (unpublished)").rpartition(": ")
    value, sign, against = rest.partition(" against ") if claim else ("", "", "")
    return result(value, claim, sign, against) if claim else result("", rest)


def read_atom(content: bytes) -> Facts:
    """Read the feed."""
    root, sheet = ET.fromstring(content), Sheet()
    sheet.note(HOME, "name", root.findtext(f"{ATOM}author/{ATOM}name"))
    sheet.note(HOME, "summary", root.findtext(f"{ATOM}subtitle"))
    for entry in root.findall(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        name = page_of(link.attrib["href"])
        _, facts = ("".join(p.itertext()) for p in entry.findall(f".//{XHTML}p"))
        organisation, _, shown = facts.partition(" · ")
        sheet.note(name, "organisation", organisation)
        sheet.note(name, "dates", dates(shown))
        sheet.note(name, "title", entry.findtext(f"{ATOM}title"))
        sheet.note(name, "summary", entry.findtext(f"{ATOM}summary"))
        sheet.note(
            name, "skills", *(category.attrib["term"] for category in entry.findall(f"{ATOM}category"))
        )
        told = [item for item in entry.findall(f".//{XHTML}li") if item.find(f"{XHTML}strong") is not None]
        sheet.note(name, "results", *map(_read_told, told))
    return sheet.facts()


def _read_told(item: ET.Element) -> str:
    strong = item[0].text or ""
    said = f"{line(item[0].tail or '')} ".partition(". ")[0]
    return result("", strong, said) if said.startswith("against ") or not said else result(strong, said)


def read_resume_page(soup: BeautifulSoup) -> Facts:
    """Read the résumé page, which states the strongest results of each write-up."""
    sheet, main = Sheet(), soup.select_one("[role=main] section")
    assert main
    for link in main.select("a.headerlink"):
        link.decompose()
    header = main.select_one(".portfolio-header")
    assert header
    sheet.note(HOME, "name", *texts(header.select(".portfolio-name")))
    sheet.note(HOME, "headline", *texts(header.select(".portfolio-lead")))
    sheet.note(HOME, "summary", *texts(header.select(".portfolio-lead + p")))
    outward = hrefs(header.select("a.portfolio-out"))
    sheet.note(HOME, "links", *(url for url in outward if url.startswith("http")))
    skills = main.select("#resume-skills dd")
    sheet.note(HOME, "skills", *(re.sub(r"( \d{4}(–\d{4})?,?)+$", "", name) for name in _listed(skills)))
    for job in main.select("#resume-experience > section"):
        assert job.a
        page = page_of(urljoin(BASE, str(job.a["href"])))
        sheet.note(page, "organisation", job.a.get_text())
        sheet.note(page, "title", *texts(job.select(".portfolio-job .portfolio-title")))
        when, _, where = texts(job.select(".portfolio-job .portfolio-when"))[0].partition(" · ")
        sheet.note(page, "dates", dates(when))
        sheet.note(page, "location", where)
        sheet.note(page, "summary", *texts(job.select(".portfolio-job + p")))
        own: list[str] = []
        for item in job.select(".portfolio-work > li"):
            stated = [_read_reached(part) for part in item.select(".portfolio-reached")]
            if title := item.select_one("p:not(.portfolio-reached) > a"):
                work = page_of(urljoin(BASE, str(title["href"])))
                sheet.note(work, "title", title.get_text())
                sheet.note(work, "organisation", job.a.get_text())
                sheet.note(work, "stated", *stated)
            else:
                own += stated
        sheet.note(page, "stated", *own)
    return sheet.facts()


def _listed(found: Iterable[Tag]) -> list[str]:
    """Return the parts of lists that stand on one line; years have commas of their own."""
    return [part for text in texts(found) for part in re.split(r", (?!\d{4}\b)", text)]


def _read_reached(part: Tag) -> str:
    return result(
        *("".join(texts(part.select(f".portfolio-{name}"))) for name in ("figure", "claim", "against"))
    )
