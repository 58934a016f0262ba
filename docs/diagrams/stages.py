"""Draw pictures that write-ups step through, from what the programs of those write-ups compute.

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
sys.path.insert(0, str(HERE.parent / "programs"))

import detection_architectures as bev  # noqa: E402
import familia  # noqa: E402
import tensorrt_onboard as chain  # noqa: E402

INK, MUTED = "var(--portfolio-figure-ink, #1b1f24)", "var(--portfolio-figure-muted, #5a6472)"
LINE, SURFACE = "var(--portfolio-figure-line, #c9d1d9)", "var(--portfolio-figure-surface, #ffffff)"
ACCENT, SOFT = "var(--portfolio-figure-accent, #0b6bcb)", "var(--portfolio-figure-accent-soft, #e3effb)"
SECOND, WARM = "var(--portfolio-figure-second, #b45309)", "var(--portfolio-figure-second-soft, #fbeedd)"
BOLD, QUIET = f"fill:{INK};font-weight:600", f"fill:{MUTED}"
NEW, OLD = f"fill:{SOFT};stroke:{ACCENT};stroke-width:1.5", f"fill:{SURFACE};stroke:{LINE};stroke-width:1.5"
GAP = f"fill:{WARM};stroke:{SECOND};stroke-width:1.5;stroke-dasharray:4 3"
WRONG = f"fill:{WARM};stroke:{SECOND};stroke-width:1.5"


def picture(id: str, height: int, title: str, description: str, parts: Iterable[str]) -> str:
    """Return a whole picture, 360 wide."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {height}" role="img"'
        f' aria-labelledby="{id}-title {id}-desc"'
        ' style="font-family:var(--portfolio-figure-font, system-ui, sans-serif);font-size:12px">'
    )
    said = [f'<title id="{id}-title">{title}</title>', f'<desc id="{id}-desc">{description}</desc>']
    return "\n".join([head, *said, *parts, "</svg>\n"])


def text(x: float, y: float, said: str, style: str = f"fill:{INK}", anchor: str = "start") -> str:
    """Return a text; ``anchor`` is where ``x`` is of it."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" style="{style}">{said}</text>'


def rect(x: float, y: float, width: float, height: float, style: str, radius: float = 0) -> str:
    """Return a rectangle."""
    round_ = f' rx="{radius:g}"' if radius else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{round_} style="{style}"/>'


def part(id: str, *parts: str) -> str:
    """Return a part of a picture that a step can name."""
    return f'<g id="{id}">{"".join(parts)}</g>'


def families() -> str:
    """Draw each family as a table of its classes and methods, with who wrote what stands there."""
    known = familia.link(familia.SOURCE)
    half: dict[str, familia.Member] = {}
    for parent in ("Show", "Neg"):
        familia.merge("Half", half, known[parent].members)
    drawn = [part(name.lower(), *family(each)) for name, each in known.items()]
    drawn.append(part("half", *family(familia.Family("Half", half))))
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
        text(356, 16, f"Expr is {it.meaning('Expr')}", anchor="end"),
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
            drawn.append(rect(84 + 92 * column, y, 86, 48, style, 4))
            said = f"by {by}" if by else "missing"
            drawn.append(text(127 + 92 * column, y + 29, said, f"fill:{INK}", "middle"))
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
    drawn += [part(f"build-{n}", *row) for n, row in enumerate(rows, 1)]
    rows = [build(28 + 30 * n, cut, wrong) for n, (cut, wrong) in enumerate(three.seen)]
    drawn.append(part("builds-of-three", *(each for row in rows for each in row)))
    drawn += [part("one-fault", *verdicts(one.case)), part("three-faults", *verdicts(three.case))]
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
    verdict = f"fill:{SECOND};font-weight:600" if wrong else f"fill:{INK}"
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
            text(4, 380, f"dense: {dense:,} cells"),
            rect(4, 386, 352 * dense / most, 12, f"fill:{SECOND}"),
            text(4, 418, f"hit: {hit:,} cells"),
            rect(4, 424, 352 * hit / most, 12, f"fill:{ACCENT}"),
        ]
        drawn.append(part(f"reach-{extent}", square, *bars))
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


PICTURES = {"families": families, "cuts": cuts, "reach": reach}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (HERE / f"{name}.svg").write_text(draw(), encoding="utf-8")
