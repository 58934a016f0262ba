"""Compute one convolution three ways and count what each tile of the implicit GEMM reads.

Direct loops, a product with the stored im2col matrix, and an implicit GEMM that works tile by tile and
computes where each entry of that matrix lives. Integers make the comparison exact. The layout is NHWC; a row
of the matrix is an output pixel, a column a tap and a channel of one group, channels last, as on the page.
A small convolution shows entries and where they live. For tiles the program counts the entries that lie
inside the image and how many different input values they name. These are properties of the index mapping;
what a GPU fetches depends on its caches as well.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Image = list[list[list[list[int]]]]
"""Indexed by image, row, column and channel."""

Filters = list[list[list[list[int]]]]
"""Indexed by output channel, row and column of the tap, and input channel of the group."""

Source = tuple[int, int, int, int]
"""Image, row, column and channel of one input value."""


@dataclass(frozen=True)
class Conv:
    """The shape of a convolution; heights and widths may differ."""

    images: int
    size: tuple[int, int]
    channels: int
    outputs: int
    filter: tuple[int, int]
    stride: tuple[int, int] = (1, 1)
    dilation: tuple[int, int] = (1, 1)
    padding: tuple[int, int] = (0, 0)
    groups: int = 1

    @property
    def out(self) -> tuple[int, int]:
        """Return height and width of the output."""
        spans = (d * (k - 1) + 1 for d, k in zip(self.dilation, self.filter, strict=True))
        sides = zip(self.size, self.padding, spans, self.stride, strict=True)
        height, width = ((n + 2 * p - span) // s + 1 for n, p, span, s in sides)
        return height, width

    @property
    def rows(self) -> int:
        """Return the rows of the matrix: one for each output pixel of each image."""
        return self.images * self.out[0] * self.out[1]

    @property
    def inner(self) -> int:
        """Return the columns of the matrix of one group: a tap and one of its channels each."""
        return self.filter[0] * self.filter[1] * self.per_group

    @property
    def per_group(self) -> int:
        """Return the input channels of a group."""
        return self.channels // self.groups

    def source(self, group: int, i: int, k: int) -> Source | None:
        """Return where entry (i, k) of the matrix of a group lives, or nothing where it is padding."""
        (n, pixel), (tap, c) = divmod(i, self.out[0] * self.out[1]), divmod(k, self.per_group)
        (oy, ox), (fy, fx) = divmod(pixel, self.out[1]), divmod(tap, self.filter[1])
        y = oy * self.stride[0] + fy * self.dilation[0] - self.padding[0]
        x = ox * self.stride[1] + fx * self.dilation[1] - self.padding[1]
        inside = 0 <= y < self.size[0] and 0 <= x < self.size[1]
        return (n, y, x, group * self.per_group + c) if inside else None


def direct(conv: Conv, image: Image, filters: Filters) -> Image:
    """Sum over taps and channels for each output, as a convolution is defined in deep learning."""
    height, width = conv.out
    share = conv.outputs // conv.groups
    result = [[[[0] * conv.outputs for _ in range(width)] for _ in range(height)] for _ in range(conv.images)]
    for n, oy, ox, o in product(range(conv.images), range(height), range(width), range(conv.outputs)):
        for fy, fx, c in product(range(conv.filter[0]), range(conv.filter[1]), range(conv.per_group)):
            y = oy * conv.stride[0] + fy * conv.dilation[0] - conv.padding[0]
            x = ox * conv.stride[1] + fx * conv.dilation[1] - conv.padding[1]
            if 0 <= y < conv.size[0] and 0 <= x < conv.size[1]:
                value = image[n][y][x][o // share * conv.per_group + c]
                result[n][oy][ox][o] += value * filters[o][fy][fx][c]
    return result


def im2col(conv: Conv, image: Image, filters: Filters) -> Image:
    """Store the whole matrix of each group, then multiply it by the filters of the group."""
    stored = []
    for group in range(conv.groups):
        rows = [[conv.source(group, i, k) for k in range(conv.inner)] for i in range(conv.rows)]
        stored.append([[image[s[0]][s[1]][s[2]][s[3]] if s else 0 for s in row] for row in rows])
    share = conv.outputs // conv.groups
    columns = [[w for taps in filter_ for tap in taps for w in tap] for filter_ in filters]
    flat = [
        [
            sum(a * b for a, b in zip(stored[o // share][i], columns[o], strict=True))
            for o in range(conv.outputs)
        ]
        for i in range(conv.rows)
    ]
    return shaped(conv, flat)


def shaped(conv: Conv, flat: list[list[int]]) -> Image:
    """Return rows of outputs as images."""
    height, width = conv.out
    starts = [[(n * height + y) * width for y in range(height)] for n in range(conv.images)]
    return [[flat[start : start + width] for start in image] for image in starts]


def tiles(conv: Conv, tile: tuple[int, int]) -> Iterator[tuple[int, range, range]]:
    """Yield group, rows and columns of each tile of the matrix.

    As in the write-up a tile never straddles two taps, so its columns are channels of one tap.
    """
    for group, top in product(range(conv.groups), range(0, conv.rows, tile[0])):
        rows = range(top, min(top + tile[0], conv.rows))
        for tap, c in product(range(conv.filter[0] * conv.filter[1]), range(0, conv.per_group, tile[1])):
            left = tap * conv.per_group + c
            yield group, rows, range(left, left + min(tile[1], conv.per_group - c))


def implicit(conv: Conv, image: Image, filters: Filters, tile: tuple[int, int]) -> Image:
    """Multiply tile by tile; entries are read straight from the image and padding is filled with zeros."""
    share = conv.outputs // conv.groups
    flat = [[0] * conv.outputs for _ in range(conv.rows)]
    for group, rows, columns in tiles(conv, tile):
        for i, k in product(rows, columns):
            source = conv.source(group, i, k)
            if source is None:
                continue
            n, y, x, c = source
            (fy, fx), channel = divmod(k // conv.per_group, conv.filter[1]), k % conv.per_group
            for o in range(group * share, (group + 1) * share):
                flat[i][o] += image[n][y][x][c] * filters[o][fy][fx][channel]
    return shaped(conv, flat)


def random_case(generator: random.Random) -> tuple[Conv, Image, Filters, tuple[int, int]]:
    """Return a convolution of random shape with small integers, and a size of tile."""

    def pair(low: int, high: int) -> tuple[int, int]:
        return generator.randint(low, high), generator.randint(low, high)

    groups, filter_, dilation, padding = generator.randint(1, 3), pair(1, 3), pair(1, 2), pair(0, 2)
    spans = [d * (k - 1) + 1 for d, k in zip(dilation, filter_, strict=True)]
    height, width = (
        max(1, span - 2 * p) + generator.randint(0, 3) for span, p in zip(spans, padding, strict=True)
    )
    channels, outputs = groups * generator.randint(1, 3), groups * generator.randint(1, 2)
    conv = Conv(
        generator.randint(1, 2),
        (height, width),
        channels,
        outputs,
        filter_,
        pair(1, 3),
        dilation,
        padding,
        groups,
    )

    def values(*shape: int) -> list[list[list[list[int]]]]:
        a, b, c, d = shape
        return [
            [[[generator.randint(-9, 9) for _ in range(d)] for _ in range(c)] for _ in range(b)]
            for _ in range(a)
        ]

    image = values(conv.images, height, width, channels)
    return conv, image, values(outputs, *filter_, conv.per_group), pair(1, 5)


def reads(conv: Conv, rows: range, columns: range, group: int = 0) -> tuple[int, int, int]:
    """Count a part's entries, those of them inside the image, and the different inputs that these name."""
    sources = [conv.source(group, i, k) for i, k in product(rows, columns)]
    inside = [source for source in sources if source is not None]
    return len(sources), len(inside), len(set(inside))


