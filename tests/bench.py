"""Compares the time of a cold build with that of plain Sphinx on the same Markdown, run by run.

Plain is Sphinx with MyST, Furo and sphinx-design. Its pages are ours with the front matter emptied, our
directives taken out and our cross-references turned into their text, so that both parse the same bodies. The
two take turns, so that what else the machine does falls on both alike; each run is a process of its own, into
an empty folder, with bytecode already compiled by a run that does not count.

    python tests/bench.py --runs 7 --pages 100 1000
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import write_portfolio
from sphinx_portfolio import frontmatter

SITE = Path(__file__).parent.parent / "docs"
OURS = re.compile(r"^(?P<fence>:{3,}|`{3,})\{portfolio:[\s\S]*?^(?P=fence)\s*?$\n?", re.MULTILINE)
REFERENCE = re.compile(r"\{(?:role|project|skill|evidence)\}`(?P<text>[^`<]+?)(?:\s*<[^`>]+>)?`")


class Spent(NamedTuple):
    """What one build took, in seconds: by the clock, and of processors."""

    wall: float
    cpu: float


def plain(source: Path, folder: Path) -> Path:
    """Write ``source`` into ``folder`` as plain Sphinx can build it."""
    shutil.copytree(source, folder)
    for path in folder.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        matter = frontmatter.read(text)
        body = frontmatter.blank(text, matter) if matter else text
        path.write_text(REFERENCE.sub(r"\g<text>", OURS.sub("", body)), encoding="utf-8")
    settings = (folder / "conf.py").read_text(encoding="utf-8")
    kept = [line for line in settings.splitlines() if not re.match(r"primary_domain|portfolio_", line)]
    conf = "\n".join(kept).replace(', "sphinx_portfolio"', "") + "\nhtml_copy_source = False\n"
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    return folder


def build(source: Path) -> Spent:
    """Build ``source`` from nothing and return what it took; a warning stops the comparison."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-d", f"{out}/trees"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        begun = time.perf_counter()
        process = os.posix_spawn(sys.executable, [*command, str(source), f"{out}/html"], environment)
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - begun
    if status:
        sys.exit(f"The build of {source} failed.")
    return Spent(wall, used.ru_utime + used.ru_stime)


def compare(name: str, ours: Path, theirs: Path, runs: int) -> str:
    """Return a line of the table: medians of both, and the median of the ratios of neighbouring runs."""
    for source in (ours, theirs):
        build(source)
    pairs = [(build(ours), build(theirs)) for _ in range(runs)]
    cells = [name, str(runs)]
    for part in ("wall", "cpu"):
        mine = [getattr(one, part) for one, _ in pairs]
        other = [getattr(two, part) for _, two in pairs]
        ratios = [one / two for one, two in zip(mine, other, strict=True)]
        cells += [f"{statistics.median(mine):.2f}", f"{statistics.median(other):.2f}"]
        cells += [f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", type=int, nargs="*", default=[100])
    given = parser.parse_args()
    head = (
        "cold build",
        "runs",
        "ours, s",
        "plain, s",
        "ratio (range)",
        "ours, CPU s",
        "plain, CPU s",
        "CPU ratio",
    )
    print(f"| {' | '.join(head)} |\n| --- |{' ---: |' * (len(head) - 1)}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        print(compare("the site", SITE, plain(SITE, folder / "site"), given.runs), flush=True)
        for pages in given.pages:
            ours = folder / f"{pages}-ours"
            write_portfolio(ours, pages)
            theirs = plain(ours, folder / f"{pages}-plain")
            print(compare(f"{pages} generated pages", ours, theirs, given.runs), flush=True)


if __name__ == "__main__":
    main()
