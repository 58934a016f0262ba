"""The colours that a reader gets can be read and told apart, in light and in dark, under any theme."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from building import ROOTS, build
from colours import SIGHT, contrast, distance
from serving import serve
from sphinx_portfolio.charts.svg import palette
from sphinx_portfolio.views.viewer import HUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

GROUNDS = ("ground", "surface", "accent-soft", "second-soft")
INKS = ("ink", "muted", "accent", "second")

_COLOUR = """(name) => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(--portfolio-${name})`;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  probe.remove();
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return "#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
}"""


@pytest.fixture(scope="module", params=["portfolio", "furo", "alabaster"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the small portfolio with figures under a theme.

    An owner's script keeps the style sheets whole, with colours that no page uses.
    """
    settings = {"html_theme": request.param, "html_js_files": ["own.js"]}
    folder = tmp_path_factory.mktemp(request.param)
    with serve(build(ROOTS / "test-figures", folder, settings=settings).folder) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Yield a page with figures, as a reader has it who likes light or dark."""
    context = browser.new_context(color_scheme=request.param)
    page = context.new_page()
    page.goto(f"{address}kernel.html")
    yield page
    context.close()


def test_contrast_is_wcags() -> None:
    """The formula gives the ratios that WCAG's own examples have."""
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_text_stands_out_from_every_ground(page: Page) -> None:
    """Each colour of text has 4.5 : 1 against each colour that text can stand on."""
    found = {name: page.evaluate(_COLOUR, name) for name in (*GROUNDS, *INKS)}
    low = {(i, g): contrast(found[i], found[g]) for i in INKS for g in GROUNDS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def test_hues_of_roles_are_seen(page: Page) -> None:
    """Each hue has the 3 : 1 that WCAG asks of drawings, on both grounds, and a sign that no other has."""
    found = [page.evaluate(_HUE, number) for number in range(1, HUES + 1)]
    grounds = [page.evaluate(_COLOUR, ground) for ground in ("ground", "surface")]
    low = [hue for hue, _ in found if min(contrast(hue, ground) for ground in grounds) < 3]
    assert low == []
    assert len({sign for _, sign in found} - {"none"}) == HUES


_HUE = """(number) => {
  const row = document.body.appendChild(document.createElement("div"));
  row.className = `portfolio-card portfolio-hue-${number}`;
  const kicker = row.appendChild(document.createElement("p"));
  kicker.className = "portfolio-kicker";
  const { backgroundColor, clipPath } = getComputedStyle(kicker, "::before");
  row.remove();
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return ["#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join(""), clipPath];
}"""


def told_apart(colours: dict[str, str]) -> None:
    """Check that texts of a picture can be read, and that series differ to every kind of eye."""
    for name in ("ink", "muted", "accent", "second", "third"):
        assert contrast(colours[name], colours["surface"]) >= 4.5, name
    for name in ("accent", "second"):
        assert contrast(colours["ink"], colours[f"{name}-soft"]) >= 4.5, name
    for sight in SIGHT:
        for one, other in combinations(("accent", "second", "third", "ink"), 2):
            apart = distance(colours[one], colours[other], sight)
            assert apart >= 0.08, (sight, one, other)  # four times what is just noticed


def test_colours_of_pictures_can_be_told_apart(page: Page) -> None:
    """Texts of a chart have a contrast of 4.5 or more, and series differ to every kind of eye."""
    told_apart({name: page.evaluate(_COLOUR, f"figure-{name}") for name in palette})


def test_colours_without_a_style_sheet_can_be_told_apart() -> None:
    """A picture that stands where no style sheet is has colours that hold by themselves."""
    told_apart(palette)
