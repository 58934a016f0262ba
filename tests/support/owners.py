"""The invented careers of ``tests/careers``: what their owners say, field by field, and what outputs say of it.

What an owner says is read from the pages as YAML, and not by the code that builds the sites.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from pypdf import PdfReader

from building import Built
from extractors import EXTRACTORS
from printed import targets
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.items import Evidence
from sphinx_portfolio.model.records import listed_record, records
from whole import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.model.items import Record

CAREERS = Path(__file__).parents[1] / "careers"
NAMES = ("academic", "reliability", "design", "nursing", "student", "arabic", "japanese")
OUTPUTS = ("HTML", "Markdown", "PDF", "JSON Resume")
ELSEWHERE = {"SkillGroup": "skills", "Skill": "skills"}
"""The page that shows what stands in the profile, where it is not the home page."""
REFERENCES = ("Project.role", "Project.related", "Result.evidence", "Entry.evidence", "Role.publications",
              "Project.publications", "Evidence.id")  # fmt: skip
"""The fields that name something else, and of which readers see what that is called."""
BARE = ("featured", "direction", "contact_in", "draft")
"""The fields whose values say nothing alone."""
ATTRIBUTES = ("href", "src", "alt", "content", "id", "datetime")


class Said(NamedTuple):
    """What an owner says: the page, the field as ``Entry.score``, the value, and what stands around it."""

    docname: str
    field: str
    value: str
    around: dict[str, Any]


def front_matter(name: str) -> dict[str, dict[str, Any]]:
    """Return what stands in the front matter of the pages of a career, without the drafts."""
    found = {}
    for path in sorted((CAREERS / name).rglob("*.md")):
        _, _, rest = path.read_text("utf-8").partition("---\n")
        head, closed, _ = rest.partition("\n---\n")
        data = yaml.load(head, yaml.BaseLoader) if closed else {}  # which leaves all values texts
        if data and data["portfolio"].get("draft") != "true":
            docname = path.relative_to(CAREERS / name).with_suffix("").as_posix()
            found[docname] = data["portfolio"]
    return found


def said(name: str) -> Iterator[Said]:
    """Yield all that the owner of a career says."""
    for docname, data in front_matter(name).items():
        yield from _fields(docname, records[data["kind"]], data)


def titles(name: str) -> dict[str, str]:
    """Return the first heading of each page of a career, by the last part of its docname."""
    found = {}
    for path in (CAREERS / name).rglob("*.md"):
        heading = re.search(r"^# (.+)$", path.read_text("utf-8"), re.MULTILINE)
        found[path.stem] = heading[1] if heading else ""
    return found


def references(name: str) -> dict[str, list[str]]:
    """Return what readers see of what an id stands for: a page, a piece of evidence, a publication."""
    found = {id: [title] for id, title in titles(name).items()}
    found |= {docname.rpartition("/")[2]: [data["organisation"], data["title"]]
              for docname, data in front_matter(name).items() if data["kind"] == "role"}  # fmt: skip
    declared = (each for data in front_matter(name).values() for each in data.get("evidence", ()))
    found |= {each["id"]: [each["title"], each["url"]] for each in declared}
    for path in (CAREERS / name).glob("*.bib"):
        entries = re.findall(r"@\w+\{(\w+),.*?title\s*= \{(.*?)\},\n", path.read_text("utf-8"), re.DOTALL)
        found |= {key: [title] for key, title in entries}
    return found


def _fields(docname: str, record: type[Record], data: dict[str, Any]) -> Iterator[Said]:
    for key, value in data.items():
        inner = listed_record(record.model_fields[key].annotation)
        for each in value if isinstance(value, list) else [value]:
            if inner:
                yield from _fields(docname, inner, {"name": each} if isinstance(each, str) else each)
            elif key != "kind" or record is Evidence:
                yield Said(docname, f"{record.__name__}.{key}", each, data)


def every_field() -> set[str]:
    """Return all fields of the model, but for the kind of a page."""
    found: set[str] = set()
    waiting: list[type[Record]] = list(records.values())
    while waiting:
        record = waiting.pop()
        for key, field in record.model_fields.items():
            if inner := listed_record(field.annotation):
                waiting.append(inner)
            elif key != "kind" or record is Evidence:
                found.add(f"{record.__name__}.{key}")
    return found


@dataclass(frozen=True)
class Site:
    """A built career, as its readers get it."""

    name: str
    built: Built
    language: str

    @property
    def folder(self) -> Path:
        """Where it was built."""
        return self.built.folder

    def read(self, path: str) -> str:
        """Return a file as text."""
        return (self.folder / path).read_text("utf-8")

    @cached_property
    def words(self) -> Words:
        """What says dates in its language."""
        return Words(self.language, TODAY)

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """What readers see of what an id stands for."""
        return references(self.name)

    @cached_property
    def pages(self) -> dict[str, str]:
        """What each page says, with the addresses and texts of its attributes."""
        return {docname: _text(self.built.page(docname)) for docname in self._docnames}

    @cached_property
    def copies(self) -> dict[str, str]:
        """What the Markdown copy of each page says."""
        reader = MarkdownIt("commonmark").enable("table")
        rendered = {name: reader.render(self.read(f"{name}.md")) for name in self._docnames}
        return {name: _text(BeautifulSoup(html, "html.parser")) for name, html in rendered.items()}

    @property
    def _docnames(self) -> set[str]:
        return {"skills", "resume", *front_matter(self.name)}

    @cached_property
    def printed(self) -> dict[str, str]:
        """What each extractor reads in the résumé that has room for all, and where its links lead."""
        path = self.folder / "resume-full.pdf"
        links = " ".join(sorted(targets(PdfReader(path))))
        return {name: f"{read(path.read_bytes())} {links}" for name, read in EXTRACTORS.items()}

    @cached_property
    def graph(self) -> dict[str, str]:
        """The JSON-LD of each page."""
        soups = {name: self.built.page(name) for name in front_matter(self.name)}
        return {name: _graph(soup) for name, soup in soups.items()}

    def texts(self, output: str, item: Said) -> list[str]:
        """Return the texts of an output in which a field has to be; in each of them."""
        page = ELSEWHERE.get(item.field.partition(".")[0], item.docname)
        if output == "HTML" and item.field.startswith("Image."):  # cards show it, on other pages
            return [squashed(" ".join(self.pages.values()))]
        if output == "PDF":
            return [squashed(text) for text in self.printed.values()]
        if output == "JSON Resume":
            return [squashed(_plain(self.read("resume.json")))]
        return [squashed({"HTML": self.pages, "Markdown": self.copies}[output][page])]


def _text(soup: BeautifulSoup) -> str:
    found = [str(tag[name]) for name in ATTRIBUTES for tag in soup.find_all(attrs={name: True})]
    for tag in soup.select("script, style"):
        tag.decompose()
    return " ".join((soup.get_text(), *found))


def _graph(soup: BeautifulSoup) -> str:
    script = soup.find("script", type="application/ld+json")
    return _plain(script.string or "") if script else ""


def _plain(text: str) -> str:
    """Return JSON with its texts as they read."""
    return json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")


def squashed(text: str) -> str:
    """Return a text without what readers do not see, or see another way: spaces, capitals, marks of direction."""
    plain = unicodedata.normalize("NFKC", unescape(text)).casefold().replace("−", "-").replace("’", "'")
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


def forms(site: Site, item: Said, output: str) -> list[str]:
    """Return the ways in which an output may say a value; none where it says nothing of the kind."""
    key, value = item.field.partition(".")[2], item.value
    if key in {"start", "end", "date", "expires"}:
        return _when(key, item.around, site.words, output)
    if output == "JSON Resume":
        return [f'"{key}": {value}', f'"{key}": "{value}"'] if key in BARE else [value]
    if key == "src":
        return [value.rpartition("/")[2]]
    if key == "value":
        return [value + item.around.get("unit", "")]
    if item.field in REFERENCES:
        return site.named[value]
    return [] if key in BARE else [value]


def _when(key: str, around: dict[str, Any], words: Words, output: str) -> list[str]:
    """Return a date as machines are told it, or what the language of the site makes of it."""
    given = around[key]
    if output == "JSON Resume":
        return ["" if given == "present" else given]
    if key in {"date", "expires"}:
        return [words.date(PartialDate.parse(given))]
    end = None if around["end"] == "present" else PartialDate.parse(around["end"])
    return [words.span(Span(PartialDate.parse(around["start"]), end))]


def unsaid(site: Site, item: Said, output: str) -> bool:
    """Tell whether an output lacks a value, or one of the readers of that output does not find it."""
    ways = [squashed(form) for form in forms(site, item, output)]
    return not all(any(way in text for way in ways) for text in site.texts(output, item))
