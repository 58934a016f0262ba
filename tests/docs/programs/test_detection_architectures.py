"""The synthetic scan keeps to its geometry, and cells and losses to their definitions."""

from __future__ import annotations

import math
from collections import defaultdict

from hypothesis import assume, given
from hypothesis import strategies as st

from programs import load, run

bev = load("detection_architectures")

Cloud = list[tuple[float, float, float]]

coordinates = st.floats(-60, 60)
points = st.lists(st.tuples(coordinates, coordinates, st.floats(0, 4)), min_size=1, max_size=60)
standing = st.builds(bev.Cylinder, st.floats(3, 20), st.floats(-4, 4), st.floats(0.2, 2), st.floats(0.3, 4))
cylinders = st.lists(standing, max_size=4)


def inside(x: float, y: float, z: float, around: list[object], less: float) -> bool:
    """Say whether a place is in one of the cylinders, made a little smaller."""
    return any(math.hypot(x - c.x, y - c.y) < c.radius - less and z < c.height - less for c in around)


@given(cylinders, st.floats(-0.3, 0.3), st.floats(-0.4, 0.1))
def test_a_ray_ends_where_it_meets_something(around: list[object], angle: float, slope: float) -> None:
    """On its way a ray is in nothing, and just beyond its end it is in a cylinder or in the ground."""
    distance = bev.reach(slope, bev.crossed(angle, around))
    assume(distance == math.inf or distance < 100)
    for n in range(1, 200):
        d = n / 200 * min(distance, 30)
        x, y, z = d * math.cos(angle), d * math.sin(angle), bev.HEIGHT + slope * d
        assert z > -1e-9
        assert not inside(x, y, z, around, 1e-9)
    if distance < math.inf:
        d = distance + 1e-7
        x, y, z = d * math.cos(angle), d * math.sin(angle), bev.HEIGHT + slope * d
        assert z < 1e-9 or inside(x, y, z, around, -1e-5)


def test_each_ray_returns_once() -> None:
    """On bare ground the rings in range are circles, at the distances that the sensor's height gives."""
    found = bev.scan([])
    rings = [math.hypot(x, y) for x, y, _ in found[: len(found) // bev.FIRINGS]]
    expected = [
        bev.HEIGHT / math.tan(math.radians(25 - 27 * ring / 63))
        for ring in range(64)
        if 25 - 27 * ring / 63 > math.degrees(math.asin(bev.HEIGHT / bev.FARTHEST))
    ]
    assert [round(ring, 6) for ring in rings] == [round(ring, 6) for ring in expected]
    assert len(found) == len(expected) * bev.FIRINGS
    assert max(abs(z) for *_, z in found) < 1e-9


@given(points, st.sampled_from([0.25, 0.5, 1.0]), st.sampled_from([0.2, math.inf]), st.integers(1, 6))
def test_cells_and_losses(cloud: Cloud, size: float, rise: float, room: int) -> None:
    """Cells hold the points between their sides; a buffer keeps some of each, and the rest is padding."""
    held = defaultdict(list)
    for x, y, z in cloud:
        held[x // size, y // size, 0 if math.isinf(rise) else z // rise].append((x, y, z))
    kept = sum(len(each[:room]) for each in held.values())
    cells = bev.fill(cloud, size, rise)
    assert len(cells) == len(held) <= len(cloud)
    assert bev.lost(cells, room) == len(cloud) - kept
    assert math.isclose(bev.padded(cells, room), 1 - kept / (room * len(held)), abs_tol=1e-12)


@given(points, st.sampled_from([10.0, 20.0, 60.5]), st.sampled_from([0.25, 0.5]))
def test_hit_cells_are_cells_of_the_grid(cloud: Cloud, extent: float, size: float) -> None:
    """Each hit cell is one of the dense grid's."""
    half = round(extent / size)
    cells = bev.fill(bev.within(cloud, extent), size)
    assert all(-half <= i <= half and -half <= j <= half for i, j, _ in cells)
    assert len(cells) <= bev.dense_cells(extent, size)


def test_output() -> None:
    """It prints the same each time: dense cells grow fourfold, hit cells hardly; near cells overflow."""
    printed = run("detection_architectures")
    assert printed == run("detection_architectures")
    lines = printed.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 88
    grown = [line.split() for line in lines[1:9] if " x " in line]
    assert {row[5] for row in grown} == {"4.00"}
    assert [row[8] for row in grown] == ["1.46", "1.26", "1.11", "1.31", "1.13", "1.06"]
    assert "13.1 / 73" in lines[14]
    assert all(line.split()[4] == "0.0" for line in lines[15:19])
