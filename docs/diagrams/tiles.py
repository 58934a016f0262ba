"""Draw a tile of a sparse convolution before and after sorting, from the synthetic scan of the program.

``python docs/diagrams/tiles.py`` writes the picture beside this file; a test holds that it is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "programs")]

import sparse_conv as sparse  # noqa: E402
import svg  # noqa: E402

LEFT, TOP = 30, 60
STEP = {False: 12, True: 7}
"""The sides of a cell, of a map with a row for each voxel and of one with a row for each offset."""


def cells(places: list[tuple[int, int]], step: int, colour: str, inset: int = 1) -> str:
    """Return squares at columns and rows: a dashed line along each run of them in a row."""
    taken = set(places)
    drawn = ""
    for x, y in sorted(places, key=lambda place: place[::-1]):
        if (x - 1, y) not in taken:
            run = next(n for n in range(1, 99) if (x + n, y) not in taken)
            drawn += f"M{LEFT + step * x} {TOP + step * (y + 0.5):g}h{step * run}"
    side = step - 2 * inset
    dashes = f"stroke-width:{side};stroke-dasharray:{side} {2 * inset};stroke-dashoffset:{-inset}"
    return svg.path(drawn, f"fill:none;stroke:{colour};{dashes}")


def grid(columns: int, rows: int, step: int) -> str:
    """Return the lines of a grid: of two lines as wide as the grid is, the dashes."""
    width, height = step * columns, step * rows
    look = f"fill:none;stroke:{svg.LINE};stroke-dasharray:1 {step - 1};stroke-width:"
    across = svg.path(f"M{LEFT + width / 2:g} {TOP - 0.5}v{height + 1}", f"{look}{width}")
    return across + svg.path(f"M{LEFT - 0.5} {TOP + height / 2:g}h{width + 1}", f"{look}{height}")


def map_of(found: list[sparse.Row], tile: list[int], id: str, turned: bool = False) -> str:
    """Return the part of the map that belongs to a tile: a row for each voxel, or for each offset."""
    taken = [(k, y) for y, n in enumerate(tile) for k, row in enumerate(found[n]) if row >= 0]
    issued = [(k, y) for k in {k for k, _ in taken} for y in range(len(tile))]  # neighbours are drawn over it
    if turned:
        taken, issued = ([(y, k) for k, y in places] for places in (taken, issued))
    columns, rows = (len(tile), len(sparse.OFFSETS))[:: 1 if turned else -1]
    names = ("output voxel", "offset") if turned else ("offset", "output voxel")
    step = STEP[turned]
    middle = TOP + step * rows / 2
    down = svg.text(18, middle, f"← {names[1]}", svg.QUIET, "middle")
    parts = [
        svg.text(LEFT, TOP - 8, f"{names[0]} →", svg.QUIET),
        f'<g transform="rotate(-90 18 {middle:g})">{down}</g>',
        grid(columns, rows, step),
        svg.group("", [cells(issued, step, svg.SECOND), cells(issued, step, svg.WARM, 2)], f"{id}-zeros"),
        cells(taken, step, svg.ACCENT),
    ]
    return svg.group("", parts, id)


def warp(id: str, turned: bool) -> str:
    """Return the frame around what the tile reads of the map at its middle offset."""
    column, row, columns, rows = (0, 13, 16, 1) if turned else (13, 0, 1, 16)
    step = STEP[turned]
    drawn = svg.box(LEFT + step * column - 1, TOP + step * row - 1, step * columns + 2, step * rows + 2)
    return svg.group("", [svg.path(drawn, f"fill:none;stroke:{svg.INK};stroke-width:2.5")], id)


def tiles() -> str:
    """Return the picture."""
    voxels = sparse.scan()
    found = sparse.kernel_map(voxels)
    masks = [sparse.bitmask(neighbours) for neighbours in found]
    orders = sparse.orders(voxels, found)
    before, after = (sparse.usual(orders[name], masks) for name in ("as scanned", "sorted by bitmask"))
    parts = [
        svg.path(svg.box(4, 8, 12, 12), f"fill:{svg.ACCENT}"),
        svg.text(22, 19, "a neighbour is there", svg.QUIET),
        svg.path(svg.box(176.5, 8.5, 11, 11), f"fill:{svg.WARM};stroke:{svg.SECOND}"),
        svg.text(194, 19, "multiplied as zero", svg.QUIET),
        map_of(found, before, "scanned"),
        map_of(found, after, "sorted"),
        map_of(found, after, "turned", turned=True),
        warp("reads-scanned", turned=False),
        warp("reads-turned", turned=True),
    ]
    description = (
        "The map of a tile of 16 output voxels and 27 offsets: in the order of the scan neighbours are"
        " scattered over all offsets, sorted by bitmask they stand at fewer; turned, each offset is a row."
    )
    return svg.picture(
        "sorted-tiles", TOP + 16 * 12 + 6, "A tile before and after sorting", description, parts
    )


PICTURES = {"sorted-tiles.svg": tiles}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (HERE / name).write_text(draw(), encoding="utf-8")
