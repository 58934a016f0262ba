"""The Markdown copies hold what the pages show, word for word, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from docutils import nodes
from docutils.core import publish_doctree
from markdown_it import MarkdownIt

from building import LEFT_OUT, SITE, build
from sites import BASE
from sphinx_portfolio.sphinx_ext.html import copies

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

DOCNAMES = sorted(path.relative_to(SITE).with_suffix("").as_posix() for path in SITE.rglob("*.md"))
PAGES = [name for name in DOCNAMES if name != "404" and name not in LEFT_OUT]
ASIDE = ".headerlink, .backrefs, .fn-bracket, details > summary, [aria-hidden=true]"


def article(built: Built, docname: str) -> Tag:
    """Return the content of a page as a reader has it, with what pictures say instead of pictures."""
    main = built.page(docname).select_one("article[role=main] > section")
    assert main, f"{docname} has no content"
    for filters in main.select("form.portfolio-filters"):  # which choose among what the page says
        filters.decompose()
    for picture in main.find_all("svg"):
        said = (part.get_text() for part in picture.find_all(["title", "desc"]))
        picture.replace_with(NavigableString(". ".join(said)))
    return main


def copy(built: Built, docname: str) -> Tag:
    """Return a page's copy, read by a reader of Markdown."""
    reader = MarkdownIt("commonmark").enable("table")
    text = (built.folder / f"{docname}.md").read_text(encoding="utf-8")
    soup = BeautifulSoup(f"<main>{reader.render(text)}</main>", "html.parser")
    assert soup.main
    return soup.main


def words(shown: Tag) -> list[str]:
    """Return the words of a content, in order, without those that are there to work the page with."""
    for aside in shown.select(ASIDE):
        aside.decompose()
    for code in shown.select("pre"):
        code.string = code.get_text()  # colours come between the letters of a word
    return re.findall(r"\w+", shown.get_text(" "))


def links(shown: Tag, page: str) -> set[str]:
    """Return where a content's links lead, those between a footnote and its marks left out."""
    for aside in shown.select(f"{ASIDE}, .footnote-reference, .label"):
        aside.decompose()
    return {urljoin(page, str(link["href"])) for link in shown.find_all("a", href=True)}


@pytest.mark.site
@pytest.mark.parametrize("docname", PAGES)
def test_copy_says_what_the_page_says(published: Built, docname: str) -> None:
    """A page and its copy have the same words in the same order, the same links, and the same code."""
    page = BASE if docname == "index" else f"{BASE}{docname}.html"
    assert words(copy(published, docname)) == words(article(published, docname))
    assert links(copy(published, docname), page) == links(
        article(published, docname), f"{BASE}{docname}.html"
    )
    code = [block.get_text().strip() for block in article(published, docname).select("div.highlight pre")]
    assert [block.get_text().strip() for block in copy(published, docname).select("pre")] == code


PLAIN = """
Title
=====

Some *very* **bold** ``code`` and `a link <https://example.org/>`_.

.. comment that nobody sees

.. note:: Mind the gap.

1. one

   continued
2. two

- a
- b

  - inner

Term
    What it means.

    In two paragraphs.

    Quoted.

| line one
| line two

==  ==
1   2
==  ==
3   4
==  ==

.. image:: chart.png
   :alt: A rising line

::

    literal
"""
WRITTEN = """\
# Title

Some *very* **bold** `code` and [a link](at:https://example.org/).

> Mind the gap.

1. one

   continued

2. two

* a

* b

  - inner

- **Term**

  What it means.

  In two paragraphs.

  Quoted.

line one

line two

| 1 | 2 |
| --- | --- |
| 3 | 4 |

![A rising line](at:chart.png)

```
literal
```
"""


def test_every_construct() -> None:
    """Each construct of a page is its counterpart in Markdown; comments are nowhere."""
    document = publish_doctree(PLAIN, settings_overrides={"doctitle_xform": False})
    assert copies.render(document, lambda address: f"at:{address}") == WRITTEN


