"""What an owner or another extension brings means in our theme what it means in plain Furo.

Each project is built twice: with the portfolio and its theme, and with Furo alone, without any of ours. A
page of both is asked the same, and what plain Furo answers is right.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from building import ROOTS, build
from reading import DESK
from serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page

STYLE = """() => {
  window.style = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
}"""


class Both:
    """A project's pages in a browser: ours, and Furo's."""

    def __init__(self, browser: Browser, ours: str, furo: str) -> None:
        self._browser, self._addresses = browser, (ours, furo)

    def answer(self, path: str, ask: Callable[[Page], Any], **settings: Any) -> list[Any]:
        """Return what our page answers, and what Furo's."""
        found = []
        for address in self._addresses:
            with self._browser.new_context(**{"viewport": DESK, **settings}) as context:
                page = context.new_page()
                page.goto(f"{address}{path}")
                page.evaluate(STYLE)
                found.append(ask(page))
        return found


@pytest.fixture(scope="module")
def project(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Both]]:
    """Yield what builds and serves a project, once for all tests of it."""
    with ExitStack() as stack:

        @cache
        def project(name: str, logo: str = "") -> Both:
            named = {"html_logo": logo, "html_theme_options": {"sidebar_hide_name": True}} if logo else {}
            addresses = []
            for theme, ours in (("portfolio", ["sphinx_portfolio"]), ("furo", [])):
                extensions = ["myst_parser", "sphinx_design", *ours]
                settings = {"html_theme": theme, "extensions": extensions, **named}
                built = build(ROOTS / f"test-furo-{name}", tmp_path_factory.mktemp(theme), settings=settings)
                assert built.warnings == ()
                addresses.append(stack.enter_context(serve(built.folder)))
            return Both(browser, *addresses)

        yield project


def asked(questions: Mapping[str, str]) -> Callable[[Page], Any]:
    """Return what asks a page all of these questions."""
    fields = ",".join(f"{name!r}: {question}" for name, question in questions.items())
    return lambda page: page.evaluate(f"() => ({{{fields}}})")


def test_sheet_means_what_it_means_in_furo(project: Callable[..., Both]) -> None:
    """Conditions, layers, imports, addresses, order, escapes and sheets written late are honoured."""
    right = {
        "style('.sidebar-drawer', 'display')": "flex",
        "style('#plain', 'color')": "rgb(10, 20, 30)",
        "style('#plain', 'backgroundColor')": "rgba(0, 0, 0, 0)",
        "style('#plain', 'outlineWidth')": "4px",
        "style('#plain', 'paddingLeft')": "0px",
        "style('#plain', 'marginLeft')": "11px",
        "style('#plain', 'marginRight')": "1px",
        "style('#plain', 'marginTop')": "21px",
        "style('#plain', 'marginBottom')": "31px",
        "style('#plain', 'letterSpacing')": "3px",
        "style('#plain', 'wordSpacing')": "4px",
        "style('#plain', 'backgroundImage').replace(/.*_static/, '')": '/pictures/dot.gif")',
        "style('#escaped', 'display')": "flex",
        "style('#late', 'color')": "rgb(1, 2, 3)",
        "style('#early', 'color')": "rgb(220, 53, 69)",
        "style('#unquoted', 'color')": "rgb(220, 53, 69)",
        "style('#shouted', 'color')": "rgb(220, 53, 69)",
        "style('#spelled', 'color')": "rgb(220, 53, 69)",
        "style('#framed', 'lineHeight')": "51px",
        "style('#framed', 'textAlign')": "right",
        "style('#framed', 'textIndent')": "5px",
        "style('#drawing rect', 'fill')": "rgb(0, 200, 82)",
        "style('#drawn', 'color')": "rgb(0, 200, 82)",
        "style('#drawn', 'maskImage').length > 500": True,
        "style('#cell', 'paddingLeft')": "4px",
        "document.querySelector('#moving').getAnimations().length": 1,
    }
    ours, furo = project("sheets").answer("index.html", asked({question: question for question in right}))
    assert ours == furo == right


def test_scripts_run_when_they_expect_to(project: Callable[..., Both]) -> None:
    """An owner's script finds Sphinx's, hears every event of loading, and what it adds is styled."""
    questions = {
        "heard": "seen",
        "module": "module",
        "inline": "inBody",
        "button": "[style('.highlight .copybtn', 'position'), style('.highlight .copybtn', 'cursor')]",
        "block": "style('.sd-bg-danger', 'backgroundColor')",
        "sources": "[...document.querySelectorAll('body > [src]')].map(({ src }) => new URL(src).pathname)",
    }
    ours, furo = project("scripts").answer("index.html", asked(questions))
    assert furo["heard"] == [
        "string", "loading", "DOMContentLoaded", True, "object DOMContentLoaded", "load", "object load",
    ]  # fmt: skip
    assert furo["block"] == "rgb(220, 53, 69)"
    added = ours.pop("sources"), furo.pop("sources")
    assert ours == furo
    assert [name for name in added[0] if "portfolio" not in name and "search" not in name] == added[1]


