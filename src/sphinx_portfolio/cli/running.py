"""One run of Sphinx in this process, watched by a person or by nobody."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import progress, reporting, sparing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_portfolio.cli.places import Place
    from sphinx_portfolio.cli.reporting import Finding


class CollectedWarnings:
    """Takes what Sphinx warns of, a warning at a time."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def write(self, text: str) -> int:
        """Take a warning."""
        self.texts.append(text)
        return len(text)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def findings(self) -> list[Finding]:
        """Return what was told, each thing once, in the order of the files."""
        return sorted({reporting.of_warning(text) for text in self.texts if text.strip()})


@dataclass(frozen=True)
class Run:
    """A builder, where it writes and keeps what it has read, and with how many processes; 0 is with all."""

    builder: str
    output: Path
    trees: Path
    afresh: bool = False
    processes: int = 0

    def build(
        self,
        place: Place,
        told: CollectedWarnings,
        settings: Mapping[str, object],
        connect: Callable[[Sphinx], None] = lambda app: None,
    ) -> Sphinx:
        """Run Sphinx over a portfolio, with settings that overrule those in its ``conf.py``."""
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace, patch_docutils

        bar = progress.watched()
        try:
            heard = nullcontext() if bar else sparing.silent()
            with patch_docutils(place.source), docutils_namespace(), heard:
                app = Sphinx(
                    place.source, place.source, self.output, self.trees, self.builder,
                    confoverrides=dict(settings), status=bar, warning=told, freshenv=self.afresh,  # type: ignore[arg-type]
                    parallel=self.processes or os.cpu_count() or 1,
                )  # fmt: skip
                connect(app)
                app.build()
                return app
        finally:
            if bar:
                bar.clear()
