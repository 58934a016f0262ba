"""Draw one frame as three timers see it, beside the truth, from the simulated GPU of the program.

``python docs/diagrams/frames.py`` writes the picture beside this file; a test holds that it is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "programs")]

import cuda_event_profiling as gpu  # noqa: E402
import svg  # noqa: E402

LEFT, SCALE = 62, 0.39  # px per µs
ROWS = {"host": 44, 7: 74, 9: 138, 11: 202}
TALL = 18
WORK = f"fill:{svg.ACCENT}"
SPAN = f"fill:{svg.SOFT};stroke:{svg.ACCENT}"


def bar(start: float, end: float, y: float, tall: float = TALL) -> str:
    """Return a bar from one time to another, in ns."""
    return svg.box(round(LEFT + SCALE * start / 1000, 1), y, round(SCALE * (end - start) / 1000, 1), tall)


def calls(run: gpu.Run) -> str:
    """Return what the host does; its waits are hollow."""
    busy = "".join(bar(begin, end, ROWS["host"]) for what, begin, end in run.calls if what.kind != "sync")
    idle = "".join(bar(begin, end, ROWS["host"]) for what, begin, end in run.calls if what.kind == "sync")
    waits = svg.path(idle, f"fill:none;stroke:{svg.SECOND};stroke-dasharray:3 2") if idle else ""
    return svg.path(busy, f"fill:{svg.SECOND}") + waits


def kernels(run: gpu.Run) -> str:
    """Return the kernels, each in its stream, below where the spans are."""
    done = (each for each in run.done if each.what.kind == "kernel")
    below = {7: 40, 9: 40, 11: 20}
    bars = (bar(e.start, e.end, ROWS[e.what.stream] + below[e.what.stream], 14) for e in done)
    return svg.path("".join(bars), WORK)


def spans(run: gpu.Run) -> str:
    """Return the spans between markers, stages within the frame one step lower."""
    parts = []
    for stage in gpu.FRAME.stages():
        at = {e.what.name: e.end for e in run.done if e.what.kind == "marker"}
        start, end = at[f"{stage.name} begins"], at[f"{stage.name} ends"]
        inner = stage.name not in {"frame", "lidar", "map"}
        y = ROWS[stage.stream] + (TALL + 2 if inner else 0)
        parts.append(svg.path(bar(start, end, y), SPAN))
        if SCALE * (end - start) / 1000 > 6.5 * len(stage.name):
            parts.append(
                svg.text(
                    LEFT + SCALE * start / 1000 + 3, y + 13, stage.name, f"fill:{svg.INK};font-size:11px"
                )
            )
    return "".join(parts)


def frame(run: gpu.Run) -> int:
    """Return what the GPU's clock says of the frame, in µs."""
    return round(1000 * gpu.elapsed(run, "frame begins", "frame ends"))


def scale() -> list[str]:
    """Return names of the rows, and the times."""
    names = [
        svg.text(4, y + 13, name if name == "host" else f"stream {name}", svg.QUIET)
        for name, y in ROWS.items()
    ]
    ticks = range(0, 701, 100)
    lines = "".join(f"M{LEFT + SCALE * t:g} 36v208" for t in ticks)
    marks = [svg.text(LEFT + SCALE * t, 30, str(t), svg.QUIET, "middle") for t in ticks]
    return [svg.path(lines, f"fill:none;stroke:{svg.LINE}"), svg.text(4, 30, "µs", svg.QUIET), *names, *marks]


def frames() -> str:
    """Return the picture."""
    run, synced = (gpu.Run().host(gpu.FRAME.program(wait)) for wait in (False, True))
    description = (
        "The host queues a frame in 112 µs; with a wait after each stage the kernels run one stage after the"
        " other and the frame takes 744 µs; spans between events overlap in three streams and take 441 µs;"
        " the kernels fill only a part of those spans."
    )
    parts = [
        svg.text(4, 14, "One frame", svg.HEAD),
        *scale(),
        svg.group("", [calls(run)], "calls"),
        svg.group("", [calls(synced), kernels(synced)], "synced"),
        svg.group("", [spans(run)], "spans"),
        svg.group("", [kernels(run)], "truth"),
    ]
    return svg.picture("frame-timers", 250, "A frame and its timers", description, parts)


PICTURES = {"frame-timers.svg": frames}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (HERE / name).write_text(draw(), encoding="utf-8")
