"""What can be done with this project; ``nox -l`` lists it. All versions stand in ``constraints/``."""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False  # one that is not here is named, and skipped
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "typing", "tests"]

PROJECT = nox.project.load_toml("pyproject.toml")
BUILD = Path("build")
SHARED = ("--numprocesses=auto", "--dist=loadfile")
"""Options of pytest for many tests: each file on one of the processors."""


def install(session: nox.Session, *groups: str, versions: str = "tested") -> None:
    """Install the project with dependency groups; bytecode is compiled now, not at each start."""
    session.env.update(PYTHONDONTWRITEBYTECODE=None, UV_COMPILE_BYTECODE="1")
    needed = nox.project.dependency_groups(PROJECT, *groups)
    session.install("--constraint", f"constraints/{versions}.txt", "--editable", ".", *needed)


def sphinx(session: nox.Session, source: str, *options: str, builder: str = "html") -> Path:
    """Build ``source`` and return the folder of the result; a warning is an error."""
    folder = BUILD / source / builder
    trees = BUILD / source / "doctrees"
    session.run("sphinx-build", "-n", "-W", "-b", builder, "-d", str(trees), *options, source, str(folder))
    return folder


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site and print the address of its home page."""
    install(session, "docs")
    home = sphinx(session, "docs", *session.posargs) / "index.html"
    session.log(f"The site is at {home.absolute().as_uri()}")


@nox.session(name="docs-live")
def docs_live(session: nox.Session) -> None:
    """Build the site at each change, and reload it in the browser."""
    install(session, "docs", "live")
    folders = (str(BUILD / "docs/live-doctrees"), "docs", str(BUILD / "docs/live"))
    session.run("sphinx-autobuild", "-n", "--watch", "src", "-d", *folders, *session.posargs)


@nox.session(python=False, requires=["docs"])
def serve(session: nox.Session) -> None:
    """Serve the built site to this machine alone."""
    options = ("--bind", "127.0.0.1", "--directory", str(BUILD / "docs/html"))
    session.run(sys.executable, "-m", "http.server", *options, *session.posargs)


@nox.session
def manual(session: nox.Session) -> None:
    """Build the manual for owners, its reference made from the model."""
    install(session, "docs")
    home = sphinx(session, "manual", *session.posargs) / "index.html"
    session.log(f"The manual is at {home.absolute().as_uri()}")


@nox.session
def pictures(session: nox.Session) -> None:
    """Take the pictures of the manual anew, from the portfolio in manual/example."""
    install(session, "tests")
    session.run("python", "tests/support/pictures.py", env={"PYTHONPATH": "tests/support"})


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on the interpreter at hand."""
    install(session, "tests")
    session.run("pytest", *SHARED, *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Run the tests that need a browser, and leave pictures of the pages in build/pictures."""
    install(session, "tests")
    session.run("pytest", "-m", "browser", *SHARED, *session.posargs)


@nox.session
def endurance(session: nox.Session) -> None:
    """Try hundreds of times what the tests try a few times: builds that are broken off, and random edits."""
    install(session, "tests")
    session.run("pytest", "-m", "endurance", *session.posargs)


@nox.session(python="3.11")  # some of them refuse the docutils of later ones
def neighbours(session: nox.Session) -> None:
    """Run the tests beside other extensions and themes, which owners have and this project does not need."""
    install(session, "neighbours")
    session.run("pytest", "-m", "neighbours", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Read what no owner would write, ten minutes a target, unless FUZZ_SECONDS and FUZZ_SEED say else."""
    install(session, "tests")
    session.run("pytest", "-m", "fuzz", *session.posargs)


@nox.session(name="tests-lowest", python="3.11")
def tests_lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions that pyproject.toml allows."""
    install(session, "tests", versions="lowest")
    session.run("pytest", *SHARED, *session.posargs)


@nox.session(name="tests-highest", python="3.13")
def tests_highest(session: nox.Session) -> None:
    """Run the tests with the highest Sphinx, which needs the highest Python."""
    install(session, "tests")
    session.run("pytest", *SHARED, *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Change one thing at a time in the pure modules, and name what their own tests let pass."""
    install(session, "tests")
    session.run("python", "tests/support/mutants.py", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code, and the spelling and grammar of the pages."""
    session.install("--constraint", "constraints/tested.txt", *nox.project.dependency_groups(PROJECT, "lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("python", "tests/support/prose.py")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types."""
    install(session, "typing")
    session.run("mypy", *session.posargs)


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Ask every address that the site links to; the only session that needs the Internet."""
    install(session, "docs")
    sphinx(session, "docs", *session.posargs, builder="linkcheck")


@nox.session
def bench(session: nox.Session) -> None:
    """Compare time and memory of builds with those of plain Sphinx and of others, on the same pages."""
    install(session, "docs")
    session.run("python", "tests/bench.py", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Choose the versions in ``constraints/`` anew."""
    session.install("uv")
    form = ("--universal", "--python-version", "3.11", "--no-header", "--no-annotate", "--quiet", "--upgrade")
    every = [f"--group={name}" for name in PROJECT["dependency-groups"]]
    lowest = ("--group=tests", "--resolution=lowest-direct", "--output-file=constraints/lowest.txt")
    session.run(
        "uv", "pip", "compile", *form, *every, "--output-file=constraints/tested.txt", "pyproject.toml"
    )
    session.run("uv", "pip", "compile", *form, *lowest, "pyproject.toml")
