"""Whatever became of the last build, the next one gives what a build from nothing gives, every file.

The runs with the marker ``endurance`` try this two hundred times each way; ``nox -s endurance`` runs them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING

import pytest

from building import build, tree
from editing import Owner
from sphinx_portfolio.sphinx_ext import incremental

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain

FEW, MANY, EDITS = 1, 50, 130
"""How many kills of each of four kinds an endurance run tries, and how many edits of each of two."""


def command(source: Path, into: Path, jobs: int) -> list[str]:
    """Return the command that builds a site in a process of its own."""
    folders = ("-d", str(into / "doctrees"), str(source), str(into / "html"))
    return [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", str(jobs), *folders]


def run(source: Path, into: Path, jobs: int = 1) -> dict[str, str]:
    """Build, and return all files; Sphinx's note of an older configuration is left out."""
    done = subprocess.run(command(source, into, jobs), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: digest for name, digest in tree(into / "html").items() if name != ".buildinfo.bak"}


def interrupt(source: Path, into: Path, jobs: int, with_signal: signal.Signals, after: float) -> int:
    """Build, send the build and its helpers a signal after so many seconds, and return how it ended."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command(source, into, jobs), start_new_session=True, **quiet) as process:
        time.sleep(after)
        if process.poll() is None:
            os.killpg(process.pid, with_signal)
        return process.wait(timeout=60)


def interruptions(root: Path, folder: Path, jobs: int, with_signal: signal.Signals, count: int) -> None:
    """Break off one build after another, each after another change, and complete the next."""
    random = Random(f"{jobs} {with_signal}")
    owner, warm = Owner(root, random), folder / "warm"
    run(root, warm, jobs)
    began = time.monotonic()
    run(root, folder / "timed", jobs)
    length = time.monotonic() - began
    for number in range(count):
        changes = [owner.change() for _ in range(random.randint(1, 3))]
        after = length * random.random()
        while interrupt(root, warm, jobs, with_signal, after) == 0:  # it was done already
            changes.append(owner.change())
            after /= 2
            assert after > 1e-4, f"builds do not hear {with_signal.name} where these tests run"
        if random.random() < 0.3:
            changes.append(owner.change())
        shutil.rmtree(folder / "cold", ignore_errors=True)
        cold = run(root, folder / "cold")
        assert run(root, warm, jobs) == cold, f"after kill {number} and {', '.join(changes)}"


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGKILL], ids=lambda each: each.name)
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.endurance)])
def test_interrupted_build(
    root: Path, tmp_path: Path, count: int, jobs: int, with_signal: signal.Signals
) -> None:
    """However a build is broken off, and whatever is changed then, the next gives what a cold one gives."""
    interruptions(root, tmp_path, jobs, with_signal, count)


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [2 * FEW, pytest.param(EDITS, marks=pytest.mark.endurance)])
def test_random_edits(root: Path, tmp_path: Path, count: int, jobs: int) -> None:
    """After any change, a build on top of all that came before gives what a cold build gives."""
    owner = Owner(root, Random(jobs))
    run(root, tmp_path / "warm", jobs)
    for number in range(count):
        change = owner.change()
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
        cold = run(root, tmp_path / "cold")
        assert run(root, tmp_path / "warm", jobs) == cold, f"after edit {number}: {change}"


def test_kept_by_another_edition(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another edition of the package has kept is not read: every page is read again."""
    first = build(root, tmp_path)
    assert build(root, tmp_path).read == frozenset()
    monkeypatch.setattr("sphinx_portfolio.exports.kept.edition", lambda: b"another edition!")
    second = build(root, tmp_path)
    assert second.read == first.read
    assert second.warnings == ()


def test_only_pages_read_again_are_asked(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A longer text changes what its own page shows, a summary what any page may show."""
    asked: list[str] = []
    digest, page = incremental._digest, root / "projects/kernel.md"

    def asking(domain: PortfolioDomain, docname: str, around: list[str] | None) -> bytes:
        asked.append(docname)
        return digest(domain, docname, around)

    monkeypatch.setattr(incremental, "_digest", asking)
    first = build(root, tmp_path)
    assert set(asked) == first.read
    asked.clear()
    build(root, tmp_path)
    assert asked == []
    page.write_text(page.read_text() + "\nA sentence more.\n")
    build(root, tmp_path)
    assert asked == ["projects/kernel"]
    asked.clear()
    page.write_text(page.read_text().replace("summary: ", "summary: Newly, "))
    build(root, tmp_path)
    assert set(asked) == first.read


def test_half_a_note_of_sphinx_s_own(root: Path, tmp_path: Path) -> None:
    """Sphinx's note of the configuration, left empty by a build that was killed, does not end the next."""
    folder = build(root, tmp_path).folder
    (folder / ".buildinfo").write_bytes(b"")
    (tmp_path / "doctrees" / incremental.MARK).touch()
    assert build(root, tmp_path).warnings == ()
    assert (folder / ".buildinfo").stat().st_size > 0
