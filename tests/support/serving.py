"""Serves a built site to this machine alone, compressed, as a host on the Internet would."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
    }

    def __init__(self, *args: Any, headers: Mapping[str, str], **settings: Any) -> None:
        self._further = headers
        super().__init__(*args, **settings)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()  # redirects
            return
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content, kind = path.read_bytes(), self.guess_type(str(path))
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and not kind.startswith("image/png")
        content = gzip.compress(content, mtime=0) if packed else content
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-cache" if kind == "text/html" else "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        for name, value in self._further.items():
            self.send_header(name, value)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = {}) -> Iterator[str]:
    """Serve ``folder`` on a free port, with further headers; yield its address, which ends with a slash."""
    handler = partial(_Handler, directory=str(folder), headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
