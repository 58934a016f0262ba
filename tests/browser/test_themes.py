"""Under another theme our parts are styled as what they are, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from building import ROOTS, build, edit
from reading import DESK, PHONE
from serving import serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

PLAIN = """# Plain

Words and a [link](https://example.org/) with `code`.

## Part

- one
- two

1. first

| a | b |
| - | - |
| 1 | 2 |

```python
x = 1
```

> quoted

### Smaller

term
: meaning

```{note}
A note.
```

```{toctree}
other
```
"""

LOOKS = """() => [...document.querySelectorAll("body, body *")]
  .filter((element) => !element.closest("script, .portfolio-search-button, .header-center"))
  .map((element) => {
    const style = getComputedStyle(element);
    const names = [...style].filter((name) => !name.startsWith("--"));
    const looks = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
    return [element.localName, element.className, ...looks].join("; ");
  })"""
"""What all elements of a page look like, but the button of our search and the name, which gives it room."""

PAGES = """() => [...document.styleSheets].filter(
  (sheet) => !sheet.href || sheet.href.startsWith(location.origin)).flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText)"""


THEMES: dict[str, dict[str, Any]] = {
    "alabaster": {},
    "furo": {},
    "pydata_sphinx_theme": {},
    "sphinx_book_theme": {},
    "sphinx_rtd_theme": {},
    "shibuya": {},
    "sphinx_immaterial": {"extensions": ["sphinx_immaterial"], "html_theme_options": {"font": False}},
    "sphinxawesome_theme": {},
}
"""Themes with the settings that they need so that nothing is fetched."""

NAMES = [
    pytest.param(name, marks=() if name in {"alabaster", "furo"} else pytest.mark.neighbours)
    for name in THEMES
]

PARTS = """() => {
  const names = "chips downloads entries steps dots evidence proofs results tiles".split(" ");
  const lists = names.map((name) => `.portfolio-${name}`);
  const style = (element) => getComputedStyle(element);
  const wrong = [];
  for (const item of document.querySelectorAll(`:is(${lists}) > li`)) {
    const { listStyleType, marginLeft, display } = style(item);
    if (listStyleType !== "none" && display === "list-item") wrong.push(`a bullet: ${item.className}`);
    if (marginLeft !== "0px") wrong.push(`set in: ${item.parentElement.className}`);
  }
  for (const text of document.querySelectorAll(":is(.portfolio-tile, .portfolio-facts) p"))
    if (style(text).marginTop !== "0px" && !text.matches(".portfolio-support")) wrong.push("apart");
  const boxes = { chips: "flex", downloads: "flex", tiles: "grid", "facts-line": "flex" };
  boxes["facts-further"] = "grid";
  for (const [part, display] of Object.entries(boxes))
    for (const element of document.querySelectorAll(`.portfolio-${part}`))
      if (style(element).display !== display && !element.closest(".portfolio-header-profile"))
        wrong.push(`${part}: ${style(element).display}`);
  for (const [part, most] of [["bar", 12], ["strip", 16]])
    for (const drawing of document.querySelectorAll(`.portfolio-${part}`))
      if (drawing.getBoundingClientRect().height > most) wrong.push(`${part} is too high`);
  const rem = Math.max(16, parseFloat(style(document.documentElement).fontSize));
  for (const row of document.querySelectorAll(".portfolio-role")) {
    const [who, lane] = [".portfolio-who", ".portfolio-lane"].map((part) => row.querySelector(part));
    const further = rem * (Math.round(who.getBoundingClientRect().height / rem) - 1);
    if (row.getBoundingClientRect().height > Math.max(40, 2.25 * rem) + further)
      wrong.push("a row of the timeline is too high");
    if (lane.offsetTop < 18 || lane.offsetTop > 1.125 * rem + further)
      wrong.push(`a bar is ${lane.offsetTop} px below the top of its row`);
  }
  for (const facts of document.querySelectorAll(".portfolio-facts-further dt"))
    if (Math.abs(facts.getBoundingClientRect().top - facts.nextElementSibling.getBoundingClientRect().top) > 3
        && facts.checkVisibility()) wrong.push("a fact is not beside its name");
  return wrong;
}"""
"""What is not as our sheets say, on a page of our parts."""

STILL = "*, ::before, ::after { animation: none !important; transition: none !important }"

LOOKED_AT: tuple[tuple[ViewportSize, dict[str, Any]], ...] = (
    (DESK, {"media": "screen"}),
    (PHONE, {"media": "screen", "color_scheme": "dark"}),
    (DESK, {"media": "screen", "reduced_motion": "reduce"}),
    (DESK, {"media": "print"}),
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
@pytest.mark.parametrize("theme", NAMES)
def test_our_parts_look_like_themselves(browser: Browser, root: Path, tmp_path: Path, theme: str) -> None:
    """Lists of ours have no bullets, facts are beside their names, drawings keep their size."""
    (root / "resume.md").write_text("# Résumé\n\n:::{portfolio:resume}\n:::\n", encoding="utf-8")
    edit(root / "index.md", "about\n", "about\nresume\n")
    extensions = ["myst_parser", "sphinx_portfolio", *THEMES[theme].get("extensions", [])]
    settings = {**THEMES[theme], "html_theme": theme, "extensions": extensions}
    built = build(root, tmp_path / "built", settings=settings)
    assert built.warnings == ()
    with serve(built.folder) as address, browser.new_context() as context:
        context.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page = context.new_page()
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            for name in ("index", "roles/lab", "projects/kernel", "skills", "claims", "resume"):
                page.goto(f"{address}{name}.html")
                assert page.evaluate(PARTS) == [], f"{name}, {size['width']} px"
                assert page.locator(".portfolio-breadcrumbs, nav[aria-label=Breadcrumb]").count() <= 1


@pytest.fixture(autouse=True)
def _undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what a theme puts in the place of Sphinx's own methods, for all builds in the process."""
    for builder, names in (
        (StandaloneHTMLBuilder, ("init_highlighter", "create_pygments_style_file")),
        (JSONHTMLBuilder, ("out_suffix", "implementation", "indexer_format")),
    ):
        for name in names:
            monkeypatch.setattr(builder, name, getattr(builder, name))


