"""What another extension does under plain Furo it does beside ours; one that does our job stands in for it.

Each row builds one ordinary page twice, in a project of plain Furo and in a portfolio with our theme, and
asks both in a browser that reaches no other host. They have to answer the same, and nothing is warned of.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from building import ROOTS, Built, build
from reading import DESK
from serving import serve
from sites import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
"""Of what other extensions call; ours are tried elsewhere."""

CODE = "```python\nx = 1\n```\n"
SHOWN = """async () => {
  const shown = () => [...document.querySelectorAll("article p")].filter((p) => p.checkVisibility()).map(
    (p) => p.textContent.trim());
  const before = shown();
  document.querySelector(%s).click();
  await new Promise((done) => setTimeout(done, 400));
  return [before, shown()];
}"""


@dataclass(frozen=True, kw_only=True)
class Row:
    """An extension, what a page makes of it, and the question that shows it."""

    name: str
    extensions: tuple[str, ...]
    matter: str = ""
    body: str = "An ordinary page.\n"
    settings: dict[str, Any] = field(default_factory=dict)
    ask: str


ROWS = (
    Row(
        name="copybutton",
        extensions=("sphinx_copybutton",),
        body=CODE,
        ask="""() => [...document.querySelectorAll("button.copybtn")].map(
          (button) => [getComputedStyle(button).position, button.getBoundingClientRect().width])""",
    ),
    Row(
        name="tabs",
        extensions=("sphinx_tabs.tabs",),
        body="````{tabs}\n```{tab} A\nOne\n```\n\n```{tab} B\nTwo\n```\n````\n",
        ask=SHOWN % "'[role=tab]:not([aria-selected=true])'",
    ),
    Row(
        name="inline_tabs",
        extensions=("sphinx_inline_tabs",),
        body="```{tab} A\nOne\n```\n\n```{tab} B\nTwo\n```\n",
        ask=SHOWN % "'.tab-label:last-of-type'",
    ),
    Row(
        name="togglebutton",
        extensions=("sphinx_togglebutton",),
        body="```{note}\n:class: dropdown\nHidden\n```\n",
        ask=SHOWN % "'.admonition-title'",
    ),
    Row(
        name="mermaid",
        extensions=("sphinxcontrib.mermaid",),
        settings={"mermaid_use_local": "mermaid.js", "d3_use_local": "d3.js"},
        body="```{mermaid}\ngraph TD; A-->B;\n```\n",
        ask="() => document.querySelector('pre.mermaid').textContent.trim()",
    ),
    Row(
        name="myst_nb",
        extensions=("myst_nb",),
        settings={"nb_execution_mode": "off", "source_suffix": {".md": "myst-nb"}},
        matter="---\nfile_format: mystnb\nkernelspec:\n  name: python3\nlanguage_info:\n  name: python\n"
        "  pygments_lexer: python\n---\n\n",
        body="```{code-cell}\nx = 1\n```\n",
        ask="""() => ["div.cell", "div.cell_input"].map(
          (part) => getComputedStyle(document.querySelector(part)).display)""",
    ),
    Row(
        name="ablog",
        extensions=("ablog",),
        settings={"html_theme": "alabaster", "blog_baseurl": BASE},
        body="```{post} 2024-01-01\n:tags: a\n```\n\nWords.\n",
        ask="""() => [...document.querySelectorAll("link[type='application/atom+xml'], .ablog-post p")].map(
          (part) => part.getAttribute("href") ?? part.textContent.trim())""",
    ),
    Row(
        name="todo",
        extensions=("sphinx.ext.todo",),
        settings={"todo_include_todos": True},
        body="```{todo}\nSecret.\n```\n",
        ask="() => document.querySelector('.admonition-todo').textContent",
    ),
    Row(
        name="viewcode",
        extensions=("sphinx.ext.autodoc", "sphinx.ext.viewcode"),
        body="```{eval-rst}\n.. autofunction:: textwrap.shorten\n```\n",
        ask="""() => [...document.querySelectorAll("dt.sig, a .viewcode-link")].map(
          (part) => part.textContent)""",
    ),
    Row(
        name="graphviz",
        extensions=("sphinx.ext.graphviz",),
        settings={"graphviz_dot": "./dot", "graphviz_output_format": "svg"},
        body="```{graphviz}\ndigraph { a -> b }\n```\n",
        ask="""() => [...document.querySelectorAll("object.graphviz")].map(
          (drawing) => [drawing.type, drawing.getBoundingClientRect().width])""",
    ),
    Row(
        name="githubpages",
        extensions=("sphinx.ext.githubpages",),
        settings={"html_baseurl": BASE},
        ask="async () => [(await fetch('.nojekyll')).status, (await (await fetch('CNAME')).text())]",
    ),
    Row(
        name="intersphinx",
        extensions=("sphinx.ext.intersphinx",),
        body="{external+other:doc}`index`\n",
        ask="() => [...document.querySelectorAll('a.external')].map((link) => link.href)[0]",
    ),
    Row(
        name="favicon",
        extensions=("sphinx_favicon",),
        settings={"favicons": ["https://other.example/icon.svg", {"href": "icon.png", "sizes": "32x32"}]},
        ask="""() => [...document.querySelectorAll("link[rel=icon]")].map(
          (link) => [link.getAttribute("href"), link.getAttribute("sizes"), link.getAttribute("type")])""",
    ),
    Row(
        name="last_updated_by_git",
        extensions=("sphinx_last_updated_by_git",),
        settings={"html_last_updated_fmt": "%Y-%m-%d"},
        ask="() => document.querySelector('.last-updated').textContent.trim()",
    ),
)
BROUGHT = {"todo", "viewcode", "graphviz", "githubpages", "intersphinx"}
"""The rows whose extensions come with Sphinx."""


FILES = {
    "_static/mermaid.js": "export default { initialize() {}, run() {} };",
    "_static/d3.js": "",
    "_static/icon.png": "",
    "dot": """#!/bin/sh
        echo '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>' > "${2#-o}"\n""",
}
"""Stand for the programs and pictures that some of them need."""


def committed(root: Path) -> None:
    """Make a repository of a project."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@ada.example")
    for command in (
        ("init",),
        ("add", "."),
        (*who, "commit", "--message=All", "--date=2024-05-01T12:00:00Z"),
    ):
        subprocess.run(["git", *command], cwd=root, check=True, capture_output=True)


