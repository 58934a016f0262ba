"""What a dense BEV grid and a fixed buffer cost on a synthetic LiDAR scan: cells, hit cells, points lost.

This is the site's own demonstration, written for it: the scan is computed from invented surroundings, and the
code is neither the owner's model nor a measurement of his.

Assumptions: a sensor 1.8 m above flat ground, 64 rings evenly spaced from 25° below the horizon to 2° above
it, 900 firings a turn (0.4° apart), one return for each ray, none from beyond 200 m. 80 upright cylinders
stand around, at distances drawn evenly from 6 to 190 m, with radii of 0.2 to 2 m and heights of 0.8 to 5 m.
No noise, no weak returns that are lost, no motion. A pillar is a cell of the ground plan; a voxel is one that
is cut every 0.2 m of height, too. A buffer has room for so many points in each cell that is hit, and cuts off
the others.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass

HEIGHT, RINGS, LOWEST, HIGHEST, FIRINGS, FARTHEST = 1.8, 64, -25.0, 2.0, 900, 200.0
RISE, PILLAR = 0.2, math.inf  # how high a cell is
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Cylinder:
    """Something that stands on the ground."""

    x: float
    y: float
    radius: float
    height: float


def surroundings(seed: int = 1, count: int = 80) -> list[Cylinder]:
    """Return what stands around the sensor."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        angle, distance = chance.uniform(0, math.tau), chance.uniform(6, 190)
        x, y = distance * math.cos(angle), distance * math.sin(angle)
        found.append(Cylinder(x, y, chance.uniform(0.2, 2), chance.uniform(0.8, 5)))
    return found


def crossed(angle: float, around: list[Cylinder]) -> list[tuple[float, float, float]]:
    """Return where a ray, seen from above, enters and leaves each cylinder, and the cylinder's height."""
    along_x, along_y = math.cos(angle), math.sin(angle)
    found = []
    for each in around:
        along = each.x * along_x + each.y * along_y
        aside = each.y * along_x - each.x * along_y
        if along > 0 and abs(aside) < each.radius:
            depth = math.sqrt(each.radius**2 - aside**2)
            found.append((along - depth, along + depth, each.height))
    return found


def reach(slope: float, met: list[tuple[float, float, float]]) -> float:
    """Return how far out, over ground, a ray ends: on the ground, on a side, on a top, or never."""
    ends = [HEIGHT / -slope if slope < 0 else math.inf]
    for near, far, height in met:
        if HEIGHT + slope * near <= height:
            ends.append(near)
        elif HEIGHT + slope * far < height:
            ends.append((height - HEIGHT) / slope)
    return min(ends)


def scan(around: list[Cylinder]) -> list[Point]:
    """Return the points of one turn."""
    step = (HIGHEST - LOWEST) / (RINGS - 1)
    slopes = [math.tan(math.radians(LOWEST + ring * step)) for ring in range(RINGS)]
    points = []
    for firing in range(FIRINGS):
        angle = (firing + 0.5) * math.tau / FIRINGS  # not along an axis, which is a border of cells
        met = crossed(angle, around)
        for slope in slopes:
            distance = reach(slope, met)
            if math.hypot(distance, slope * distance) <= FARTHEST:
                x, y = distance * math.cos(angle), distance * math.sin(angle)
                points.append((x, y, max(0.0, HEIGHT + slope * distance)))
    return points


def dense_cells(extent: float, size: float) -> int:
    """Return the cells of a grid that extends so far each way."""
    return round(2 * extent / size) ** 2


def within(points: list[Point], extent: float, least: float = 0.0) -> list[Point]:
    """Return the points on a square grid that extends so far each way, outside the square of another."""
    return [p for p in points if least <= max(abs(p[0]), abs(p[1])) < extent]


def fill(points: list[Point], size: float, rise: float = PILLAR) -> Counter[tuple[int, int, int]]:
    """Return how many points each cell holds that holds any: pillars, or voxels if a height is given."""
    return Counter((math.floor(x / size), math.floor(y / size), math.floor(z / rise)) for x, y, z in points)


def lost(cells: Counter[tuple[int, int, int]], room: int) -> int:
    """Return the points that a buffer with so much room for each cell cuts off."""
    return sum(max(0, count - room) for count in cells.values())


def padded(cells: Counter[tuple[int, int, int]], room: int) -> float:
    """Return the share of the buffer's places that stay empty."""
    return 1 - (cells.total() - lost(cells, room)) / (room * len(cells))


def growth(points: list[Point]) -> list[str]:
    """Return a line for each cell size and reach: cells and hit cells, and what they grew by."""
    lines = ["cell, m   reach, m   points     dense cells        hit cells         of all"]
    for size in (0.5, 0.25):
        before = (0, 0)
        for extent in (25, 50, 100, 200):
            seen = within(points, extent)
            now = dense_cells(extent, size), len(fill(seen, size))
            times = [f"x {b / a:.2f}" if a else "" for a, b in zip(before, now, strict=True)]
            cells = f"{now[0]:8} {times[0]:6}   {now[1]:8} {times[1]:6}"
            lines.append(f"{size:7} {extent:10} {len(seen):8}  {cells}{now[1] / now[0]:10.2%}")
            before = now
    return lines


BUFFERS = ((0.5, PILLAR, 100), (0.5, PILLAR, 32), (0.25, PILLAR, 32), (0.5, RISE, 5), (0.1, RISE, 5))
BANDS = ((0, 10), (10, 25), (25, 50), (50, 100), (100, 200), (0, 200))


def losses(points: list[Point]) -> list[str]:
    """Return a line for each band: the points that buffers lose, and the room that stays empty."""
    kinds = [f"{'pillar' if rise == PILLAR else 'voxel'} {size}" for size, rise, _ in BUFFERS]
    lines = [f"{'':17}" + "".join(f"{kind:>13}" for kind in kinds)]
    lines += [f"{'from, m   points':17}" + "".join(f"{f'room for {room}':>13}" for *_, room in BUFFERS)]
    for least, extent in BANDS:
        seen = within(points, extent, least)
        filled = [(fill(seen, size, rise), room) for size, rise, room in BUFFERS]
        shares = [(100 * lost(cells, room) / len(seen), 100 * padded(cells, room)) for cells, room in filled]
        cells = "".join(f"{f'{gone:.1f} / {empty:.0f}':>13}" for gone, empty in shares)
        lines.append(f"{least:3} to {extent:3} {len(seen):7} {cells}")
    return lines


def main() -> None:
    """Print the growth of grids, and the points that buffers lose."""
    points = scan(surroundings())
    print("\n".join(growth(points)))
    print("Twice the reach is four times the dense cells; hit cells can't outnumber the points.")
    print("\nPoints lost, % / room left empty, %, in squares around the sensor:")
    print("\n".join(losses(points)))
    print("Near the sensor a fixed room is too small, further out it is mostly empty.")


if __name__ == "__main__":
    main()
