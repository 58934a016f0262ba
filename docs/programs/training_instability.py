"""A regression whose loss blows up in some runs, the bound that rules it out, and a graph traced by node.

This is the site's own demonstration, written for it: a toy with one weight and invented data, not the owner's
model, viewer or measurement.

A cell's signal ``s`` is uniform in [0.5, 1.5]. Its activation is ``s``, or 30 times that if it sums over 30
points, as one cell in a hundred does. The target is ``s`` in both cases: a label does not grow with the
points of its cell, and it is never clamped. The loss is ``(w·h - y)² / 2`` with ``h`` the activation, held to
``[-L, L]``. Its gradient is ``(w·h - y)·h``, so a step multiplies the distance of ``w`` from ``y/h``, the
best weight for that cell, by ``1 - lr·h²``. No step overshoots further than it came where ``lr·L² < 2``. That
is sufficient, not necessary: beyond it the number and the order of the crowded cells decide. Below it ``w``
stays bounded, since the best weights of the cells are.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RATE = 0.1
BOUND = math.sqrt(2 / RATE)
LIMITS = (math.inf, 16.0, 8.0, 5.0, 4.4, 3.0, 2.0, 1.0, 0.5)
STEPS, RUNS, CROWDED, POINTS = 300, 50, 0.01, 30

Cell = tuple[float, float]  # activation, target
Vector = list[float]


def clamp(value: float, limit: float) -> float:
    """Hold a value to ``[-limit, limit]``."""
    return max(-limit, min(limit, value))


def cells(seed: int) -> list[Cell]:
    """Return the cells that a run meets, in its order."""
    chance = random.Random(seed)
    signals = [chance.uniform(0.5, 1.5) for _ in range(STEPS)]
    return [(s * POINTS if chance.random() < CROWDED else s, s) for s in signals]


def train(data: list[Cell], limit: float, w: float = 0.0, rate: float = RATE) -> tuple[float, list[float]]:
    """Return the weight after gradient descent, a cell a step, and the loss before each step."""
    losses = []
    for activation, target in data:
        h = clamp(activation, limit)
        error = w * h - target
        losses.append(error**2 / 2)
        w -= rate * error * h
    return w, losses


def late(losses: list[float]) -> float:
    """Return the mean loss over the last 50 steps."""
    return math.fsum(losses[-50:]) / 50


def untrained(seed: int) -> float:
    """Return the mean loss over the last 50 cells of a run if the weight had stayed at zero."""
    return late([target**2 / 2 for _, target in cells(seed)])


def runs_table() -> list[str]:
    """Return a line for each limit: the late loss of six runs, and the worst over all."""
    lines = [f"{'L':>5} {'lr·L²':>6}  runs 0 to 5: mean loss of the last 50 cells{'':8}  worst  diverged"]
    for above, limit in zip((math.inf, *LIMITS), LIMITS, strict=False):
        if limit < BOUND < above:
            lines.append(
                f"{BOUND:5.2f} {2:6.2f}  - the bound: below it no step overshoots further than it came -"
            )
        losses = [train(cells(seed), limit)[1] for seed in range(RUNS)]
        some = " ".join(f"{late(run):7.2g}" for run in losses[:6])
        worse = sum(late(losses[seed]) > untrained(seed) for seed in range(RUNS))
        worst = max(max(run) for run in losses)
        lines.append(f"{limit:5.3g} {RATE * limit**2:6.3g}  {some} {worst:9.2g}  {worse:2} of {RUNS}")
    return lines


def target_table() -> list[str]:
    """Return what a clamp on the target does where targets grow with the activation, as with ``y = a``."""
    data, limit = [1.0] * 20 + [40.0] * 3, 4.0
    both = [(clamp(a, limit), clamp(a, limit)) for a in data]
    cases = {
        "no clamp": train([(a, a) for a in data], math.inf),
        "activation": train([(a, a) for a in data], limit),
        "activation and target": train(both, limit),
    }
    return [f"  {name:24}|w - 1| = {abs(w - 1):.3g}" for name, (w, _) in cases.items()]


@dataclass
class Node:
    """A step of a captured graph."""

    name: str
    apply: Callable[..., Vector]
    inputs: tuple[str, ...] = ()


@dataclass
class Graph:
    """What a model did when it was called with proxies: its nodes in the order of their calls."""

    nodes: list[Node] = field(default_factory=list)

    def add(self, name: str, apply: Callable[..., Vector], *inputs: Proxy) -> Proxy:
        """Note a step, under a name that no other has."""
        taken = {node.name for node in self.nodes}
        unique = next(n for n in (name, *(f"{name}_{k}" for k in range(1, 99))) if n not in taken)
        self.nodes.append(Node(unique, apply, tuple(proxy.name for proxy in inputs)))
        return Proxy(self, unique)


@dataclass(frozen=True)
class Proxy:
    """Stands for a tensor while a graph is captured, and notes what is done with it."""

    graph: Graph
    name: str

    def __mul__(self, factor: float) -> Proxy:
        return self.graph.add("mul", lambda v: [x * factor for x in v], self)

    def __add__(self, other: Proxy) -> Proxy:
        return self.graph.add("add", lambda v, w: [x + y for x, y in zip(v, w, strict=True)], self, other)

    def relu(self) -> Proxy:
        """Cut off what is negative."""
        return self.graph.add("relu", lambda v: [max(0.0, x) for x in v], self)

    def clamp(self, limit: float) -> Proxy:
        """Hold each value to a limit."""
        return self.graph.add("clamp", lambda v: [clamp(x, limit) for x in v], self)

    def scatter_sum(self, index: list[int], size: int) -> Proxy:
        """Sum the values of the points that fall into each cell."""

        def apply(v: Vector) -> Vector:
            return [math.fsum(x for x, cell in zip(v, index, strict=True) if cell == c) for c in range(size)]

        return self.graph.add("scatter_sum", apply, self)

    def blur(self) -> Proxy:
        """Average each cell with its two neighbours: a convolution with a fixed kernel."""

        def apply(v: Vector) -> Vector:
            return [math.fsum(v[max(0, n - 1) : n + 2]) / 3 for n in range(len(v))]

        return self.graph.add("blur", apply, self)


def capture(limit: float | None = None) -> tuple[Graph, Vector]:
    """Call a small BEV model with proxies; return its graph and an input with one crowded cell of 200."""
    chance = random.Random(0)
    index = [chance.randrange(200) for _ in range(40)] + [77] * POINTS
    graph = Graph()
    points = graph.add("points", lambda v: v)
    bev = (points * 0.9).relu().scatter_sum(index, 200)
    if limit is not None:
        bev = bev.clamp(limit)
    _ = bev.blur() * 0.5 + bev * 0.5  # the model's output; what counts here is that it was noted
    return graph, [chance.uniform(0.5, 1.5) for _ in index]


def interpret(graph: Graph, given: Vector) -> dict[str, Vector]:
    """Run a graph node by node and return what each gave."""
    values: dict[str, Vector] = {}
    for node in graph.nodes:
        values[node.name] = node.apply(*(values[name] for name in node.inputs) if node.inputs else [given])
    return values


def first_outside(values: dict[str, Vector], limit: float) -> str | None:
    """Return the first node that gave a value beyond a limit."""
    return next((name for name, v in values.items() if max(map(abs, v)) > limit), None)


def trace_table(limit: float) -> list[str]:
    """Return a line for each node, without and with a clamp, and mark the first that leaves the range."""
    plain, clamped = interpret(*capture()), interpret(*capture(limit))
    lines = [f"{'node':13}{'values':>6}{'mean':>7}{'largest':>9}{'largest, clamped':>18}"]
    for name, after in clamped.items():
        before = plain.get(name)
        seen = f"{math.fsum(before) / len(before):7.2f}{max(before):9.2f}" if before else f"{'':16}"
        mark = "  <- first beyond the limit" if name == first_outside(plain, limit) else ""
        lines.append(f"{name:13}{len(after):6}{seen}{max(after):18.2f}{mark}")
    return lines


def main() -> None:
    """Print the losses by clamp limit, the part that the target plays, and the traced graph."""
    print(f"lr = {RATE}, {STEPS} cells a run, 1 in 100 crowded; diverged: ends worse than untrained")
    print("\n".join(runs_table()))
    print("\nClamped at 4 where targets grow with the activation (20 cells of 1, then 3 of 40):")
    print("\n".join(target_table()))
    print("\nA BEV model traced node by node, limit 4.4; one cell of 200 is crowded:")
    print("\n".join(trace_table(4.4)))
    print("The mean over the map stays calm where the one cell does not.")


if __name__ == "__main__":
    main()
