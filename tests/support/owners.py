"""The invented careers of ``tests/careers``: what their owners say, and what outputs say of it.

What an owner says is read from the pages as YAML, and not by the code that builds the sites.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from pypdf import PdfReader

from extractors import EXTRACTORS
from leaks import opened
from printed import targets
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.items import Evidence
from sphinx_portfolio.model.records import listed_record, records
from sphinx_portfolio.views.person import EMPLOYMENT
from sphinx_portfolio.views.resume_labels import TITLES
from sphinx_portfolio.views.viewer import KINDS
from whole import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from building import Built
    from sphinx_portfolio.model.items import Record

CAREERS = Path(__file__).parents[1] / "careers"
NAMES = ("academic", "reliability", "design", "nursing", "student", "arabic", "japanese")
OUTPUTS = ("HTML", "Markdown", "PDF", "JSON Resume")
ELSEWHERE = {"SkillGroup": "skills", "Skill": "skills"}
"""The page that shows what stands in the profile, where it is not the home page."""
FILES = {
    "JSON Resume": "resume.json",
    "feed": "feed.xml",
    "llms.txt": "llms.txt",
    "search": "pagefind/pages.json",
}
JSON = ("JSON Resume", "search")
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
    paths = sorted((CAREERS / name).rglob("*.md"))
    return read({path.relative_to(CAREERS / name).as_posix(): path.read_text("utf-8") for path in paths})


def read(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what stands in the front matter of pages, by docname."""
    found = {}
    for path, text in files.items():
        head, closed, _ = text.partition("---\n")[2].partition("\n---\n")
        data = yaml.load(head, yaml.BaseLoader) if closed and path.endswith(".md") else {}  # all as texts
        if data and data["portfolio"].get("draft") != "true":
            found[path.removesuffix(".md")] = data["portfolio"]
    return found


def said(name: str) -> Iterator[Said]:
    """Yield all that the owner of a career says."""
    return all_said(front_matter(name))


def all_said(pages: Mapping[str, dict[str, Any]]) -> Iterator[Said]:
    """Yield all that pages say in their front matter."""
    for docname, data in pages.items():
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
    found |= {each["id"]: [each["title"], each.get("url") or each["program"]] for each in declared}
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


@dataclass(frozen=True, eq=False)
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
    def graphs(self) -> dict[str, str]:
        """The JSON-LD of each page."""
        soups = {name: self.built.page(name) for name in front_matter(self.name)}
        return {name: _graph(soup) for name, soup in soups.items()}

    def texts(self, output: str, item: Said) -> tuple[str, ...]:
        """Return the texts of an output in which a field has to be; in each of them."""
        page = ELSEWHERE.get(item.field.partition(".")[0], item.docname)
        if output == "HTML" and item.field.startswith("Image."):  # cards show it, on other pages
            page = ""
        return self._texts(output, page if output in {"HTML", "Markdown", "JSON-LD"} else "")

    @cache  # noqa: B019 - it is kept as long as its site
    def _texts(self, output: str, page: str) -> tuple[str, ...]:
        """Return an output as it is searched: of one page, or of the whole."""
        if output == "PDF":
            return tuple(map(squashed, self.printed.values()))
        if output in FILES:
            text = self.read(FILES[output])
            return (squashed(_plain(text) if output in JSON else text),)
        by_page = {"HTML": self.pages, "Markdown": self.copies, "JSON-LD": self.graphs}[output]
        return (squashed(by_page[page] if page else " ".join(by_page.values())),)


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
    """Return a text without what its readers do not tell apart: spaces, capitals, marks of direction."""
    plain = unicodedata.normalize("NFKC", unescape(text)).casefold().replace("−", "-").replace("’", "'")
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


