"""The three ways to convolve agree with the definition, and reads are counted from the image's side too."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

conv2d = load("hidet_conv2d")
cases = st.integers().map(lambda seed: conv2d.random_case(random.Random(seed)))


def padded(image: conv2d.Image, conv: conv2d.Conv) -> conv2d.Image:
    """Return the images within a frame of zeros."""
    (py, px), nothing = conv.padding, [0] * conv.channels
    frame = [nothing] * (conv.size[1] + 2 * px)
    return [
        [frame] * py + [[nothing] * px + row + [nothing] * px for row in rows] + [frame] * py
        for rows in image
    ]


def scattered(conv: conv2d.Conv, image: conv2d.Image, filters: conv2d.Filters) -> conv2d.Image:
    """Convolve from the other side: each value of the padded image is sent to the outputs that it reaches."""
    (height, width), (sy, sx), (dy, dx) = conv.out, conv.stride, conv.dilation
    result = [[[[0] * conv.outputs for _ in range(width)] for _ in range(height)] for _ in range(conv.images)]
    taps = list(product(range(conv.outputs), range(conv.filter[0]), range(conv.filter[1])))
    for n, rows in enumerate(padded(image, conv)):
        for (y, row), (o, fy, fx) in product(enumerate(rows), taps):
            first = o * conv.groups // conv.outputs * conv.per_group
            for x, pixel in enumerate(row):
                (oy, off_y), (ox, off_x) = divmod(y - fy * dy, sy), divmod(x - fx * dx, sx)
                if off_y == off_x == 0 and 0 <= oy < height and 0 <= ox < width:
                    values = pixel[first : first + conv.per_group]
                    result[n][oy][ox][o] += sum(
                        a * b for a, b in zip(values, filters[o][fy][fx], strict=True)
                    )
    return result


@given(cases)
def test_three_ways_are_one(case: tuple) -> None:
    """All three give what sending each input to its outputs gives."""
    conv, image, filters, tile = case
    expected = scattered(conv, image, filters)
    assert conv2d.direct(conv, image, filters) == expected
    assert conv2d.im2col(conv, image, filters) == expected
    assert conv2d.implicit(conv, image, filters, tile) == expected


@given(cases)
def test_tiles_cover_the_matrix_once(case: tuple) -> None:
    """Each entry of each group's matrix is in one tile, and no tile has columns of two taps."""
    conv, _, _, size = case
    entries: Counter[tuple[int, int, int]] = Counter()
    for group, rows, columns in conv2d.tiles(conv, size):
        assert len({k // conv.per_group for k in columns}) == 1
        entries.update((group, i, k) for i in rows for k in columns)
    assert set(entries.values()) == {1}
    assert len(entries) == conv.groups * conv.rows * conv.inner


@given(cases)
def test_a_tile_of_one_tap_reads_nothing_twice(case: tuple) -> None:
    """Within a tile every entry inside the image is another input value, whatever stride and dilation."""
    conv, _, _, size = case
    for group, rows, columns in conv2d.tiles(conv, size):
        entries, inside, different = conv2d.reads(conv, rows, columns, group)
        assert entries == len(rows) * len(columns) >= inside == different


def test_the_page_counts_alike() -> None:
    """The example of the page, a 7 × 7 image at stride 2, has 98 inputs behind 162 entries."""
    conv = conv2d.Conv(1, (7, 7), 2, 1, (3, 3), (2, 2))
    assert conv2d.reads(conv, range(conv.rows), range(conv.inner)) == (162, 162, 98)


def test_output() -> None:
    """The page can quote the agreement, and how often a block and the whole matrix name one input."""
    text = run("hidet_conv2d")
    assert "60 of 60 random convolutions" in text
    assert "3 x 3 1 1 1 7056 6724 1454 4.62 8.58" in " ".join(text.split())
    assert "in 117 of 117 tiles" in text
