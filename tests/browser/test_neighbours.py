"""What an owner or another extension brings means in our theme what it means in plain Furo.

Each project is built twice: with the portfolio and its theme, and with Furo alone, without any of ours. A probe
asks a page of both for the same thing, and what plain Furo answers is right.
"""

from __future__ import annotations

import base64
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from building import build
from reading import DESK
from serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PROFILE = """---
portfolio:
  kind: profile
  name: Ada Example
  headline: Engineer
  summary: She engineers.
---
"""
ROLE = """---
portfolio: {kind: role, organisation: Lab, title: Engineer, start: 2020, end: 2021, summary: She engineered.}
---
# Lab
"""
CONF = """
from pathlib import Path
project, html_title = "Ada", "Ada"
extensions = ["myst_parser", "sphinx_design", *{extensions}]
html_theme = "{theme}"
myst_enable_extensions = ["colon_fence"]
html_static_path = ["_static"]
templates_path = ["_templates"]
html_logo = None
html_copy_source = False
{more}
"""
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


class Built:
    """A project's pages in a browser: ours, and Furo's."""

    def __init__(self, browser: Browser, ours: str, furo: str) -> None:
        self._browser, self._addresses = browser, (ours, furo)

    def both(self, path: str, ask: Callable[[Page], Any], **settings: Any) -> list[Any]:
        """Return what our page answers, and what Furo's."""
        found = []
        for address in self._addresses:
            with self._browser.new_context(**{"viewport": DESK, **settings}) as context:
                page = context.new_page()
                page.goto(f"{address}{path}")
                page.evaluate(STYLE)
                found.append(ask(page))
        return found


STYLE = """() => {
  window.style = (selector, name, part) => getComputedStyle(document.querySelector(selector), part)[name];
}"""


def write(source: Path, files: Mapping[str, str | bytes], **conf: Any) -> Path:
    """Write a project that is ours or Furo's."""
    more = str(files["more"])
    for path, content in {**files, "conf.py": CONF.format(more=more, **conf)}.items():
        file = source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f"{PROFILE}# Ada Example\n\n{content!s}" if path == "index.md" else content
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return source


@pytest.fixture(scope="module")
def project(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Built]]:
    """Yield what builds and serves a project, once for all tests of it."""
    with ExitStack() as stack:

        @cache
        def project(name: str) -> Built:
            folder, addresses = tmp_path_factory.mktemp(name), []
            for theme, extensions in (("portfolio", ["sphinx_portfolio"]), ("furo", [])):
                source = write(folder / theme, PROJECTS[name], theme=theme, extensions=extensions)
                built = build(source, folder / f"{theme}-built")
                assert built.warnings == ()
                addresses.append(stack.enter_context(serve(built.folder)))
            return Built(browser, *addresses)

        yield project


def asked(questions: Mapping[str, str]) -> Callable[[Page], Any]:
    """Return what asks a page all of these questions."""
    fields = ",".join(f"{name!r}: {question}" for name, question in questions.items())
    return lambda page: page.evaluate(f"() => ({{{fields}}})")