@pytest.mark.parametrize(
    ("page", "right"),
    [
        ("script", {"shown": "none", "seen": "html", "sheets": 4}),
        ("handler", {"shown": "none", "seen": "unknown", "sheets": 4}),
        ("link", {"shown": "none", "seen": None, "sheets": 4}),
    ],
)
def test_script_in_a_page_keeps_all_that_it_may_use(
    project: Callable[..., Both], page: str, right: dict[str, object]
) -> None:
    """Where anything runs that we do not know, the page loads what it loads in Furo, and then our own."""

    def ask(page: Page) -> Any:
        if page.locator("#go").count():
            page.locator("#go").click()
            page.wait_for_function("document.querySelector('h1').className")  # a link runs a moment later
        sheets = "link[rel=stylesheet]:not([href*=portfolio], [href*=search])"
        questions = {"shown": "style('h1', 'display')", "seen": "window.seen ?? null"}
        return asked(questions)(page) | {"sheets": page.locator(sheets).count()}

    assert project("inline").answer(f"{page}.html", ask) == [right, right]


def test_data_in_a_page_is_no_script(project: Callable[..., Both]) -> None:
    """A page that runs nothing of others waits for no style sheet, and loses nothing by it."""
    questions = {
        "hint": "style('#moving', 'color')",
        "tip": "style('#drawing rect', 'fill')",
        "moving": "document.querySelector('#moving').getAnimations().length",
    }
    ours, furo = project("inline").answer("data.html", asked(questions))
    assert ours == furo == {"hint": "rgb(0, 200, 82)", "tip": "rgb(0, 200, 82)", "moving": 1}
    links = "document.querySelectorAll('link[rel=stylesheet]').length"
    assert project("inline").answer("data.html", asked({"links": links})) == [{"links": 0}, {"links": 4}]


def test_options_of_furo_work(project: Callable[..., Both]) -> None:
    """Edit and view links, colours, fonts, announcement, logos, icons and sidebars are as in plain Furo."""
    box = "(({ width, height }) => [width, height])(document.querySelector('{}').getBoundingClientRect())"
    icons = {name: box.replace("{}", f".{name}-this-page svg") for name in ("edit", "view")}
    questions = {
        **icons,
        "links": "[...document.querySelectorAll('.content-icon-container a')].map(({ href }) => href)",
        "content": "style('article a.external', 'color')",
        "primary": "getComputedStyle(document.body).getPropertyValue('--color-brand-primary')",
        "sidebar": "style('.sidebar-drawer', 'backgroundColor')",
        "font": "style('body', 'fontFamily')",
        "ground": "style('.announcement', 'backgroundColor')",
        "announcement": "document.querySelector('.announcement').innerText",
        "announced": "style('.announcement-content', 'textAlign') + style('.announcement', 'height')",
        "light": "style('.only-light', 'display')",
        "dark": "style('.only-dark', 'display')",
        "name": "document.querySelector('.sidebar-brand').innerText.trim()",
        "icons": "style('.bottom-of-page .icons', 'display') + document.querySelector('.icons a').href",
        "own": "document.querySelector('#own').innerText.trim().split(/\\s+/)",
        "search": "document.querySelectorAll('.sidebar-search').length",
    }
    for scheme, colour in (("light", "rgb(190, 0, 0)"), ("dark", "rgb(255, 160, 160)")):
        ours, furo = project("options").answer("index.html", asked(questions), color_scheme=scheme)
        if scheme == "dark":
            assert ours.pop("sidebar") != furo.pop("sidebar")
        assert ours == furo
        assert ours["content"] == colour
    assert ours["edit"] == ours["view"] == [20, 20]
    assert ours["links"] == [
        "https://github.com/ada/site/blob/main/docs/index.md?plain=true",
        "https://github.com/ada/site/edit/main/docs/index.md",
    ]
    assert ours["own"] == ["Guide", "Guide", "Deep", "Lab"]


def test_colour_of_the_brand_is_that_of_our_parts(project: Callable[..., Both]) -> None:
    """What an owner gives Furo as its colour, figures and marks have too."""
    ours, _ = project("options").answer(
        "index.html", asked({"figure": "style('#tile .portfolio-figure', 'color')"})
    )
    assert ours == {"figure": "rgb(190, 0, 0)"}


def test_logo_without_a_name(project: Callable[..., Both]) -> None:
    """An owner who hides the name has the logo as Furo shows it."""
    questions = {
        "alt": "document.querySelector('.sidebar-brand img').alt",
        "width": "style('.sidebar-logo', 'width')",
    }
    ours, furo = project("inline", "_static/x.gif").answer("index.html", asked(questions))
    assert ours == furo


def test_keys_turn_pages(project: Callable[..., Both]) -> None:
    """Furo's option for turning pages by arrow keys works."""

    def ask(page: Page) -> str:
        with page.expect_navigation(timeout=5000):
            page.keyboard.press("ArrowLeft")
        return page.title()

    ours, furo = project("options").answer("lab.html", ask)
    assert (ours, furo) == ("Ada", "Deep - Ada")  # each goes back by its own order


def test_words_that_were_searched_for_are_marked(project: Callable[..., Both]) -> None:
    """A link with ?highlight= marks the words, and Furo's colour for marks is there."""

    def ask(page: Page) -> Any:
        page.locator(".highlighted").wait_for(timeout=5000)
        return [
            page.locator(".highlighted").inner_text(),
            page.evaluate("style('.highlighted', 'backgroundColor')"),
        ]

    marked = project("inline").answer("data.html?highlight=words", ask)
    assert marked == [["Words", "rgb(221, 238, 255)"]] * 2


def test_own_search_page(project: Callable[..., Both]) -> None:
    """An owner's template of the search page comes before ours, with all that Sphinx's search needs."""

    def ask(page: Page) -> list[str]:
        page.locator("#search-results a").first.wait_for(timeout=5000)
        return page.locator("#mine, #search-results a").all_inner_texts()

    assert project("options").answer("search.html?q=words", ask) == [["Mine", "Deep"]] * 2
