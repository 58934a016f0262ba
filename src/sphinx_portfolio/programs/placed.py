"""Programs where they stand on pages: what others refer to when a program is evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.graph.pages import ShownProgram
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.problems import Problem
from sphinx_portfolio.programs.running import Program, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_portfolio.graph.words import Words


class PlacedProgram(NamedTuple):
    """A program on a page: what runs, its line and place there, and which lines of its output are shown.

    One that is not ``sound`` could not be read, and does not run; the source of one that is shown with its
    output stands ``apart``.
    """

    program: Program
    line: int
    anchor: str
    lines: tuple[int, int] = (1, 0)
    sound: bool = True
    apart: bool = False


def given(placed: Iterable[PlacedProgram], runs: Mapping[Program, Run | Problem]) -> list[Any]:
    """Return what a page shows of its programs, as plain data: two equal ones look the same."""
    found = (runs.get(each.program) for each in placed)
    return [run.model_dump(exclude={"inputs"}) if isinstance(run, Run) else str(run) for run in found]


def shown(
    placed: Mapping[str, Iterable[PlacedProgram]], runs: Mapping[Program, Run | Problem], words: Words
) -> dict[str, ShownProgram]:
    """Return the first place of each program, by its path, with what came of it there.

    ``placed`` are the programs by page, in the order in which pages count.
    """
    found: dict[str, ShownProgram] = {}
    for docname, each in ((docname, each) for docname, programs in placed.items() for each in programs):
        run = runs.get(each.program)
        ran = words.date(day_of(run)) if isinstance(run, Run) else ""
        failed = isinstance(run, Problem) or not each.sound
        place = ShownProgram(docname=docname, anchor=each.anchor, ran=ran, failed=failed)
        found.setdefault(each.program.name, place)
    return found


def day_of(run: Run) -> PartialDate:
    """Return the day on which a program ran."""
    return PartialDate(run.day.year, run.day.month, run.day.day)
