"""Build the kernel map of a synthetic LiDAR scan and count what its tiles multiply.

A submanifold 3×3×3 convolution runs as an implicit GEMM over tiles of output voxels: a tile walks the 27
offsets and skips one only if none of its voxels has a neighbour there. Each remaining step multiplies all
rows of the tile, zeros included. The program counts useful and issued products in four orders of the voxels,
the last of them that of the library's second variant, which sorts voxels by the bitmask of their neighbours.
Results are compared with a dense convolution, masked to the occupied voxels, in exact integers.

The scan is ray-cast into a made-up street and is none of the voxel files that the library was timed with, so
the counts show what half-empty tiles can cost. They are not times: sorting costs time, and locality of reads.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import math
import random
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Voxel = tuple[int, int, int]
Row = list[int]
"""The features of a voxel, or the rows of the kernel map: an input row for each offset, or -1."""

Weights = list[list[list[int]]]
"""Indexed by offset, input channel and output channel."""

OFFSETS = list(product((-1, 0, 1), repeat=3))
SIZE, HEIGHT, REACH = 0.2, 1.8, 40.0
CARS = [((6, -4, 0), (10.5, -2.2, 1.5)), ((-14, 1.5, 0), (-9.5, 3.3, 1.6)), ((15, 2, 0), (21, 4.5, 3))]
"""Boxes by their lowest and highest corner, in metres; the sensor stands at (0, 0, 1.8)."""


def enters(corners: tuple[Sequence[float], Sequence[float]], ray: Sequence[float]) -> float:
    """Return the distance at which a ray from the sensor enters a box, or infinity."""
    near, far = 0.0, math.inf
    for low, high, start, step in zip(*corners, (0.0, 0.0, HEIGHT), ray, strict=True):
        first, second = sorted(((low - start) / step, (high - start) / step))
        near, far = max(near, first), min(far, second)
    return near if near < far else math.inf


def distance(ray: Sequence[float]) -> float:
    """Return how far a ray gets: to the road, to a wall 9 m to either side, or to a car."""
    road = HEIGHT / -ray[2] if ray[2] < 0 else math.inf
    wall = 9 / abs(ray[1])
    if HEIGHT + wall * ray[2] > 5:  # it passes over the wall
        wall = math.inf
    return min(road, wall, *(enters(corners, ray) for corners in CARS))


def scan(beams: int = 32, turns: int = 600) -> list[Voxel]:
    """Return the voxels that a turning sensor hits, in the order in which it first hits them."""
    generator = random.Random(32)
    found: dict[Voxel, None] = {}
    for turn, beam in product(range(turns), range(beams)):
        azimuth, elevation = math.tau * (turn + 0.5) / turns, math.radians(-25.1 + 28 * beam / (beams - 1))
        flat = math.cos(elevation)
        ray = (flat * math.cos(azimuth), flat * math.sin(azimuth), math.sin(elevation))
        reach = distance(ray) + generator.gauss(0, 0.02)
        if reach < REACH:
            x, y, z = (math.floor(step * reach / SIZE) for step in ray)
            found[x, y, z] = None
    return list(found)


def kernel_map(voxels: Sequence[Voxel]) -> list[Row]:
    """Return for each voxel and offset the row of the input there, or -1."""
    row = {voxel: n for n, voxel in enumerate(voxels)}
    return [[row.get((x + dx, y + dy, z + dz), -1) for dx, dy, dz in OFFSETS] for x, y, z in voxels]


def bitmask(neighbours: Row) -> int:
    """Return a bit for each offset with a neighbour."""
    return sum(1 << k for k, row in enumerate(neighbours) if row >= 0)


def z_order(voxel: Voxel) -> int:
    """Return the interleaved bits of the coordinates, near for voxels near to each other."""
    return sum(
        ((c + 1024) >> bit & 1) << (3 * bit + axis) for axis, c in enumerate(voxel) for bit in range(11)
    )


def orders(voxels: Sequence[Voxel], found: list[Row]) -> dict[str, list[int]]:
    """Return the orders in which output voxels are put into tiles."""
    rows = list(range(len(voxels)))
    return {
        "as scanned": rows,
        "by x, y, z": sorted(rows, key=lambda n: voxels[n]),
        "z-order": sorted(rows, key=lambda n: z_order(voxels[n])),
        "sorted by bitmask": sorted(rows, key=lambda n: bitmask(found[n])),
    }


def live(masks: Iterable[int]) -> list[int]:
    """Return the offsets at which some voxel of a tile has a neighbour."""
    mask = reduce(or_, masks)
    return [k for k in range(len(OFFSETS)) if mask >> k & 1]


def count(order: Sequence[int], masks: Sequence[int], size: int) -> tuple[int, int]:
    """Return the steps of all tiles, and the products they issue, each of a voxel with a weight matrix.

    A step multiplies a whole tile; the last tile is filled up with empty rows.
    """
    tiles = (order[top : top + size] for top in range(0, len(order), size))
    steps = sum(len(live(masks[n] for n in tile)) for tile in tiles)
    return steps, steps * size


def usual(order: Sequence[int], masks: Sequence[int], size: int = 16) -> list[int]:
    """Return the whole tile whose useful share is nearest to that of all, the first of several."""
    share = sum(mask.bit_count() for mask in masks) / count(order, masks, size)[1]
    tiles = [list(order[top : top + size]) for top in range(0, len(order) - size + 1, size)]

    def off(tile: list[int]) -> float:
        useful = sum(masks[n].bit_count() for n in tile)
        return abs(useful / (size * len(live(masks[n] for n in tile))) - share)

    return min(tiles, key=off)


def tile_line(name: str, order: Sequence[int], masks: Sequence[int]) -> str:
    """Return the line on a usual tile."""
    tile = usual(order, masks)
    steps, useful = len(live(masks[n] for n in tile)), sum(masks[n].bit_count() for n in tile)
    issued = steps * len(tile)
    return (
        f"  {name:<18} {steps} of 27 offsets, {issued} products: {useful} useful, {issued - useful} of zeros"
    )


def convolve(
    order: Sequence[int], found: list[Row], features: list[Row], weights: Weights, size: int
) -> list[Row]:
    """Convolve tile by tile, gathering the rows that the map names."""
    outputs = len(weights[0][0])
    result = [[0] * outputs for _ in found]
    for top in range(0, len(order), size):
        tile = order[top : top + size]
        for k in live(bitmask(found[n]) for n in tile):
            for n in tile:
                gathered = features[found[n][k]] if found[n][k] >= 0 else [0] * len(weights[k])
                for o in range(outputs):
                    result[n][o] += sum(a * w[o] for a, w in zip(gathered, weights[k], strict=True))
    return result


def masked_dense(voxels: Sequence[Voxel], features: list[Row], weights: Weights) -> list[Row]:
    """Convolve every cell of the box around the voxels, empty ones being zero, and keep the occupied ones."""
    sides = [(min(side), max(side)) for side in zip(*voxels, strict=True)]
    around = product(*(range(low - 1, high + 2) for low, high in sides))
    grid: dict[tuple[int, ...], Row] = dict.fromkeys(around, [0] * len(weights[0]))
    grid.update(zip(voxels, features, strict=True))
    result: dict[tuple[int, ...], Row] = {}
    for x, y, z in product(*(range(low, high + 1) for low, high in sides)):
        total = [0] * len(weights[0][0])
        for (dx, dy, dz), matrix in zip(OFFSETS, weights, strict=True):
            for value, row in zip(grid[x + dx, y + dy, z + dz], matrix, strict=True):
                total = [t + value * w for t, w in zip(total, row, strict=True)]
        result[x, y, z] = total
    return [result[voxel] for voxel in voxels]


def check(voxels: Sequence[Voxel]) -> str:
    """Return the line on the comparison with the masked dense convolution."""
    generator = random.Random(3)
    features = [[generator.randint(-9, 9) for _ in range(3)] for _ in voxels]
    weights = [[[generator.randint(-9, 9) for _ in range(2)] for _ in range(3)] for _ in OFFSETS]
    found, expected = kernel_map(voxels), masked_dense(voxels, features, weights)
    tried = [convolve(order, found, features, weights, 16) for order in orders(voxels, found).values()]
    equal = sum(result == expected for result in tried)
    return f"{equal} of {len(tried)} orders equal a masked dense convolution ({len(voxels)} voxels, integers)"


def main() -> None:
    """Print the scan, the check in integers, and the products of each order."""
    voxels = scan()
    found = kernel_map(voxels)
    masks = [bitmask(neighbours) for neighbours in found]
    useful = sum(mask.bit_count() for mask in masks)
    print(f"Synthetic scan of a street, {len(voxels)} voxels of {SIZE} m")
    print(f"  {useful / len(voxels):.1f} of a voxel's 27 places are taken on average, its own among them")
    print("  " + check([voxel for voxel in voxels if 25 <= voxel[0] < 41 and -24 <= voxel[1] < -10]))
    print()
    print(f"Products of a voxel with a weight matrix: {useful} are useful")
    print("  tile         order of voxels    steps a tile   issued   useful share")
    scanned: list[int] = []
    ordered: list[int] = []
    for size in (16, 32, 128):
        for name, order in orders(voxels, found).items():
            steps, issued = count(order, masks, size)
            each = steps / math.ceil(len(voxels) / size)
            print(f"  {size:3} voxels   {name:<18} {each:12.1f} {issued:8} {useful / issued:14.0%}")
            if name in {"as scanned", "sorted by bitmask"}:
                (scanned if name == "as scanned" else ordered).append(issued)
    ratios = ", ".join(f"{before / after:.2f}" for before, after in zip(scanned, ordered, strict=True))
    print(f"Against the order of the scan, sorting divides what is issued by {ratios}.")
    print("A product is C x C multiply-adds for C channels in and out, if useful or not: at 128")
    print("channels 64 times as many as at 16, while map and sorting cost the same.")
    print()
    print("A tile of 16 voxels with about the useful share of its order, which the page draws")
    for name, order in orders(voxels, found).items():
        if name in {"as scanned", "sorted by bitmask"}:
            print(tile_line(name, order, masks))


if __name__ == "__main__":
    main()