SHEETS = """
html_css_files = [
    ("early.css", {"priority": 100}),
    ("print.css", {"media": "print"}),
    ("wide.css", {"media": "(min-width: 1000px)"}),
    ("other-look.css", {"rel": "alternate stylesheet", "title": "Other"}),
    ("chosen-look.css", {"title": "Chosen"}),
    ("broken.css", {"integrity": "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}),
    "layers.css", "imports.css", "addresses.css", "odd.css", "colours.css", "late.css", "portfolio.css",
    ("components.css", {"priority": 650}),
]

def late(app, exception):
    Path(app.outdir, "_static/late.css").write_text("#late { color: rgb(1, 2, 3) }")

def setup(app):
    app.connect("build-finished", late, priority=700)
"""
SHEETS_FILES: dict[str, str | bytes] = {
    "index.md": """
```{raw} html
<p id="plain" class="plain">Words.</p>
<div class="md:flex" id="escaped">Words.</div>
<p id="late">Words.</p><p id="early" class="sd-text-danger">Words.</p>
<p class=sd-text-danger id=unquoted>Words.</p>
<P CLASS = "sd-text-danger" ID="shouted">Words.</P>
<p class="sd-text-&#100;anger" id="spelled">Words.</p>
<p id="framed">Words.</p><p id="moving">Words.</p><p id="drawn">Words.</p>
<table class=docutils><td id="cell">implied</table>
<svg id="drawing"><rect fill="var(--color-admonition-title--tip)" width="1" height="1"/></svg>
<style>#moving { animation: sd-fade-in 1s infinite }</style>
```

:::{card} A card
:class-card: sd-rounded-3
:::
""",
    "_static/early.css": "#early { color: rgb(9, 9, 9) } body { font-family: monospace } h1 { color: red }",
    "_static/print.css": ".sidebar-drawer, article { display: none }",
    "_static/wide.css": "#plain { color: rgb(10, 20, 30) }",
    "_static/other-look.css": "#plain { background-color: rgb(5, 5, 5) }",
    "_static/chosen-look.css": "#plain { outline: 4px solid rgb(4, 4, 4) }",
    "_static/broken.css": "#plain { padding-left: 77px }",
    "_static/layers.css": "@layer x, y; .plain { margin-left: 11px } @layer y { .plain { margin-right: 1px } }"
    " @layer x { .plain { margin-right: 2px } } .md\\:flex { display: flex }",
    "_static/imports.css": '@import url("imported.css"); .plain { margin-top: 21px }',
    "_static/imported.css": ".plain { margin-bottom: 31px }",
    "_static/addresses.css": ".plain { background-image: url(pictures/dot.gif) }",
    "_static/pictures/dot.gif": DOT,
    "_static/odd.css": ".plain { letter-spacing: 3px; & { word-spacing: 4px } } } #framed { color: rgb(7, 7, 7) }"
    " @supports (display: grid) { #framed { text-indent: 5px } }",
    "_static/colours.css": "#drawn { color: var(--color-admonition-title--hint); mask: var(--icon-flame) }",
    "_static/portfolio.css": "#framed { line-height: 51px }",
    "_static/components.css": "#framed { text-align: right }",
}
SCRIPTS = """
html_js_files = ["own.js", ("module.mjs", {"type": "module"}), (None, {"body": "window.inBody = typeof Documentation"})]
"""
SCRIPTS_FILES: dict[str, str | bytes] = {
    "index.md": "```python\nx = 1\n```\n",
    "_static/own.js": """
window.seen = [typeof DOCUMENTATION_OPTIONS.VERSION, document.readyState];
addEventListener("load", () => seen.push("load"));
addEventListener("load", { handleEvent(event) { seen.push(`object ${event.type}`) } });
document.addEventListener("DOMContentLoaded", (event) => seen.push(event.type, event.target === document));
document.addEventListener("DOMContentLoaded", { handleEvent({ type }) { seen.push(`object ${type}`) } });
document.addEventListener("DOMContentLoaded", () => {
  const button = document.createElement("button");
  button.className = ["copy", "btn"].join("");
  document.querySelector(".highlight").append(button);
  document.querySelector("pre").className = ["sd", "bg", "danger"].join("-");
});
""",
    "_static/module.mjs": "window.module = document.readyState;",
}
INLINE_FILES: dict[str, str | bytes] = {
    "index.md": """
:::{toctree}
script
handler
link
data
:::
""",
    "_static/x.gif": DOT,
    "script.md": "# Script\n\n```{raw} html\n<script>addEventListener('load', () => {"
    " document.querySelector('h1').className = 'sd-' + 'd-none'; window.seen = DOCUMENTATION_OPTIONS.BUILDER })</script>\n```\n",
    "handler.md": "# Handler\n\n```{raw} html\n<button id=go"
    " onclick=\"document.querySelector('h1').className = 'sd-' + 'd-none'; window.seen = Documentation.LOCALE\">Go</button>\n```\n",
    "link.md": '# Link\n\n```{raw} html\n<a id="go" href="javascript:void(document.querySelector(\'h1\').className ='
    " 'sd-' + 'd-none')\">Go</a>\n```\n",
    "data.md": """# Data

```{raw} html
<script type="application/json">{"a": "<b class=c>"}</script>
<style>#moving { animation: sd-fade-in 1s infinite }</style>
<p id="moving" style="color: var(--color-admonition-title--hint)">Words.</p>
<svg id="drawing"><rect fill="var(--color-admonition-title--tip)" width="1" height="1"/></svg>
```
""",
}
OPTIONS = """
html_theme_options = {
    "source_repository": "https://github.com/ada/site", "source_branch": "main", "source_directory": "docs/",
    "light_css_variables": {"color-brand-primary": "rgb(200, 0, 0)", "color-brand-content": "rgb(190, 0, 0)",
                            "color-background-secondary": "rgb(250, 240, 230)", "font-stack": "monospace"},
    "dark_css_variables": {"color-brand-primary": "rgb(255, 150, 150)", "color-brand-content": "rgb(255, 160, 160)"},
    "announcement": "<b>News</b>", "light_logo": "light.gif", "dark_logo": "dark.gif", "sidebar_hide_name": True,
    "footer_icons": [{"name": "Code", "url": "https://example.org/", "html": "<svg viewBox='0 0 1 1'></svg>", "class": ""}],
    "navigation_with_keys": True,
}
html_sidebars = {"**": ["sidebar/brand.html", "own.html", "sidebar/navigation.html"]}
"""
OPTIONS_FILES: dict[str, str | bytes] = {
    "index.md": 'A [link](https://example.org/).\n\n<div id="tile" class="portfolio-tile"><b class="portfolio-figure">1</b></div>\n\n:::{toctree}\n:caption: Guide\nguide/index\nlab\n:::\n',
    "lab.md": ROLE,
    "guide/index.md": "# Guide\n\n:::{toctree}\ndeep\n:::\n",
    "guide/deep.md": "# Deep\n\nWords to find.\n",
    "_static/light.gif": DOT,
    "_static/dark.gif": DOT,
    "_templates/own.html": '<nav id="own">{{ toctree(collapse=False, includehidden=True) }}</nav>',
    "_templates/search.html": '{% extends "!search.html" %}{% block content %}<p id="mine">Mine</p>{{ super() }}{% endblock %}',
}
PROJECTS: dict[str, dict[str, str | bytes]] = {
    "sheets": {"more": SHEETS, **SHEETS_FILES},
    "scripts": {"more": SCRIPTS, **SCRIPTS_FILES},
    "inline": {"more": "", **INLINE_FILES},
    "options": {"more": OPTIONS, **OPTIONS_FILES},
    "logo": {
        "more": 'html_logo = "_static/a.gif"\nhtml_theme_options = {"sidebar_hide_name": True}',
        "index.md": "",
        "_static/a.gif": DOT,
    },
}


