"""Draw the pictures that write-ups step through, from what the programs of those write-ups compute.

``python docs/diagrams/steps.py`` writes them beside this file; a test holds that they are up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "programs")]

import amd_matrix_cores as amd  # noqa: E402
import hidet_conv2d as conv2d  # noqa: E402
import paged_attention as paged  # noqa: E402
from svg import ACCENT, HEAD, INK, LINE, MONO, MUTED, SECOND, SOFT, SURFACE, WARM, group, picture, rect, text  # noqa: E402

HIT = f"fill:{SOFT};stroke:{ACCENT};stroke-width:2"
LANES = (0, 15, 16, 37, 63)


class Grid:
    """A grid of equal cells, by row and column."""

    def __init__(self, x: float, y: float, rows: int, columns: int, cell: tuple[float, float]) -> None:
        self.x, self.y, self.rows, self.columns, self.cell = x, y, rows, columns, cell

    def drawn(self, bold: tuple[int, int]) -> str:
        """Return its lines, those after each ``bold`` rows and columns stronger."""
        (width, height), lines = self.cell, {False: "", True: ""}
        right, bottom = width * self.columns, height * self.rows
        for row in range(self.rows + 1):
            lines[row % bold[0] == 0] += f"M{self.x:g} {self.y + row * height:g}h{right:g}"
        for column in range(self.columns + 1):
            lines[column % bold[1] == 0] += f"M{self.x + column * width:g} {self.y:g}v{bottom:g}"
        thin = f'<path d="{lines[False]}" style="fill:none;stroke:{LINE}"/>' if lines[False] else ""
        strong = f'<path d="{lines[True]}" style="fill:none;stroke:{MUTED};stroke-width:1.5"/>'
        return rect(self.x, self.y, right, bottom, f"fill:{SURFACE}") + thin + strong

    def part(self, row: int, column: int, rows: int = 1, columns: int = 1, style: str = "") -> str:
        """Return a rectangle over cells."""
        (width, height), (x, y) = self.cell, (self.x, self.y)
        return rect(x + column * width, y + row * height, columns * width, rows * height, style)


def lanes() -> str:
    """Return the registers of some lanes in the three matrices of one instruction."""
    a, b = Grid(28, 132, 16, 4, (20, 14)), Grid(124, 48, 4, 16, (12, 18))
    d = Grid(124, 132, 16, 16, (12, 14))
    head = "font-size:13px;font-weight:600"
    labels = [
        text(4, 16, "D = A·B + C", head), text(28, 372, "A 16×4"), text(124, 372, "D 16×16"),
        text(322, 78, "B"), text(322, 94, "4×16"),
    ]  # fmt: skip
    parts = [a.drawn((16, 1)), b.drawn((1, 16)), d.drawn((4, 16))]
    parts.append(group(f"fill:{INK};font-family:{MONO}", labels))
    for lane in LANES:
        (row, k), (k_of_b, column) = amd.a_entry(lane), amd.b_entry(lane)
        owned = [amd.d_entry(lane, register) for register in range(amd.REGISTERS)]
        marks = [a.part(row, k), b.part(k_of_b, column), *(d.part(*entry) for entry in owned)]
        numbers = [text(322, 143 + 14 * r, f"d[{v}]") for v, (r, _) in enumerate(owned)]
        said = [text(4, 48, f"lane {lane}", "font-weight:600"), text(4, 66, f"{lane} % 16 = {lane % 16}"),
                text(4, 84, f"{lane} / 16 = {lane // 16}")]  # fmt: skip
        own = [group(HIT, marks), group(f"fill:{ACCENT};font-family:{MONO}", said + numbers)]
        parts.append(group("", own, f"lane-{lane}"))
    description = (
        "The 64 lanes of a wavefront hold one entry of A, one of B and four of D each; each step marks those"
        " of one lane."
    )
    return picture("mfma-lanes", 380, "Registers of v_mfma_f32_16x16x4f32", description, parts)


def entries() -> str:
    """Return entries of a matrix that is never stored, and the input values that they are."""
    conv = conv2d.EXAMPLE
    images = [Grid(4 + 184 * c, 36, 7, 7, (24, 20)) for c in range(2)]
    matrix = Grid(22, 234, conv.rows, conv.inner, (18.5, 16))
    parts = [
        text(4, 22, "Input, channel 0", HEAD), text(188, 22, "Input, channel 1", HEAD),
        text(4, 200, "The matrix: output pixels × (tap, channel)", HEAD),
        *(image.drawn((7, 7)) for image in images), matrix.drawn((3, 2)),
    ]  # fmt: skip
    small = f"fill:{MUTED};font-family:{MONO}"
    taps = [text(22 + 37 * tap + 18.5, 226, f"{tap // 3},{tap % 3}", "", "middle") for tap in range(9)]
    rows = [text(16, 234 + 16 * i + 12, str(i), "", "end") for i in range(conv.rows)]
    parts.append(group(small, taps + rows))
    for i, k in conv2d.ENTRIES:
        parts.append(_entry(f"entry-{i}-{k}", [(i, k)], images, matrix))
    parts.append(_entry("shared", conv2d.naming(conv, (0, 2, 2, 0)), images, matrix))
    description = (
        "A 7 by 7 input with 2 channels, and the 9 by 18 matrix of its convolution with a 3 by 3 filter at"
        " stride 2; each step marks entries of the matrix and the input value that they are."
    )
    return picture("gemm-entries", 386, "Entries of the implicit matrix", description, parts)


def _entry(id: str, marked: list[tuple[int, int]], images: list[Grid], matrix: Grid) -> str:
    """Return the marks of entries that are one input value, and the windows of their output pixels."""
    conv, marks, windows = conv2d.EXAMPLE, [], []
    for i, k in marked:
        _, y, x, c = conv.source(0, i, k) or (0, 0, 0, 0)
        top, left = (side * conv.stride[0] for side in divmod(i, conv.out[1]))
        windows += [image.part(top, left, 3, 3) for image in images]
        windows.append(matrix.part(i, 0, 1, conv.inner))
        marks += [images[c].part(y, x), matrix.part(i, k)]
    around = f"fill:none;stroke:{SECOND};stroke-width:2"
    return group("", [group(around, windows), group(HIT, marks)], id)


LABEL = f"fill:{INK};font-family:{MONO}"
OWNERS = {"A": (SOFT, ACCENT), "B": (WARM, SECOND), "C": (LINE, INK)}
"""How the blocks of a request are filled and framed."""


def block(number: int) -> tuple[float, float]:
    """Return where a block of the small cache stands."""
    return 4 + number % 4 * 90, 156 + number // 4 * 62


def blocks() -> str:
    """Return the small cache after each event, with the tables of its requests."""
    frames = [rect(*block(n), 82, 36, f"fill:{SURFACE};stroke:{MUTED};stroke-width:1.5") for n in range(8)]
    numbers = [text(block(n)[0], block(n)[1] + 50, f"block {n}") for n in range(8)]
    titles = [text(4, 16, "Block tables", HEAD), text(4, 146, "The cache, 16 tokens to a block", HEAD)]
    parts = [*titles, *frames, group(f"fill:{MUTED};font-family:{MONO}", numbers)]
    states = [requests for _, requests in paged.filling()]
    names = [f"state-{number}" for number in range(1, len(states) + 1)]
    seen: dict[tuple[str, str], list[str]] = {}
    for name, requests in zip([*names, "token-35"], [*states, states[-1]], strict=True):
        for styled in _state(requests):
            seen.setdefault(styled, []).append(name)
    together: dict[tuple[str, str], list[str]] = {}
    for (style, element), shown in seen.items():
        together.setdefault((" ".join(shown), style), []).append(element)
    ordered = sorted(together.items(), key=lambda item: LABEL in item[0][1])  # labels stand above fills
    parts += [f'<g class="{shown}">{group(style, same)}</g>' for (shown, style), same in ordered]
    table = states[-1]["A"].table
    found, place = paged.slot(table, 35)
    (x, y), column = block(found), table.index(found)
    way = [rect(104 + 40 * column, 28, 34, 26), rect(x + place * 82 / 16, y, 82 / 16, 36)]
    parts.append(f'<g class="token-35">{group(f"fill:none;stroke:{INK};stroke-width:3", way)}</g>')
    description = (
        "Three requests share a cache of eight blocks; each step shows whose tokens fill which block, and the"
        " block tables by which the requests find them."
    )
    return picture("block-tables", 282, "Block tables as a cache fills", description, parts)


def _state(requests: dict[str, paged.Request]) -> Iterator[tuple[str, str]]:
    """Yield the tables of requests, and their tokens in the blocks: styles, and what is drawn in them."""
    for name, request in requests.items():
        (soft, strong), top = OWNERS[name], 28 + 34 * "ABC".index(name)
        filled = f"fill:{soft};stroke:{strong};stroke-width:1.5"
        yield LABEL, text(4, top + 18, f"{name}: {request.length} tokens")
        for column, number in enumerate(request.table):
            (x, y), held = block(number), min(paged.BLOCK, request.length - column * paged.BLOCK)
            yield filled, rect(104 + 40 * column, top, 34, 26)
            yield filled, rect(x, y, 82 * held / 16, 36)
            yield LABEL, text(121 + 40 * column, top + 18, str(number), "", "middle")
            yield LABEL, text(x + 62, y + 23, name, "", "middle")


PICTURES = {"mfma-lanes.svg": lanes, "gemm-entries.svg": entries, "block-tables.svg": blocks}


def main() -> None:
    """Write the pictures."""
    for name, drawn in PICTURES.items():
        (HERE / name).write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
