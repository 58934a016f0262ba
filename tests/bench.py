"""Compares the time of a cold build with that of plain Sphinx on the same Markdown, run by run.

Plain is Sphinx with MyST, Furo and sphinx-design, and without PyStemmer, which none of them asks for. Its
pages are ours with the front matter emptied, our directives taken out and our cross-references turned into
their text, so that both parse the same bodies. The two take turns, so that what else the machine does falls
on both alike; each run is a process of its own, into an empty folder, with bytecode already compiled by a run
that does not count. Ours also draws charts, and card images and a résumé, these again only when they change:
a second line has those of the first run kept.

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

sys.path.insert(0, str(Path(__file__).parent / "support"))
from generate import write_portfolio
from sphinx_portfolio.model import frontmatter

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


def build(
    source: Path, *, kept: Path | None = None, keep: Path | None = None, without: Path | None = None
) -> Spent:
    """Build ``source`` from nothing but the drawings in ``kept``, and return what it took.

    Its own drawings are put by in ``keep``. Modules in ``without`` stand before the installed ones. A warning
    stops the comparison.
    """
    with tempfile.TemporaryDirectory() as out:
        if kept:
            shutil.copytree(kept, f"{out}/trees")
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-d", f"{out}/trees"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPATH"] = str(without or "")
        begun = time.perf_counter()
        process = os.posix_spawn(sys.executable, [*command, str(source), f"{out}/html"], environment)
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - begun
        if status:
            sys.exit(f"The build of {source} failed.")
        for drawings in Path(out).glob("trees/portfolio-*/") if keep else ():
            shutil.copytree(drawings, keep / drawings.name)
    return Spent(wall, used.ru_utime + used.ru_stime)


def compare(
    name: str, ours: Path, theirs: Path, runs: int, *, without: Path, kept: Path | None = None
) -> str:
    """Return a line of the table: medians of both, and the median of the ratios of neighbouring runs."""
    pairs = [(build(ours, kept=kept), build(theirs, without=without)) for _ in range(runs)]
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
        sources = {"the site": SITE}
        without = folder / "without"
        without.mkdir()
        (without / "Stemmer.py").write_text("raise ImportError\n")
        for pages in given.pages:
            name = f"{pages} generated pages"
            sources[name] = folder / name
            write_portfolio(sources[name], pages)
        for name, ours in sources.items():
            theirs, kept = plain(ours, folder / f"{name}, plain"), folder / f"{name}, kept"
            build(ours, keep=kept)
            build(theirs, without=without)
            print(compare(name, ours, theirs, given.runs, without=without), flush=True)
            line = compare(f"{name}, drawings kept", ours, theirs, given.runs, without=without, kept=kept)
            print(line, flush=True)


if __name__ == "__main__":
    main()