def test_sheet_means_what_it_means_in_furo(project: Callable[[str], Built]) -> None:
    """Conditions, layers, imports, addresses, order, escapes and sheets that are written late are honoured."""
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
    questions = {str(number): question for number, question in enumerate(right)}
    ours, furo = project("sheets").both("index.html", asked(questions))
    assert (
        dict(zip(right, ours.values(), strict=True)) == dict(zip(right, furo.values(), strict=True)) == right
    )


def test_scripts_run_when_they_expect_to(project: Callable[[str], Built]) -> None:
    """An owner's script finds Sphinx's, hears every event of loading, and what it adds is styled."""
    questions = {
        "heard": "seen",
        "module": "module",
        "inline": "inBody",
        "button": "[style('.highlight button', 'position'), style('.highlight button', 'cursor')]",
        "block": "style('.sd-bg-danger', 'backgroundColor')",
        "sources": "[...document.querySelectorAll('body > script[src]')].map(({ src }) => src.replace(/.*_static|[?].*/g, ''))",
    }
    ours, furo = project("scripts").both("index.html", asked(questions))
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
    project: Callable[[str], Built], page: str, right: dict[str, object]
) -> None:
    """Where anything runs that we do not know, the page loads what it loads in Furo, and then our own."""

    def ask(page: Page) -> Any:
        if page.locator("#go").count():
            page.locator("#go").click()
            page.wait_for_function(
                "document.querySelector('h1').className"
            )  # such a link runs a moment later
        return page.evaluate(
            "() => ({ shown: style('h1', 'display'), seen: window.seen ?? null,"
            " sheets: document.querySelectorAll('link[rel=stylesheet]:not([href*=portfolio]):not([href*=search])').length })"
        )

    assert project("inline").both(f"{page}.html", ask) == [right, right]


