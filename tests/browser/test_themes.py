"""Under another theme our parts are styled as what they are, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import ROOTS, build
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
  .filter((element) => !element.matches("script, .portfolio-search-button, .portfolio-search-button *"))
  .map((element) => {
    const style = getComputedStyle(element);
    const names = [...style].filter((name) => !name.startsWith("--"));
    const looks = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
    return [element.localName, element.className, ...looks].join("; ");
  })"""
"""What every element of a page looks like, but for the button by which our search is opened."""

PAGES = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText)"""


LOOKED_AT: tuple[tuple[ViewportSize, dict[str, Any]], ...] = (
    (DESK, {"media": "screen"}),
    (PHONE, {"media": "screen", "color_scheme": "dark"}),
    (DESK, {"media": "screen", "reduced_motion": "reduce"}),
    (DESK, {"media": "print"}),
)


def looks(page: Page, address: str) -> list[Any]:
    """Return how a page looks on a desk, on a phone, to who wants no motion, and on paper."""
    page.goto(address)
    found = []
    for size, media in LOOKED_AT:
        page.set_viewport_size(size)
        page.emulate_media(**media)
        found.append(page.evaluate(LOOKS))
    return [*found, page.evaluate(PAGES)]


@pytest.mark.parametrize("theme", ["alabaster", "furo"])
def test_page_without_our_parts_looks_as_without_us(browser: Browser, tmp_path: Path, theme: str) -> None:
    """No element of an ordinary page has another look for our sheets, on any screen or on paper."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/index.md").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "source/other.md").write_text("# Other\n", encoding="utf-8")
    found = []
    for extensions in (["myst_parser"], ["myst_parser", "sphinx_portfolio"]):
        conf = {
            "extensions": [*extensions, "sphinx_design"],
            "html_theme": theme,
            "myst_enable_extensions": ["deflist"],
            "html_show_sourcelink": False,
            "html_copy_source": False,
        }
        (tmp_path / "source/conf.py").write_text("project = 'Ada'", encoding="utf-8")
        built = build(tmp_path / "source", tmp_path / f"{len(extensions)}", settings=conf)
        assert built.warnings == ()
        with serve(built.folder) as address, browser.new_context() as context:
            found.append(looks(context.new_page(), f"{address}index.html"))
    without, having = found
    for place, (one, other) in enumerate(zip(without, having, strict=True)):
        assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]][:3] == [], place


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
        assert page.evaluate(colour, [".portfolio-bar", "fill"]) == accent
        assert page.evaluate(colour, [".portfolio-tile", "borderTopLeftRadius"]) == "10px"
        page.goto(f"{address}claims.html")
        heading = page.get_by_role("columnheader", name="What")
        heading.get_by_role("button").press("Enter")
        assert heading.get_attribute("aria-sort") == "ascending"
        assert errors == []
