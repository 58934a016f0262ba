"""A text that means harm, planted wherever an owner may write one, is a text in every output.

The records are walked through, so that a field of the model is planted as soon as there is one. The same site
with plain words stands beside it: an element or attribute that only one of the two has came out of a text.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args, get_type_hints
from xml.etree import ElementTree as ET

import pypdf
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from building import Built, build
from sphinx_portfolio.exports import bibtex
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.importers.skeleton import escape
from sphinx_portfolio.model import fields, frontmatter, records, reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

HOSTILE = (
    "</script></style></title></textarea><img src=x onerror=alert(1)><x-planted onclick='x'> \" ' ]]> --> <!-- "
    '{{ 7*7 }} {% x %} #eval("1+1") #panic() \\input{x} \\x $x$ `x` **x** __x__ [x](javascript:x) &lt; &#60; @x | :x: ~~~ %x '
    "\u202eright\u202c ```{raw}"
)
CALM = "plain words"
NAME = "notes 'n' &lt; <x-planted onclick=x> {{ x }} #x"
CONF = """
extensions = ["myst_parser", "sphinx_portfolio"]
myst_enable_extensions = ["colon_fence"]
primary_domain = "portfolio"
html_theme = "portfolio"
html_baseurl = "https://example.org/"
portfolio_publications = "publications.bib"
suppress_warnings = ["portfolio.resume_overflow", "portfolio.missing_glyph"]
project = author = project_copyright = html_title = html_short_title = version = release = {text!r}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>{0}</title><desc>{0}</desc><text>{0}</text></svg>'


def planted(record: type[BaseModel], text: str) -> dict[str, Any]:
    """Return the example of a record with the text in each field that takes any."""
    hints = get_type_hints(record, include_extras=True)
    found = reference.example(record)
    for name, field in record.model_fields.items():
        inner, hint = records.listed_record(field.annotation), hints[name]
        if inner:
            one = planted(inner, text)
            found[name] = [one] if records.lists_records(field.annotation) else one
        elif fields.Line in (hint, *get_args(hint)) and name in found:
            found[name] = text if hint == fields.Line or isinstance(found[name], str) else [text]
    return found


def page(title: str, data: dict[str, Any] | None, body: str) -> str:
    """Return the source of a page."""
    return (frontmatter.dump(data) if data else "") + f"\n# {escape(title)}\n\n{body}\n"


def listings(*names: str) -> str:
    """Return the directives of some listings."""
    return "\n".join(f":::{{portfolio:{name}}}\n:::\n" for name in names)


def result(text: str) -> dict[str, str]:
    """Return a result that has a text wherever one with evidence has none."""
    return {"claim": f"{text} 2", "value": text, "against": text, "note": text, "unpublished": text}


