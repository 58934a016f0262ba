"""Keep keys and values in scattered blocks, and attend to them in one pass.

A block allocator hands out blocks of 16 tokens as requests grow and takes them back when they end; a table
per request leads from a token to its slot, first in a cache small enough to follow. Attention for one new
token walks the table by an online softmax, which keeps no list of scores, and is compared with the dense
definition. Free slots hold NaN, so whatever reads beyond the end of a request shows. The write-up's kernel
keeps the scores of the whole context in shared memory instead; the online form is the one without that bound.

The site's own demonstration, written for it: not the author's production code, and no measurement of his.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Vector = list[float]

BLOCK, DIM, LONGEST = 16, 8, 256


class Allocator:
    """Hands out blocks by number and takes them back."""

    def __init__(self, blocks: int) -> None:
        self.free = list(reversed(range(blocks)))

    def take(self) -> int:
        """Return a block that nobody has."""
        if not self.free:
            message = "no free block: end a request or give the cache more blocks"
            raise MemoryError(message)
        return self.free.pop()

    def give_back(self, blocks: Sequence[int]) -> None:
        """Take blocks back; the last one returned is the first to be used again."""
        self.free.extend(blocks)


@dataclass
class Request:
    """A sequence in decoding: its length in tokens and its table of blocks."""

    length: int = 0
    table: list[int] = field(default_factory=list)


def slot(table: Sequence[int], token: int) -> tuple[int, int]:
    """Return the block that holds a token, and its place there."""
    return table[token // BLOCK], token % BLOCK


class Cache:
    """Keys and values of all requests, one head, in blocks; a slot without a token holds NaN."""

    def __init__(self, blocks: int, dim: int = DIM) -> None:
        self.dim = dim
        self.allocator = Allocator(blocks)
        self.keys = [self.poison() for _ in range(blocks)]
        self.values = [self.poison() for _ in range(blocks)]

    def poison(self) -> list[Vector]:
        """Return a block of NaN."""
        return [[math.nan] * self.dim for _ in range(BLOCK)]

    def append(self, request: Request, key: Vector, value: Vector) -> None:
        """Write the key and value of the next token; a full last block asks for another."""
        if request.length % BLOCK == 0:
            request.table.append(self.allocator.take())
        block, place = slot(request.table, request.length)
        self.keys[block][place], self.values[block][place] = key, value
        request.length += 1

    def end(self, request: Request) -> None:
        """Free the blocks of a request."""
        for block in request.table:
            self.keys[block], self.values[block] = self.poison(), self.poison()
        self.allocator.give_back(request.table)
        request.length, request.table = 0, []


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def attend(cache: Cache, request: Request, query: Vector, zero_values: bool = True) -> Vector:
    """Attend to all tokens of a request in one pass over its blocks.

    The running maximum keeps every exponent at or below zero. When it rises, the sum and the weighted values
    so far shrink by the same factor. Every block is read whole; beyond the end a score becomes minus infinity
    and a value zero, for a weight of zero does not stop a NaN.
    """
    largest, total, result = -math.inf, 0.0, [0.0] * cache.dim
    for number, block in enumerate(request.table):
        held = min(BLOCK, request.length - number * BLOCK)
        scores = [dot(query, key) / math.sqrt(cache.dim) for key in cache.keys[block]]
        scores = [score if place < held else -math.inf for place, score in enumerate(scores)]
        before, largest = largest, max(largest, *scores)
        shrink = math.exp(before - largest)
        weights = [math.exp(score - largest) for score in scores]
        total = total * shrink + sum(weights)
        result = [r * shrink for r in result]
        for place, weight in enumerate(weights):
            beyond = zero_values and place >= held
            value = [0.0] * cache.dim if beyond else cache.values[block][place]
            result = [r + weight * v for r, v in zip(result, value, strict=True)]
    return [r / total for r in result]


def dense(query: Vector, keys: list[Vector], values: list[Vector]) -> Vector:
    """Attend by the definition: all scores, their softmax, the weighted sum."""
    scores = [dot(query, key) / math.sqrt(len(query)) for key in keys]
    weights = [math.exp(score - max(scores)) for score in scores]
    return [math.fsum(w * v for w, v in zip(weights, column, strict=True)) / math.fsum(weights)
            for column in zip(*values, strict=True)]  # fmt: skip


def slots(length: int) -> int:
    """Return the slots in blocks that a length takes."""
    return -(-length // BLOCK) * BLOCK


def at_once(lengths: Sequence[int], capacity: int, contiguous: bool) -> int:
    """Return how many requests of these lengths, taken in order, fit in a cache of some slots."""
    count = 0
    for length in lengths:
        capacity -= LONGEST if contiguous else slots(length)
        if capacity < 0:
            break
        count += 1
    return count


@dataclass
class Decoding:
    """Requests that grow in a cache, with plain lists of what they hold beside it."""

    cache: Cache
    generator: random.Random
    requests: list[Request]
    held: list[tuple[list[Vector], list[Vector]]] = field(init=False)

    def __post_init__(self) -> None:
        self.held = [([], []) for _ in self.requests]

    def vector(self) -> Vector:
        """Return a random vector."""
        return [self.generator.gauss(0, 1) for _ in range(self.cache.dim)]

    def step(self, ending: float) -> None:
        """Let a random request grow by a token, or seldom end and begin anew."""
        number = self.generator.randrange(len(self.requests))
        request, (keys, values) = self.requests[number], self.held[number]
        if request.length == LONGEST or self.generator.random() < ending:
            self.cache.end(request)
            self.held[number] = ([], [])
            return
        keys.append(self.vector())
        values.append(self.vector())
        self.cache.append(request, keys[-1], values[-1])


EVENTS = (("A", 20), ("B", 33), ("A", 33), ("B", 0), ("C", 40), ("A", 50))
"""How the requests of a cache of 8 blocks grow: who, and to how many tokens, zero where a request ends."""


def filling() -> Iterator[tuple[str, dict[str, Request]]]:
    """Yield what happens in the small cache, and the requests after it."""
    cache, requests = Cache(8, dim=1), {name: Request() for name in "ABC"}
    for name, length in EVENTS:
        request, before = requests[name], requests[name].length
        if not length:
            cache.end(request)
        while request.length < length:
            cache.append(request, [0.0], [0.0])
        told = f"{'grows to' if before else 'starts with'} {length} tokens" if length else "ends"
        held = {n: Request(r.length, list(r.table)) for n, r in requests.items() if r.length}
        yield f"{name} {told}", held


def filling_lines() -> list[str]:
    """Return the lines on the small cache."""
    lines = [f"A cache of 8 blocks of {BLOCK} tokens as it fills: the block table of each request"]
    requests: dict[str, Request] = {}
    for event, requests in filling():
        tables = "   ".join(f"{n}: {' '.join(map(str, r.table))}" for n, r in requests.items())
        lines.append(f"  {event:<23} {tables}")
    block, place = slot(requests["A"].table, 35)
    return [*lines, f"  Token 35 of A lies in block {block} at place {place}."]


def main() -> None:
    """Print tables, the comparison with dense softmax, and the memory of both schemes."""
    print("\n".join(filling_lines()))
    print()
    generator = random.Random(16)
    decoding = Decoding(Cache(160), generator, [Request() for _ in range(10)])
    for _ in range(1200):
        decoding.step(ending=0.005)
    cache, requests = decoding.cache, [request for request in decoding.requests if request.length]
    longest = max(requests, key=lambda request: request.length)
    print(f"Blocks of {BLOCK} tokens: {len(requests)} requests grow in turn, end, and free their blocks")
    print(f"  The longest has {longest.length} tokens in blocks {' '.join(map(str, longest.table))}.")
    block, place = slot(longest.table, 20)
    print(f"  Its token 20 lies in block {block} at place {place}.")
    print()
    leaks = right = 0
    for request, (keys, values) in zip(decoding.requests, decoding.held, strict=True):
        if request.length:
            query = decoding.vector()
            found, expected = attend(cache, request, query), dense(query, keys, values)
            right += all(abs(a - b) < 1e-9 for a, b in zip(found, expected, strict=True))
            leaks += any(map(math.isnan, attend(cache, request, query, zero_values=False)))
    tails = [slots(request.length) - request.length for request in requests]
    print("One pass over scattered blocks against dense softmax")
    print(f"  equal to within 1e-9                               {right} of {len(requests)} requests")
    print(
        f"  requests with NaN slots in the last block          {sum(map(bool, tails))} ({sum(tails)} slots)"
    )
    print(f"  NaN in the result if values are not zeroed there   {leaks}, although their weight is 0")
    print()
    lengths = [generator.randint(1, LONGEST) for _ in range(1000)]
    tokens, capacity = sum(lengths), 16 * LONGEST
    print(f"Memory for 1000 requests, their lengths uniform from 1 to {LONGEST}: {tokens} tokens")
    whole, paged = LONGEST * len(lengths), sum(map(slots, lengths))
    print(f"  reserved for the longest   {whole:7} slots, {1 - tokens / whole:6.1%} of them empty")
    print(f"  in blocks of {BLOCK:<4}          {paged:7} slots, {1 - tokens / paged:6.1%}")
    print(f"  A request leaves at most {BLOCK - 1} slots of its last block empty.")
    reserved, scattered = (at_once(lengths, capacity, contiguous) for contiguous in (True, False))
    print(f"  {capacity} slots hold the first {reserved} when reserved, the first {scattered} in blocks.")


if __name__ == "__main__":
    main()
