"""A portfolio in a folder of other documentation keeps to it, and the rest is as it was without us."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from building import ROOTS, build, tree

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

CONF = 'project = "Tool"\nauthor = project_copyright = "Tool team"\n'
BASE = "https://tool.example.org/"
SETTINGS = {
    "extensions": ["myst_parser", "sphinx_portfolio"],
    "primary_domain": "portfolio",
    "myst_enable_extensions": ["colon_fence"],
    "html_baseurl": BASE,
    "html_theme": "portfolio",
    "portfolio_publications": "me/publications.bib",
}
PAGES = {
    "index": "# Tool\n\n{0}{{toctree}}\n:caption: Using it\n\nguide/index\nChat <https://chat.example.org/>\n{0}\n\n"
    "{0}{{toctree}}\n:caption: People\n\nThe author <me/index>\n{0}\n",
    "guide/index": "# Guide\n\n{0}{{toctree}}\ndeep\n{0}\n",
    "guide/deep": "# Deep\n\nText of the guide.\n",
}
ASSETS = re.compile(r"\s*<(?:link|script)[^>]*/portfolio/[^>]*>(?:</script>)?|\?v=\w+")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the sources of a tool's documentation, with the small portfolio in ``me``."""
    source = tmp_path / "docs"
    shutil.copytree(ROOTS / "test-portfolio", source / "me")
    (source / "me/conf.py").unlink()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    for docname, text in PAGES.items():
        path = source / f"{docname}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.format("```"), encoding="utf-8")
    return source


def built(docs: Path, into: Path, **settings: Any) -> Built:
    """Build the documentation, which says nothing."""
    made = build(docs, into, settings=SETTINGS | settings)
    assert made.warnings == ()
    return made


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
def test_other_pages_are_as_without_us(docs: Path, tmp_path: Path, theme: str) -> None:
    """A page beside the folder differs in nothing but the links to our style sheets and scripts."""
    ours = built(docs, tmp_path / "with", html_theme=theme).folder
    for page in (docs / "me").rglob("*.md"):
        titles_and_toctree = re.findall(
            "^(?:# .*|:::{toctree}[^:]*:hidden:[^:]*:::)", page.read_text("utf-8"), re.MULTILINE
        )
        page.write_text("\n\n".join(titles_and_toctree), encoding="utf-8")
    settings = {"extensions": ["myst_parser", "sphinx_design"], "myst_enable_extensions": ["colon_fence"]}
    settings |= {"html_baseurl": BASE, "html_theme": theme}
    plain = build(docs, tmp_path / "without", settings=settings).folder

    def content(folder: Path, name: str) -> str:
        return ASSETS.sub("", (folder / name).read_text("utf-8"))

    assert content(ours, "guide/deep.html") == content(plain, "guide/deep.html")
    assert content(ours, "search.html") == content(plain, "search.html")


def test_outputs_are_those_of_the_folder(docs: Path, tmp_path: Path) -> None:
    """Exports stand in the folder, bear the portfolio's name, and tell of its pages alone."""
    folder = built(docs, tmp_path).folder
    own = {"feed.xml", "llms.txt", "sitemap.xml", "resume.pdf", "resume.json", "robots.txt"}
    assert {name for name in own if (folder / name).exists()} == set()
    assert {name for name in own if (folder / "me" / name).exists()} == own - {"robots.txt"}
    assert not (folder / "guide/deep.md").exists()
    assert (folder / "me/projects/kernel.md").is_file()
    llms = (folder / "me/llms.txt").read_text("utf-8")
    assert llms.startswith("# Ada Example\n")
    assert f"{BASE}me/projects/kernel.md" in llms
    assert "guide" not in llms + (folder / "me/sitemap.xml").read_text("utf-8")
    feed = (folder / "me/feed.xml").read_text("utf-8")
    assert f'href="{BASE}me/feed.xml"' in feed
    assert "<title>Ada Example</title>" in feed
    assert json.loads((folder / "me/resume.json").read_text("utf-8"))["basics"]["url"] == f"{BASE}me/"
    assert json.loads((folder / "pagefind/pages.json").read_text("utf-8"))["pages"][0][0] == "me/index.html"
    assert "guide" not in (folder / "pagefind/pages.json").read_text("utf-8")


def test_head_speaks_of_the_person_in_the_folder_alone(docs: Path, tmp_path: Path) -> None:
    """Structured data, previews, feed and search belong to the portfolio's pages."""
    made = built(docs, tmp_path)
    told = (
        "script[type='application/ld+json'], meta[property^=og], link[rel=alternate], [name=portfolio-search]"
    )
    assert made.page("guide/deep").select(told) == []
    page = made.page("me/projects/kernel")
    assert page.select_one("link[type='application/atom+xml']")["href"] == "../feed.xml"
    (graph,) = page.select("script[type='application/ld+json']")
    nodes = {str(node["@type"]): node for node in json.loads(graph.get_text())["@graph"]}
    assert nodes["Person"]["@id"] == f"{BASE}me/#person"
    assert nodes["WebSite"]["name"] == "Ada Example"
    trail = [item["name"] for item in nodes["BreadcrumbList"]["itemListElement"]]
    assert trail == ["Tool", "The author", "Example Laboratories", "A matrix kernel"]


def test_sidebar_holds_the_whole_site(docs: Path, tmp_path: Path) -> None:
    """The owner's captions, titles and links stay; the portfolio is one part of the contents."""
    page = built(docs, tmp_path).page("me/roles/shop")
    sidebar = page.select_one(".sidebar-tree")
    assert [caption.get_text() for caption in sidebar.select(".caption")] == ["Using it", "People"]
    entries = [(link.get_text(), link["href"]) for link in sidebar.select("a")]
    assert entries == [
        ("Guide", "../../guide/index.html"), ("Chat", "https://chat.example.org/"),
        ("The author", "../index.html"), ("Example Laboratories", "lab.html"), ("Corner Shop", "#"),
        ("A till", "../projects/till.html"), ("Skills", "../skills.html"), ("Claims", "../claims.html"),
        ("About", "../about.html"),
    ]  # fmt: skip


def test_edit_beside_the_folder(docs: Path, tmp_path: Path) -> None:
    """After a page beside the folder has got another title, the site is as a clean build makes it."""
    built(docs, tmp_path / "a")
    (docs / "guide/deep.md").write_text("# Deeper\n", encoding="utf-8")
    again = built(docs, tmp_path / "a")
    assert tree(again.folder) == tree(built(docs, tmp_path / "b").folder)
