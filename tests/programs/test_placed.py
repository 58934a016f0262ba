"""A program is known by its first place, and by what came of it there."""

from __future__ import annotations

from datetime import date

from sphinx_portfolio.graph.pages import ShownProgram
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.programs.placed import PlacedProgram, day_of, given, shown
from sphinx_portfolio.programs.running import Program, Run

A, B, C, D = (Program(f"{name}.py") for name in "abcd")
RUN = Run(output="1", day=date(2026, 1, 2), python="3.11.7", inputs={"/a.py": "0"})
FAULT = Problem(subtype=Subtype.PROGRAM, message="it fails", line=0)


def test_first_place_counts() -> None:
    """Of several places the first does; a program that failed, was not read or did not run says so."""
    placed = {
        "one": [PlacedProgram(A, 3, "program-a"), PlacedProgram(B, 5, "b")],
        "two": [
            PlacedProgram(A, 3, "again"),
            PlacedProgram(C, 7, "c", sound=False),
            PlacedProgram(D, 9, "d"),
        ],
    }
    assert shown(placed, {A: RUN, B: FAULT}, ENGLISH) == {
        "a.py": ShownProgram(docname="one", anchor="program-a", ran="2 Jan 2026"),
        "b.py": ShownProgram(docname="one", anchor="b", failed=True),
        "c.py": ShownProgram(docname="two", anchor="c", failed=True),
        "d.py": ShownProgram(docname="two", anchor="d"),
    }


def test_what_a_page_shows() -> None:
    """Where a program read from does not show, all else of its run does."""
    other = RUN.model_copy(update={"inputs": {}})
    placed = [PlacedProgram(A, 3, "a"), PlacedProgram(B, 4, "b")]
    assert given(placed, {A: RUN, B: FAULT}) == given(placed, {A: other, B: FAULT})
    later = RUN.model_copy(update={"day": date(2026, 1, 3)})
    assert given(placed, {A: RUN}) != given(placed, {A: later})
    assert given(placed, {B: FAULT})[1] == str(FAULT)


def test_day() -> None:
    """The day is known to the day."""
    assert day_of(RUN) == PartialDate(2026, 1, 2)
