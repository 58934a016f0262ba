"""Three timers on one simulated GPU frame, beside the truth, and a trace in the Chrome trace-event format.

This is the site's own demonstration, written for it: no GPU runs here, all durations are invented, and the
code is not the owner's tool. With a file name as its argument it writes the trace there.

Assumptions: a launch costs the host 4 µs, a marker or a wait 1 µs; what is queued arrives at the GPU 3 µs
later; when the host waits for a stream, it goes on 5 µs after the stream is done. Work in a stream runs in
order. A kernel needs a share of the GPU for all its time and starts when that share is free; of kernels that
could start at once, the one queued first does. A marker takes no time on the GPU, its clock ticks every 0.5
µs, and elapsed times are 32-bit floats in ms.
"""

from __future__ import annotations

import json
import struct
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

COST = {"kernel": 4000, "marker": 1000, "wait": 1000}  # all times in ns
ARRIVAL, RETURN, TICK = 3000, 5000, 500


@dataclass(frozen=True)
class Operation:
    """A kernel, a marker (an event that is recorded), a wait for a marker, or a wait of the host (sync)."""

    kind: str
    name: str
    stream: int
    time: int = 0
    share: int = 0  # of the GPU, in per cent


@dataclass(frozen=True)
class Done:
    """What the GPU did: when it had the operation, when the stream was free for it, its start and its end."""

    what: Operation
    arrived: int
    free: int
    start: int
    end: int


@dataclass
class Run:
    """The host and the GPU at work."""

    now: int = 0  # on the host
    calls: list[tuple[Operation, int, int]] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    queues: dict[int, deque[tuple[int, int, Operation]]] = field(default_factory=dict)

    def host(self, program: list[Operation]) -> Run:
        """Let the host go through a program, and the GPU finish."""
        for number, what in enumerate(program):
            begin = self.now
            if what.kind == "sync":
                self.gpu(what.stream)
                self.now = max(self.now, self.free(what.stream)) + RETURN
            else:
                self.now += COST[what.kind]
                queue = self.queues.setdefault(what.stream, deque())
                queue.append((number, self.now + ARRIVAL, what))
            self.calls.append((what, begin, self.now))
        for stream in self.queues:
            self.gpu(stream)
        return self

    def gpu(self, stream: int) -> None:
        """Let the GPU start one operation after the other, until a stream is done."""
        while self.queues.get(stream):
            heads = [queue[0] for queue in self.queues.values() if queue]
            runs = [(self.started(arrived, what), number) for number, arrived, what in heads]
            first, _ = min(((run, n) for run, n in runs if run), key=lambda pair: (pair[0].start, pair[1]))
            self.queues[first.what.stream].popleft()
            self.done.append(first)

    def free(self, stream: int) -> int:
        """Return when a stream has done what has started in it."""
        return max((each.end for each in self.done if each.what.stream == stream), default=0)

    def started(self, arrived: int, what: Operation) -> Done | None:
        """Return how the first operation of a queue would run, or nothing while its marker is not reached."""
        free = self.free(what.stream)
        start = max(free, arrived)
        if what.kind == "kernel":
            start = self.room(start, what.share)
        elif what.kind == "wait":
            reached = [e.end for e in self.done if (e.what.kind, e.what.name) == ("marker", what.name)]
            if not reached:
                return None
            start = max(start, *reached)
        return Done(what, arrived, free, start, start + what.time)

    def room(self, ready: int, share: int) -> int:
        """Return when a share of the GPU is free, given what has started."""
        times = sorted({ready, *(each.end for each in self.done if each.end > ready)})
        return next(t for t in times if sum(e.what.share for e in self.done if e.end > t) + share <= 100)


@dataclass(frozen=True)
class Stage:
    """A scope of a frame: two markers in a stream, and what the host queues between them."""

    name: str
    stream: int
    parts: tuple[Stage | Operation, ...]

    def stages(self) -> list[Stage]:
        """Return the stage and all within it."""
        return [self, *(s for part in self.parts if isinstance(part, Stage) for s in part.stages())]

    def program(self, synced: bool) -> list[Operation]:
        """Return what the host does; if synced, it waits at the end of each innermost stage."""
        inner: list[Operation] = []
        for part in self.parts:
            inner += part.program(synced) if isinstance(part, Stage) else [part]
        if synced and len(self.stages()) == 1:
            inner.append(Operation("sync", "synchronise", self.stream))
        begins, ends = (Operation("marker", f"{self.name} {end}", self.stream) for end in ("begins", "ends"))
        return [begins, *inner, ends]


def kernels(name: str, stream: int, count: int, time: int, share: int) -> tuple[Operation, ...]:
    """Return kernels alike; their time is given in µs."""
    return tuple(Operation("kernel", f"{name} {n}", stream, time * 1000, share) for n in range(count))


WAITS = (Operation("wait", "lidar ends", 7), Operation("wait", "map ends", 7))
FRAME = Stage("frame", 7, (
    Stage("lidar", 9, (
        Stage("voxelise", 9, kernels("bin", 9, 12, 2, 10)),
        Stage("sparse conv", 9, kernels("conv", 9, 3, 80, 60)),
    )),
    Stage("camera", 7, kernels("backbone", 7, 3, 60, 40)),
    Stage("map", 11, kernels("raster", 11, 1, 60, 30)),
    Stage("fusion", 7, (*WAITS, *kernels("attend", 7, 1, 50, 100))),
    Stage("heads", 7, kernels("head", 7, 4, 20, 100)),
))  # fmt: skip