def forms(site: Site, item: Said, output: str) -> list[str]:
    """Return the ways in which an output may say a value; none where it says nothing of the kind."""
    key, value = item.field.partition(".")[2], item.value
    if key in {"start", "end", "date", "expires"}:
        return _when(key, item.around, site.words, output)
    if output == "JSON Resume" and item.field == "Profile.location":  # the parts of it that are plain
        return [value, value.partition(",")[0]]
    if output == "JSON Resume" and item.field == "Entry.title":  # of a degree, apart from its subject
        return [value, value.partition(" in ")[0]]
    if output == "JSON Resume":
        return [f'"{key}": {value}', f'"{key}": "{value}"'] if key in BARE else [value]
    if key in {"src", "program"}:
        return [value.rpartition("/")[2]]
    if key == "value":
        return [value + item.around.get("unit", "")]
    if item.field in REFERENCES:
        return site.named[value]
    if key == "employment":
        return [site.words(EMPLOYMENT[value])]
    if item.field == "Evidence.kind":
        return [site.words(KINDS[value])]
    if output == "PDF" and item.field == "Entries.section":
        return [site.words(TITLES.get(value, value))]
    if output == "PDF" and key == "highlights":  # they are lines of a list
        return [value.removesuffix(".").removesuffix("。")]
    return [] if key in BARE else [value]


def _when(key: str, around: dict[str, Any], words: Words, output: str) -> list[str]:
    """Return a date as machines are told it, or what the language of the site makes of it."""
    given = around[key]
    if output in {"JSON Resume", "JSON-LD"}:
        return ["" if given == "present" else given]
    if key in {"date", "expires"}:
        return [words.date(PartialDate.parse(given))]
    end = None if around["end"] == "present" else PartialDate.parse(around["end"])
    return [words.span(Span(PartialDate.parse(around["start"]), end))]


def is_unsaid(site: Site, item: Said, output: str) -> bool:
    """Tell whether an output lacks a value, or one of the readers of that output does not find it."""
    ways = forms(site, item, output)
    if output == "PDF" and site.language == "ar":
        return not all(any(_has_words(way, text) for way in ways) for text in site.texts(output, item))
    return not all(any(squashed(way) in text for way in ways) for text in site.texts(output, item))


def _has_words(way: str, text: str) -> bool:
    """Tell whether a text has all words: readers of PDF take those of a line from the left.

    A word with a mark on a letter is not asked for, or one with a lam before an alef: these are one shape, of
    which not every reader tells the letters in their order.
    """
    words = re.findall(r"[^\s·,،.()@:/+–-]+", way)
    return all(
        squashed(word) in text for word in words if not _JOINED.search(unicodedata.normalize("NFD", word))
    )


_JOINED = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]|\N{ARABIC LETTER LAM}\N{ARABIC LETTER ALEF}")

PLACES = {
    "HTML": "page",
    "Markdown": "page",
    "PDF": "pdf",
    "JSON Resume": "json-resume",
    "JSON-LD": "json-ld",
}
"""The place of ``contact_in`` that each output is."""
CONTACT = ("Profile.email", "Profile.phone", "Profile.location")


def is_forbidden(item: Said, output: str) -> bool:
    """Tell whether the owner wants a value not to stand in an output."""
    allowed = item.around.get("contact_in")
    return item.field in CONTACT and allowed is not None and PLACES[output] not in allowed


def places_of(site: Site, item: Said) -> set[str]:
    """Return the places in which a way to reach the person stands, read from every file of the site."""
    found = set()
    number = re.sub(r"[^+\d]", "", item.value.replace("(0)", "")) if item.field == "Profile.phone" else ""
    for path in filter(Path.is_file, site.folder.rglob("*")):
        for place, text in _read(path):
            turned = place == "pdf" and site.language == "ar" and _has_words(item.value, squashed(text))
            if turned or item.value in text or (number and f"tel:{number}" in text):
                found.add(place)
    return found


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what stands in a file, each part with the place that it is."""
    if path.suffix == ".pdf":
        read = (extract(path.read_bytes()) for extract in EXTRACTORS.values())
        yield "pdf", " ".join((*read, *targets(PdfReader(path))))
    elif path.suffix == ".html":
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        yield "json-ld", _graph(soup)
        for script in soup.find_all("script", type="application/ld+json"):
            script.decompose()
        yield "page", str(soup)
    elif path.name == "resume.json":
        yield "json-resume", _plain(path.read_text("utf-8"))
    else:
        yield from (("page", data.decode("utf-8", "ignore")) for data in opened(path))
