"""``check --links``: the portfolio read, its addresses asked, what came of it told and kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli import checking, places, reporting
from sphinx_portfolio.cli.command import GOOD, MISTAKES, WrongUseError

if TYPE_CHECKING:
    import argparse

    from sphinx.application import Sphinx

    from sphinx_portfolio.cli.links.asking import Asker
    from sphinx_portfolio.cli.places import Place
    from sphinx_portfolio.cli.reporting import Finding

MOST = 500
"""So many addresses are asked in one run, unless one asks for more."""


def run(given: argparse.Namespace, asker: Asker | None = None) -> int:
    """Print what is wrong with the portfolio and with its addresses; what has moved is no mistake."""
    if given.most < 1:
        raise WrongUseError("--most is less than 1; write how many addresses to ask.")
    place = places.find(given.folder)
    findings, app = checking.read(place)
    mistakes = bool(findings)
    if app is not None:
        told = _ask(app, place, given, asker)
        mistakes = mistakes or any(finding.kind not in reporting.MILD for finding in told)
        findings = sorted({*findings, *told})
    pages = len(app.env.found_docs) if app else 0
    sys.stdout.write(reporting.FORMATS[given.format](findings, pages))
    return MISTAKES if mistakes else GOOD


def _ask(app: Sphinx, place: Place, given: argparse.Namespace, asker: Asker | None) -> list[Finding]:
    from sphinx_portfolio.cli.links import outcome
    from sphinx_portfolio.cli.links.asking import Asker
    from sphinx_portfolio.graph.beside import seen
    from sphinx_portfolio.sphinx_ext.domain import get_domain

    portfolio = get_domain(app.env).portfolio
    answers, left = outcome.ask(portfolio, asker or Asker(), given.most, _tell)
    _clear()
    if left:
        sys.stderr.write(f"{left} more addresses were not asked; ask for them with --most.\n")
    if given.record:
        kept = outcome.seen(portfolio, answers, portfolio.seen, portfolio.today)
        path = place.source / seen.FILE
        path.write_text(seen.dumps(kept), encoding="utf-8", newline="\n")
    bibliography = app.config.portfolio_publications
    named = places.shown(Path(bibliography)) if bibliography else ""
    return [
        *outcome.findings(portfolio, answers, lambda doc: places.shown(Path(app.env.doc2path(doc))), named)
    ]


def _tell(done: int, all: int, url: str) -> None:
    """Show a person how far it has come."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{f'Asking {done} of {all}: {url}'[:78]:<78}")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{'':<78}\r")
