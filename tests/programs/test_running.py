"""A program runs once for what it is made of, and what is wrong with a run is told with its remedy."""

from __future__ import annotations

import compileall
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.exports.kept import Store, digest
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.programs import process
from sphinx_portfolio.programs.running import Program, Run, command, run

if TYPE_CHECKING:
    from pathlib import Path

DAY, LATER = date(2026, 1, 1), date(2026, 1, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a program that reads a file and imports another."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "a.py").write_text("import sys, b\nprint(b.x, sys.argv[1:])\n", encoding="utf-8")
    (folder / "b.py").write_text(f"x = open({str(folder / 'data.txt')!r}).read()\n", encoding="utf-8")
    (folder / "data.txt").write_text("1", encoding="utf-8")
    return folder


def ran(folder: Path, day: date = DAY, program: Program = Program("a.py")) -> Run:  # noqa: B008
    """Return a run that succeeds; a store is opened for each, as each build opens one."""
    found = run(program, folder, Store(folder.parent / "store"), day)
    assert isinstance(found, Run), found
    return found


def test_run_is_kept(folder: Path) -> None:
    """Nothing runs again while nothing has changed, and the day is that on which it ran."""
    assert ran(folder).output == "1 []"
    assert ran(folder, LATER) == ran(folder)


@pytest.mark.parametrize("name", ["a.py", "b.py", "data.txt", "c.py"])
def test_change_makes_it_run_again(folder: Path, name: str) -> None:
    """The program, what it imports or reads, and a file that comes beside it each make it run again."""
    ran(folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(" # other" if name.endswith("py") else "2")
    assert ran(folder, LATER).day == LATER


def test_wish_makes_it_run_again(folder: Path) -> None:
    """Other arguments give another run; a longer limit gives the same one."""
    ran(folder)
    assert ran(folder, LATER, Program("a.py", ("x y",))).output == "1 ['x y']"
    assert ran(folder, LATER, Program("a.py", seconds=20)).day == DAY


def test_other_python_runs_it_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another Python has printed is not taken for this one's."""
    ran(folder)
    monkeypatch.setattr("sys.version", f"{sys.version} another")
    monkeypatch.setattr("platform.python_version", lambda: "4.0")
    assert (ran(folder, LATER).day, ran(folder).python) == (LATER, "4.0")


@pytest.mark.parametrize("content", [b"", b"damaged", None])
def test_damaged_run_is_made_again(folder: Path, content: bytes | None) -> None:
    """What is kept is checked when it is read, down to its form."""
    ran(folder)
    (path,) = (folder.parent / "store").iterdir()
    form = b'{"output": 1}'
    path.write_bytes(digest(form) + form if content is None else content)
    assert ran(folder, LATER).day == LATER


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("pass", "printed nothing; print what it shows, or name the picture that it writes in `picture`."),
        ("print(' ')", "printed nothing; "),
        ("while True: pass", "took more than 1 seconds and was ended; have it do less, or give it more"),
        ("while True: print('x' * 99)", "printed more than 20,000 bytes and was ended; print less."),
        ("import nosuch.part", "needs the module “nosuch”, which is not installed here; install it, and"),
        ("open('/nosuch', 'w')", "does not run: it wanted to change “/nosuch”; programs write in the folder"),
        ("import os; os.system('x')", "does not run: it wanted to start or to end another process; do"),
        ("import socket; socket.gethostbyname('x')", "does not run: it wanted to use the network, which no"),
        ("import sys; sys.exit(3)", "ended with exit code 3; run `python p.py` and mend it."),
        ("import sys; sys.exit('no')", "ended with exit code 1 and said: no; run `python p.py` and mend it."),
        ("import os; os.abort()", "ended with exit code -6"),
        ("import sys; print('x', file=sys.stderr)", "printed nothing, but for what went to its standard"),
        ("import os; os.ftruncate(3, 0); print(1)", "does not run: it wrote to a file that it had not ope"),
    ],
)  # fmt: skip
def test_fault_is_told(tmp_path: Path, source: str, said: str) -> None:
    """Whatever a page cannot show is told with what to do, and is not kept."""
    (tmp_path / "p.py").write_text(source, encoding="utf-8")
    found = run(Program("p.py", seconds=1), tmp_path, Store(tmp_path / "store"), DAY)
    assert isinstance(found, Problem)
    assert found.subtype is Subtype.PROGRAM
    assert found.message.startswith(f"“p.py” {said}")
    assert not (tmp_path / "store").exists()


