"""The toy regression keeps to its bound, and the tracer to what the model does."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

toy = load("training_instability")


@given(
    st.lists(st.tuples(st.floats(0.5, 1.5), st.booleans()), max_size=60),
    st.floats(1.5, 1.99 * 10),
    st.floats(-5, 5),
)
def test_below_the_bound_no_data_blow_up(seen: list[tuple[float, bool]], share: float, w: float) -> None:
    """With lr·L² = k below 2 the weight stays within its start and k/(2 - k) times the best weights."""
    k = share / 10
    limit = max(1.5, math.sqrt(k / toy.RATE))
    k = toy.RATE * limit**2
    data = [(s * 1e6 if crowded else s, s) for s, crowded in seen]
    last, _ = toy.train(data, limit, w)
    assert abs(last) <= max(abs(w), 1, k / (2 - k)) + 1e-6


@given(st.floats(0.01, 1), st.floats(0.1, 50), st.floats(-5, 5))
def test_a_step_multiplies_the_error(rate: float, activation: float, w: float) -> None:
    """One step multiplies the distance from the best weight by 1 - lr·a²."""
    last, _ = toy.train([(activation, activation)], math.inf, w, rate)
    assert last - 1 == pytest.approx((w - 1) * (1 - rate * activation**2), rel=1e-6, abs=1e-6)


def test_the_bound_is_tight() -> None:
    """A crowded cell that comes again and again blows up just above the bound, and not just below."""
    for limit, grows in ((toy.BOUND * 1.01, True), (toy.BOUND * 0.99, False)):
        w, _ = toy.train([(1e6, 1.0)] * 500, limit)
        assert (abs(w - 1 / limit) > 1 / limit) is grows


def test_the_target_is_not_clamped() -> None:
    """A limit below a cell's target leaves the target as it is: the weight makes up for the rest."""
    w, losses = toy.train([(2.0, 2.0)] * 400, 1.0)
    assert w == pytest.approx(2.0)
    assert losses[0] == 2.0


def test_the_graph_does_what_the_model_does() -> None:
    """The captured graph, run node by node, gives what the same steps give when they are written out."""
    graph, given_points = toy.capture(4.4)
    values, chance = toy.interpret(graph, given_points), random.Random(0)
    index = [chance.randrange(200) for _ in range(40)] + [77] * toy.POINTS
    cells = [0.0] * 200
    for x, cell in zip(given_points, index, strict=True):
        cells[cell] += 0.9 * x
    held = [0.0, *(min(4.4, c) for c in cells), 0.0]
    mixed = [0.5 * sum(held[n : n + 3]) / 3 + 0.5 * held[n + 1] for n in range(200)]
    assert values["scatter_sum"] == pytest.approx(cells)
    assert values["add"] == pytest.approx(mixed)
    assert [node.name for node in graph.nodes if node.inputs == ("clamp",)] == ["blur", "mul_2"]


@given(st.lists(st.lists(st.floats(-9, 9), min_size=1), min_size=1, max_size=8))
def test_the_first_node_beyond_the_limit(outputs: list[list[float]]) -> None:
    """The node that is named is beyond the limit, and none before it is."""
    values = {str(n): output for n, output in enumerate(outputs)}
    named = toy.first_outside(values, 4.0)
    before = [v for name, v in values.items() if named is None or int(name) < int(named)]
    assert all(abs(x) <= 4 for v in before for x in v)
    assert named is None or any(abs(x) > 4 for x in values[named])


def test_output() -> None:
    """It prints the same each time: runs diverge above the bound only, and the node where values leave."""
    printed = run("training_instability")
    assert printed == run("training_instability")
    lines = printed.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 88
    diverged = [(float(line.split()[0]), int(line.split()[-3])) for line in lines if line.endswith("of 50")]
    assert diverged[:4] == [(math.inf, 30), (16, 27), (8, 23), (5, 2)]
    assert {count for limit, count in diverged if limit < toy.BOUND} == {0}
    assert [line.split()[0] for line in lines if "first beyond" in line] == ["scatter_sum"]
    assert re.search(r"activation +\|w - 1\| = 11$", printed, re.MULTILINE)
