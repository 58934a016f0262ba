"""Sets documents with Typst, offline and in a process of its own, and keeps what it has set.

Only the fonts that come with Typst are used, and those of the owner's folder, never the machine's: the same
portfolio gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import weakref
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.kept import Store, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

FONTS = Path(__file__).parent / "fonts"


class Service:
    """The process, which is started when there is something to set: a build without changes does not pay."""

    def __init__(self, fonts: Path | None) -> None:
        folders = [str(folder) for folder in (FONTS, fonts) if folder]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sphinx_portfolio.typeset.service", *folders],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        self._owed = 0
        self.end = weakref.finalize(self, _end, self._process)

    def ask(self, act: str, **request: object) -> bytes:
        """Return the answer to a request, once all that was asked for before is done."""
        self.tell(act, **request)
        self.wait(1)
        return self._answer()

    def tell(self, act: str, **request: object) -> None:
        """Ask for what is to be done meanwhile."""
        assert self._process.stdin, "it is a pipe"
        self._process.stdin.write(json.dumps({"act": act, **request}).encode() + b"\n")
        self._process.stdin.flush()
        self._owed += 1

    def wait(self, owed: int = 0) -> None:
        """Wait until all is done that was asked for, but so many requests."""
        while self._owed > owed:
            self._answer()

    def _answer(self) -> bytes:
        assert self._process.stdout, "it is a pipe"
        self._owed -= 1
        said = self._process.stdout.readline()
        if not said:
            raise RuntimeError("the process that runs Typst has ended before its time; build once more.")
        size, failed = json.loads(said)
        answer = self._process.stdout.read(size)
        if failed:
            raise RuntimeError(answer.decode())
        return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@dataclass
class Typesetter:
    """Typst for one build. ``store`` keeps what it sets; ``fonts`` is a folder of further fonts, or None.

    ``look`` is what the owner has chosen of identity.typ.
    """

    store: Store
    fonts: Path | None = None
    look: Mapping[str, str] = field(default_factory=dict)

    def pdf(self, template: str, inputs: Mapping[str, str], *, when: datetime | None) -> bytes:
        """Return a tagged PDF, dated ``when`` if known: PDF/UA-1, unless a character of it is in no font."""
        time = when.isoformat() if when else ""
        return self._service.ask("pdf", template=template, inputs={**self.look, **inputs}, when=time)

    def draw(self, template: str, pages: Mapping[bytes, object], said: Mapping[str, str]) -> None:
        """Have a picture drawn for each page, one pixel a point, to be kept under the key of the page."""
        if pages:
            wanted = [(str(self.store.place(key)), page) for key, page in pages.items()]
            self.store.folder.mkdir(parents=True, exist_ok=True)
            self._service.tell("draw", template=template, said={**self.look, **said}, pages=wanted)

    def filled(self, template: str, inputs: Mapping[str, str]) -> float:
        """Return how many pages a document fills; its template tells it in ``<filled>``."""
        return float(self._service.ask("filled", template=template, inputs={**self.look, **inputs}))

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters of ``text`` that no font has."""
        letters = {letter for letter in text if not letter.isascii()}
        if unknown := sorted(letters - self._glyphs.keys()):
            fine = self._has(unknown)
            self._glyphs.update({letter: fine or self._has([letter]) for letter in unknown})
            self.store.put(self.key("glyphs"), json.dumps(self._glyphs).encode())
        return frozenset(letter for letter in letters if not self._glyphs[letter])

    def wait(self) -> None:
        """Wait until every picture is drawn."""
        if "_service" in vars(self):
            self._service.wait()

    def close(self) -> None:
        """End the process; what is under way is not waited for."""
        if "_service" in vars(self):
            self._service.end()
            del self._service

    @cached_property
    def _glyphs(self) -> dict[str, bool]:
        """Whether a font has a character, as far as it was asked for."""
        known = self.store.get(self.key("glyphs"))
        return dict(json.loads(known)) if known else {}

    def draws_mark(self) -> bool:
        """Tell whether the mark of the look is a picture that can be drawn."""
        key = self.key("mark")
        if (known := self.store.get(key)) is None:
            known = self.store.put(key, self._service.ask("draws", template="mark.typ", inputs=self.look))
        return known == b"yes"

    def families(self) -> list[str]:
        """Return the names of the fonts that there are."""
        key = self.key("families")
        known = self.store.get(key) or self.store.put(key, self._service.ask("families"))
        return list(json.loads(known))

    def key(self, *inputs: object) -> bytes:
        """Return a key that changes whenever the document would."""
        return digest(self._edition, json.dumps((self.look, inputs), sort_keys=True).encode())

    @cached_property
    def _edition(self) -> bytes:
        fonts = sorted(path for path in self.fonts.iterdir() if path.is_file()) if self.fonts else ()
        return digest(version("typst").encode(), *(path.read_bytes() for path in fonts))

    @cached_property
    def _service(self) -> Service:
        return Service(self.fonts)

    def _has(self, letters: list[str]) -> bool:
        return bool(self._service.ask("has", letters=letters, look=self.look))