def projects(folder: Path, row: Row) -> tuple[Built, Built]:
    """Return a page with what an extension makes of it, built in a portfolio and in plain Furo."""
    portfolio, plain = folder / "portfolio", folder / "plain"
    shutil.copytree(ROOTS / "test-portfolio", portfolio)
    plain.mkdir()
    (plain / "conf.py").write_text("project = 'Ada Example'\nversion = '1'\n", encoding="utf-8")
    (plain / "index.md").write_text("# Home\n\n```{toctree}\nabout\n```\n", encoding="utf-8")
    (folder / "other").mkdir()
    (folder / "other/index.md").write_text("# Other\n", encoding="utf-8")
    (folder / "other/conf.py").write_text(
        "project = 'Other'\nextensions = ['myst_parser']\n", encoding="utf-8"
    )
    inventory = build(folder / "other", folder / "other-built").folder / "objects.inv"
    built = []
    for root, theme, ours in ((portfolio, "portfolio", ["sphinx_portfolio"]), (plain, "furo", [])):
        (root / "about.md").write_text(f"{row.matter}# About\n\n{row.body}", encoding="utf-8")
        (root / "_static").mkdir()
        for name, content in FILES.items():
            (root / name).write_text(content, encoding="utf-8")
            (root / name).chmod(0o755)
        committed(root)
        parser = [] if "myst_nb" in row.extensions else ["myst_parser"]
        settings = {
            "extensions": [*parser, *ours, *row.extensions],
            "html_theme": theme,
            "html_static_path": ["_static"],
        }
        if "sphinx.ext.intersphinx" in row.extensions:
            settings["intersphinx_mapping"] = {"other": ("https://other.example/", str(inventory))}
        built.append(build(root, folder / theme, settings=settings | row.settings))
    return built[0], built[1]


def row_of(row: Row) -> Any:
    """Return a row as a parameter."""
    return pytest.param(row, id=row.name, marks=() if row.name in BROUGHT else pytest.mark.neighbours)


@pytest.mark.parametrize("row", [row_of(row) for row in ROWS])
def test_does_what_it_does_under_plain_furo(browser: Browser, tmp_path: Path, row: Row) -> None:
    """A page of both answers the same, both builds warn of nothing, and neither asks another host."""
    both, answers, errors = projects(tmp_path, row), [], []
    for built in both:
        assert built.warnings == ()
        with serve(built.folder) as address, browser.new_context(viewport=DESK) as context:
            page, asked = context.new_page(), set[str]()
            page.on("request", lambda request, asked=asked: asked.add(request.url))
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.route(lambda url, at=address: not url.startswith(at), lambda route: route.abort())
            page.goto(f"{address}about.html")
            page.wait_for_load_state("networkidle")
            answers.append(page.evaluate(row.ask))
            assert {
                url for url in asked if not url.startswith((address, "data:", "https://other.example/"))
            } == set()
    ours, furo = answers
    assert ours == furo
    assert furo
    assert errors == []


def head(built: Built, docname: str) -> list[str]:
    """Return the names of all elements in a page's head that tell machines of it, and of its base."""
    page = built.page(docname)
    tags = page.select("meta[name], meta[property], base")
    return sorted(str(tag.get("property") or tag.get("name") or tag.name) for tag in tags)


def beside(root: Path, into: Path, *extensions: str, **settings: Any) -> tuple[Built, str]:
    """Return the portfolio built beside others, and what the build said in passing of who stands in."""
    said: list[str] = []
    loaded = {"extensions": ["myst_parser", "sphinx_portfolio", *extensions], "html_baseurl": BASE}
    built = build(root, into, settings=loaded | settings, said=said)
    assert built.warnings == ()
    return built, "\n".join(line for text in said for line in text.splitlines() if "stands in" in line)


