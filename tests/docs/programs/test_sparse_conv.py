"""Tiles in any order give the masked dense convolution, and products are counted as they are issued."""

from __future__ import annotations

import math
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

sparse = load("sparse_conv")
coordinates = st.integers(-3, 2)
voxel_lists = st.lists(st.tuples(coordinates, coordinates, coordinates), min_size=1, max_size=24, unique=True)


@given(voxel_lists, st.integers(1, 8), st.data())
def test_tiles_convolve(voxels: list[sparse.Voxel], size: int, data: st.DataObject) -> None:
    """Each order and size of tile gives the dense convolution at the occupied voxels."""
    random = data.draw(st.randoms(use_true_random=False))
    features = [[random.randint(-9, 9) for _ in range(2)] for _ in voxels]
    weights = [[[random.randint(-9, 9)] for _ in range(2)] for _ in range(27)]
    found, expected = sparse.kernel_map(voxels), sparse.masked_dense(voxels, features, weights)
    for order in sparse.orders(voxels, found).values():
        assert sorted(order) == list(range(len(voxels)))
        assert sparse.convolve(order, found, features, weights, size) == expected


@given(voxel_lists)
def test_the_map_names_neighbours(voxels: list[sparse.Voxel]) -> None:
    """An entry of the map is the row of the voxel at that offset, and -1 where there is none."""
    for voxel, neighbours in zip(voxels, sparse.kernel_map(voxels), strict=True):
        for offset, row in zip(product((-1, 0, 1), repeat=3), neighbours, strict=True):
            place = tuple(a + b for a, b in zip(voxel, offset, strict=True))
            assert (voxels[row] == place) if row >= 0 else (place not in voxels)


@given(voxel_lists, st.integers(1, 8))
def test_products_are_counted_by_step(voxels: list[sparse.Voxel], size: int) -> None:
    """Each tile issues its size for each offset at which one of its voxels has a neighbour."""
    found = sparse.kernel_map(voxels)
    for order in sparse.orders(voxels, found).values():
        tiles = [order[top : top + size] for top in range(0, len(order), size)]
        steps = sum(any(found[n][k] >= 0 for n in tile) for tile in tiles for k in range(27))
        assert sparse.count(order, list(map(sparse.bitmask, found)), size) == (steps, steps * size)


def test_a_small_example_is_counted() -> None:
    """Three voxels, of which two touch, have 5 useful products in 3 steps of 3."""
    found = sparse.kernel_map([(0, 0, 0), (0, 0, 1), (5, 5, 5)])
    assert sum(row >= 0 for neighbours in found for row in neighbours) == 5
    assert sparse.count([0, 1, 2], list(map(sparse.bitmask, found)), 3) == (3, 9)


def test_the_usual_tile_is_like_the_others() -> None:
    """The tile that is drawn is a whole one of its order, and of no other is the useful share nearer."""
    found = sparse.kernel_map(sparse.scan()[:400])
    masks = list(map(sparse.bitmask, found))
    order = list(range(len(masks)))
    tiles = [order[top : top + 16] for top in range(0, len(order), 16)]
    share = sum(mask.bit_count() for mask in masks) / sparse.count(order, masks, 16)[1]

    def off(tile: list[int]) -> float:
        return abs(sum(masks[n].bit_count() for n in tile) / sparse.count(tile, masks, 16)[1] - share)

    assert off(sparse.usual(order, masks)) == min(map(off, tiles))


def test_rays_stop_at_what_they_meet() -> None:
    """A ray ends on the road, at a wall, or at a car, whichever is nearest."""
    down = (math.cos(-0.1), 1e-9, math.sin(-0.1))
    assert sparse.distance((1e-9, 1.0, 1e-9)) == 9
    assert sparse.distance((-math.cos(0.3), 1e-9, -math.sin(0.3))) == 1.8 / math.sin(0.3)
    ahead = (0.9, -0.4, -0.05)
    assert sparse.distance(ahead) == sparse.enters(sparse.CARS[0], ahead) == 6 / 0.9
    assert sparse.distance(down) == 1.8 / math.sin(0.1)


def test_output() -> None:
    """The page can quote the check, the useful shares and what sorting divides by."""
    text = " ".join(run("sparse_conv").split())
    assert "4 of 4 orders equal a masked dense convolution" in text
    assert "16 voxels as scanned 26.0 321504 36%" in text
    assert "16 voxels sorted by bitmask 14.5 178752 64%" in text
    assert "sorting divides what is issued by 1.80, 1.64, 1.34." in text