def test_data_in_a_page_is_no_script(project: Callable[[str], Built]) -> None:
    """A page that runs nothing of others is drawn without a style sheet that waits, and loses nothing by it."""
    questions = {
        "hint": "style('#moving', 'color')",
        "tip": "style('#drawing rect', 'fill')",
        "moving": "document.querySelector('#moving').getAnimations().length",
    }
    ours, furo = project("inline").both("data.html", asked(questions))
    assert ours == furo == {"hint": "rgb(0, 200, 82)", "tip": "rgb(0, 200, 82)", "moving": 1}
    links = "document.querySelectorAll('link[rel=stylesheet]').length"
    assert project("inline").both("data.html", asked({"links": links})) == [{"links": 0}, {"links": 4}]


def test_options_of_furo_work(project: Callable[[str], Built]) -> None:
    """Edit and view links, colours, fonts, announcement, logos, icons and sidebars are as the owner sets them."""
    box = "(({ width, height }) => [width, height])(document.querySelector('{}').getBoundingClientRect())"
    icons = {name: box.replace("{}", f".{name}-this-page svg") for name in ("edit", "view")}
    questions = {
        **icons,
        "links": "[...document.querySelectorAll('.content-icon-container a')].map(({ href }) => href)",
        "content": "style('article a.external', 'color')",
        "primary": "style('body', '--x') || getComputedStyle(document.body).getPropertyValue('--color-brand-primary')",
        "sidebar": "style('.sidebar-drawer', 'backgroundColor')",
        "font": "style('body', 'fontFamily')",
        "announcement": "style('.announcement', 'backgroundColor') + document.querySelector('.announcement').innerText",
        "announced": "style('.announcement-content', 'textAlign') + style('.announcement', 'height')",
        "logos": "[...document.querySelectorAll('.sidebar-brand img')].map((e) => [e.alt, getComputedStyle(e).display])",
        "name": "document.querySelector('.sidebar-brand').innerText.trim()",
        "icons": "style('.bottom-of-page .icons', 'display') + document.querySelector('.icons a').href",
        "own": "document.querySelector('#own').innerText.trim().split(/\\s+/)",
        "search": "document.querySelectorAll('.sidebar-search').length",
    }
    for scheme, colour in (("light", "rgb(190, 0, 0)"), ("dark", "rgb(255, 160, 160)")):
        ours, furo = project("options").both("index.html", asked(questions), color_scheme=scheme)
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


def test_colour_of_the_brand_is_that_of_our_parts(project: Callable[[str], Built]) -> None:
    """What an owner gives Furo as its colour, figures and marks have too."""
    ours, _ = project("options").both(
        "index.html", asked({"figure": "style('#tile .portfolio-figure', 'color')"})
    )
    assert ours == {"figure": "rgb(190, 0, 0)"}


def test_logo_without_a_name(project: Callable[[str], Built]) -> None:
    """An owner who hides the name has the logo as Furo shows it."""
    questions = {
        "alt": "document.querySelector('.sidebar-brand img').alt",
        "width": "style('.sidebar-logo', 'width')",
    }
    ours, furo = project("logo").both("index.html", asked(questions))
    assert ours == furo


def test_keys_turn_pages(project: Callable[[str], Built]) -> None:
    """Furo's option for turning pages by arrow keys works."""

    def ask(page: Page) -> str:
        with page.expect_navigation(timeout=5000):
            page.keyboard.press("ArrowLeft")
        return page.title()

    ours, furo = project("options").both("lab.html", ask)
    assert (ours, furo) == ("Ada", "Deep - Ada")  # each goes back by its own order


def test_words_that_were_searched_for_are_marked(project: Callable[[str], Built]) -> None:
    """A link with ?highlight= marks the words, and Furo's colour for marks is there."""

    def ask(page: Page) -> Any:
        page.locator(".highlighted").wait_for(timeout=5000)
        return [
            page.locator(".highlighted").inner_text(),
            page.evaluate("style('.highlighted', 'backgroundColor')"),
        ]

    marked = project("inline").both("data.html?highlight=words", ask)
    assert marked == [["Words", "rgb(221, 238, 255)"]] * 2


def test_own_search_page(project: Callable[[str], Built]) -> None:
    """An owner's template of the search page comes before ours, with all that Sphinx's search needs."""

    def ask(page: Page) -> list[str]:
        page.locator("#search-results a").first.wait_for(timeout=5000)
        return page.locator("#mine, #search-results a").all_inner_texts()

    assert project("options").both("search.html?q=words", ask) == [["Mine", "Deep"]] * 2