def sources(text: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a site that says one text wherever it can say any."""
    profile, role, project, entries = (planted(record, text) for record in records.records.values())
    for name, data in (("lab", role), ("work", project)):
        data["publications"] = ["key"]
        data["evidence"][0]["id"] = f"e-{name}"
        data["results"] = [data["results"][0] | {"evidence": [f"e-{name}"]}, result(text)]
    project |= {"role": "lab", "related": []}
    entries["evidence"][0]["id"] = "e-entries"
    entries["entries"][0]["evidence"] = ["e-entries"]
    yield "conf.py", CONF.format(text=text)
    hidden = ":::{toctree}\n:hidden:\n:glob:\n\n*\nroles/*\nprojects/*\n:::\n"
    yield "index.md", page(text, profile, listings("header", "cards", "timeline", "results") + hidden)
    yield "roles/lab.md", page(text, role, listings("header", "results", "evidence"))
    yield "projects/work.md", page(text, project, listings("header", "results", "evidence") + charts(text))
    yield "education.md", page(text, entries, listings("header", "entries", "evidence"))
    own = entries | {"section": text[0].upper() + text[1:], "evidence": []}
    yield "own.md", page(text, own, listings("entries"))
    for name in ("skills", "claims", "resume"):
        yield f"{name}.md", page(text, None, listings(name))
    yield f"{NAME}.md", page(text, None, f"{escape(text)}\n")
    entry = Publication(
        key="key", kind="article", title=text, authors=(text, text), venue=text, year=text, pages=text,
        doi="10.1/x", url="",
    )  # fmt: skip
    yield "publications.bib", bibtex.dump([entry])
    quoted = text.replace('"', '""')
    yield f"{NAME}.csv", f'"{quoted}","{quoted} 2"\n"{quoted}",1\n"{quoted} 2",2\n'
    xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    yield "a.svg", SVG.format(xml)
    yield "images/tiles.svg", SVG.format(xml)


def charts(text: str) -> str:
    """Return a chart of each kind, and a diagram, with the text in each option that takes any."""
    options = "".join(f":{name}: {json.dumps(text)}\n" for name in ("alt", "source", "x-title", "y-title"))
    options += f":reference: {json.dumps(f'1 {text}')}\n"
    drawn = "\n".join(
        f"::::{{portfolio:chart}} /{NAME}.csv\n{options}:kind: {kind}\n\n{escape(text)}\n::::\n"
        for kind in ("bar", "scatter")
    )
    return f"{drawn}\n:::{{portfolio:diagram}} /a.svg\n:source: {json.dumps(text)}\n\n{escape(text)}\n:::\n"


@pytest.fixture(scope="module", params=["portfolio", "basic"])
def twins(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Return the site with the hostile text, and that with plain words."""
    made = []
    for text in (HOSTILE, CALM):
        root = tmp_path_factory.mktemp("hostile")
        for name, content in sources(text):
            path = root / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        made.append(build(root / "source", root / "out", settings={"html_theme": request.param}))
    return made[0], made[1]


def files(built: Built, suffix: str) -> list[Path]:
    """Return the files of a kind, but for what is the same on every site."""
    found = sorted(built.folder.rglob(f"*{suffix}"))
    return [path for path in found if "_static" not in path.parts]


def parsed(path: Path) -> BeautifulSoup:
    """Return a page as a browser without scripts reads it."""
    return BeautifulSoup(path.read_text("utf-8"), "html5lib")


def shapes(page: BeautifulSoup) -> set[tuple[str, str]]:
    """Return each element with each of its attributes."""
    return {(tag.name, name) for tag in page.find_all(True) for name in ("", *tag.attrs)}


def test_build_says_the_same(twins: tuple[Built, Built]) -> None:
    """Whatever a text says, nothing is wrong with it."""
    wild, calm = twins
    assert wild.warnings == calm.warnings == ()


def test_every_page_is_shaped_alike(twins: tuple[Built, Built]) -> None:
    """No page has an element, an attribute or an address that a text has made."""
    wild, calm = twins
    known = {("script", "data-sd-tabs-storage-prefix")}  # a page that seems to hold scripts keeps all of them
    known.update(*(shapes(parsed(path)) for path in files(calm, ".html")))
    for path in files(wild, ".html"):
        page = parsed(path)
        assert shapes(page) - known == set(), path.name
        assert not page.select("[src='x'], [href^='javascript:']"), path.name


def test_texts_reach_those_who_read_data(twins: tuple[Built, Built]) -> None:
    """Each file for programs can be read, and holds the text as it was written."""
    wild, _ = twins
    for path in files(wild, ".html"):
        for script in parsed(path).select("script[type='application/ld+json']"):
            told = set(leaves(json.loads(script.string)))
            assert HOSTILE in told or path.stem in {"404", "genindex", "search"}, path.name
    home = parsed(wild.folder / "index.html")
    assert home.select_one("meta[name=description]")["content"] == HOSTILE
    assert HOSTILE.startswith(home.select_one("meta[property='og:description']")["content"][:-1])
    for name in ("resume.json", "pagefind/pages.json"):
        assert HOSTILE in set(leaves(json.loads((wild.folder / name).read_text("utf-8")))), name


def leaves(data: Any) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (dict, list)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from leaves(item)


def test_feed_and_site_map(twins: tuple[Built, Built]) -> None:
    """The XML is well-formed, and has the elements that plain words give."""
    for name in ("feed.xml", "sitemap.xml"):
        wild, calm = (ET.parse(built.folder / name) for built in twins)
        assert [(e.tag, sorted(e.attrib)) for e in wild.iter()] == [
            (e.tag, sorted(e.attrib)) for e in calm.iter()
        ]
        assert name == "sitemap.xml" or HOSTILE in {element.text for element in wild.iter()}


def test_markdown(twins: tuple[Built, Built]) -> None:
    """In the Markdown copies and in llms.txt a text is neither HTML nor a link nor code."""
    wild, _ = twins
    for path in [*files(wild, ".md"), wild.folder / "llms.txt"]:
        tokens = MarkdownIt("commonmark").parse(
            re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        )
        inline = [child for token in tokens for child in (token, *(token.children or ()))]
        made = [token.content for token in inline if token.type in {"html_block", "html_inline"}]
        assert not [html for html in made if "planted" in html or "onerror" in html], path.name
        assert not [
            t for t in inline if t.type == "link_open" and str(t.attrGet("href")).startswith("javascript")
        ]


def test_pdf(twins: tuple[Built, Built]) -> None:
    """What looks like Typst's markup or LaTeX is read from the résumé as it was written."""
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(twins[0].folder / "resume.pdf").pages)
    assert '#eval("1+1") #panic() \\input{x}' in " ".join(text.split())
