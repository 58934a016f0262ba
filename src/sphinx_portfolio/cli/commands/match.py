"""``match``: what a job advert asks for, and what of the portfolio answers it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.cli import checking, places, reporting
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command, WrongUseError

if TYPE_CHECKING:
    import argparse

    from sphinx.application import Sphinx

STDIN = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the advert, a résumé to hold against it, and the form of the answer."""
    parser.add_argument("advert", help="a file with the advert (text, Markdown or HTML), or - to paste it")
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument(
        "--resume", metavar="NAME", help="tell what this résumé of portfolio_resumes shows of it"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text or json (text)")


def run(given: argparse.Namespace) -> int:
    """Print what the portfolio answers."""
    from sphinx_portfolio.matching import advert, report
    from sphinx_portfolio.matching.match import match
    from sphinx_portfolio.sphinx_ext.domain import get_domain

    text = read(given.advert)
    findings, app = checking.read(places.find(given.folder))
    if app is None:
        sys.stdout.write(reporting.as_text(findings, 0))
        return MISTAKES
    portfolio = get_domain(app.env).portfolio
    chosen = _resume(app, given.resume)
    shown = None if chosen is None else report.shown_by(chosen, portfolio)
    found, name = match(advert.read(text), portfolio), given.resume or _name(given.advert)
    if given.format == "json":
        sys.stdout.write(report.as_json(found, portfolio, name, shown))
    else:
        sys.stdout.write(report.as_text(found, portfolio, name, shown, _head))
    if findings:
        sys.stderr.write(
            "The portfolio has mistakes, and what they hide is left out: sphinx-portfolio check\n"
        )
    return GOOD


def read(path: str) -> str:
    """Return the text of an advert; refuse what cannot be read."""
    from sphinx_portfolio.matching import markup
    from sphinx_portfolio.model.bounds import IMPORT, TooMuchError, read_bytes

    try:
        content = sys.stdin.buffer.read(IMPORT) if path == STDIN else read_bytes(Path(path), IMPORT)
    except TooMuchError as error:
        raise WrongUseError(f"{path}: {error}") from error
    except OSError as error:
        raise WrongUseError(
            f"{path}: it cannot be read: {error.strerror}; name a file, or - to paste."
        ) from error
    text = markup.decode(content)
    if "\0" in text or not text.strip():
        why = "it is no text" if text.strip() else "nothing is in it"
        raise WrongUseError(f"{path}: {why}; save the advert as text, Markdown or HTML.")
    return text


def _resume(app: Sphinx, name: str | None) -> dict[str, Any] | None:
    """Return what ``conf.py`` says of a résumé; nothing is said of the whole one unless its owner does."""
    from sphinx_portfolio.model.problems import nearest

    if name is None:
        return None
    said: dict[str, dict[str, Any]] = {"resume": {}, **app.config.portfolio_resumes}
    if name not in said:
        raise WrongUseError(f"portfolio_resumes has no “{name}”; {nearest(name, said)}")
    return said[name]


def _name(path: str) -> str:
    from sphinx_portfolio.model.fields import as_identifier

    name = "advert" if path == STDIN else as_identifier(Path(path).stem)[:60].strip("-")
    return "advert" if name == "resume" else name  # which is that of the whole one


def _head(title: str) -> str:
    return f"\x1b[1m{title}\x1b[0m" if reporting.is_coloured() else title


COMMAND = Command(
    help="hold a job advert against the portfolio",
    about=(
        "Says which skills the advert asks for are proved, by which write-ups, which roles used, and which\n"
        "your vocabulary lacks. Then come the write-ups that answer it best, as an entry for\n"
        "portfolio_resumes, too. Nothing leaves this machine, and the answer is the same each time."
    ),
    examples=(
        "sphinx-portfolio match advert.txt",
        "sphinx-portfolio match advert.html --resume programming",
        "sphinx-portfolio match - --format json    reads what is pasted or piped",
    ),
    arguments=arguments,
    run=run,
)
