"""``import``: the pages of a portfolio from files that its owner has, new or beside what is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_portfolio.cli.command import GOOD, Command, WrongUseError
from sphinx_portfolio.cli.pages import bibliography, joining
from sphinx_portfolio.cli.places import CONF, Place, find, shown
from sphinx_portfolio.cli.starting import letters, sample

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from sphinx_portfolio.importers.imported import Imported

REPORT = "import-report.txt"
NOTHING = "nothing"


class Gathered(NamedTuple):
    """The files that several imports give together, by path, and the report on all of them."""

    files: dict[str, str]
    report: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the files and the folder."""
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="a file, or LinkedIn's folder or archive"
    )
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="the portfolio, or a new folder of pages (here)"
    )


def run(given: argparse.Namespace) -> int:
    """Write what the files add, and a report of what the pages do not hold."""
    place = _place(given.into)
    folder = place.source if place else given.into or Path("docs")
    there = texts(place, folder)
    bib = _bib(place)
    found = gather(given.files, there, bib)
    files, lack = dict(found.files), ""
    if not place:
        whole = sample.around({**there, **files}, name_in(there | files))
        whole["docs/conf.py"], lack = letters.suited(whole["docs/conf.py"], files.values())
        files |= {
            path[5:]: text
            for path, text in whole.items()
            if path.startswith("docs/") and path[5:] not in there
        }
    write(folder, {**files, REPORT: found.report} if files or not place else {})
    new = [path for path in files if path not in there]
    said = f"{len(new)} new files in {shown(folder.absolute())}, {len(files) - len(new)} longer.\n\n"
    sys.stdout.write(said + found.report + lack)
    return GOOD


def _place(folder: Path | None) -> Place | None:
    """Return the portfolio to import into; nothing where there is none yet."""
    if folder and not any((folder / name).is_file() for name in CONF):
        return None
    try:
        return find(folder)
    except WrongUseError:
        return None


def _bib(place: Place | None) -> str:
    conf = (place.source / "conf.py").read_text("utf-8", "replace") if place else ""
    return bibliography.setting(conf) or "publications.bib"


def name_in(files: Mapping[str, str]) -> str:
    """Return whose portfolio files are."""
    found = (joining.data(text) for path, text in files.items() if path.endswith(".md"))
    return next((str(each["name"]) for each in found if each.get("kind") == "profile"), "Portfolio")


def texts(place: Place | None, folder: Path) -> dict[str, str]:
    """Return the pages and the bibliographies of a portfolio by their path in it."""
    paths = (
        [*place.pages(), *folder.glob("*.bib")] if place else [*folder.rglob("*.md"), *folder.glob("*.bib")]
    )
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in paths
    }


def gather(files: Iterable[Path], there: Mapping[str, str], bib: str = "publications.bib") -> Gathered:
    """Return what files add to those that are there, one after the other."""
    new: dict[str, str] = {}
    reports = []
    several = list(files)
    for path in several:
        imported = read(path)
        joined = joining.join({**there, **new}, imported.files, bib)
        new |= joined.files
        said = (
            joined.said
            if joined.files or not there
            else [*joined.said, "All of it is there already; nothing was added."]
        )
        report = imported._replace(notes=(*said, *imported.notes)).report
        reports.append(f"{path.name}\n\n{report}" if len(several) > 1 else report)
    return Gathered(new, "\n".join(reports))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder, in UTF-8 with plain line ends on every system."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def read(path: Path) -> Imported:
    """Return what a file gives; refuse one that cannot be read, a line for each reason."""
    from sphinx_portfolio.importers.forms import reading
    from sphinx_portfolio.json_resume.read import FormError
    from sphinx_portfolio.model.bounds import TooMuchError

    try:
        return reading.read_any(path)
    except (FormError, TooMuchError, OSError) as error:
        said = error.args if isinstance(error, FormError) else (_reason(error),)
        raise WrongUseError(*(f"{path}: {line}" for line in said)) from error


def _reason(error: Exception) -> str:
    """Return in a sentence why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; mend the name."
    return f"the file cannot be read: {error.strerror}." if isinstance(error, OSError) else str(error)


COMMAND = Command(
    help="write pages from a résumé or a bibliography that you have",
    about=(
        "Takes JSON Resume, RenderCV, al-folio's cv.yml, BibTeX, and LinkedIn's export, and tells them\n"
        "apart by looking. What is there stays; a second import adds only what is new. What the pages do\n"
        "not hold is told in import-report.txt beside them."
    ),
    examples=(
        "sphinx-portfolio import resume.json",
        "sphinx-portfolio import cv.yaml publications.bib --into docs",
    ),
    arguments=arguments,
    run=run,
)
