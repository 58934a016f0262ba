"""Draw the losses of six runs under each clamp limit, from the toy regression of the program.

``python docs/diagrams/clamps.py`` writes the picture beside this file; a test holds that it is up to date.
"""

from __future__ import annotations

import math
import sys
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "programs")]

import svg  # noqa: E402
import training_instability as toy  # noqa: E402

LIMITS = {"none": math.inf, "l16": 16.0, "l8": 8.0, "l5": 5.0, "l4-4": 4.4, "l2": 2.0, "l0-5": 0.5}
LEFT, TOP, WIDTH, HEIGHT, WINDOW = 44, 30, 306, 200, 5
LOW, HIGH = -6, 9  # powers of ten


def level(loss: float) -> int:
    """Return the height at which a loss is drawn, held to the chart and to whole pixels."""
    power = max(LOW, min(HIGH, math.log10(loss) if loss > 0 else LOW))
    return round(TOP + HEIGHT * (HIGH - power) / (HIGH - LOW))


def curve(losses: list[float]) -> str:
    """Return the largest loss of each few steps as a line, each point by its distance from the last."""
    tops = [level(max(losses[at : at + WINDOW])) for at in range(0, len(losses), WINDOW)]
    places = [round(WIDTH * n / (len(tops) - 1)) for n in range(len(tops))]
    steps = zip(pairwise(places), pairwise(tops), strict=True)
    return f"M{LEFT} {tops[0]}l" + " ".join(f"{x - left} {y - at}" for (left, x), (at, y) in steps)


def curves(id: str, limit: float) -> str:
    """Return the runs under a limit; those that end worse than untrained stand out."""
    runs = {True: "", False: ""}
    for seed in range(6):
        losses = toy.train(toy.cells(seed), limit)[1]
        runs[toy.late(losses) > toy.untrained(seed)] += curve(losses)
    look = f"fill:none;stroke:{svg.ACCENT};stroke-width:1.2", f"fill:none;stroke:{svg.SECOND};stroke-width:2"
    return svg.group("", [svg.path(drawn, look[worse]) for worse, drawn in runs.items() if drawn], id)


def frame() -> list[str]:
    """Return what stands around the curves."""
    lines, names = "", []
    for power in range(LOW, HIGH + 1, 3):
        y = TOP + HEIGHT * (HIGH - power) / (HIGH - LOW)
        lines += f"M{LEFT} {y:g}h{WIDTH}"
        sign = "−" if power < 0 else ""
        said = f'10<tspan dy="-4" font-size="9">{sign}{abs(power)}</tspan>' if power else "1"
        names.append(svg.text(LEFT - 6, y + 4, said, svg.QUIET, "end"))
    below = [
        svg.text(LEFT + WIDTH * n / 300, TOP + HEIGHT + 18, str(n), svg.QUIET, "middle")
        for n in (0, 100, 200)
    ]
    below.append(svg.text(LEFT + WIDTH, TOP + HEIGHT + 18, "step 300", svg.QUIET, "end"))
    start = level(0.5)
    marks = svg.path(f"M{LEFT} {start:g}h{WIDTH}", f"fill:none;stroke:{svg.INK};stroke-dasharray:4 3")
    return [
        svg.text(4, 16, "Loss, six runs", svg.HEAD),
        svg.text(350, 16, "thick: worse than untrained", f"fill:{svg.SECOND}", "end"),
        svg.path(lines, f"fill:none;stroke:{svg.LINE}"),
        *names,
        *below,
        marks,
    ]


def clamps() -> str:
    """Return the picture."""
    description = (
        "The loss of six runs over 300 steps, on a logarithmic scale. Without a limit it jumps by many powers"
        " of ten whenever a crowded cell comes, and four runs end worse than untrained; with lower limits the"
        " jumps shrink, and below the bound of 4.47 no run ends so."
    )
    parts = [*frame(), *(curves(id, limit) for id, limit in LIMITS.items())]
    return svg.picture("clamp-limits", TOP + HEIGHT + 26, "Loss under a clamp", description, parts)


PICTURES = {"clamp-limits.svg": clamps}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (HERE / name).write_text(draw(), encoding="utf-8")
