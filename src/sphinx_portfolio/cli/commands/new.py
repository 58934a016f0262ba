"""``new``: a whole portfolio, which checks and builds as it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.command import GOOD, Command, WrongUseError
from sphinx_portfolio.cli.starting import hosts, origin, sample
from sphinx_portfolio.model.fields import as_identifier
from sphinx_portfolio.model.problems import nearest

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder, and a few choices."""
    parser.add_argument("folder", type=Path, help="where to begin it: a new folder, or an empty one")
    parser.add_argument("--name", help="whose portfolio it is; left out, what the file says, or the sample")
    parser.add_argument(
        "--from",
        dest="sources",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="begin from what these files hold",
    )
    parser.add_argument(
        "--host", choices=hosts.HOSTS, metavar="HOST", help=f"one of {', '.join(hosts.HOSTS)}"
    )
    known = ", ".join(sample.languages())
    parser.add_argument("--language", default="en", help=f"what the pages are written in: {known} (en)")


def run(given: argparse.Namespace) -> int:
    """Write the files, and say what comes next."""
    folder = given.folder
    if folder.exists() and (not folder.is_dir() or any(not p.name.startswith(".") for p in folder.iterdir())):
        raise WrongUseError(f"{folder} is not empty; name a folder that is new, or has nothing in it.")
    if given.name is not None and not given.name.strip():
        raise WrongUseError("--name is empty; write the name of the person, or leave it out.")
    if not sample.is_spoken(given.language):
        hint = nearest(given.language, sample.languages())
        more = "For another language, begin in one of these, and write `language` in docs/conf.py."
        raise WrongUseError(f"--language {given.language}: no sample is written in it; {hint}", more)
    files, said = _files(given)
    if taken := [path for path in files if (folder / path).exists()]:
        raise WrongUseError(f"{', '.join(taken)}: already in {folder}; move it away first.")
    write(folder, files)
    sys.stdout.write(said + _ends(given))
    return GOOD


def _files(given: argparse.Namespace) -> tuple[dict[str, str | bytes], str]:
    """Return all files by path, and what is to be said of them."""
    from sphinx_portfolio.cli.starting import letters

    name, said = " ".join((given.name or "").split()), ""
    if given.sources:
        from sphinx_portfolio.cli.commands import import_

        found = import_.gather(given.sources, {})
        pages = sample.around(found.files, name or import_.name_in(found.files), given.language)
        pages[import_.REPORT], said = found.report, f"{found.report}\n"
    else:
        pages = sample.files(name or sample.NAME, given.language)
    written = [text for path, text in pages.items() if path.endswith((".md", ".bib"))]
    pages["docs/conf.py"], lack = letters.suited(pages["docs/conf.py"], written)
    said += lack
    come_from = origin.read()
    files: dict[str, str | bytes] = {
        **pages,
        "requirements.txt": sample.requirements(come_from),
        **come_from.files,
    }
    if given.host:
        files |= hosts.files(given.host, "docs/conf.py", as_identifier(given.folder.resolve().name))
    return files, said


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a folder, texts in UTF-8 with plain line ends on every system."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _ends(given: argparse.Namespace) -> str:
    steps = [f"cd {_quoted(given.folder)}", "sphinx-portfolio build"]
    if given.folder.resolve() == Path.cwd():
        steps = ["sphinx-portfolio check", "sphinx-portfolio build"]
    begun = f"A portfolio is in {given.folder}; its pages are in docs.\n"
    todo = "".join(f"  {step}\n" for step in hosts.HOSTS[given.host].steps) if given.host else ""
    on_host = (
        f"\nOn {hosts.HOSTS[given.host].title}, once it is in a repository:\n{todo}" if given.host else ""
    )
    return f"{begun}{on_host}\nNext:\n" + "".join(f"  {step}\n" for step in steps)


def _quoted(path: Path) -> str:
    """Return a path as a command line takes it, on this system."""
    text = str(path)
    if all(sign.isalnum() or sign in "-_./\\:" for sign in text):
        return text
    return f'"{text}"' if os.name == "nt" or "'" in text else f"'{text}'"


COMMAND = Command(
    help="begin a portfolio",
    about=(
        "Writes pages that look finished and say of themselves that they are a sample, the settings,\n"
        "requirements.txt, .gitignore, and what a host wants to know. They pass `check` as they are."
    ),
    examples=(
        'sphinx-portfolio new my-portfolio --name "Ada Example"',
        "sphinx-portfolio new my-portfolio --host readthedocs",
        "sphinx-portfolio new my-portfolio --from resume.json publications.bib",
    ),
    arguments=arguments,
    run=run,
)
