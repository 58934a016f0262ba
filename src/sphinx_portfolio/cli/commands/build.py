"""``build``: the site, and the address of its home page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.checking import of_error
from sphinx_portfolio.cli.command import GOOD, MISTAKES, Command, WrongUseError
from sphinx_portfolio.cli.running import CollectedWarnings, Run
from sphinx_portfolio.cli.starting import headers

if TYPE_CHECKING:
    import argparse

    from sphinx_portfolio.cli.places import Place
    from sphinx_portfolio.cli.reporting import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to build, and how strictly."""
    parser.add_argument("folder", type=Path, nargs="?", help="the portfolio (the one here)")
    parser.add_argument("--strict", action="store_true", help="read every page again, and fail on a warning")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where the site goes (build/html)")
    parser.add_argument("--address", default="", metavar="URL", help="where the site will be (html_baseurl)")
    parser.add_argument("--headers", action="store_true", help="write _headers, for Netlify and Cloudflare")


def run(given: argparse.Namespace) -> int:
    """Build, tell the warnings, and say where the home page is."""
    place = places.find(given.folder)
    site = (given.output or place.site).absolute()
    if site == place.source or place.source.is_relative_to(site):
        raise WrongUseError(f"--output {given.output} is where the pages are; name another folder.")
    settings = {"html_baseurl": given.address} if given.address else {}
    told = CollectedWarnings()
    try:
        home = _build(place, site, settings, told, strict=given.strict)
    except Exception as error:  # noqa: BLE001  # Sphinx's own are told, others rise
        return _tell([*told.findings(), *of_error(place, error)], "The site is not built.")
    findings = told.findings()
    if findings and given.strict:
        return _tell(findings, "The site is built, with mistakes that a strict build does not bear.")
    _tell(findings, "")
    said = headers.write(site) if given.headers else ""
    sys.stdout.write(f"{said}The site is at {home.as_uri()}\n")
    return GOOD


def _build(
    place: Place, site: Path, settings: dict[str, Any], told: CollectedWarnings, *, strict: bool
) -> Path:
    """Have Sphinx build the site; return the file of its home page."""
    strictly: dict[str, Any] = {"nitpicky": True} if strict else {}
    run = Run("html", site, _trees(place, site), afresh=strict)
    app = run.build(place, told, {**strictly, **settings})
    return Path(site, f"{app.config.root_doc}.html")


def _trees(place: Place, site: Path) -> Path:
    """Return where Sphinx keeps what it has read: beside the site, never in it."""
    return (place.build if site == place.site else site.parent / f".{site.name}") / "doctrees"


def _tell(findings: list[Finding], ends: str) -> int:
    """Say what was warned of; return the exit code of a build that failed."""
    sys.stderr.write("".join(f"{finding}\n" for finding in findings) + (f"{ends}\n" if ends else ""))
    return MISTAKES


COMMAND = Command(
    help="build the site",
    about=(
        "Builds with all processors, and only what has changed; what Sphinx keeps for the next build stands\n"
        "beside the site. With --strict, as on a host, each warning is a mistake."
    ),
    examples=(
        "sphinx-portfolio build",
        "sphinx-portfolio build --strict --output public --address https://ada.example/",
    ),
    arguments=arguments,
    run=run,
)
