"""Searches for the layer that makes a compiled engine silently wrong, what each costs, and what fools them.

This is the site's own demonstration, written for it: a chain of 16 small layers and a simulated builder with
planted faults. It is not the owner's model or tooling, TensorRT does not run here, and nothing is measured.

Assumptions: the framework computes in fp32. An engine compiles the layers up to a cut and leaves the rest to
the framework. A compiled layer rounds its input and each step of its arithmetic to fp16, or to fp32 where it
is pinned. Neighbours fuse unless the tensor between them is marked as an output or lies on the cut; pins do
not change that, as in a real engine they may. Compiled tensors have one more lane, of padding, which is to be
zero. The noise floor of a tensor is the distance of fp16 from fp32 in the framework, on the same input and
without a fault, and at least 2⁻¹¹; beyond four times that it is wrong. No two builds of a network differ.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Vector = list[float]
Round = Callable[[float], float]
Kernel = Callable[[Vector, Round], Vector]


def rounded(value: float, code: str) -> float:
    """Round to the format of a struct code; what does not fit becomes infinite."""
    try:
        return float(struct.unpack(code, struct.pack(code, value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def half(value: float) -> float:
    """Round to fp16."""
    return rounded(value, "e")


def single(value: float) -> float:
    """Round to fp32."""
    return rounded(value, "f")


def scale(factor: float) -> Kernel:
    """Return a layer that multiplies."""
    return lambda x, r: [r(v * r(factor)) for v in x]


def bias(addend: float) -> Kernel:
    """Return a layer that adds."""
    return lambda x, r: [r(v + r(addend)) for v in x]


def relu(x: Vector, r: Round) -> Vector:
    """Cut off what is negative, and let NaN pass."""
    return [0.0 if v < 0 else r(v) for v in x]


def square(x: Vector, r: Round) -> Vector:
    """Square each value."""
    return [r(v * v) for v in x]


def root(x: Vector, r: Round) -> Vector:
    """Take the square root of each value."""
    return [r(math.sqrt(v)) for v in x]


def tanh(x: Vector, r: Round) -> Vector:
    """Squash each value."""
    return [r(math.tanh(v)) for v in x]


def norm(x: Vector, r: Round) -> Vector:
    """Divide by the root of the mean square; the sum of squares is what may overflow."""
    total = 0.0
    for v in x:
        total = r(total + r(v * v))
    return [r(v / r(math.sqrt(r(total / len(x) + 1e-6)))) for v in x]


def safe_norm(x: Vector, r: Round) -> Vector:
    """Divide by the largest value first, so that no square exceeds 1."""
    largest = max(map(abs, x)) or 1.0
    return norm([r(v / largest) for v in x], r)


CHAIN: tuple[tuple[str, Kernel], ...] = (
    ("scale", scale(3)), ("bias", bias(5)), ("relu", relu), ("scale", scale(2)),
    ("bias", bias(10)), ("scale", scale(3)), ("scale", scale(0.5)), ("bias", bias(7)),
    ("norm", safe_norm), ("scale", scale(2)), ("bias", bias(-1)), ("relu", relu),
    ("scale", scale(0.7)), ("bias", bias(0.2)), ("tanh", tanh), ("scale", scale(10)),
)  # fmt: skip
SIZE = len(CHAIN)
ALL = frozenset(range(1, SIZE + 1))
RECORDED = [3.0, 7.0, 11.0, 18.0, 29.0, 40.0]


@dataclass(frozen=True)
class Case:
    """A chain with faults: what compiled kernels do, padding included, instead of their layers."""

    name: str
    layers: dict[int, tuple[str, Kernel]] = field(default_factory=dict)  # in place of CHAIN's, counted from 1
    faults: dict[int, Kernel] = field(default_factory=dict)
    when_fused: bool = False  # a fault that is there only if its layer is fused with the one before

    @property
    def chain(self) -> list[tuple[str, Kernel]]:
        """Return all layers."""
        return [self.layers.get(n, layer) for n, layer in enumerate(CHAIN, 1)]

    def run(self, cut: int, pinned: Iterable[int] = (), marked: bool = False) -> list[Vector]:
        """Build an engine of the layers up to a cut; return all tensors, of the engine and after it."""
        lanes, tensors = [*RECORDED, 0.0], []
        for n, (_, layer) in enumerate(self.chain, 1):
            r = half if n <= cut and n not in pinned else single
            lanes = [r(v) for v in lanes]
            faulty = n in self.faults and n <= cut and not (self.when_fused and marked)
            lanes = self.faults[n](lanes, r) if faulty else [*layer(lanes[:-1], r), 0.0]
            tensors.append(lanes[:-1])
        return tensors


def distance(found: Vector, wanted: Vector) -> float:
    """Return the largest difference, relative to the largest value that is wanted."""
    differences = [abs(a - b) for a, b in zip(found, wanted, strict=True)]
    return max(differences) / max(map(abs, wanted)) if all(map(math.isfinite, differences)) else math.inf


HEALTHY = Case("healthy")
FLOORS = [distance(f, w) for f, w in zip(HEALTHY.run(SIZE), HEALTHY.run(0), strict=True)]


@dataclass
class Bench:
    """Builds engines for a case, judges what they give, and counts them."""

    case: Case
    builds: int = 0

    def wrong(self, cut: int = SIZE, pinned: Iterable[int] = (), marked: bool = False) -> list[int]:
        """Build once; return the tensors that are too far off: the last alone, or all that are marked."""
        self.builds += 1
        pairs = enumerate(zip(self.case.run(cut, pinned, marked), self.case.run(0), strict=True), 1)
        far = [n for n, (f, w) in pairs if distance(f, w) > 4 * max(FLOORS[n - 1], 2**-11)]
        return far if marked else [n for n in far if n == SIZE]


def by_marking(bench: Bench) -> str:
    """Compare all tensors of one engine that gives them all out."""
    return str(bench.wrong(marked=True)[:1] or "nothing").strip("[]")


def by_cutting(bench: Bench) -> str:
    """Bisect on the number of layers that are compiled."""
    if not bench.wrong():
        return "nothing"
    right, wrong = 0, SIZE
    while wrong - right > 1:
        cut = (right + wrong) // 2
        right, wrong = (right, cut) if bench.wrong(cut) else (cut, wrong)
    return str(wrong)


def by_halving_one(bench: Bench) -> str:
    """Put one layer after the other into fp16, with all others pinned to fp32."""
    if not bench.wrong():
        return "nothing"
    if bench.wrong(pinned=ALL):
        return "fp32 too"
    return " ".join(str(n) for n in sorted(ALL) if bench.wrong(pinned=ALL - {n}))


def by_pinning(bench: Bench) -> str:
    """Shrink the set that is pinned to fp32, by groups of halving size, while the engine stays right."""
    if not bench.wrong():
        return "nothing"
    if bench.wrong(pinned=ALL):
        return "fp32 too"
    pinned, group = sorted(ALL), SIZE // 2
    while group:
        for start in range(0, SIZE, group):
            fewer = [n for n in pinned if not start < n <= start + group]
            if fewer != pinned and not bench.wrong(pinned=fewer):
                pinned = fewer
        group //= 2
    return " ".join(map(str, pinned))


def off(layer: Kernel, padding: float = 0.0) -> Kernel:
    """Return a compiled kernel that does what a layer does, and leaves something in the padding."""
    return lambda lanes, r: [*layer(lanes[:-1], r), padding]


def norm_of_all_lanes(lanes: Vector, r: Round) -> Vector:
    """Normalise as the layer does, if the padding is zero: its square is summed with the others."""
    scaled = safe_norm(lanes, r)
    return [r(v * r(math.sqrt((len(lanes) - 1) / len(lanes)))) for v in scaled[:-1]] + [0.0]


CASES = (
    Case("9: sum of squares overflows", layers={9: ("norm", norm)}),
    Case("6: output beyond fp16", layers={6: ("square", square), 7: ("root", root)}),
    Case("13: wrong kernel", faults={13: off(scale(0.8))}),
    Case("7: wrong when fused with 6", faults={7: off(scale(0.6))}, when_fused=True),
    Case("4 and 13: both wrong", faults={4: off(scale(3)), 13: off(scale(0.8))}),
    Case("2 and 5: they cancel", faults={2: off(bias(9)), 5: off(bias(2))}),
    Case("2 and 5 cancel, 13 wrong", faults={2: off(bias(9)), 5: off(bias(2)), 13: off(scale(0.8))}),
    Case("8: spills, and only 9 shows it", faults={8: off(bias(7), 300.0), 9: norm_of_all_lanes}),
)
SEARCHES = (by_marking, by_cutting, by_halving_one, by_pinning)


def main() -> None:
    """Print what each search names in each case, and how many engines it built."""
    print("planted fault                   mark all     move a cut   one in fp16   few in fp32")
    for case in CASES:
        cells = []
        for search in SEARCHES:
            bench = Bench(case)
            cells.append(f"{search(bench)} ({bench.builds})")
        print(f"{case.name:32}{cells[0]:13}{cells[1]:13}{cells[2]:14}{cells[3]}")
    print("\nIn brackets the engines built; fp32 too: wrong in fp32 as well. Outputs by cut, 1 to 16:")
    for case in CASES:
        verdicts = "".join("x" if Bench(case).wrong(cut) else "." for cut in range(1, SIZE + 1))
        print(f"{case.name:32}{verdicts}")
    beyond = distance(CASES[1].run(SIZE)[-1], CASES[1].run(0)[-1])
    print("\nA tensor beyond fp16 has two layers to pin: one writes it, one reads it.")
    print(f"The noise floor is {FLOORS[-1]:.1e}, and {beyond} where the model itself overflows in fp16.")
    print("Marking undoes fusion, and a fault with it. Faults that cancel leave nothing to search")
    print("for, or several flips. The layer that shows a fault need not be the one that has it.")


if __name__ == "__main__":
    main()