@pytest.mark.neighbours
@pytest.mark.parametrize("first", [True, False])
def test_open_graph(root: Path, tmp_path: Path, first: bool) -> None:
    """Beside sphinxext.opengraph its tags stand alone, whichever is first; our graph and links stay."""
    extensions = ["sphinxext.opengraph", "sphinx_portfolio"]
    loaded = ["myst_parser", *(extensions if first else reversed(extensions))]
    built, said = beside(root, tmp_path, extensions=loaded, ogp_social_cards={"enable": False})
    assert said == "portfolio: sphinxext.opengraph stands in for: open_graph, cards"
    for docname in ("index", "about", "projects/kernel"):
        names = [name for name in head(built, docname) if name != "viewport"]
        assert len(names) == len(set(names)), docname
        assert not [name for name in names if name.startswith("twitter:")]
        assert "description" in names
    assert built.page("about").select_one('script[type="application/ld+json"]')
    assert not (built.folder / "_cards").exists()


@pytest.mark.neighbours
def test_site_map(root: Path, tmp_path: Path) -> None:
    """Beside sphinx_sitemap its site map stands, in every build, and robots.txt names it."""
    settings = {"sitemap_url_scheme": "{link}", "sitemap_filename": "map.xml"}
    for _ in range(2):
        built, said = beside(root, tmp_path, "sphinx_sitemap", **settings)
        assert said == "portfolio: sphinx_sitemap stands in for: sitemap"
        assert not (built.folder / "sitemap.xml").exists()
        assert f"Sitemap: {BASE}map.xml" in (built.folder / "robots.txt").read_text(encoding="utf-8")
    again, _ = beside(root, tmp_path / "own", "sphinx_sitemap", sitemap_url_scheme="{link}")
    found = ET.parse(again.folder / "sitemap.xml").iterfind(".//{*}loc")
    assert f"{BASE}search.html" in {loc.text for loc in found}, "it is theirs"


@pytest.mark.neighbours
def test_contents_for_models(root: Path, tmp_path: Path) -> None:
    """Beside sphinx_llms_txt its contents stand, with the sources that it reads; copies in Markdown stay."""
    built, said = beside(root, tmp_path, "sphinx_llms_txt")
    assert said == "portfolio: sphinx_llms_txt stands in for: llms"
    assert "An ordinary page." in (built.folder / "llms-full.txt").read_text(encoding="utf-8")
    assert "## Write-ups" not in (built.folder / "llms.txt").read_text(encoding="utf-8")
    assert (built.folder / "about.md").is_file()


@pytest.mark.neighbours
def test_contents_for_models_that_it_does_not_write(root: Path, tmp_path: Path) -> None:
    """Where the owner has turned its contents off, ours stand."""
    built, said = beside(root, tmp_path, "sphinx_llms_txt", llms_txt_file=False)
    assert said == ""
    assert "## Write-ups" in (built.folder / "llms.txt").read_text(encoding="utf-8")


@pytest.mark.neighbours
def test_page_for_wrong_addresses(root: Path, tmp_path: Path, browser: Browser) -> None:
    """Beside notfound.extension its page stands with its addresses, and search works on it at any depth."""
    built, said = beside(
        root,
        tmp_path,
        "notfound.extension",
        notfound_urls_prefix="/",
        html_theme="portfolio",
        html_baseurl="",
    )
    assert said == "portfolio: notfound.extension stands in for: not_found"
    assert "base" not in head(built, "404")
    assert not built.page("404").select("form.portfolio-not-found")
    page_404 = (built.folder / "404.html").read_bytes()
    (built.folder / "deep/down").mkdir(parents=True)
    (built.folder / "deep/down/page.html").write_bytes(page_404)
    with serve(built.folder) as address, browser.new_context(viewport=DESK) as context:
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("requestfailed", lambda request: errors.append(request.url))
        page.goto(f"{address}deep/down/page.html")
        page.keyboard.press("/")
        page.keyboard.type("parser")
        page.locator("#portfolio-search a").first.wait_for()
        assert errors == []


@pytest.mark.neighbours
@pytest.mark.parametrize(("address", "ours"), [(BASE, False), ("", True)])
def test_feed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, ours: bool) -> None:
    """Beside ablog its feeds stand where it writes any, else ours."""
    monkeypatch.setattr("ablog.blog.Blog._dict", {})  # which it keeps from build to build
    (root / "about.md").write_text("# About\n\n```{post} 2024-01-01\n```\n\nWords.\n", encoding="utf-8")
    built, said = beside(root, tmp_path, "ablog", html_theme="alabaster", blog_baseurl=address)
    assert said == ("" if ours else "portfolio: ablog stands in for: feed")
    assert (built.folder / "feed.xml").exists() is ours
    assert (built.folder / "blog/atom.xml").exists() is not ours
    assert bool(built.page("about").select('link[href$="feed.xml"]')) is ours
    script = built.page("blog/archive").select_one('script[type="application/ld+json"]')
    assert script
    assert json.loads(script.string or "")["@graph"][0]["name"] == "All posts", "its pages have their titles"