def settled(page: Page) -> list[str]:
    """Return what the elements of a page look like once the theme's scripts move none of them any more."""
    before: list[str] = []
    while (now := page.evaluate(LOOKS)) != before:
        before = now
        page.wait_for_timeout(200)
    return now


def looks(page: Page, address: str) -> list[Any]:
    """Return how a page looks on a desk, on a phone, to who wants no motion, and on paper."""
    found = []
    for size, media in LOOKED_AT:
        page.set_viewport_size(size)
        page.emulate_media(**media)
        page.goto(address)
        page.add_style_tag(content=STILL)
        found.append(settled(page))
    return [*found, page.evaluate(PAGES)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
@pytest.mark.parametrize("theme", NAMES)
def test_page_without_our_parts_looks_as_without_us(browser: Browser, tmp_path: Path, theme: str) -> None:
    """No element of an ordinary page has another look for our sheets, on any screen or on paper."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/index.md").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "source/other.md").write_text("# Other\n", encoding="utf-8")
    found = []
    for extensions in (["myst_parser"], ["myst_parser", "sphinx_portfolio"]):
        conf = {
            **THEMES[theme],
            "extensions": [*extensions, "sphinx_design", *THEMES[theme].get("extensions", [])],
            "html_theme": theme,
            "myst_enable_extensions": ["deflist"],
            "html_show_sourcelink": False,
            "html_copy_source": False,
        }
        (tmp_path / "source/conf.py").write_text("project = 'Ada'", encoding="utf-8")
        built = build(tmp_path / "source", tmp_path / f"{len(extensions)}", settings=conf)
        assert built.warnings == ()
        with serve(built.folder) as address, browser.new_context() as context:
            context.route(lambda url, at=address: not url.startswith(at), lambda route: route.abort())
            found.append(looks(context.new_page(), f"{address}index.html"))
    without, having = found
    for place, (one, other) in enumerate(zip(without, having, strict=True)):
        pairs = (pair for pair in zip(one, other, strict=True) if pair[0] != pair[1])
        assert [set(looks.split("; ")) ^ set(others.split("; ")) for looks, others in pairs][:3] == [], place


@pytest.mark.parametrize("theme", ["alabaster", "furo"])
def test_our_parts_are_styled_and_work(browser: Browser, tmp_path: Path, theme: str) -> None:
    """Figures have their colour and claims sort, with the script that serves any theme."""
    built = build(ROOTS / "test-portfolio", tmp_path, settings={"html_theme": theme})
    with serve(built.folder) as address, browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{address}index.html")
        colour = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
        accent = {"alabaster": "rgb(11, 110, 95)", "furo": "rgb(39, 87, 221)"}[theme]
        assert page.evaluate(colour, [".portfolio-tile .portfolio-figure", "color"]) == accent
        assert page.evaluate(colour, [".portfolio-hue-1 .portfolio-bar", "backgroundColor"]) == accent
        assert page.evaluate(colour, [".portfolio-tile", "borderTopLeftRadius"]) == "10px"
        page.goto(f"{address}claims.html")
        heading = page.get_by_role("columnheader", name="What")
        heading.get_by_role("button").press("Enter")
        assert heading.get_attribute("aria-sort") == "ascending"
        assert errors == []
