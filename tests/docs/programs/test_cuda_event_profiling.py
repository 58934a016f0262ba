"""The simulated GPU keeps to its rules, the timers to what they say, and the trace to its format."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from programs import load, run

if TYPE_CHECKING:
    from pathlib import Path

gpu = load("cuda_event_profiling")
KINDS = ("marker", "wait")

streams = st.integers(0, 2)
works = st.tuples(streams, st.integers(1, 12), st.sampled_from([20, 40, 60, 100])).map(
    lambda part: gpu.Operation("kernel", "k", part[0], 1000 * part[1], part[2])
)
syncs = streams.map(lambda stream: gpu.Operation("sync", "s", stream))


def operations(parts: list[Any]) -> list[Any]:
    """Return a program; of a pair of streams, the first records a marker that the second waits for."""
    found = []
    for number, part in enumerate(parts):
        if isinstance(part, tuple):
            found += [gpu.Operation(kind, f"m{number}", s) for kind, s in zip(KINDS, part, strict=True)]
        else:
            found.append(part)
    return found


class Stepped:
    """The rules of the simulation, followed microsecond by microsecond."""

    def __init__(self, program: list[Any]) -> None:
        self.program, self.time, self.next, self.host_free = program, 0, 0, 0
        self.queues: dict[int, list[tuple[int, int]]] = defaultdict(list)  # number, arrival
        self.spans: dict[int, tuple[int, int]] = {}
        while self.next < len(program) or any(self.queues.values()):
            while self.start_one():
                pass
            self.host()
            self.time += 1

    def busy(self, stream: int) -> bool:
        """Say whether a stream is at work."""
        return any(self.program[n].stream == stream and end > self.time for n, (_, end) in self.spans.items())

    def may_start(self, number: int, arrival: int) -> bool:
        """Say whether the first operation of a stream may start now."""
        what = self.program[number]
        running = [self.program[n].share for n, (_, end) in self.spans.items() if end > self.time]
        marker = self.program[number - 1] if what.kind == "wait" else None
        return (
            arrival <= self.time
            and not self.busy(what.stream)
            and (marker is None or number - 1 in self.spans)
            and (what.kind != "kernel" or sum(running) + what.share <= 100)
        )

    def start_one(self) -> bool:
        """Start what was queued first of all that may start."""
        heads = sorted(queue[0] for queue in self.queues.values() if queue)
        for number, arrival in heads:
            if self.may_start(number, arrival):
                what = self.program[number]
                self.queues[what.stream].pop(0)
                self.spans[number] = (self.time, self.time + what.time // 1000)
                return True
        return False

    def host(self) -> None:
        """Let the host do what it does now."""
        while self.next < len(self.program) and self.host_free <= self.time:
            what = self.program[self.next]
            if what.kind != "sync":
                self.host_free = self.time + gpu.COST[what.kind] // 1000
                self.queues[what.stream].append((self.next, self.host_free + gpu.ARRIVAL // 1000))
            elif self.queues[what.stream] or self.busy(what.stream):
                return
            else:
                self.host_free = self.time + gpu.RETURN // 1000
            self.next += 1


@given(st.lists(works | syncs | st.tuples(streams, streams), max_size=14))
def test_the_gpu_keeps_to_its_rules(parts: list[Any]) -> None:
    """Each operation starts when it does if the rules are followed in steps of a microsecond."""
    program = operations(parts)
    found = gpu.Run().host(program)
    expected = Stepped(program).spans
    for stream in range(3):
        numbers = [n for n, what in enumerate(program) if what.stream == stream and what.kind != "sync"]
        spans = [(each.start, each.end) for each in found.done if each.what.stream == stream]
        assert spans == [(1000 * expected[n][0], 1000 * expected[n][1]) for n in numbers]


def named(parts: list[Any], stream: int, path: str = "s") -> Any:
    """Return a stage with stages in it, each under a name of its own, in one stream."""
    inner: list[Any] = []
    for n, part in enumerate(parts):
        if isinstance(part, list):
            inner.append(named(part, stream, f"{path}.{n}"))
        else:
            inner.append(gpu.Operation("kernel", "k", stream, *part))
    return gpu.Stage(path, stream, tuple(inner))


trees = st.recursive(
    st.lists(st.tuples(st.integers(100, 9000), st.sampled_from([20, 60, 100])), max_size=3),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)
frames = st.lists(trees, min_size=1, max_size=3).map(
    lambda parts: gpu.Stage("frame", 0, tuple(named(part, s, f"s{s}") for s, part in enumerate(parts)))
)


def nests(spans: list[tuple[int, int]]) -> bool:
    """Say whether spans follow or hold each other, as the viewer of a track asks for."""
    open_ends: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            return False
        open_ends.append(end)
    return True


def check_trace(events: list[dict[str, Any]]) -> None:
    """Assert what the format and its viewers ask of a list of events."""
    tracks = defaultdict(list)
    for event in events:
        assert {"name", "ph", "ts", "pid", "tid"} <= event.keys()
        assert event["ph"] in {"X", "M"}
        if event["ph"] == "M":
            assert event["name"] == "process_name"
            assert isinstance(event["args"]["name"], str)
        else:
            assert event["dur"] >= 0
            span = round(1000 * event["ts"]), round(1000 * event["ts"]) + round(1000 * event["dur"])
            tracks[event["pid"], event["tid"]].append(span)
    for spans in tracks.values():
        assert nests(spans)


@given(frames, st.booleans())
def test_traces_hold_to_the_format(frame: Any, synced: bool) -> None:
    """Whatever a frame does, its events have what the format asks for, and nest on each track."""
    check_trace(gpu.trace(gpu.Run().host(frame.program(synced)), frame))


@given(frames)
def test_spans_are_accounted_for(frame: Any) -> None:
    """What a stream worked and waited for makes up each span; the event timer is a tick off at most."""
    found = gpu.Run().host(frame.program(synced=False))
    at = {each.what.name: each.end for each in found.done if each.what.kind == "marker"}
    for stage in frame.stages():
        truth = at[f"{stage.name} ends"] - at[f"{stage.name} begins"]
        assert sum(gpu.account(found, stage)) == truth
        timed = 1e6 * gpu.elapsed(found, f"{stage.name} begins", f"{stage.name} ends")
        assert abs(timed - truth) <= gpu.TICK + 1


def test_a_common_end_stays_common() -> None:
    """A tenth of a second from the origin spans still nest; measured each by its own pair, they need not."""
    frame = gpu.Stage("frame", 0, (gpu.Stage("outer", 0, (gpu.Stage("inner", 0, ()),)),))
    pairs_nest = []
    for extra in range(100):
        end = 100_000_000 + gpu.TICK * extra
        times = {"frame begins": 0, "outer begins": 500, "inner begins": 4500 + 7500 * extra}
        times |= {"inner ends": end, "outer ends": end, "frame ends": end}
        marks = {name: gpu.Operation("marker", name, 0) for name in times}
        found = gpu.Run(done=[gpu.Done(marks[name], 0, 0, t, t) for name, t in times.items()])
        check_trace(gpu.trace(found, frame))
        inner, outer = (
            round(1e6 * gpu.elapsed(found, "frame begins", f"{name} begins"))
            + round(1e6 * gpu.elapsed(found, f"{name} begins", f"{name} ends"))
            for name in ("inner", "outer")
        )
        pairs_nest.append(inner <= outer)
    assert not all(pairs_nest)
    assert [gpu.parted(origin) for origin in (1, 100)] == [0, 42]


def test_output(tmp_path: Path) -> None:
    """It prints the same each time, and writes a trace in which the stages stand as it prints them."""
    file = tmp_path / "trace.json"
    printed = run("cuda_event_profiling", str(file))
    assert printed == run("cuda_event_profiling")
    lines = printed.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 88
    rows = {line[:12].strip(): [int(cell) for cell in line[22:].split()] for line in lines[1:9]}
    assert rows["voxelise"] == [48, 58, 50, 24, 26, 0, 0]  # the GPU waits for the host
    assert rows["map"] == [4, 72, 230, 60, 4, 0, 166]  # for room
    assert rows["fusion"] == [6, 64, 110, 50, 0, 60, 0]  # for other streams
    assert rows["heads"] == [16, 92, 80, 80, 0, 0, 0]  # for nothing
    assert rows["frame"][1:3] == [744, 441]
    events = json.loads(file.read_text(encoding="utf-8"))["traceEvents"]
    check_trace(events)
    spans = {e["name"]: (e["ts"], e["dur"]) for e in events if e["pid"] == 1 and e["ph"] == "X"}
    for name, row in rows.items():
        assert spans[name][1] == row[2]
    assert (spans["fusion"], spans["heads"]) == ((251.0, 110.0), (361.0, 80.0))  # one after the other
    truth = [event for event in events if event["pid"] == 2 and event["ph"] == "X" and event["tid"] == 7]
    assert all(one["ts"] + one["dur"] <= two["ts"] for one, two in pairwise(truth))
