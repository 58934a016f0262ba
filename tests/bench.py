"""Compares the time and the memory of builds with those of other makers of sites, run by run.

All parse the same bodies (``tests/support/contestants.py``). Ours also reads front matter, draws listings,
charts, a card image for each page and a résumé, and makes search and feed. In each round every maker builds
from nothing, again with nothing changed, with one body edited, and with one summary edited, which for others
than ours is another body; they take turns, so that what else the machine does falls on all alike. Each build
is a process of its own; one that does not count has compiled the bytecode before.

Memory is that of the largest process of a build. A ratio is ours to another's, of the same round.

    nox -s bench -- --rounds 5 --pages 16 100 1000
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent / "support"))
from contestants import OTHERS, OURS, Contestant, install
from generate import write_portfolio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ADDRESS = "https://ada.example/"
"""With the address of the site, each page has a card."""

HEAD = (
    "pages",
    "build",
    "maker",
    "wall, s",
    "CPU, s",
    "memory, MiB",
    "ours, of its wall",
    "ours, of its CPU",
)
_SUMMARY = re.compile(r"^(summary: ['\"]?)", re.MULTILINE)


class Spent(NamedTuple):
    """What one build took: seconds by the clock and of processors, MiB of its largest process."""

    wall: float
    cpu: float
    memory: float


class Entrant(NamedTuple):
    """A maker of sites, the Python that runs it, and its pages."""

    maker: Contestant
    python: str
    pages: Path


def build(entrant: Entrant, folder: Path) -> Spent:
    """Build the pages in a folder, and return what it took."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if (without := folder / "without").is_dir():
        environment["PYTHONPATH"] = str(without)
    begun = time.perf_counter()
    with (folder / "said").open("wb") as said:
        process = os.fork()
        if process == 0:
            os.chdir(folder)
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            os.execve(entrant.python, [entrant.python, *entrant.maker.command], environment)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - begun
    if status:
        sys.exit(f"{entrant.maker.name} has failed:\n{(folder / 'said').read_text(errors='replace')}")
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def edit_body(docs: Path) -> None:
    """Add a sentence to a write-up."""
    page = min((docs / "projects").glob("*.md"))
    page.write_text(f"{page.read_text(encoding='utf-8')}\nThis sentence is new.\n", encoding="utf-8")


def edit_summary(docs: Path) -> None:
    """Change the summary of a write-up, or what is beneath its title where there is none."""
    page = max((docs / "projects").glob("*.md"))
    before = page.read_text(encoding="utf-8")
    after = _SUMMARY.sub(r"\1Newly, ", before, count=1)
    page.write_text(after if after != before else f"{before}\nThis one, too.\n", encoding="utf-8")


STEPS: Mapping[str, Callable[[Path], None]] = {
    "from nothing": lambda docs: None,
    "nothing changed": lambda docs: None,
    "one body edited": edit_body,
    "one summary edited": edit_summary,
}


def measure(entrants: Sequence[Entrant], scratch: Path) -> dict[str, list[Spent]]:
    """Run one round, and return what each build took of each entrant, in their order."""
    folders = [scratch / str(number) for number in range(len(entrants))]
    for entrant, folder in zip(entrants, folders, strict=True):
        shutil.copytree(entrant.pages, folder)
    took: dict[str, list[Spent]] = {}
    for step, edit in STEPS.items():
        for folder in folders:
            edit(folder / "docs")
        took[step] = [build(entrant, folder) for entrant, folder in zip(entrants, folders, strict=True)]
    for folder in folders:
        shutil.rmtree(folder)
    return took


def lines(pages: int, entrants: Sequence[Entrant], rounds: Sequence[dict[str, list[Spent]]]) -> Iterable[str]:
    """Yield the lines of the table for one number of pages; ours to compare with is the fastest of a step."""
    for step in STEPS:
        columns = [[one[step][number] for one in rounds] for number in range(len(entrants))]
        ours = min(
            (column for column, entrant in zip(columns, entrants, strict=True) if entrant.maker in OURS),
            key=lambda column: statistics.median(spent.wall for spent in column),
        )
        for entrant, column in zip(entrants, columns, strict=True):
            cells = [str(pages), step, entrant.maker.name]
            cells += [_ranged([spent.wall for spent in column]), _ranged([spent.cpu for spent in column])]
            cells += [f"{statistics.median(spent.memory for spent in column):.0f}"]
            if entrant.maker in OURS:
                cells += ["", ""]
            else:
                paired = list(zip(ours, column, strict=True))
                cells += [_ranged([mine.wall / theirs.wall for mine, theirs in paired])]
                cells += [_ranged([mine.cpu / theirs.cpu for mine, theirs in paired])]
            yield f"| {' | '.join(cells)} |"


def _ranged(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _machine() -> str:
    kind = f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()}"
    return f"{kind}, Python {platform.python_version()}; {datetime.now(UTC):%d %B %Y}"


def _enter(
    makers: Iterable[Contestant], source: Path, folder: Path, pythons: Mapping[str, str]
) -> list[Entrant]:
    entrants = [Entrant(each, pythons[each.name], folder / str(number)) for number, each in enumerate(makers)]
    for entrant in entrants:
        entrant.maker.write(source, entrant.pages)
    return entrants


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, nargs="*", default=[16, 100, 1000])
    parser.add_argument("--venvs", type=Path, default=Path("build/bench"), help="where others are installed")
    parser.add_argument("--only", nargs="*", default=[], help="words in the names of the makers to compare")
    given = parser.parse_args()
    makers = [each for each in (*OURS, *OTHERS) if not given.only or any(w in each.name for w in given.only)]
    pythons = {each.name: install(each, given.venvs) for each in makers}
    print(f"{_machine()}; medians of {given.rounds} rounds, with their ranges.")
    for maker in (each for each in makers if not pythons[each.name]):
        print(f"{maker.name} is left out: it cannot be installed here.")
    print(f"\n| {' | '.join(HEAD)} |\n| ---: | --- | --- |{' ---: |' * (len(HEAD) - 3)}", flush=True)
    able = [each for each in makers if pythons[each.name]]
    for pages in given.pages:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            write_portfolio(folder / "source", pages, address=ADDRESS)
            entrants = _enter(able, folder / "source", folder / "pages", pythons)
            if pages == given.pages[0]:
                measure(entrants, folder)  # which compiles the bytecode
            rounds = [measure(entrants, folder) for _ in range(given.rounds)]
            print("\n".join(lines(pages, entrants, rounds)), flush=True)


if __name__ == "__main__":
    main()
