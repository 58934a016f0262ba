"""Full text: Pagefind indexes the built pages, through its Python package.

The package's own interface waits a tenth of a second for each answer, so a thousand pages would take minutes.
Given a folder, Pagefind reads it in the file system's order, so the index differs from machine to machine.
Pages are therefore handed over one by one, in order, to the service that the package carries.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from base64 import b64decode, b64encode
from gzip import decompress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = "[role=main]"
"""The content of a page: the element that Sphinx's own search takes from a page, whatever the theme."""

_MAIN = 'role="main"'

LEFT_OUT = (
    ".headerlink",
    ".footnote-reference",
    ".footnote-list",  # what the text cites, it names
    ".portfolio-facts",  # which search knows as facets
    ".portfolio-mark",  # the same few words at each result
    ".portfolio-cards",  # which say what other pages say
    ".portfolio-data",  # the numbers behind a chart
)
"""What stands in a page and is no answer."""

CHUNK_SIZE = 200
"""Positions of words to a file of the index: small files, since a question needs a few words only.

Pagefind's own 20,000 makes them 25 KB each on a site of 20 pages; with 200 they are about 0.5 KB.
"""

KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.*", "*.pf_meta", "index/*", "fragment/*")
"""What our pages load of Pagefind's output; the rest is its own user interfaces, half a megabyte."""

_NO_TEXT = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
"""What Pagefind passes over, two thirds of a page."""

_ID = re.compile(r" id=\"[^\"]*\"")
"""What it would list with the text, a fifth of it. In text, quotation marks are written otherwise."""

_SIGNATURE = b"pagefind_dcd"


class IndexingError(Exception):
    """Pagefind is not there, or has not accepted a page."""


def build(docnames: Iterable[str], read: Callable[[str], str], language: str) -> dict[str, bytes]:
    """Index pages, whose HTML is read one by one, and return the files of the index by their path."""
    config = {"root_selector": ROOT, "exclude_selectors": LEFT_OUT, "force_language": language}

    def requests() -> Iterator[dict[str, Any]]:
        yield {"type": "NewIndex", "config": config}
        for docname in sorted(docnames):
            html = read(docname)
            main = max(html.rfind("<", 0, html.find(_MAIN)), 0)
            page = {
                "file_path": None,
                "url": docname,
                "file_contents": _ID.sub("", _NO_TEXT.sub("", html[main:])),
            }
            yield {"type": "AddFile", "index_id": 0, **page}
        yield {"type": "GetFiles", "index_id": 0}  # Pagefind ends before all that it writes is on the disk

    files = {PurePosixPath(file["path"]): file["content"] for file in _ask(requests())["files"]}
    kept = (path for path in files if any(path.match(pattern) for pattern in KEPT))
    return {str(path): b64decode(files[path]) for path in sorted(kept)}


def _ask(requests: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Put requests to a Pagefind of our own, and return its answer to the last.

    It takes them in order, and keeps what it cannot yet take: one is prepared while it works on others.
    """
    from pagefind.service import get_executable

    executable = get_executable()
    if executable is None:
        raise IndexingError("there is no Pagefind for this machine")
    command, pipe = (str(executable), "--service"), subprocess.PIPE
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment) as service:
            assert isinstance(service.stdin, io.BufferedWriter), "it is a pipe"
            assert isinstance(service.stdout, io.BufferedReader), "it is a pipe"
            asked = 0
            for asked, payload in enumerate(requests, 1):
                message = json.dumps({"message_id": asked, "payload": payload}).encode()
                service.stdin.write(b64encode(message) + b",")
            service.stdin.flush()
            for _ in range(asked):
                answer: dict[str, Any] = json.loads(b64decode(_read(service.stdout)))["payload"]
                if answer["type"] == "Error":
                    raise IndexingError(answer["message"])
            return answer
    except (BrokenPipeError, EOFError) as error:
        raise IndexingError("Pagefind ended without an answer") from error


def _read(stream: io.BufferedReader) -> bytes:
    """Return what comes before the next comma."""
    parts = []
    while waiting := stream.peek():
        part, comma, _ = waiting.partition(b",")
        parts.append(part)
        stream.read(len(part) + len(comma))
        if comma:
            return b"".join(parts)
    raise EOFError


def names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the names under which Pagefind has written what each search needs: ``hash`` and ``wasm``."""
    (language,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    return {"hash": language["hash"], "wasm": language["wasm"] or "unknown"}


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the name by which Pagefind knows the text of each page, by docname."""
    found = {}
    for path, content in files.items():
        if path.startswith("fragment/"):
            text = decompress(content)
            assert text.startswith(_SIGNATURE), "Pagefind marks its files so"
            found[json.loads(text[len(_SIGNATURE) :])["url"]] = PurePosixPath(path).stem
    return found
