"""Quantise weights to int8, accumulate in fp16, and count the bytes that decoding reads.

Three questions behind weight-only int8: what a scale per output channel saves when one channel is an
outlier, from which size of the activations a sum of unscaled integer weights leaves fp16, and what halved
weights can give. The weights are random, not Llama's. The rounding to fp16 is that of IEEE 754 (``struct``,
format ``e``). The accumulator is modelled as one of m16n8k16 with an fp16 result: sixteen exact products and
the sum so far are added and then rounded once. The last part is arithmetic with two times that the page has.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import math
import random
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Matrix = list[list[float]]
"""Rows are input channels, columns are output channels."""

INT8, FP16_MAX, STEP, INNER = 127, 65504.0, 16, 4096
LAYERS, WIDTH, HIDDEN, VOCABULARY = 32, 4096, 11008, 32000
"""The sizes of a 7B Llama."""

TOKENS, FP16_SECONDS, INT8_SECONDS = 128, 3.048, 2.223


def half(x: float) -> float:
    """Round to fp16, to nearest with ties to even; beyond the largest number lies infinity."""
    try:
        rounded: float = struct.unpack("<e", struct.pack("<e", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)
    return rounded


def half_of_bits(bits: int) -> float:
    """Return the fp16 number with these bits; positive ones grow with their bits."""
    value: float = struct.unpack("<e", bits.to_bytes(2, "little"))[0]
    return value


def quantise(weights: Sequence[float], scale: float) -> list[int]:
    """Return the rounded quotients by the scale."""
    return [round(w / scale) for w in weights]


def scale_of(weights: Iterable[float]) -> float:
    """Return the symmetric scale: the largest absolute weight becomes 127."""
    return max(map(abs, weights)) / INT8


def quantised(matrix: Matrix, per_channel: bool) -> Matrix:
    """Return the matrix after quantising it and back, with one scale or one for each output channel."""
    whole = scale_of(w for row in matrix for w in row)
    columns = []
    for column in zip(*matrix, strict=True):
        scale = scale_of(column) if per_channel else whole
        columns.append([q * scale for q in quantise(column, scale)])
    return [list(row) for row in zip(*columns, strict=True)]


def relative_error(exact: Iterable[float], found: Iterable[float]) -> float:
    """Return the Euclidean norm of the difference over that of the exact values."""
    pairs = list(zip(exact, found, strict=True))
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs) / sum(a * a for a, _ in pairs))


def accumulate(activations: Sequence[float], weights: Sequence[float]) -> float:
    """Return the sum of products in an fp16 accumulator; once it is infinite, it stays so or is NaN."""
    total = 0.0
    for start in range(0, len(weights), STEP):
        products = map(float.__mul__, activations[start : start + STEP], weights[start : start + STEP])
        total = half(math.fsum([total, *products]))
        if not math.isfinite(total):
            break
    return total


def overflow_from(weights: Sequence[float], parts: int = 1) -> float:
    """Return the least fp16 number m so that activations of m, signed as the weights, overflow a partial sum.

    All products are positive then, so the sum grows with m and bisection finds the least m.
    """
    length = len(weights) // parts

    def overflows(m: float) -> bool:
        activations = [math.copysign(m, w) for w in weights]
        slices = [slice(start, start + length) for start in range(0, len(weights), length)]
        return not all(math.isfinite(accumulate(activations[part], weights[part])) for part in slices)

    low, high = 0, 0x7C00  # zero does not overflow; infinity does
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if overflows(half_of_bits(middle)) else (middle, high)
    return half_of_bits(high)


def halving_share(ratio: float) -> float:
    """Return the share of the time that must have halved for a speed-up of ``ratio`` (Amdahl's law)."""
    return 2 * (1 - 1 / ratio)


def weights_read() -> int:
    """Return the weights of all matrices that a token is multiplied with; of the embedding it reads a row."""
    attention, feed_forward = 4 * WIDTH * WIDTH, 3 * WIDTH * HIDDEN
    return LAYERS * (attention + feed_forward) + WIDTH * VOCABULARY


def outlier_errors() -> list[str]:
    """Return the lines on one scale for the tensor and one a channel."""
    lines = []
    for kind in ("output", "input"):
        generator = random.Random(127)
        matrix = [[generator.gauss(0, 0.02) for _ in range(64)] for _ in range(256)]
        for row, weights in enumerate(matrix):
            for column in range(64):
                weights[column] *= 40 if (column if kind == "output" else row) == 5 else 1
        for per_channel in (False, True):
            found = quantised(matrix, per_channel)
            errors = []
            for outlier in (True, False):
                places = [
                    (i, j) for i in range(256) for j in range(64)
                    if ((j if kind == "output" else i) == 5) == outlier
                ]  # fmt: skip
                errors.append(
                    relative_error((matrix[i][j] for i, j in places), (found[i][j] for i, j in places))
                )
            scales = "one per output channel" if per_channel else "one for the tensor"
            lines.append(f"  {kind + ' channel':<16} {scales:<24} {errors[0]:14.2%} {errors[1]:14.2%}")
    return lines


def overflow_lines() -> list[str]:
    """Return the lines on the fp16 accumulator."""
    generator = random.Random(4096)
    column = [generator.gauss(0, 0.02) for _ in range(INNER)]
    scale = scale_of(column)
    integers = [float(q) for q in quantise(column, scale)]
    scaled = [half(q * half(scale)) for q in integers]
    cases = [
        ("all weights 127", [127.0] * INNER, 1),
        ("Gaussian column, as integers", integers, 1),
        ("  the same, inner dimension in 8 parts", integers, 8),
        ("  the same, scaled before the sum", scaled, 1),
    ]
    lines = [f"  {name:<42} {overflow_from(weights, parts):12.4g}" for name, weights, parts in cases]
    smaller = sum(map(abs, integers)) / math.hypot(*integers)
    lines.append(
        f"  With signs at random that column's sum is {smaller:.0f} times smaller (root mean square)."
    )
    return lines


def main() -> None:
    """Print the errors of quantisation, the limits of the accumulator, and the bytes per token."""
    print("int8 weights, symmetric, 256 x 64, Gaussian; one channel is 40 times as large")
    print("  large channel    scales                    its error    error of the rest")
    print("\n".join(outlier_errors()))
    print("  A scale for each output channel confines an outlier to its own channel. An input")
    print("  channel takes part in all of them, and such scales help little against it.")
    print()
    print(f"fp16 accumulator (largest number {FP16_MAX:.0f}) over {INNER} inputs, one rounding every {STEP}")
    print("  weights; activations +m or -m, all adding up   overflow from m =")
    print("\n".join(overflow_lines()))
    print("  The scale at the store costs range: until then, sums are of integers up to 127.")
    print()
    fp16, int8 = (weights_read() * size / 1e9 for size in (2, 1))
    before, after = (seconds / TOKENS for seconds in (FP16_SECONDS, INT8_SECONDS))
    ratio = FP16_SECONDS / INT8_SECONDS
    share = halving_share(ratio)
    print(f"Weights of matrices in a 7B Llama, {weights_read() / 1e9:.2f}e9, each read once a token")
    for name, size, seconds in (("fp16", fp16, before), ("int8", int8, after)):
        milliseconds, rate = seconds * 1e3, size / seconds
        print(f"  {name}  {size:5.1f} GB in {milliseconds:5.2f} ms on the page: {rate:4.0f} GB/s of weights")
    ideal = fp16 / int8
    print(f"  Half the bytes would give {ideal:.2f}x if nothing else took time; the page has {ratio:.2f}x.")
    print(f"  That is as if {share:.0%} of the fp16 time had halved and {1 - share:.0%} had stayed:")
    halved, stayed = 1e3 * before * share, 1e3 * before * (1 - share)
    print(f"  {halved:.2f} ms to {halved / 2:.2f} ms, beside {stayed:.2f} ms. The times do not say of what.")


if __name__ == "__main__":
    main()
