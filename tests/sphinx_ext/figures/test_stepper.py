"""The directives of a stepper read its steps, and say which of them cannot be stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from figured import page
from sphinx_portfolio.sphinx_ext.figures.stepper import names_of

if TYPE_CHECKING:
    from pathlib import Path

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><desc>B</desc>'
    '<g id="one" class="lane first"/><g class="lane"/></svg>'
)


def stepper(*steps: str, options: str = "", caption: str = "How") -> str:
    """Return a stepper of steps, each the text behind ``{portfolio:step}``, a line of it or more."""
    inside = "".join(f"::::{{portfolio:step}} {step}\n::::\n" for step in steps)
    return f":::::{{portfolio:stepper}} {caption}\n{options}\n{inside}:::::\n\n"


def told(tmp_path: Path, text: str) -> list[str]:
    """Return the warnings of a page, without its name."""
    warnings = page(tmp_path, text, a_svg=SVG).warnings
    assert all(warning.endswith("[portfolio.stepper]") for warning in warnings), warnings
    return [warning.removeprefix("index.md:").removesuffix(" [portfolio.stepper]") for warning in warnings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (stepper(), ["3: WARNING: the stepper has no step; give it two, each in {portfolio:step}."]),
        (stepper("A\na"), ["3: WARNING: the stepper has one step; give it two, each in {portfolio:step}."]),
        (
            stepper("A\na", "\nb"),
            ["8: WARNING: the step has no name; write it behind {portfolio:step}."],
        ),
        (
            stepper("A\na", "B\nb", "A\nc"),
            ["11: WARNING: a step is called “A” already, in line 5; name it otherwise."],
        ),
        (
            stepper("A\na", "B"),
            ["8: WARNING: the step “B” shows nothing; write what it shows below its name."],
        ),
        (
            stepper("A\n:show: lane\n", "B\nb"),
            [
                (
                    "5: WARNING: “A” chooses from a picture, but there is none; "
                    "name the picture in `figure` of the stepper."
                )
            ],
        ),
        (
            stepper("A\n:show: lane\n", "B\n:mark: one, frist\n", options=":figure: a.svg\n"),
            ["10: WARNING: the picture has no part with the id or class “frist”; did you mean “first”?"],
        ),
        (
            "::::{portfolio:step} A\na\n::::\n",
            ["3: WARNING: the step is in no stepper; put {portfolio:stepper} around it."],
        ),
    ],
)
def test_mistake_is_told(tmp_path: Path, text: str, said: list[str]) -> None:
    """A step without a name, with another's, or with nothing to show is told at its line."""
    assert told(tmp_path, text) == said


def test_part_that_is_no_name(tmp_path: Path) -> None:
    """What cannot be an id or a class is told as an option of another form."""
    text = stepper("A\n:show: 1st\n\na", "B\nb", options=":figure: a.svg\n")
    (warning,) = page(tmp_path, text, a_svg=SVG).warnings
    assert "“1st” names no part of a picture; write its id or a class of it, as in lane-1" in warning


def test_picture_that_cannot_be_read(tmp_path: Path) -> None:
    """A picture that is missing or unsafe is told as a diagram is, and its parts are not asked for."""
    text = stepper("A\n:show: lane\n\na", "B\nb", options=":figure: b.svg\n")
    (warning,) = page(tmp_path, text, a_svg=SVG).warnings
    assert "there is no file “b.svg”; known are: a.svg. [portfolio.unsafe_picture]" in warning
    (warning,) = page(tmp_path, text, b_svg=SVG.replace("<g", "<script/><g", 1)).warnings
    assert "b.svg:1: WARNING: it holds “script”" in warning


def test_step_outside_leaves_its_content(tmp_path: Path) -> None:
    """What stands in a step without a stepper is shown as if it stood alone."""
    built = page(tmp_path, "::::{portfolio:step} A\nWords.\n::::\n")
    assert built.page("index").select_one("section > p").get_text() == "Words."
    assert built.page("index").select("section input") == []


def test_names_of_a_part() -> None:
    """A part of a picture is called by its id and by each of its classes."""
    assert names_of(ET.fromstring('<g id="a" class=" b  c"/>')) == {"a", "b", "c"}
    assert names_of(ET.fromstring("<g/>")) == set()