EXAMPLE = Conv(1, (7, 7), 2, 1, (3, 3), (2, 2))
"""The convolution that the page steps through."""

ENTRIES = ((0, 0), (0, 1), (0, 2), (4, 9), (8, 17))
"""Rows and columns of its matrix that the page looks at."""


def naming(conv: Conv, source: Source) -> list[tuple[int, int]]:
    """Return the entries of the first group that name one input value."""
    return [(i, k) for i, k in product(range(conv.rows), range(conv.inner)) if conv.source(0, i, k) == source]


def example_lines() -> list[str]:
    """Return the lines on the small convolution."""
    entries, _, inputs = reads(EXAMPLE, range(EXAMPLE.rows), range(EXAMPLE.inner))
    lines = [f"7 x 7 image, 2 channels, 3 x 3 filter, stride 2: {entries} entries name {inputs} input values"]
    for i, k in ENTRIES:
        _, y, x, c = EXAMPLE.source(0, i, k) or (0, 0, 0, 0)
        lines.append(f"  entry ({i},{k:2}) is the input at row {y}, column {x}, channel {c}")
    shared = ", ".join(f"({i},{k})" for i, k in naming(EXAMPLE, (0, 2, 2, 0)))
    return [*lines, f"  the input at row 2, column 2, channel 0 is entries {shared}"]


def main() -> None:
    """Print the comparison of the three ways, some entries, and the reads of tiles."""
    generator = random.Random(283)
    cases = [random_case(generator) for _ in range(60)]
    equal = sum(direct(*case[:3]) == im2col(*case[:3]) == implicit(*case) for case in cases)
    print(f"direct = im2col = implicit GEMM, exactly: {equal} of {len(cases)} random convolutions")
    print("(stride 1 to 3, dilation 1 or 2, padding 0 to 2, 1 to 3 groups, heights unlike widths)")
    print()
    print("\n".join(example_lines()))
    print()
    print("one 28 x 28 image, one channel; a block computes 64 output pixels and walks all taps")
    print("                                                            inside / different")
    print("  filter stride dilation padding   entries  inside different    block   whole matrix")
    shapes = [(3, 1, 1, 1), (3, 2, 1, 1), (3, 1, 2, 2), (5, 1, 1, 2), (1, 1, 1, 0)]
    for k, s, d, p in shapes:
        conv = Conv(1, (28, 28), 1, 1, (k, k), (s, s), (d, d), (p, p))
        blocks = [
            reads(conv, range(top, min(top + 64, conv.rows)), range(conv.inner))
            for top in range(0, conv.rows, 64)
        ]
        entries, inside, different = map(sum, zip(*blocks, strict=True))
        _, whole, inputs = reads(conv, range(conv.rows), range(conv.inner))
        ratios = f"{inside / different:8.2f} {whole / inputs:14.2f}"
        print(f"  {k} x {k} {s:7} {d:8} {p:7} {entries:9} {inside:7} {different:9} {ratios}")
    conv = Conv(1, (28, 28), 8, 8, (3, 3), padding=(1, 1))
    each = [reads(conv, rows, columns, group) for group, rows, columns in tiles(conv, (64, 8))]
    alone = sum(inside == different for _, inside, different in each)
    print()
    print(
        f"3 x 3, stride 1, tiles of 64 pixels by 8 channels of one tap: in {alone} of {len(each)} tiles each"
    )
    print("entry inside the image is an input value of its own. The repetition lies between")
    print("the tiles of different taps: a kernel that copies tile by tile asks for it again.")


if __name__ == "__main__":
    main()
