"""Steps are radio buttons in HTML, which need no script, and stand one after the other elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from building import build, tree
from figured import ABOUT, page
from sphinx_portfolio.sphinx_ext.config import STATIC
from sphinx_portfolio.sphinx_ext.figures.steps import SCRIPT, SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from building import Built

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Lanes</title><desc>Two lanes</desc>'
    '<g id="one" class="lane"/><g id="two" class="lane"/><g id="rest"/></svg>'
)
STEPS = """:::::{portfolio:stepper} How it *goes*
::::{portfolio:step} First `a`
Words.
::::
::::{portfolio:step} Second
- more
::::
:::::

"""
LANES = """:::::{portfolio:stepper} Lanes
:figure: a.svg
:range:
::::{portfolio:step} One
:show: one
:mark: .lane
::::
::::{portfolio:step} Two
:show: one, two
Both.
::::
:::::

"""


def steppers(built: Built) -> list[Tag]:
    """Return the steppers of a page."""
    assert built.warnings == ()
    return built.page("index").select(".portfolio-stepper")


def test_steps_are_radio_buttons_of_one_group(tmp_path: Path) -> None:
    """Each step is a button with a name and what it shows; the first is chosen, and the caption names all."""
    first, second = steppers(page(tmp_path, STEPS + STEPS))
    for found in (first, second):
        assert found["role"] == "group"
        assert found.select_one(f"#{found['aria-labelledby']}").get_text() == "How it goes"
        buttons = found.select("input[type=radio]")
        assert [button.has_attr("checked") for button in buttons] == [True, False]
        labels = [found.select_one(f"label[for={button['id']}]").get_text() for button in buttons]
        assert labels == ["First a", "Second"]
        assert [step.get_text().strip() for step in found.select(".portfolio-step-shown")] == [
            "Words.",
            "more",
        ]
    names = [{button["name"] for button in found.select("input")} for found in (first, second)]
    assert [len(name) for name in names] == [1, 1]
    assert names[0] != names[1]
    ids = [element["id"] for found in (first, second) for element in found.select("[id]")]
    assert len(ids) == len(set(ids))


def test_picture_has_a_state_for_each_step(tmp_path: Path) -> None:
    """The picture stands once, with rules for what each step shows and marks, and a copy of it for print."""
    (found,) = steppers(page(tmp_path, LANES, a_svg=SVG))
    picture = found.select_one("figure > svg")
    sheet = picture.select_one("style").get_text()
    states = re.findall(r":has\(#(\S+):checked\),#\1-print\{(.*?)\}", sheet)
    assert [dict(part.split(":") for part in state.split(";")) for _, state in states] == [
        {"--portfolio-show-1": "visible", "--portfolio-show-2": "hidden", "--portfolio-mark-1": "1"},
        {"--portfolio-show-1": "visible", "--portfolio-show-2": "visible", "--portfolio-mark-1": "0.2"},
    ]
    assert [id for id, _ in states] == [button["id"] for button in found.select("input")]
    one, two, rest = (picture.select_one(f"[id$='-{name}']") for name in ("one", "two", "rest"))
    assert {name.rpartition("-s")[2] for name in one["class"]} >= {"how-1"}
    assert {name.rpartition("-s")[2] for name in two["class"]} >= {"how-2"}
    assert rest.get("class") is None
    copies = found.select(".portfolio-step-shown > svg.portfolio-stepper-print")
    assert [copy.select_one("use")["href"] for copy in copies] == [f"#{picture['id']}"] * 2
    assert found.select("[style]") == []


def test_only_pages_with_steppers_load_what_those_need(tmp_path: Path) -> None:
    """The sheet is loaded where there is a stepper, the script where there is a slider."""
    for text, loaded in (("Words.", []), (STEPS, [SHEET]), (LANES, [SHEET, SCRIPT])):
        head = str(page(tmp_path, text, a_svg=SVG).page("index").head)
        assert [name for name in (SHEET, SCRIPT) if name in head] == loaded


def test_stepper_costs_little(tmp_path: Path) -> None:
    """All that a page has more for a stepper of a picture is under 6 KB."""
    html = str(steppers(page(tmp_path, LANES, a_svg=SVG))[0])
    files = sum((STATIC / name).stat().st_size for name in (SHEET, SCRIPT))
    assert files + len(html) - len(SVG) < 6 * 1024


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "epub"])
def test_other_builders_show_all_steps(tmp_path: Path, builder: str) -> None:
    """Elsewhere each step stands under its name, one after the other, and nothing is left to choose."""
    settings: dict[str, Any] = {"man_pages": [("index", "a", "", "", 1)]}
    built = page(tmp_path, STEPS + LANES, builder=builder, settings=settings, a_svg=SVG)
    assert built.warnings == ()
    said = "".join(
        path.read_text(encoding="utf-8")
        for name in ("index.txt", "index.xhtml", "*.tex", "*.texi", "a.1")
        for path in built.folder.glob(name)
    )
    places = [said.rindex(part) for part in ("How it", "First", "Words.", "Second", "more", "One", "Both.")]
    assert places == sorted(places)
    assert not re.search("<input|<svg|<label", said)


def test_label_leads_to_a_stepper(tmp_path: Path) -> None:
    """A label before a stepper leads there, with each builder."""
    text = f"(here)=\n{STEPS}[there](#here)\n"
    for builder in ("epub", "text", "html"):
        built = page(tmp_path, text, builder=builder)
        assert built.warnings == ()
    assert built.page("index").select_one("#here") is not None


def test_parallel_build_equals_serial_build(tmp_path: Path) -> None:
    """Several processes write what one writes, byte for byte."""
    page(tmp_path, STEPS + LANES, a_svg=SVG)
    one, two = (
        tree(build(tmp_path / "source", tmp_path / str(n), parallel=n, settings=ABOUT).folder) for n in (0, 3)
    )
    assert {k: v for k, v in one.items() if k[0] != "."} == {k: v for k, v in two.items() if k[0] != "."}
