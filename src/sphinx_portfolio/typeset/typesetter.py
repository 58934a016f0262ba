"""Sets documents with Typst, in this process and offline, and keeps what it has set.

Only the fonts that come with Typst are used, and those of the owner's folder, never the machine's: the same
portfolio gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import math
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.exports.kept import Store, digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import typst

TEMPLATES = Path(__file__).parent
SHARE = 4
"""How many pictures are worth a thread of their own."""


@dataclass
class Typesetter:
    """Typst for one build. ``store`` keeps what it sets; ``fonts`` is a folder of further fonts, or None.

    ``look`` is what the owner has chosen of identity.typ.

    It is loaded when there is something to set: 0.05 s that a build without changes does not pay.
    """

    store: Store
    fonts: Path | None = None
    look: Mapping[str, str] = field(default_factory=dict)

    def pdf(self, template: str, inputs: Mapping[str, str], *, when: datetime | None) -> bytes:
        """Return a tagged PDF, dated ``when`` if known: PDF/UA-1, unless a character of it is in no font."""
        compiler = self._compiler(template, inputs)
        done = self._tagged(compiler, timestamp=when) or compiler.compile(format="pdf", timestamp=when)
        assert isinstance(done, bytes), "a PDF is one file"
        return done

    def pngs(self, template: str, pages: Sequence[object], said: Mapping[str, str]) -> list[bytes]:
        """Return a picture for each of ``pages``, one pixel a point; processors share the work."""
        share = max(SHARE, math.ceil(len(pages) / (os.cpu_count() or 1)))
        parts = [pages[start : start + share] for start in range(0, len(pages), share)]
        assert self._fonts, "they are loaded once, before there are threads that would each do it"

        def draw(part: Sequence[object]) -> list[bytes]:
            inputs = {"data": json.dumps(part), **said}
            done = self._compiler(template, inputs).compile(format="png", ppi=72)
            return done if isinstance(done, list) else [done] if done else []

        with ThreadPoolExecutor(len(parts) or 1) as threads:
            return [image for images in threads.map(draw, parts) for image in images]

    def filled(self, template: str, inputs: Mapping[str, str]) -> float:
        """Return how many pages a document fills; its template tells it in ``<filled>``."""
        return float(self._compiler(template, inputs).query("<filled>", field="value", one=True))

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters of ``text`` that no font has."""
        letters = {letter for letter in text if not letter.isascii()}
        if unknown := sorted(letters - self._glyphs.keys()):
            fine = self._has(unknown)
            self._glyphs.update({letter: fine or self._has([letter]) for letter in unknown})
            self.store.put(self.key("glyphs"), json.dumps(self._glyphs).encode())
        return frozenset(letter for letter in letters if not self._glyphs[letter])

    @cached_property
    def _glyphs(self) -> dict[str, bool]:
        """Whether a font has a character, as far as it was asked for."""
        known = self.store.get(self.key("glyphs"))
        return dict(json.loads(known)) if known else {}

    def draws_mark(self) -> bool:
        """Tell whether the mark of the look is a picture that can be drawn."""
        key = self.key("mark")
        if (known := self.store.get(key)) is None:
            known = self.store.put(key, b"yes" if self._draws("mark.typ") else b"no")
        return known == b"yes"

    def families(self) -> list[str]:
        """Return the names of the fonts that there are."""
        return sorted(self._fonts.families())

    def _draws(self, template: str) -> bool:
        import typst

        with suppress(typst.TypstError):
            return bool(self._compiler(template, {}).compile(format="png"))
        return False

    def key(self, *inputs: object) -> bytes:
        """Return a key that changes whenever the document would."""
        return digest(self._edition, json.dumps((self.look, inputs), sort_keys=True).encode())

    @cached_property
    def _edition(self) -> bytes:
        fonts = sorted(path for path in self.fonts.iterdir() if path.is_file()) if self.fonts else ()
        return digest(version("typst").encode(), *(path.read_bytes() for path in fonts))

    @cached_property
    def _fonts(self) -> typst.Fonts:
        import typst  # 0.02 s, and its fonts as much again

        folders = [str(folder) for folder in (TEMPLATES / "fonts", self.fonts) if folder]
        return typst.Fonts(include_system_fonts=False, font_paths=folders)

    def _compiler(self, template: str, inputs: Mapping[str, str]) -> typst.Compiler:
        import typst

        path = TEMPLATES / template
        return typst.Compiler(
            path, root=TEMPLATES, font_paths=self._fonts, sys_inputs={**self.look, **inputs}
        )

    def _tagged(self, compiler: typst.Compiler, **options: Any) -> object:
        """Return a PDF/UA-1, or None where it has a character that no font has."""
        import typst

        try:
            return compiler.compile(format="pdf", pdf_standards=["ua-1"], **options)
        except typst.TypstError:
            return None

    def _has(self, letters: list[str]) -> bool:
        return bool(self._tagged(self._compiler("glyphs.typ", {"data": json.dumps(letters)})))
