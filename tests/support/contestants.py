"""Makers of sites that the bench compares, each with the pages as it takes them, and its command.

All of them parse the same bodies. Others than ours get them without front matter, without our directives, and
with our cross-references turned into their text; those that are not Sphinx also without the toctree.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.model import frontmatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_OURS = re.compile(r"^(?P<fence>:{3,}|`{3,})\{portfolio:[\s\S]*?^(?P=fence)\s*?$\n?", re.MULTILINE)
_TOCTREE = re.compile(r"^:::\{toctree\}[\s\S]*?^:::\s*?$\n?", re.MULTILINE)
_REFERENCE = re.compile(r"\{(?:role|project|skill|evidence)\}`(?P<text>[^`<]+?)(?:\s*<[^`>]+>)?`")
_SETTING = re.compile(r"(primary_domain|portfolio_|html_baseurl|suppress_warnings)")
_POST = "---\nblogpost: true\ndate: 2024-05-01\ntags: work\n---\n\n"


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """One maker of sites: the packages it needs beside ours, how pages are written for it, how it builds.

    ``command`` stands behind ``python``, in the folder that ``write`` fills.
    """

    name: str
    packages: tuple[str, ...] = ()
    write: Callable[[Path, Path], None]
    command: tuple[str, ...]


def _ours(source: Path, folder: Path) -> None:
    shutil.copytree(source, folder / "docs")


def _bodies(source: Path, folder: Path) -> None:
    """Write the pages as any maker of sites can take them."""
    shutil.copytree(source, folder / "docs")
    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        matter = frontmatter.read(text)
        body = frontmatter.blank(text, matter).lstrip("\n") if matter else text
        path.write_text(_REFERENCE.sub(r"\g<text>", _OURS.sub("", body)), encoding="utf-8")


def _plain(source: Path, folder: Path, extension: str = "", theme: str = "furo") -> None:
    _bodies(source, folder)
    conf = folder / "docs/conf.py"
    kept = [line for line in conf.read_text(encoding="utf-8").splitlines() if not _SETTING.match(line)]
    text = "\n".join(kept).replace(', "sphinx_portfolio"', extension).replace('"portfolio"', f'"{theme}"')
    conf.write_text(f"{text}\nhtml_copy_source = False\n", encoding="utf-8")
    stemmer = folder / "without/Stemmer.py"  # which none of its packages asks for
    stemmer.parent.mkdir()
    stemmer.write_text("raise ImportError\n")


def _ablog(source: Path, folder: Path) -> None:
    _plain(source, folder, ', "ablog"', "pydata_sphinx_theme")
    for path in (folder / "docs/projects").glob("*.md"):
        path.write_text(_POST + path.read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write('blog_baseurl = "https://ada.example/"\n')


def _mkdocs(source: Path, folder: Path) -> None:
    _bodies(source, folder)
    (folder / "docs/conf.py").unlink()
    index = folder / "docs/index.md"
    index.write_text(_TOCTREE.sub("", index.read_text(encoding="utf-8")), encoding="utf-8")
    settings = "site_name: Ada Example\nsite_url: https://ada.example/\ntheme:\n  name: material\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


_SPHINX = ("-m", "sphinx", "-q", "-b", "html", "-d", "build/trees", "docs", "build/html")
OURS = (
    Contestant(name="ours", write=_ours, command=_SPHINX),
    Contestant(name="ours, `build`", write=_ours, command=("-m", "sphinx_portfolio", "build")),
)
OTHERS = (
    Contestant(name="plain Sphinx + Furo", write=_plain, command=_SPHINX),
    Contestant(
        name="ablog + pydata",
        packages=("ablog", "pydata-sphinx-theme", "myst-parser", "sphinx-design"),
        write=_ablog,
        command=_SPHINX,
    ),
    Contestant(
        name="Material", packages=("mkdocs-material",), write=_mkdocs, command=("-m", "mkdocs", "build", "-q")
    ),
    Contestant(name="Zensical", packages=("zensical",), write=_mkdocs, command=("-m", "zensical", "build")),
)


def install(contestant: Contestant, folder: Path) -> str:
    """Return the Python that has what one needs, this one or that of a venv; empty where it cannot be."""
    if not contestant.packages:
        return sys.executable
    python = folder / re.sub(r"\W+", "-", contestant.name) / "bin/python"
    commands = (
        (sys.executable, "-m", "venv", str(python.parents[1])),
        (str(python), "-m", "pip", "install", "--quiet", *contestant.packages),
    )
    if python.is_file():
        return str(python)
    done = (subprocess.run(command, capture_output=True, check=False).returncode == 0 for command in commands)
    return str(python) if all(done) else ""
