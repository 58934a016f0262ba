"""A host on this machine alone that answers as the path of an address says, for checks of links."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Host(BaseHTTPRequestHandler):
    """Answers by the path: ``/404``, ``/301/ok``, ``/busy``; keeps what it was asked."""

    asked: list[tuple[str, str]]
    agents: set[str]
    busy: int
    wait: str

    def _answer(self) -> None:
        type(self).asked.append((self.command, self.path))
        type(self).agents.add(self.headers["User-Agent"])
        first, _, rest = self.path[1:].partition("/")
        status = int(first) if first.isdigit() else 200
        if first == "get" and self.command == "HEAD":
            status = 405
        if first == "busy" and type(self).busy:
            type(self).busy, status = type(self).busy - 1, 429
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", rest.replace("~", "/") if ":" in rest else f"/{rest}")
        if status == 429 and type(self).wait:
            self.send_header("Retry-After", type(self).wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer."""
        self._answer()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(busy: int = 0, wait: str = "") -> Iterator[tuple[str, type[Host]]]:
    """Serve a host, and yield its address and what it was asked."""
    handler = type("Handler", (Host,), {"asked": [], "agents": set(), "busy": busy, "wait": wait})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()
