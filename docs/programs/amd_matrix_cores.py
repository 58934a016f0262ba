"""Simulate the register layout of one matrix-core instruction, and the LDS banks that feed it.

``v_mfma_f32_16x16x4f32`` on CDNA2 (gfx90a): a wavefront of 64 lanes multiplies a 16×4 tile by a 4×16
tile and adds a 16×16 tile. Each lane brings one value of A and one of B and owns four of the result. The
product is formed lane by lane from those registers alone, and compared with the definition.

How the LDS serves a wavefront is modelled as AMD describes it for 4-byte reads: 32 banks of 4 bytes, and
a read of 64 lanes served as two halves of 32 lanes. In one pass each bank delivers one word, to all lanes of
the half that want that word; a bank asked for n different words takes n passes. They are counted, not timed.
The swizzle by words is that of the fp32 layouts in the write-up's repository (16 or 32 words a row); the
swizzle by pieces of 16 bytes is the one described for the convolution.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

Matrix = list[list[int]]
Word = Callable[[int, int], int]
"""Where a layout of a tile in LDS keeps the word of a row and a column."""

LANES, M, N, K, REGISTERS, BANKS, HALF = 64, 16, 16, 4, 4, 32, 32


def a_entry(lane: int) -> tuple[int, int]:
    """Return row and k of the entry of A that a lane supplies."""
    return lane % M, lane // M


def b_entry(lane: int) -> tuple[int, int]:
    """Return k and column of the entry of B that a lane supplies."""
    return lane // N, lane % N


def d_entry(lane: int, register: int) -> tuple[int, int]:
    """Return row and column of the entry of C and D in a register of a lane."""
    return lane // N * REGISTERS + register, lane % N


def mfma(a: list[int], b: list[int], c: Matrix) -> Matrix:
    """Return D as registers of lanes: ``d[lane][register]``, from one A and one B value a lane."""
    holds_a = {a_entry(lane): a[lane] for lane in range(LANES)}
    holds_b = {b_entry(lane): b[lane] for lane in range(LANES)}
    d = [list(registers) for registers in c]
    for lane in range(LANES):
        for register in range(REGISTERS):
            row, column = d_entry(lane, register)
            d[lane][register] += sum(holds_a[row, k] * holds_b[k, column] for k in range(K))
    return d


def product(a: Matrix, b: Matrix) -> Matrix:
    """Multiply a 16×k by a k×16 matrix, k a multiple of 4, with one instruction for each four steps of k."""
    d = [[0] * REGISTERS for _ in range(LANES)]
    for start in range(0, len(b), K):
        a_registers = [a[row][start + k] for row, k in map(a_entry, range(LANES))]
        b_registers = [b[start + k][column] for k, column in map(b_entry, range(LANES))]
        d = mfma(a_registers, b_registers, d)
    result = [[0] * N for _ in range(M)]
    for lane in range(LANES):
        for register in range(REGISTERS):
            row, column = d_entry(lane, register)
            result[row][column] = d[lane][register]
    return result


def plain(width: int) -> Word:
    """Rows one after the other."""
    return lambda row, column: row * width + column


def swizzled(width: int, piece: int = 1) -> Word:
    """Piece c of row r at position ``c xor (r mod pieces of a row)``; a piece has ``piece`` words."""
    pieces = width // piece
    return lambda row, column: row * width + (column // piece ^ row % pieces) * piece + column % piece


def passes(words: list[int]) -> int:
    """Count the passes in which the LDS serves one 4-byte read, given the word that each lane wants."""
    total = 0
    for start in range(0, len(words), HALF):
        wanted: dict[int, set[int]] = defaultdict(set)
        for word in words[start : start + HALF]:
            wanted[word % BANKS].add(word)
        total += max(map(len, wanted.values()))
    return total


def one_column(word: Word) -> int:
    """Count the passes when 64 lanes read one column of 64 rows."""
    return passes([word(lane, 0) for lane in range(LANES)])


def operand(word: Word) -> int:
    """Count the passes when 64 lanes read their A values: four columns of 16 rows."""
    return passes([word(*a_entry(lane)) for lane in range(LANES)])


def main() -> None:
    """Print the registers of some lanes, the check of the product, and the passes of column reads."""
    print("v_mfma_f32_16x16x4f32, registers of 64 lanes: D(16x16) = A(16x4) B(4x16) + C")
    print("  lane   A[row,k]   B[k,col]   C and D[row,col] in registers 0 to 3")
    for lane in (0, 15, 16, 37, 63):
        owned = "  ".join(f"[{row:2},{column:2}]" for row, column in (d_entry(lane, r) for r in range(4)))
        (row, k), (k_of_b, column) = a_entry(lane), b_entry(lane)
        print(f"  {lane:4}    [{row:2},{k}]     [{k_of_b},{column:2}]    {owned}")
    generator = random.Random(16)
    a = [[generator.randint(-9, 9) for _ in range(16)] for _ in range(M)]
    b = [[generator.randint(-9, 9) for _ in range(N)] for _ in range(16)]
    defined = [[sum(a[i][k] * b[k][j] for k in range(16)) for j in range(N)] for i in range(M)]
    found = product(a, b)
    equal = sum(found[i][j] == defined[i][j] for i in range(M) for j in range(N))
    own = sum(d_entry(lane, r)[0] == a_entry(lane)[0] for lane in range(LANES) for r in range(REGISTERS))
    print(f"  Four instructions for k = 16, lane by lane: {equal} of {M * N} entries equal A @ B.")
    print(f"  {own} of {M * N} results lie with a lane that fed the same row of A.")
    print()
    print("LDS passes of one 4-byte read by 64 lanes (two halves of 32; 2 is the least)")
    print("  layout of the fp32 tile             one column, 64 rows   A operand, 16 rows x 4")
    layouts = [(f"{width} words a row, {name}", layout(width)) for width in (16, 32)
               for name, layout in (("plain", plain), ("swizzled", swizzled))]  # fmt: skip
    layouts.append(("32 words, swizzled by 4 words", swizzled(32, piece=4)))
    for name, word in layouts:
        print(f"  {name:<34} {one_column(word):>20} {operand(word):>24}")
    print("  Swizzled, word j of row r lies at j xor (r mod words a row), or pieces of 4 words do.")
    print("  The operand read is free of conflicts with 16 words a row. With 32, columns k and")
    print("  k + 1 are read together and fall on the same 16 banks: two passes for each half.")


if __name__ == "__main__":
    main()