def test_no_picture_of_a_link() -> None:
    """An exclamation mark before a link does not make it a picture."""
    document = publish_doctree("Look!\\ `here <https://example.org/>`_")
    assert copies.render(document, str) == "Look\\![here](https://example.org/)\n"


def test_unknown_nodes_are_their_text() -> None:
    """A node of another extension shows what is in it; HTML of its own is left out."""

    class Unknown(nodes.Element):
        pass

    html = nodes.raw("", "<form>Search</form>", format="html")
    document = nodes.container("", Unknown("", nodes.paragraph("", "kept"), html))
    assert copies.render(document, str) == "kept\n"  # type: ignore[arg-type]


def test_addresses_are_relative_without_a_site(root: Path, tmp_path: Path) -> None:
    """Where the site does not know its address, links lead from the copy to the pages beside it."""
    built = build(root, tmp_path)
    found = {str(link["href"]) for link in copy(built, "projects/kernel").find_all("a")}
    assert "parser.html" in found
    assert "../roles/lab.html" in found
    assert "kernel.html#result-multiplication-time" in found
    near = {href.partition("#")[0] for href in found if ":" not in href}
    assert all((built.folder / "projects" / path).is_file() for path in near)


def test_copies_of_folders(root: Path, tmp_path: Path) -> None:
    """Where each page is a folder, the copies are beside the folders, and the links in them are right."""
    built = build(root, tmp_path, builder="dirhtml")
    found = {str(link["href"]) for link in copy(built, "projects/kernel").find_all("a")}
    assert {"parser/", "../roles/lab/"} <= found
    link = built.page("projects/kernel/index").find("link", type="text/markdown")
    assert link
    assert link["href"] == "../kernel.md"


HIDING = [
    ("sphinx.ext.todo", {}, "```{todo}\nSecret.\n```", False),
    ("sphinx.ext.todo", {"todo_include_todos": True}, "```{todo}\nSecret.\n```", True),
    ("sphinx.ext.ifconfig", {}, "```{eval-rst}\n.. ifconfig:: language == 'fr'\n\n   Secret.\n```", False),
    ("sphinx.ext.ifconfig", {}, "```{eval-rst}\n.. ifconfig:: language == 'en'\n\n   Secret.\n```", True),
    ("sphinx.ext.todo", {}, "```{only} latex\nSecret.\n```", False),
    ("sphinx.ext.todo", {}, "```{only} html\nSecret.\n```", True),
    ("sphinx.ext.todo", {}, "% Secret.", False),
    ("sphinx.ext.todo", {}, "```{raw} latex\nSecret.\n```", False),
    (
        "sphinx.ext.todo",
        {},
        "````{note}\nA note.\n\n```{todo}\nSecret.\n\n- Within.\n```\n````",
        False,
    ),
]


@pytest.mark.parametrize(("extension", "settings", "text", "shown"), HIDING)
def test_what_the_page_hides_is_hidden(
    root: Path, tmp_path: Path, extension: str, settings: dict[str, object], text: str, shown: bool
) -> None:
    """What is in the source and not on the page is not in its copy, in its head or in search either."""
    (root / "about.md").write_text(f"# About\n\n{text}\n\nWords.\n", encoding="utf-8")
    extensions = ["myst_parser", "sphinx_portfolio", extension]
    built = build(root, tmp_path, settings={"extensions": extensions, **settings})
    assert built.warnings == ()
    page = built.page("about")
    assert ("Secret" in page.get_text()) is shown
    copied = (built.folder / "about.md").read_text(encoding="utf-8")
    assert ("Secret" in copied) is shown
    assert "Words." in copied
    assert shown or "Within" not in copied
    if not shown:
        beside = ("llms.txt", "feed.xml", "pagefind/pages.json", "about.html")
        assert not [name for name in beside if b"Secret" in (built.folder / name).read_bytes()]