def test_end_of_the_traceback_is_told(tmp_path: Path) -> None:
    """The last lines say where it failed, by the name of the file and on one line."""
    (tmp_path / "p.py").write_text("def f(x):\n    return 1 / x\nf(0)\n", encoding="utf-8")
    found = run(Program("p.py", ("a b",)), tmp_path, Store(tmp_path / "store"), DAY)
    assert isinstance(found, Problem)
    assert found.message == (
        '“p.py” ended with exit code 1 and said: File "p.py", line 2, in f / return 1 / x / '
        "ZeroDivisionError: division by zero; run `python p.py 'a b'` and mend it."
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "raise ExceptionGroup('all', [ValueError(1)])",
            "ExceptionGroup: all (1 sub-exception) / ValueError: 1; run",
        ),
        ("raise ValueError('x' * 999)", f"ValueError: {'x' * 188}…; run"),
    ],
)
def test_reason_is_told_briefly(tmp_path: Path, source: str, said: str) -> None:
    """Frames around a group are left out, and a line that is very long ends early."""
    (tmp_path / "p.py").write_text(source, encoding="utf-8")
    found = run(Program("p.py"), tmp_path, Store(tmp_path / "store"), DAY)
    assert isinstance(found, Problem)
    assert said in found.message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("print(1)", "has written no “a.svg”; write it in the folder that it is started in."),
        (
            "open('a.svg', 'w').write('x' * 2_000_001)",
            "has drawn a picture of more than 2,000,000 bytes; draw",
        ),
    ],
)
def test_picture_that_is_not_there(tmp_path: Path, source: str, said: str) -> None:
    """A picture that a page waits for is missed, and one that no page can hold is refused."""
    (tmp_path / "p.py").write_text(source, encoding="utf-8")
    found = run(Program("p.py", picture="a.svg"), tmp_path, Store(tmp_path / "store"), DAY)
    assert isinstance(found, Problem)
    assert said in found.message


def test_picture_is_enough(tmp_path: Path) -> None:
    """A program that draws need not print."""
    (tmp_path / "p.py").write_text("open('a.svg', 'w').write('<svg/>')", encoding="utf-8")
    found = ran(tmp_path, DAY, Program("p.py", picture="a.svg"))
    assert (found.output, found.picture) == ("", "<svg/>")


def test_python_itself_is_no_input(folder: Path) -> None:
    """What belongs to this Python, whose version is known, is not looked at again."""
    (folder / "a.py").write_text("import json, b\nprint(json.dumps(b.x))", encoding="utf-8")
    assert {*ran(folder).inputs} == {
        str(folder),
        *(str(folder / name) for name in ("a.py", "b.py", "data.txt")),
    }


def test_compiled_neighbour_counts_as_its_source(folder: Path) -> None:
    """Where Python has kept the compiled form of a neighbour, a change of its source is noticed."""
    assert compileall.compile_dir(folder, quiet=1)
    ran(folder)
    (folder / "b.py").write_text("x = 'other'", encoding="utf-8")
    assert ran(folder, LATER).output == "other []"


def test_command() -> None:
    """The command is what a shell understands, in the folder of the program."""
    assert command(Program("programs/a.py", ("x y", "-n"))) == "python a.py 'x y' -n"
    assert process.OPTIONS[:1] == ("-P",)
