"""Asks addresses whether they lead somewhere: one request a host at a time, with a pause, in bounds."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TIMEOUT, PAUSE, PATIENCE = 15.0, 1.0, 30.0
"""Seconds: for an answer, between two requests to a host, and that a host may ask us to wait."""

REDIRECTS, TOGETHER = 5, 8
"""Steps from an address to where it leads, and hosts asked at the same time."""

_PERMANENT = frozenset({301, 308})
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
AGENT = f"sphinx-portfolio/{version('sphinx-portfolio')} (checks the links of a portfolio)"


class Answer(NamedTuple):
    """What came of an address: ``found``, ``gone``, or ``unknown`` with the reason; ``moved`` is where to."""

    state: str
    reason: str = ""
    moved: str = ""


class _Said(NamedTuple):
    """One answer to one request."""

    status: int
    location: str = ""
    wait: float | None = None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves it to us to follow, in bounds and only over HTTP."""

    def redirect_request(self, *args: object) -> None:
        """Follow nothing."""


def seconds(value: str | None, now: float) -> float | None:
    """Return how long ``Retry-After`` asks to wait, in seconds or until a date; None for nothing."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


@dataclass
class Asker:
    """Asks many hosts, and each of them seldom; ``sleep`` and ``clock`` can be others in tests."""

    pause: float = PAUSE
    timeout: float = TIMEOUT
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _locks: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _free: dict[str, float] = field(default_factory=dict)
    _closed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(_NoRedirects)

    def ask_all(
        self, urls: Iterable[str], tell: Callable[[str], None] = lambda url: None
    ) -> dict[str, Answer]:
        """Return the answer of each address; those of one host are asked one after the other."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(_host(url), []).append(url)
        found: dict[str, Answer] = {}

        def ask_host(host: str) -> None:
            for url in by_host[host]:
                tell(url)
                found[url] = self.ask(url)

        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(ask_host, by_host))
        return found

    def ask(self, url: str) -> Answer:
        """Follow an address to where it leads."""
        here, is_permanent = url, True
        for _ in range(REDIRECTS + 1):
            said = self._answer(here)
            if isinstance(said, str):
                return Answer("unknown", said)
            if said.status not in _REDIRECT or not said.location:
                return _judged(said.status, moved=here if is_permanent and here != url else "")
            is_permanent = is_permanent and said.status in _PERMANENT
            here = urldefrag(urljoin(here, said.location)).url
            if urlsplit(here).scheme not in {"http", "https"} or not urlsplit(here).hostname:
                return Answer("unknown", "it leads to what is no address of the web")
        return Answer("unknown", f"it leads on more than {REDIRECTS} times")

    def _answer(self, url: str) -> _Said | str:
        """Return what a host says of an address, to HEAD or else to GET, or why it says nothing."""
        said = self._asked("HEAD", url)
        is_sure = isinstance(said, str) or said.status < 400 or said.status in _BUSY
        return said if is_sure else self._asked("GET", url)

    def _asked(self, method: str, url: str) -> _Said | str:
        """Ask once, and once more where the host asks to be given a little time."""
        host = _host(url)
        with self._locks[host]:
            for is_last in (False, True):
                if host in self._closed:
                    return self._closed[host]
                self.sleep(max(0.0, self._free.get(host, 0.0) - self.clock()))
                said = self._request(method, url)
                self._free[host] = self.clock() + self.pause
                if isinstance(said, str) or said.status not in _BUSY:
                    return said
                wait = PATIENCE / 6 if said.wait is None else said.wait
                if is_last or wait > PATIENCE:
                    self._closed[host] = f"{host} asks to be left alone for now ({said.status})"
                    return self._closed[host]
                self._free[host] = self.clock() + wait
        raise AssertionError  # the second time is the last

    def _request(self, method: str, url: str) -> _Said | str:
        headers = {"User-Agent": AGENT, "Accept": "*/*"}
        try:
            request = urllib.request.Request(url, method=method, headers=headers)
            with self._opener.open(request, timeout=self.timeout) as answer:
                return _Said(answer.status)  # and nothing of what stands there is read
        except urllib.error.HTTPError as error:
            with error:
                wait = seconds(error.headers.get("Retry-After"), time.time())
                return _Said(error.code, error.headers.get("Location", ""), wait)
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            return _reason(error)


def _judged(status: int, moved: str) -> Answer:
    if status in _GONE:
        return Answer("gone", f"it answers {status}")
    if status < 400:
        return Answer("found", moved=moved)
    return Answer("unknown", f"it answers {status}, which need not mean that it is gone")


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold()


def _reason(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "it gives no answer in time"
    text = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return " ".join(text.split()) or type(reason).__name__
