"""Typst in a process of its own, which sets one thing after the other while the build goes on.

It is told in lines of JSON what to do, and answers each with a line that says how many bytes follow. Its
memory is its own, and it may run while Sphinx forks, as threads of the build may not. It ends with the build,
whose end it hears, or sees between two pictures.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from sphinx_portfolio.exports import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TEMPLATES = Path(__file__).parent
SHARE = 16
"""How many pictures are drawn at a time; more would only take more memory."""


class Service:
    """Typst with the fonts of some folders."""

    def __init__(self, folders: list[str]) -> None:
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
        self._parent = os.getppid()
        self.acts: Mapping[str, Callable[..., bytes]] = {
            "pdf": self.pdf, "filled": self.filled, "families": self.families,
            "has": self.has, "draws": self.draws, "draw": self.draw,
        }  # fmt: skip

    def pdf(self, template: str, inputs: dict[str, str], when: str) -> bytes:
        """Return a PDF/UA-1, or one that is not where it has a character that no font has."""
        time = datetime.fromisoformat(when) if when else None
        compiler = self._compiler(template, inputs)
        done = self._tagged(compiler, timestamp=time) or compiler.compile(format="pdf", timestamp=time)
        assert isinstance(done, bytes), "a PDF is one file"
        return done

    def filled(self, template: str, inputs: dict[str, str]) -> bytes:
        """Return how many pages a document fills; its template tells it in ``<filled>``."""
        return str(self._compiler(template, inputs).query("<filled>", field="value", one=True)).encode()

    def families(self) -> bytes:
        """Return the names of the fonts that there are."""
        return json.dumps(sorted(self._fonts.families())).encode()

    def has(self, letters: list[str], look: dict[str, str]) -> bytes:
        """Return whether the fonts have letters: nothing where they lack one."""
        inputs = {**look, "data": json.dumps(letters)}
        return b"yes" if self._tagged(self._compiler("glyphs.typ", inputs)) else b""

    def draws(self, template: str, inputs: dict[str, str]) -> bytes:
        """Return whether a template can be drawn."""
        with suppress(typst.TypstError):
            self._compiler(template, inputs).compile(format="png")
            return b"yes"
        return b"no"

    def draw(self, template: str, said: dict[str, str], pages: list[tuple[str, object]]) -> bytes:
        """Draw a picture for each page, one pixel a point, and keep it in the file that stands beside it."""

        def draw(part: list[tuple[str, object]]) -> None:
            if os.getppid() != self._parent:
                return
            inputs = {"data": json.dumps([page for _, page in part]), **said}
            done = self._compiler(template, inputs).compile(format="png", ppi=72)
            for (path, _), image in zip(part, done if isinstance(done, list) else [done], strict=True):
                assert image, "a page is a picture"
                kept.write(Path(path), kept.sealed(image))

        with ThreadPoolExecutor(
            max(1, (os.cpu_count() or 1) - 1)
        ) as threads:  # the build has work of its own
            list(threads.map(draw, [pages[start : start + SHARE] for start in range(0, len(pages), SHARE)]))
        return b""

    def _compiler(self, template: str, inputs: dict[str, str]) -> typst.Compiler:
        return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=self._fonts, sys_inputs=inputs)

    def _tagged(self, compiler: typst.Compiler, **options: Any) -> object:
        """Return a PDF/UA-1, or None where it has a character that no font has."""
        try:
            return compiler.compile(format="pdf", pdf_standards=["ua-1"], **options)
        except typst.TypstError:
            return None


def main() -> None:
    """Do what is asked for, until nothing more is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build has been told, and ends this
    service = Service(sys.argv[1:])
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            done, failed = service.acts[request.pop("act")](**request), False
        except typst.TypstError as error:
            done, failed = str(error).encode(), True
        sys.stdout.buffer.write(json.dumps([len(done), failed]).encode() + b"\n" + done)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
