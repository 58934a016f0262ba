"""Addresses are asked politely and in bounds, here of a host on this machine alone."""

from __future__ import annotations

import pytest

from answering import serving
from sphinx_portfolio.cli.links.asking import AGENT, PATIENCE, Answer, Asker, seconds


class Clock:
    """A time that passes only where one sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def sleep(self, duration: float) -> None:
        """Let time pass."""
        self.slept.append(duration)
        self.now += duration

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return a clock, and ask past any proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Clock()


def asker(clock: Clock) -> Asker:
    """Return an asker that waits for no one."""
    return Asker(sleep=clock.sleep, clock=clock, timeout=10)


@pytest.mark.parametrize(
    ("path", "state", "moved"),
    [
        ("/ok", "found", ""),
        ("/get", "found", ""),
        ("/404", "gone", ""),
        ("/410", "gone", ""),
        ("/403", "unknown", ""),
        ("/500", "unknown", ""),
        ("/301/ok", "found", "/ok"),
        ("/308/301/ok", "found", "/ok"),
        ("/302/ok", "found", ""),
        ("/301/302/ok", "found", ""),
        ("/301/404", "gone", "/404"),
        ("/301/file:~~~etc~passwd", "unknown", ""),
        ("/301/301/301/301/301/301/301/ok", "unknown", ""),
    ],
)
def test_answers(path: str, state: str, moved: str, clock: Clock) -> None:
    """What is gone, what has moved for good, and what says neither are told apart; no step leaves the web."""
    with serving() as (base, _):
        answer = asker(clock).ask(base + path)
    assert (answer.state, answer.moved.removeprefix(base) if state == "found" else moved) == (state, moved)


def test_head_first(clock: Clock) -> None:
    """HEAD is asked, and GET only where that says no, and both say who asks."""
    with serving() as (base, host):
        asker(clock).ask_all([f"{base}/ok", f"{base}/get"])
        assert host.asked == [("HEAD", "/ok"), ("HEAD", "/get"), ("GET", "/get")]
        assert host.agents == {AGENT}


def test_pause(clock: Clock) -> None:
    """Between two requests to a host there is a pause."""
    with serving() as (base, _):
        asker(clock).ask_all([f"{base}/{number}x" for number in range(3)])
    assert [round(each, 3) for each in clock.slept] == [0.0, 1.0, 1.0]


def test_retry_after(clock: Clock) -> None:
    """A host that asks for a little time is given it, and asked again."""
    with serving(busy=1, wait="7") as (base, host):
        assert asker(clock).ask(f"{base}/busy") == Answer("found")
        assert len(host.asked) == 2
    assert clock.slept == [0.0, 7.0]


@pytest.mark.parametrize(("busy", "wait", "asked"), [(9, "1", 2), (9, "3600", 1)])
def test_left_alone(busy: int, wait: str, asked: int, clock: Clock) -> None:
    """A host that goes on asking for time, or for much of it, is left alone for the rest of the run."""
    with serving(busy=busy, wait=wait) as (base, host):
        answers = asker(clock).ask_all([f"{base}/busy", f"{base}/ok"])
        assert {answer.state for answer in answers.values()} == {"unknown"}
        assert len(host.asked) == asked
    assert max(clock.slept) <= PATIENCE


def test_nobody_answers(clock: Clock) -> None:
    """A host that is not there, or whose name is none, gives a reason."""
    with serving() as (base, _):
        pass
    for url in (base, "http://exa mple.invalid", "http://127.0.0.1:99999/"):
        answer = asker(clock).ask(url)
        assert answer.state == "unknown"
        assert answer.reason


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, None),
        ("12", 12.0),
        ("soon", None),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
    ],
)
def test_seconds(value: str | None, wait: float | None) -> None:
    """Retry-After is a number of seconds or a date."""
    assert seconds(value, 60.0) == wait
