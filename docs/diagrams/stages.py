"""Draw three more pictures that write-ups step through: families, a bisection, and the reach of a grid.

``python docs/diagrams/stages.py`` writes them beside this file; a test holds that they are up to date.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "programs")]

import detection_architectures as bev  # noqa: E402
import familia  # noqa: E402
import tensorrt_onboard as chain  # noqa: E402
from svg import ACCENT, INK, LINE, SECOND, SOFT, SURFACE, WARM, group, picture, rect, text  # noqa: E402

PLAIN, BOLD = f"fill:{INK}", f"fill:{INK};font-weight:600"
NEW, OLD = f"fill:{SOFT};stroke:{ACCENT};stroke-width:1.5", f"fill:{SURFACE};stroke:{LINE};stroke-width:1.5"
GAP = f"fill:{WARM};stroke:{SECOND};stroke-width:1.5;stroke-dasharray:4 3"
WRONG = f"fill:{WARM};stroke:{SECOND};stroke-width:1.5"


def families() -> str:
    """Draw each family as a table of its classes and methods, with who wrote what stands there."""
    known = familia.link(familia.SOURCE)
    half: dict[str, familia.Member] = {}
    for parent in ("Show", "Neg"):
        familia.merge("Half", half, known[parent].members)
    drawn = [group("", family(each), name.lower()) for name, each in known.items()]
    drawn.append(group("", family(familia.Family("Half", half)), "half"))
    about = (
        "A table for each family, with a row for each class and a column for each method: Base has Lit and"
        " Add with eval and double; Show adds a column, Neg a row; joined, they leave one cell empty, show of"
        " Neg, and Both fills it."
    )
    return picture("families", 236, "What each family has, and who wrote it", about, drawn)


def family(it: familia.Family) -> list[str]:
    """Return the table of one family."""
    methods = list(it.methods("Expr"))
    drawn = [
        text(4, 16, f"class {it.name}", BOLD),
        text(356, 16, f"Expr is {it.meaning('Expr')}", PLAIN, "end"),
    ]
    drawn += [text(127 + 92 * n, 44, method, BOLD, "middle") for n, method in enumerate(methods)]
    classes = [path for path, member in it.members.items() if member.kind == "class"]
    for row, name in enumerate(classes):
        y = 54 + 60 * row
        drawn.append(text(4, y + 30, name, BOLD))
        written = it.methods(name)
        for column, method in enumerate(methods):
            by = written[method].written if method in written else ""
            style = GAP if not by else NEW if by == it.name else OLD
            drawn.append(rect(84 + 92 * column, y, 86, 48, style))
            said = f"by {by}" if by else "missing"
            drawn.append(text(127 + 92 * column, y + 29, said, PLAIN, "middle"))
    return drawn


@dataclass
class Watched(chain.Bench):
    """A bench that notes the cut of each build and the verdict on it."""

    seen: list[tuple[int, bool]] = field(default_factory=list)

    def wrong(self, cut: int = chain.SIZE, pinned: Iterable[int] = (), marked: bool = False) -> list[int]:
        """Build once, and note what was found."""
        found: list[int] = super().wrong(cut, pinned, marked)
        self.seen.append((cut, bool(found)))
        return found


def cuts() -> str:
    """Draw the builds of two bisections, a row for each, and the verdict on every cut of their cases."""
    cases = {case.name: case for case in chain.CASES}
    drawn = [text(4, 16, "layers, compiled up to the cut", BOLD), text(356, 16, "output", BOLD, "end")]
    one, three = Watched(cases["9: sum of squares overflows"]), Watched(cases["2 and 5 cancel, 13 wrong"])
    chain.by_cutting(one)
    chain.by_cutting(three)
    rows = [build(28 + 30 * n, cut, wrong) for n, (cut, wrong) in enumerate(one.seen)]
    drawn += [group("", row, f"build-{n}") for n, row in enumerate(rows, 1)]
    rows = [build(28 + 30 * n, cut, wrong) for n, (cut, wrong) in enumerate(three.seen)]
    drawn.append(group("", [each for row in rows for each in row], "builds-of-three"))
    drawn += [
        group("", verdicts(case), id) for id, case in (("one-fault", one.case), ("three-faults", three.case))
    ]
    about = (
        "Rows of sixteen layers. In each build those up to a cut are compiled: all sixteen, whose output is"
        " wrong; eight, right; twelve, wrong; ten, wrong; nine, wrong. So layer nine is at fault. Below, the"
        " verdict on every cut: one fault flips it once, three faults of which two cancel three times."
    )
    return picture("cuts", 236, "A bisection by moving a cut", about, drawn)


def verdicts(case: chain.Case) -> list[str]:
    """Return the verdict on each cut of a case."""
    wrong = [bool(chain.Bench(case).wrong(cut)) for cut in range(1, chain.SIZE + 1)]
    return [text(4, 200, "all cuts tried: where the output is wrong", BOLD), *cells(208, wrong, WRONG)]


def build(y: float, cut: int, wrong: bool) -> list[str]:
    """Return the row of one build."""
    number = text(4 + 17 * (cut - 0.5), y + 15, str(cut), f"fill:{INK};font-size:11px", "middle")
    verdict = f"fill:{SECOND};font-weight:600" if wrong else PLAIN
    row = cells(y, [n < cut for n in range(chain.SIZE)], NEW)
    return [*row, number, text(356, y + 15, "wrong" if wrong else "right", verdict, "end")]


def cells(y: float, marked: list[bool], style: str) -> list[str]:
    """Return a row of cells, those that are marked on top of the others."""
    drawn = {
        each: "".join(f"M{4 + 17 * n} {y:g}h17v22h-17z" for n in range(len(marked)) if marked[n] == each)
        for each in (False, True)
    }
    return [f'<path d="{drawn[each]}" style="{style if each else OLD}"/>' for each in drawn if drawn[each]]


REACHES, SIZE, COARSE = (25, 50, 100, 200), 0.5, 5.0
SCALE = 352 / (2 * REACHES[-1])
"""Of the plan: pixels to a metre."""


def reach() -> str:
    """Draw the scan from above, the squares of four reaches, and what a grid stores in each."""
    points = bev.scan(bev.surroundings())
    most = bev.dense_cells(REACHES[-1], SIZE)
    drawn = [rect(4, 4, 352, 352, OLD), plan(points)]
    for extent in REACHES:
        corner, side = 180 - extent * SCALE, 2 * extent * SCALE
        square = rect(corner, corner, side, side, f"fill:none;stroke:{SECOND};stroke-width:2")
        dense = bev.dense_cells(extent, SIZE)
        hit = len(bev.fill(bev.within(points, extent), SIZE))
        bars = [
            text(4, 380, f"dense: {dense:,} cells", PLAIN),
            rect(4, 386, 352 * dense / most, 12, f"fill:{SECOND}"),
            text(4, 418, f"hit: {hit:,} cells", PLAIN),
            rect(4, 424, 352 * hit / most, 12, f"fill:{ACCENT}"),
        ]
        drawn.append(group("", [square, *bars], f"reach-{extent}"))
    about = (
        "A synthetic scan from above. Squares that reach 25, 50, 100 and 200 metres each way have 10,000,"
        " 40,000, 160,000 and 640,000 cells of half a metre; the cells that hold a point grow far less."
    )
    return picture("reach", 440, "What a bird’s-eye-view grid stores as its reach grows", about, drawn)


def plan(points: list[bev.Point]) -> str:
    """Return the coarse cells that hold a point, as runs along a row."""
    hit = {(x, y) for x, y, _ in bev.fill(bev.within(points, REACHES[-1]), COARSE)}
    side, runs = COARSE * SCALE, ""
    for x, y in sorted(hit, key=lambda cell: (cell[1], cell[0])):
        if (x - 1, y) in hit:
            continue
        long = next(n for n in range(1, 999) if (x + n, y) not in hit) * side
        runs += f"M{180 + x * side:.4g} {180 - (y + 1) * side:.4g}h{long:.4g}v{side:.4g}h-{long:.4g}z"
    return f'<path d="{runs}" style="fill:{ACCENT}"/>'


PICTURES = {"families.svg": families, "cuts.svg": cuts, "reach.svg": reach}


def main() -> None:
    """Write the pictures."""
    for name, drawn in PICTURES.items():
        (HERE / name).write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