def within(run: Run, stage: Stage) -> list[Done]:
    """Return what a stage's stream did after the stage's first marker, up to the second."""
    mine = [each for each in run.done if each.what.stream == stage.stream]
    names = [each.what.name if each.what.kind == "marker" else "" for each in mine]
    return mine[names.index(f"{stage.name} begins") + 1 : names.index(f"{stage.name} ends") + 1]


def account(run: Run, stage: Stage) -> tuple[int, int, int, int]:
    """Split a span: kernels at work, waiting for the host, for other streams, for room on the GPU."""
    work = late = other = room = 0
    for each in within(run, stage):
        ready = max(each.free, each.arrived)
        work += each.what.time
        late += ready - each.free
        other += each.start - ready if each.what.kind == "wait" else 0
        room += each.start - ready if each.what.kind == "kernel" else 0
    return work, late, other, room


def elapsed(run: Run, start: str, end: str) -> float:
    """Return what the event timer gives for two markers, in ms."""
    ticks = {each.what.name: each.end // TICK for each in run.done if each.what.kind == "marker"}
    return float(struct.unpack("f", struct.pack("f", (ticks[end] - ticks[start]) * TICK / 1e6))[0])


def parted(origin: int = 100) -> int:
    """Count, of 100, cases in which an inner stage outlasts its outer one, though one marker ends both.

    That is what 32-bit floats can do, ``origin`` ms into a frame, to a duration from a pair of its own.
    """
    count = 0
    for n in range(100):
        times = {"0": 0, "outer": TICK, "inner": 4500 + 7500 * n, "end": origin * 1_000_000 + TICK * n}
        run = Run(done=[Done(Operation("marker", name, 0), 0, 0, t, t) for name, t in times.items()])
        ends = [
            round(1e6 * elapsed(run, "0", name)) + round(1e6 * elapsed(run, name, "end")) for name in times
        ]
        count += ends[2] > ends[1]
    return count


def host_timer(run: Run, stage: Stage) -> int:
    """Return the time between the calls that record a stage's markers."""
    called = {what.name: (begin, end) for what, begin, end in run.calls if what.kind == "marker"}
    return called[f"{stage.name} ends"][0] - called[f"{stage.name} begins"][1]


def span(name: str, pid: int, tid: int, start: int, end: int) -> dict[str, object]:
    """Return a complete event; the format counts in µs."""
    return {"name": name, "ph": "X", "pid": pid, "tid": tid, "ts": start / 1000, "dur": (end - start) / 1000}


def trace(run: Run, frame: Stage) -> list[dict[str, object]]:
    """Return the host's calls, the spans between markers, and the kernels, each kind as a process."""
    events: list[dict[str, object]] = [
        {"name": "process_name", "ph": "M", "pid": pid, "tid": 0, "ts": 0, "args": {"name": name}}
        for pid, name in enumerate(("host", "events", "truth"))
    ]
    events += [span(what.name, 0, 0, begin, end) for what, begin, end in run.calls]
    for stage in frame.stages():  # both ends from one origin: float rounding then can't part a common end
        marks = (f"{stage.name} begins", f"{stage.name} ends")
        start, end = (round(1e6 * elapsed(run, f"{frame.name} begins", mark)) for mark in marks)
        events.append(span(stage.name, 1, stage.stream, start, end))
    kernels = [each for each in run.done if each.what.kind == "kernel"]
    return events + [span(each.what.name, 2, each.what.stream, each.start, each.end) for each in kernels]


def main() -> None:
    """Print the timers beside the truth, and write the trace if a file is named."""
    run, synced = (Run().host(FRAME.program(wait)) for wait in (False, True))
    print(f"{'':22}{'host':>7}{'synced':>8}{'events':>8}  = kernels   + host + streams   + room")
    total, alone = 0.0, host_timer(synced, FRAME) / 1000
    for stage in FRAME.stages():
        events = 1000 * elapsed(run, f"{stage.name} begins", f"{stage.name} ends")
        total += events if len(stage.stages()) == 1 else 0
        parts = "".join(f"{part / 1000:9.0f}" for part in account(run, stage))
        timers = f"{host_timer(run, stage) / 1000:7.0f}{host_timer(synced, stage) / 1000:8.0f}{events:8.0f}"
        print(f"{stage.name:12}stream {stage.stream:<3}{timers}  {parts}")
    print(f"""
In µs. The kernels' time is the truth about the work, the events' about the stream.
host    stops when the work is queued: it tells the cost of launching, nothing else.
synced  waits for the stream after each stage: right about a stage that is alone, but
        for launch and return. Nothing overlaps now, and the frame takes {alone:.0f}.
events  holds what the stream waited for as well: a host that queues more slowly than
        the GPU works (voxelise), other streams (fusion), room on the GPU (map).
        Spans overlap: the innermost stages' sum to {total:.0f}, but the frame takes less.

A duration from a pair of its own is rounded by itself. 100 ms into a frame, an inner
span then outlasts its outer one in {parted()} of 100 cases where one marker ends both; in
none if both ends of a span are measured from the frame's first marker, as in the trace.""")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps({"traceEvents": trace(run, FRAME)}), encoding="utf-8")


if __name__ == "__main__":
    main()
