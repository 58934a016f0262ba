"""Blocks have one owner, and attention over them is attention over the tokens, NaN beyond the end or not."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

paged = load("paged_attention")


def filled(length: int, size: float, seed: int) -> tuple[paged.Decoding, paged.Request]:
    """Return a request of a length in scattered blocks, its vectors of a size."""
    generator = random.Random(seed)
    decoding = paged.Decoding(paged.Cache(40), generator, [paged.Request()])
    generator.shuffle(decoding.cache.allocator.free)
    keys, values = decoding.held[0]
    for _ in range(length):
        keys.append([size * x for x in decoding.vector()])
        values.append(decoding.vector())
        decoding.cache.append(decoding.requests[0], keys[-1], values[-1])
    return decoding, decoding.requests[0]


@given(st.integers(1, 200), st.sampled_from([0.0, 1.0, 1e4]), st.integers())
def test_one_pass_is_dense_softmax(length: int, size: float, seed: int) -> None:
    """The result is that of the definition for every length, scores of thousands included, and never NaN."""
    decoding, request = filled(length, size, seed)
    query = decoding.vector()
    assert paged.attend(decoding.cache, request, query) == pytest.approx(
        paged.dense(query, *decoding.held[0]), rel=1e-9, abs=1e-9
    )


@pytest.mark.parametrize("length", [1, 15, 16, 17, 32, 33])
def test_zero_weights_do_not_stop_a_nan(length: int) -> None:
    """Without zeroed values the result is NaN exactly where the last block has free slots."""
    decoding, request = filled(length, 1.0, seed=length)
    found = paged.attend(decoding.cache, request, decoding.vector(), zero_values=False)
    assert all(map(math.isnan, found)) == (length % 16 != 0)
    assert any(map(math.isnan, found)) == (length % 16 != 0)


@given(st.integers())
def test_a_block_has_one_owner(seed: int) -> None:
    """While requests grow and end, each block is free or in one table, and tables are as long as needed."""
    decoding = paged.Decoding(paged.Cache(60), random.Random(seed), [paged.Request() for _ in range(3)])
    for _ in range(300):
        decoding.step(ending=0.02)
        owned = [block for request in decoding.requests for block in request.table]
        assert sorted(owned + decoding.cache.allocator.free) == list(range(60))
        assert all(len(r.table) * 16 == paged.slots(r.length) for r in decoding.requests)
        assert [r.length for r in decoding.requests] == [len(keys) for keys, _ in decoding.held]


def test_a_full_cache_says_so() -> None:
    """A request that needs a block when none is free gets an error with its remedy."""
    cache, request = paged.Cache(1, dim=1), paged.Request()
    for _ in range(16):
        cache.append(request, [0.0], [0.0])
    with pytest.raises(MemoryError, match="end a request or give the cache more blocks"):
        cache.append(request, [0.0], [0.0])


@given(st.lists(st.integers(1, 256), max_size=40), st.integers(0, 4000))
def test_memory_is_counted_by_filling(lengths: list[int], capacity: int) -> None:
    """The numbers of slots and of requests are those of taking block after block."""
    for contiguous in (True, False):
        left, fitting = capacity, 0
        for length in lengths:
            blocks = 0
            while not contiguous and blocks * 16 < length:
                blocks += 1
            left -= 256 if contiguous else blocks * 16
            fitting += left >= 0
        assert paged.at_once(lengths, capacity, contiguous) == fitting


def test_output() -> None:
    """The page can quote the agreement, the NaN that is kept out, and the empty slots."""
    text = " ".join(run("paged_attention").split())
    assert "equal to within 1e-9 10 of 10 requests" in text
    assert "if values are not zeroed there 10, although their weight is 0" in text
    assert "49.2% of them empty" in text
    assert "137904 slots, 5.7%" in text
    assert [paged.slot([7, 2, 9], token) for token in (0, 20, 47)] == [(7, 0), (2, 4), (9, 15)]
