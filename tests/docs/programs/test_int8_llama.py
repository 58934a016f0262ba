"""Quantisation, the fp16 accumulator and the arithmetic of decoding are what their definitions say."""

from __future__ import annotations

import math
from bisect import bisect_left
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

int8 = load("int8_llama")
HALVES = [int8.half_of_bits(bits) for bits in range(0x7C00)]
weights = st.floats(-1, 1, allow_subnormal=False).filter(lambda w: abs(w) > 1e-6)
matrices = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(weights, min_size=n, max_size=n), min_size=1, max_size=8)
)


@given(st.floats(-65519, 65519) | st.floats(-1e-4, 1e-4))
def test_half_is_nearest(x: float) -> None:
    """Rounding gives a number of fp16 that is as near as any other, ties to the even one."""
    rounded = int8.half(x)
    assert math.copysign(1, rounded) == math.copysign(1, x)
    above = min(bisect_left(HALVES, abs(x)), len(HALVES) - 1)
    near = {bits: abs(Fraction(HALVES[bits]) - abs(Fraction(x))) for bits in (max(above - 1, 0), above)}
    expected = min(near, key=lambda bits: (near[bits], bits % 2))
    assert abs(rounded) == HALVES[expected]


def test_half_overflows_half_way() -> None:
    """The largest number is 65504; what is nearer to 65536 than to it is infinite."""
    assert HALVES[-1] == 65504.0
    assert int8.half(math.nextafter(65520, 0)) == 65504.0
    assert (int8.half(65520.0), int8.half(-65520.0)) == (math.inf, -math.inf)


@given(matrices, st.booleans())
def test_error_is_at_most_half_a_step(matrix: int8.Matrix, per_channel: bool) -> None:
    """Each weight comes back within half its scale, and no quotient exceeds 127."""
    found = int8.quantised(matrix, per_channel)
    for column, back in zip(zip(*matrix, strict=True), zip(*found, strict=True), strict=True):
        scale = int8.scale_of(column if per_channel else [w for row in matrix for w in row])
        assert max(map(abs, int8.quantise(column, scale))) <= 127
        assert all(abs(w - b) <= 0.5000001 * scale for w, b in zip(column, back, strict=True))


@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(-8, 8)), min_size=1, max_size=60))
def test_small_integers_accumulate_exactly(pairs: list[tuple[int, int]]) -> None:
    """Sums up to 2048 in size are exact in fp16."""
    total = int8.accumulate([float(a) for a, _ in pairs], [float(w) for _, w in pairs])
    assert total == sum(a * w for a, w in pairs)


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ([2048.0] + 15 * [1.0], 2064.0),  # 2063 once, half-way between two numbers of fp16
        ([2048.0] + 15 * [0.0] + [1.0], 2048.0),  # 2049, in the next step of sixteen
        ([2048.0] + 15 * [0.0] + 2 * [1.0], 2050.0),
    ],
)
def test_a_step_rounds_once(weights: list[float], total: float) -> None:
    """Sixteen products are added before the sum is rounded, and each further sixteen round again."""
    assert int8.accumulate([1.0] * len(weights), weights) == total


@given(st.lists(st.integers(-127, 127).filter(bool), min_size=16, max_size=64), st.sampled_from([1, 2]))
def test_overflow_begins_there(integers: list[int], parts: int) -> None:
    """At the limit a partial sum overflows, and at the fp16 number before it none does."""
    column = [float(q) for q in integers[: len(integers) // 2 * 2]]
    limit = int8.overflow_from(column, parts)
    before = HALVES[HALVES.index(limit) - 1]
    length = len(column) // parts

    def finite(m: float) -> bool:
        sums = [column[start : start + length] for start in range(0, len(column), length)]
        return all(math.isfinite(int8.accumulate([math.copysign(m, w) for w in part], part)) for part in sums)

    assert finite(before)
    assert not finite(limit)
    largest = max(sum(map(abs, column[start : start + length])) for start in range(0, len(column), length))
    assert limit == pytest.approx(65520 / largest, rel=5e-3)


@given(st.floats(1, 2))
def test_the_share_halves(ratio: float) -> None:
    """A share of the time that halves, with the rest unchanged, gives the speed-up back."""
    share = int8.halving_share(ratio)
    assert 1 / (1 - share + share / 2) == pytest.approx(ratio)
    assert 0 <= share <= 1


def test_output() -> None:
    """The page can quote the errors, the limits of the accumulator and the share that halved."""
    text = run("int8_llama")
    errors = [line.split()[-2:] for line in text.splitlines() if "channel   one" in line]
    assert errors[:2] == [["0.70%", "27.43%"], ["0.70%", "0.70%"]]
    assert "all weights 127                                   0.126\n" in text
    assert "the page has 1.37x" in text
    assert "54% of the fp16 time had halved and 46% had stayed" in text
