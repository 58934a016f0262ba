"""Full text: Pagefind indexes the built pages, through its Python package.

The package's own interface waits a tenth of a second for each answer, so a thousand pages would take minutes.
Given a folder, Pagefind reads it in the file system's order, so the index differs from machine to machine.
Pages are therefore handed over one by one, in order, to the service that the package carries.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from functools import partial
from gzip import decompress
from pathlib import PurePosixPath
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.model.bounds import PAGEFIND_SECONDS
from sphinx_portfolio.search import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = "[role=main]"
"""The content of a page: the element that Sphinx's own search takes from a page, whatever the theme."""

_MAIN = re.compile(r'<[a-z][^<>]*\srole="main"')
"""Where the content begins: what is before it, such as the styles in the head, Pagefind need not read."""

LEFT_OUT = (
    ".headerlink",
    ".footnote-reference",
    ".footnote-list",  # what the text cites, it names
    ".portfolio-facts",  # which search knows as facets
    ".portfolio-mark",  # the same few words at each result
    ".portfolio-secret > summary",
    ".portfolio-host",
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

_HEADED = re.compile(r'<section id="([^"]*)"[^>]*>\s*(?:<span id="[^"]*"></span>\s*)*<(h[2-6])')
_ID = re.compile(r'(?<!<h[2-6]) id="[^"]*"')
"""What it would list with the text, a fifth of it, but for those of headings, to which results lead.

In text, quotation marks are written otherwise.
"""

CUT_ALREADY = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages that are written without spaces: Pagefind's extended program would cut them another way."""

PATIENCE = PAGEFIND_SECONDS
"""Seconds after which Pagefind is ended; a thousand pages take it two."""


class IndexingError(Exception):
    """Pagefind is not there, does not answer, or has not accepted a page."""


def build(docnames: Iterable[str], read: Callable[[str], str], language: str) -> dict[str, bytes]:
    """Index pages, whose HTML is read one by one, and return the files of the index by their path."""
    return begin(docnames, read, language)()


def begin(
    docnames: Iterable[str], read: Callable[[str], str], language: str
) -> Callable[[], dict[str, bytes]]:
    """Hand pages over, and return what gives the files of the index: Pagefind works while others do, too."""
    asked = _ask(_requests(docnames, read, language))
    next(asked)

    def files() -> dict[str, bytes]:
        found = {PurePosixPath(file["path"]): file["content"] for file in next(asked)}
        kept = (path for path in found if any(path.match(pattern) for pattern in KEPT))
        return {str(path): b64decode(found[path]) for path in sorted(kept)}

    return files


def _requests(docnames: Iterable[str], read: Callable[[str], str], language: str) -> Iterator[dict[str, Any]]:
    config = {
        "root_selector": ROOT,
        "exclude_selectors": LEFT_OUT,
        "force_language": "und" if language.partition("-")[0] in CUT_ALREADY else language,
        "include_characters": words.KEPT,
    }
    yield {"type": "NewIndex", "config": config}
    for docname in sorted(docnames):
        html = read(docname)
        main = _MAIN.search(html)
        content = html[main.start() :] if main else html
        headed = _HEADED.sub(r'<section><\2 id="\1"', _NO_TEXT.sub("", content))
        text = words.prepare(_ID.sub("", headed))
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": docname, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}  # Pagefind ends before all that it writes is on the disk


def _ask(requests: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    """Put requests to a Pagefind of our own; yield nothing once it has them, then the files of the last."""
    from pagefind.service import get_executable

    executable, pipe = get_executable(), subprocess.PIPE
    if executable is None:
        raise IndexingError("there is no Pagefind for this machine")
    command = (str(executable), "--service")
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
    try:
        service = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, start_new_session=True)
    except OSError as error:
        raise IndexingError(f"Pagefind cannot be started ({error.strerror})") from error
    # It ends with all that it has started, as it may be a script
    end = partial(os.killpg, service.pid, signal.SIGKILL) if hasattr(os, "killpg") else service.kill
    try:
        with _patience(end):
            asked = _tell(service, requests)
        yield []
        with _patience(end):
            files = _files(service, asked)
        yield files
    finally:
        with suppress(OSError), service:  # its pipes are closed, whatever is in them, and it is waited for
            end()


@contextmanager
def _patience(end: Callable[[], object]) -> Iterator[None]:
    """Have ``end`` end Pagefind where it does not answer, and say what has gone wrong."""
    limit, started = Timer(PATIENCE, end), monotonic()
    limit.start()
    try:
        yield
    except (OSError, LookupError, TypeError, ValueError) as error:
        late = monotonic() - started >= PATIENCE
        raise IndexingError(f"Pagefind {'has not answered in time' if late else 'has broken off'}") from error
    finally:
        limit.cancel()
        limit.join()


def _tell(service: subprocess.Popen[bytes], requests: Iterable[dict[str, Any]]) -> int:
    """Hand requests over, and return how many; each ends with a comma.

    The service keeps what it cannot yet take, so one request is prepared while it works on others.
    """
    assert service.stdin is not None, "it is a pipe"
    for asked, payload in enumerate(requests, 1):
        message = json.dumps({"message_id": asked, "payload": payload}).encode()
        service.stdin.write(b64encode(message) + b",")
        service.stdin.flush()
    return asked


def _files(service: subprocess.Popen[bytes], asked: int) -> list[Any]:
    """Return the files in the answer to the last request; answers end with a comma, too."""
    assert service.stdout is not None, "it is a pipe"
    missing, parts = asked, []
    while missing and (part := os.read(service.stdout.fileno(), 2**20)):
        parts.append(part)
        missing -= part.count(b",")
    answers = [json.loads(b64decode(part))["payload"] for part in b"".join(parts).split(b",")[:-1]]
    if errors := [answer["message"] for answer in answers if answer["type"] == "Error"]:
        raise IndexingError(errors[0])
    return list(answers[asked - 1]["files"])


def names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the names under which Pagefind has written what each search needs: ``hash`` and ``wasm``."""
    (language,) = json.loads(files["pagefind-entry.json"])["languages"].values()
    return {"hash": language["hash"], "wasm": language["wasm"] or "unknown"}


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the name by which Pagefind knows the text of each page, by docname."""
    names = (PurePosixPath(path).stem for path in files if path.startswith("fragment/"))
    texts = {name: decompress(files[f"fragment/{name}.pf_fragment"]) for name in names}
    return {json.loads(text.removeprefix(b"pagefind_dcd"))["url"]: name for name, text in texts.items()}
