"""Full text: Pagefind indexes the built pages, through its Python package.

The package's own interface waits a tenth of a second for each answer, so a thousand pages would take minutes,
and given a folder Pagefind reads it in the order of the file system, which makes the index differ from machine to
machine. Pages are therefore handed over one by one, in order, to the service that the package carries.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from gzip import decompress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROOT = "[role=main]"
"""The content of a page: the element that Sphinx's own search takes from a page, whatever the theme."""

LEFT_OUT = (".headerlink", ".portfolio-cards")
"""What is no text of the page: signs, and cards, which say what other pages say."""

CHUNK_SIZE = 500
"""Positions of words to a file of the index: small files, since a question needs a few words only.

Pagefind's own 20,000 makes them 25 KB each on a site of 20 pages; with 500 they are about 1 KB.
"""

KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.*", "*.pf_meta", "index/*", "fragment/*")
"""What our page loads of Pagefind's output; the rest is its own user interfaces, half a megabyte."""

_SIGNATURE = b"pagefind_dcd"


class IndexingError(Exception):
    """Pagefind is not there, or has not accepted a page."""


def build(pages: Mapping[str, str], language: str, folder: Path) -> None:
    """Index ``pages``, HTML by docname, into an empty folder."""
    config = {"root_selector": ROOT, "exclude_selectors": LEFT_OUT, "force_language": language}
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": config}]
    requests += (
        {"type": "AddFile", "index_id": 0, "file_path": None, "url": docname, "file_contents": html}
        for docname, html in sorted(pages.items())
    )
    requests.append({"type": "WriteFiles", "index_id": 0, "output_path": str(folder)})
    _ask(requests)
    kept = {path for pattern in KEPT for path in folder.glob(pattern)}
    for path in folder.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()


def _ask(requests: list[dict[str, Any]]) -> None:
    from pagefind.service import get_executable

    executable = get_executable()
    if executable is None:
        raise IndexingError("there is no Pagefind for this machine")
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
    with subprocess.Popen(
        [executable, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as service:
        assert service.stdin and service.stdout, "both are pipes"
        for number, payload in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": payload}).encode()
            service.stdin.write(b64encode(message) + b",")
            service.stdin.flush()
            answer = _answer(service.stdout)
            if answer["type"] == "Error":
                raise IndexingError(answer["message"])


def _answer(stream: IO[bytes]) -> dict[str, Any]:
    encoded = b""
    while (byte := stream.read(1)) != b",":
        if not byte:
            raise IndexingError("Pagefind ended without an answer")
        encoded += byte
    answer: dict[str, Any] = json.loads(b64decode(encoded))["payload"]
    return answer


def fragments(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the docname of each indexed page and the name by which Pagefind knows its text."""
    for path in sorted(folder.glob("fragment/*")):
        content = decompress(path.read_bytes())
        assert content.startswith(_SIGNATURE), "Pagefind marks its files so"
        yield json.loads(content[len(_SIGNATURE) :])["url"], path.stem
