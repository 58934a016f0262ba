"""The register layout multiplies, and LDS passes are counted as the banks would serve them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

amd = load("amd_matrix_cores")
LANES = range(64)


def matrices(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    """Return matrices of small integers, whose products are exact in any order."""
    row = st.lists(st.integers(-99, 99), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


@given(st.integers(1, 3).flatmap(lambda n: st.tuples(matrices(16, 4 * n), matrices(4 * n, 16))))
def test_lanes_multiply(pair: tuple[list[list[int]], list[list[int]]]) -> None:
    """What the lanes form from their registers is the matrix product."""
    a, b = pair
    columns = list(zip(*b, strict=True))
    defined = [[sum(x * y for x, y in zip(row, column, strict=True)) for column in columns] for row in a]
    assert amd.product(a, b) == defined


def test_each_entry_has_one_place() -> None:
    """The lanes hold each entry of A, of B and of D once, and lane 37 those that the page names."""
    assert {amd.a_entry(lane) for lane in LANES} == {(row, k) for row in range(16) for k in range(4)}
    assert {amd.b_entry(lane) for lane in LANES} == {(k, column) for k in range(4) for column in range(16)}
    owned = {amd.d_entry(lane, register) for lane in LANES for register in range(4)}
    assert owned == {(row, column) for row in range(16) for column in range(16)}
    assert (amd.a_entry(37), amd.b_entry(37)) == ((5, 2), (2, 5))
    assert [amd.d_entry(37, register) for register in range(4)] == [(8, 5), (9, 5), (10, 5), (11, 5)]


def served(words: list[int]) -> int:
    """Serve a read pass by pass: each bank gives one word to every lane of the half that waits for it."""
    count = 0
    for half in (words[:32], words[32:]):
        waiting = list(half)
        while waiting:
            given_out: dict[int, int] = {}
            for word in waiting:
                given_out.setdefault(word % 32, word)
            waiting = [word for word in waiting if given_out[word % 32] != word]
            count += 1
    return count


@given(st.lists(st.integers(0, 200), min_size=64, max_size=64))
def test_passes_are_those_of_the_banks(words: list[int]) -> None:
    """The count is that of serving the lanes one pass after the other."""
    assert amd.passes(words) == served(words)


@pytest.mark.parametrize(
    ("word", "width", "expected"),
    [
        (amd.plain(16), 16, 16), (amd.swizzled(16), 16, 2),
        (amd.plain(32), 32, 32), (amd.swizzled(32), 32, 4), (amd.swizzled(32, 4), 32, 4),
    ],
)  # fmt: skip
def test_operand_reads_cost_the_same_everywhere(word: amd.Word, width: int, expected: int) -> None:
    """The passes of an operand read are the same at each of its places in a tile of 64 rows."""
    counts = {
        amd.passes([word(top + row, left + k) for row, k in map(amd.a_entry, LANES)])
        for top in range(0, 64, 16)
        for left in range(0, width, 4)
    }
    assert counts == {expected}
    assert len({word(row, column) for row in range(64) for column in range(width)}) == 64 * width


def test_output() -> None:
    """The page can quote the check of the product and the passes with and without the swizzle."""
    lines = [line.split() for line in run("amd_matrix_cores").splitlines()]
    assert "256 of 256 entries equal A @ B." in run("amd_matrix_cores")
    assert ["16", "words", "a", "row,", "plain", "32", "16"] in lines
    assert ["32", "words", "a", "row,", "swizzled", "2", "4"] in lines
