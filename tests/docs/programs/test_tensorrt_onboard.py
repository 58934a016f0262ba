"""The searches for a faulty layer name what is at fault under their assumptions, and count each engine."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

chain = load("tensorrt_onboard")

places = st.integers(1, chain.SIZE)
wrong_kernels = st.dictionaries(places, st.floats(-3, 3), max_size=4).map(
    lambda by: {n: chain.off(chain.bias(addend), addend) for n, addend in by.items()}
)


@given(wrong_kernels, st.booleans())
def test_the_cut_ends_at_a_flip(faults: dict[int, object], when_fused: bool) -> None:
    """Whatever is planted, the cut that is named is wrong and the one before is right, after 1 + 4 builds."""
    case = chain.Case("any", faults=faults, when_fused=when_fused)
    bench = chain.Bench(case)
    named = chain.by_cutting(bench)
    verdicts = [False, *(bool(chain.Bench(case).wrong(cut)) for cut in range(1, chain.SIZE + 1))]
    if named == "nothing":
        assert not verdicts[-1]
        assert bench.builds == 1
    else:
        assert not verdicts[int(named) - 1]
        assert verdicts[int(named)]
        assert bench.builds == 1 + math.log2(chain.SIZE)


@given(st.sets(st.integers(9, chain.SIZE)), st.integers(0, 7).filter(lambda n: n != 1))
def test_no_pin_can_be_spared(norms: set[int], squared: int) -> None:
    """Where layers overflow in fp16, the set that stays pinned is enough, and all of it is needed."""
    layers = dict.fromkeys(norms, ("norm", chain.norm))
    if squared:
        layers |= {squared: ("square", chain.square), squared + 1: ("root", chain.root)}
    case = chain.Case("any", layers=layers)
    found = chain.by_pinning(chain.Bench(case))
    pinned = [] if found == "nothing" else [int(n) for n in found.split()]
    assert not chain.Bench(case).wrong(pinned=pinned)
    assert all(chain.Bench(case).wrong(pinned=[n for n in pinned if n != each]) for each in pinned)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(65519.0, 65504.0), (65520.0, math.inf), (-65520.0, -math.inf), (2049.0, 2048.0), (1e-8, 0.0)],
)
def test_fp16(value: float, expected: float) -> None:
    """Rounding is to the nearest, ties to even; beyond 65,504 it goes to infinity, with the sign kept."""
    assert chain.half(value) == expected


def test_kernels_are_right_alone() -> None:
    """The kernel that shows another's fault is right where the padding is zero."""
    for r in (chain.half, chain.single):
        x = [r(v) for v in chain.RECORDED]
        assert chain.norm_of_all_lanes([*x, 0.0], r)[:-1] == pytest.approx(chain.safe_norm(x, r), rel=2e-3)


def test_output() -> None:
    """It prints the same each time: what each search names for each fault, with the engines that it built."""
    printed = run("tensorrt_onboard")
    assert printed == run("tensorrt_onboard")
    lines = printed.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 88
    table = {line[:31].strip(): line[32:].split("  ") for line in lines[1:9]}
    found = {name: [cell.strip() for cell in cells if cell.strip()] for name, cells in table.items()}
    assert found == {
        "9: sum of squares overflows": ["9 (1)", "9 (5)", "9 (18)", "9 (10)"],
        "6: output beyond fp16": ["6 (1)", "6 (5)", "6 7 (18)", "6 7 (12)"],
        "13: wrong kernel": ["13 (1)", "13 (5)", *["fp32 too (2)"] * 2],
        "7: wrong when fused with 6": ["nothing (1)", "7 (5)", *["fp32 too (2)"] * 2],
        "4 and 13: both wrong": ["4 (1)", "4 (5)", *["fp32 too (2)"] * 2],
        "2 and 5: they cancel": ["2 (1)", *["nothing (1)"] * 3],
        "2 and 5 cancel, 13 wrong": ["2 (1)", "13 (5)", *["fp32 too (2)"] * 2],
        "8: spills, and only 9 shows it": ["9 (1)", "9 (5)", *["fp32 too (2)"] * 2],
    }
