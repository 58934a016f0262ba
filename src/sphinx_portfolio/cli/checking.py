"""A reading of the whole portfolio that writes nothing, and all that is wrong with it.

Sphinx itself reads the pages, for a builder that makes none, so that all is told that a strict build tells;
what only the making of HTML would tell is asked for page by page. Left out are the outputs: pictures for
previews, the search index, the résumé as PDF, and runs of the owner's programs.
"""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.cli import filenames, sparing
from sphinx_portfolio.cli.places import shown
from sphinx_portfolio.cli.reporting import Finding
from sphinx_portfolio.cli.running import CollectedWarnings, Run
from sphinx_portfolio.model.bounds import misread

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_portfolio.cli.places import Place

_LOCATED = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<text>.+)")
_UNLOADED = re.compile(r"Could not import extension (\S+)")
_MANY = 100
"""With fewer pages, one process is done before others have begun."""


class Checked(NamedTuple):
    """What was found, in the order of the files, and how many pages were read."""

    findings: list[Finding]
    pages: int


def check(place: Place) -> Checked:
    """Read a portfolio afresh, and return what is wrong with it."""
    findings, app = read(place)
    return Checked(findings, len(app.env.found_docs) if app else 0)


def read(place: Place) -> tuple[list[Finding], Sphinx | None]:
    """Read a portfolio afresh; return what is wrong with it, and Sphinx, if it got so far."""
    told, findings, app = CollectedWarnings(), filenames.check(place), None
    with TemporaryDirectory(prefix="sphinx-portfolio-") as folder:
        try:
            app = _read(place, Path(folder), told)
        except Exception as error:  # noqa: BLE001  # Sphinx's own are told, others rise
            findings += of_error(place, error)
    return sorted({*findings, *told.findings()}), app


def _read(place: Place, folder: Path, told: CollectedWarnings) -> Sphinx:
    """Have Sphinx read all pages and resolve what they refer to."""
    from sphinx_portfolio.sphinx_ext.html import unwritten

    processes = (os.cpu_count() or 1) if len(place.pages()) > _MANY else 1
    run = Run("dummy", folder / "html", folder / "trees", afresh=True, processes=processes)
    settings = {"nitpicky": True, "smartquotes": False}  # quotes take a tenth of the time
    with sparing.spared(processes):
        return run.build(place, told, settings, unwritten.connect)


def of_error(place: Place, error: Exception) -> list[Finding]:
    """Return what an error says that ends the reading; raise one that is nobody's mistake."""
    from sphinx.errors import ConfigError, ExtensionError, SphinxError

    unloaded = _UNLOADED.search(str(error))
    in_handler = isinstance(error, ExtensionError) and error.orig_exc and not unloaded
    if not isinstance(error, SphinxError) or in_handler:
        raise error
    conf = place.source / "conf.py"
    in_conf = isinstance(error, ConfigError) and "configuration file" in str(error)  # as Sphinx says it
    if in_conf and isinstance(error.__cause__, Exception):
        return [_of_conf(conf, error.__cause__)]
    if isinstance(error, ExtensionError) and unloaded:
        cure = "install it, or take it out"
        message = f"the extension “{unloaded[1]}” cannot be loaded ({error.orig_exc or error}); {cure}."
        return [Finding(shown(conf), _line_of(conf, unloaded[1]), message, "config")]
    lines = [line for line in str(error).splitlines() if line.strip()]
    placed = [_LOCATED.fullmatch(line) for line in lines]
    if lines and all(placed):
        return [Finding(shown(Path(at["path"])), int(at["line"]), at["text"]) for at in placed if at]
    if isinstance(error, ConfigError):
        setting = re.search(r"\b(portfolio|html)_\w+", str(error))
        return [Finding(shown(conf), _line_of(conf, setting[0]) if setting else 0, " ".join(lines), "config")]
    return [Finding("", 0, " ".join(lines) or type(error).__name__)]


def _of_conf(conf: Path, cause: Exception) -> Finding:
    """Return what an error in ``conf.py`` says, at its line there."""
    if found := misread(conf.read_bytes()):
        line, seems = found
        said = f"the file is not UTF-8 but seems to be {seems}; save it as UTF-8."
        return Finding(shown(conf), line, said, "config")
    if isinstance(cause, SyntaxError):
        said = f"this is no Python: {cause.msg.rstrip('?')}."
        return Finding(shown(conf), cause.lineno or 0, said, "config")
    frames = traceback.extract_tb(cause.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename) == conf]
    said = f"{type(cause).__name__}: {cause}".rstrip(": ")
    return Finding(shown(conf), lines[-1] or 0 if lines else 0, f"it cannot be run: {said}.", "config")


def _line_of(path: Path, text: str) -> int:
    """Return the first line of a file that has a text in it; 0 for none."""
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)
