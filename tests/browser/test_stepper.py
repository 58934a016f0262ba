"""Steps are gone through by keyboard, with or without scripts, and stand side by side in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from axe import hindrances
from building import build
from reading import DESK, PHONE, Reading
from serving import serve
from sphinx_portfolio.sphinx_ext.html.policy import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><title>Lanes</title><desc>Two lanes</desc>'
    '<rect id="one" width="90" height="9" style="fill:var(--portfolio-figure-accent)"/>'
    '<rect id="two" class="late" y="15" width="90" height="9" style="fill:var(--portfolio-figure-second)"/>'
    "</svg>"
)
PAGE = """# Steps

:::::{portfolio:stepper} Words
::::{portfolio:step} First
All is empty.
::::
::::{portfolio:step} Second, with a name that is rather long for a telephone
Some is full.
::::
::::{portfolio:step} Third
All is full.
::::
:::::

:::::{portfolio:stepper} Lanes
:figure: a.svg
:range:
::::{portfolio:step} Load
:mark: one
::::
::::{portfolio:step} Store
:show: two
It goes out.
::::
:::::
"""


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a page with two steppers, under the policy that the build writes."""
    source: Path = tmp_path_factory.mktemp("steps")
    conf = "extensions = ['sphinx_portfolio']\nhtml_theme = 'portfolio'\nhtml_title = 'Steps'\n"
    for name, text in {"conf.py": conf, "index.md": PAGE, "a.svg": SVG}.items():
        (source / name).write_text(text, encoding="utf-8")
    built = build(source, source / "out", settings={"portfolio_content_security_policy": True})
    assert built.warnings == ()
    policy = (built.folder / FILE).read_text("utf-8").strip()
    with serve(built.folder, {"Content-Security-Policy": policy}) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, hosted: str) -> Iterator[Callable[..., Reading]]:
    """Return a function that opens the page for a reader with settings of its own."""
    contexts = []

    def visit(*, scripted: bool = True, **settings: Any) -> Reading:
        context = browser.new_context(**{"viewport": DESK, "java_script_enabled": scripted, **settings})
        contexts.append(context)
        reading = Reading.start(context, hosted, scripted=scripted)
        reading.go("index")
        return reading

    yield visit
    for context in contexts:
        context.close()


def shown(reading: Reading, place: int = 1) -> list[str]:
    """Return what the reader sees of the steps of a stepper."""
    found = reading.page.locator(f".portfolio-stepper-{place} .portfolio-step-shown")
    return [text for each in found.all() if each.is_visible() and (text := each.inner_text().strip())]


def looks(reading: Reading, name: str) -> tuple[str, str]:
    """Return how a part of the picture looks: its visibility and its opacity."""
    part = reading.page.locator(f"figure > svg [id$='-figure-{name}']")
    style = part.evaluate("e => { const s = getComputedStyle(e); return [s.visibility, s.opacity] }")
    return tuple(style)


@pytest.mark.parametrize("scripted", [True, False])
def test_keys_lead_through_the_steps(visit: Callable[..., Reading], scripted: bool) -> None:
    """One stop of the tabulator has all the names, and arrows choose among them, with or without scripts."""
    reading = visit(scripted=scripted)
    assert shown(reading) == ["All is empty."]
    reading.page.locator("#portfolio-stepper-1-1").focus()
    reading.press("ArrowRight")
    assert shown(reading) == ["Some is full."]
    reading.press("ArrowDown", "ArrowDown")
    assert shown(reading) == ["All is empty."]
    reading.press("ArrowLeft")
    assert shown(reading) == ["All is full."]
    reading.press("Tab", "ArrowRight")
    assert shown(reading, 2) == ["It goes out."]
    assert shown(reading) == ["All is full."]


@pytest.mark.parametrize("scripted", [True, False])
def test_picture_follows(visit: Callable[..., Reading], scripted: bool) -> None:
    """Each step shows and marks its parts of the picture."""
    reading = visit(scripted=scripted, reduced_motion="reduce")
    assert (looks(reading, "one"), looks(reading, "two")) == (("visible", "1"), ("hidden", "1"))
    reading.page.get_by_text("Store").first.click()
    assert (looks(reading, "one"), looks(reading, "two")) == (("visible", "0.2"), ("visible", "1"))


def test_slider_and_buttons_agree(visit: Callable[..., Reading]) -> None:
    """The slider is there where scripts run; it says the name of the step, and follows the buttons."""
    assert visit(scripted=False).page.locator("input[type=range]").count() == 0
    reading = visit()
    slider = reading.page.locator("input[type=range]")
    assert (slider.input_value(), slider.get_attribute("aria-valuetext")) == ("1", "Load")
    slider.focus()
    reading.press("ArrowRight")
    assert reading.page.locator("#portfolio-stepper-2-2").is_checked()
    assert slider.get_attribute("aria-valuetext") == "Store"
    reading.page.get_by_text("Load", exact=True).first.click()
    assert slider.input_value() == "1"
    assert reading.complaints == []


def test_print_has_all_steps(visit: Callable[..., Reading]) -> None:
    """On paper every step stands under its name, with the picture in its own state, and nothing to choose."""
    reading = visit()
    reading.page.emulate_media(media="print")
    assert shown(reading) == ["All is empty.", "Some is full.", "All is full."]
    tops = [box["y"] for each in reading.page.locator("#steps label").all() if (box := each.bounding_box())]
    assert tops[0] == tops[1]
    assert reading.page.locator("input[type=radio]:visible, input[type=range]:visible").count() == 0
    copies = reading.page.locator(".portfolio-stepper-print")
    assert [each.is_visible() for each in copies.all()] == [True, True]
    first, second = (each.screenshot() for each in copies.all())
    assert first != second


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders(visit: Callable[..., Reading], scheme: str) -> None:
    """Neither theme hinders anybody, and the policy allows all that the page does."""
    reading = visit(color_scheme=scheme)
    assert hindrances(reading.page) == []
    reading.page.get_by_text("Third").click()
    assert hindrances(reading.page) == []
    assert reading.complaints == []


def test_telephone_has_room(visit: Callable[..., Reading]) -> None:
    """At 320 pixels nothing is wider than the page, and each name is large enough to touch."""
    reading = visit(viewport={**PHONE, "width": 320})
    assert reading.page.evaluate("document.documentElement.scrollWidth") == 320
    boxes = [each.bounding_box() for each in reading.page.locator("#steps label").all()]
    assert all(box and box["height"] >= 24 and box["x"] + box["width"] <= 320 for box in boxes)


def test_forced_colours_show_the_choice(visit: Callable[..., Reading]) -> None:
    """Where colours are the reader's own, the name that is chosen looks different from the others."""
    reading = visit(forced_colors="active")
    labels = reading.page.locator(".portfolio-stepper-1 label").all()
    grounds = [each.evaluate("e => getComputedStyle(e).backgroundColor") for each in labels]
    assert grounds[0] != grounds[1] == grounds[2]


def test_nothing_moves_unless_it_may(visit: Callable[..., Reading]) -> None:
    """Who wants nothing to move sees parts of a picture change at once."""
    for wish, time in (("reduce", "0s"), ("no-preference", "0.2s")):
        part = visit(reduced_motion=wish).page.locator("figure > svg [id$='-figure-one']")
        assert part.evaluate("e => getComputedStyle(e).transitionDuration") == time
