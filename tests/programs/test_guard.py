"""A program reads what it likes and writes where it was started, and nothing else of it gets out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.programs import guard
from sphinx_portfolio.programs.guard import Guard

if TYPE_CHECKING:
    from pathlib import Path


def guarded(tmp_path: Path, source: str) -> tuple[list[list[str]], subprocess.CompletedProcess[str]]:
    """Return what the guard noted of a program, and how that ended."""
    program, notes, work = tmp_path / "program.py", tmp_path / "notes", tmp_path / "work"
    work.mkdir()
    notes.touch()
    program.write_text(source, encoding="utf-8")
    command = [sys.executable, "-P", "-B", guard.__file__, str(notes), "1000000", str(program), "an argument"]
    ended = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in notes.read_text("utf-8").splitlines()], ended


@pytest.mark.parametrize(
    ("source", "what", "name"),
    [
        ("open('../a', 'w')", "write", "a"),
        ("open('../a', 'r+')", "write", "a"),
        ("import os; os.open('../a', os.O_RDWR | os.O_CREAT)", "write", "a"),
        ("import os; os.mkdir('../a')", "write", "a"),
        ("import os; os.rename('x', '../a')", "write", "a"),
        ("import os; os.rename('../a', 'x')", "write", "a"),
        ("import os; os.symlink('x', '../a')", "write", "a"),
        ("import os; os.chdir('..'); open('a', 'w')", "write", "a"),
        ("import pathlib; pathlib.Path('../program.py').unlink()", "write", "program.py"),
        ("import sqlite3; sqlite3.connect('../a')", "write", "a"),
        ("import subprocess; subprocess.run(['true'])", "process", None),
        ("import os; os.system('true')", "process", None),
        ("import os; os.fork()", "process", None),
        ("import os; os.kill(os.getppid(), 0)", "process", None),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "network", None),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", "network", None),
        ("import socket; socket.gethostbyname('localhost')", "network", None),
    ],
)
def test_refused(tmp_path: Path, source: str, what: str, name: str | None) -> None:
    """What others would notice is refused, and noted even where the program makes nothing of it."""
    lines = "".join(f"    {line}\n" for line in source.split("; "))
    notes, ended = guarded(tmp_path, f"try:\n{lines}except OSError:\n    print('went on')\n")
    assert [what, str(tmp_path / name) if name else ""] in notes
    assert (ended.stdout, ended.returncode) == ("went on\n", 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "program.py", "work"]


def test_what_every_program_does_is_allowed(tmp_path: Path) -> None:
    """Files of its own folder, event loops, databases in memory and reading are no accident."""
    notes, ended = guarded(
        tmp_path,
        "import asyncio, os, pathlib, sqlite3, sys, tempfile\n"
        "pathlib.Path('a/b').mkdir(parents=True)\n"
        "pathlib.Path('a/b/c').write_text('x')\n"
        "os.replace('a/b/c', 'd')\n"
        "os.remove('d')\n"
        "tempfile.tempdir = '.'\n"
        "tempfile.TemporaryFile().write(b'x')\n"
        "sqlite3.connect(':memory:')\n"
        "asyncio.run(asyncio.sleep(0))\n"
        "open(os.devnull, 'w').write('x')\n"
        "open('../notes').read()\n"
        "print(sys.argv[1:], __name__, __file__ == sys.argv[0])\n",
    )
    assert (ended.stdout, ended.stderr) == ("['an argument'] __main__ True\n", "")
    assert {what for what, _ in notes} == {"read"}
    assert ["read", str(tmp_path / "notes")] in notes


def test_traceback_is_the_program_s(tmp_path: Path) -> None:
    """A failure is told as if Python had been started with the program; a missing module is noted."""
    notes, ended = guarded(tmp_path, "def f():\n    import nosuch\nf()\n")
    assert ended.returncode == 1
    assert [line for line in ended.stderr.splitlines() if "File" in line] == [
        f'  File "{tmp_path}/program.py", line 3, in <module>',
        f'  File "{tmp_path}/program.py", line 2, in f',
    ]
    assert ["missing", "nosuch"] in notes


@pytest.mark.parametrize(("source", "code"), [("import sys; sys.exit(3)", 3), ("raise SystemExit", 0)])
def test_exit_code_is_the_program_s(tmp_path: Path, source: str, code: int) -> None:
    """A program may end as it likes."""
    assert guarded(tmp_path, source)[1].returncode == code


def test_files_are_bounded(tmp_path: Path) -> None:
    """No file grows beyond the bound, where the system has one."""
    pytest.importorskip("resource")
    _, ended = guarded(tmp_path, "open('a', 'wb').write(bytes(2_000_000))")
    assert "File too large" in ended.stderr


def test_hook_notes_once(tmp_path: Path) -> None:
    """What is read again and again is noted once; files that are open already are not asked about."""
    notes = tmp_path / "notes"
    watched = Guard(str(tmp_path / "work"), os.open(notes, os.O_WRONLY | os.O_CREAT))
    for given in [(str(tmp_path), None, 0)] * 2 + [(3, "w", 0), (b"", "w", 0)]:
        watched("open", given)
    watched("os.listdir", (None,))
    watched("import", ("os",))
    with pytest.raises(PermissionError, match="may not do that"):
        watched("open", (str(tmp_path / "works"), None, os.O_CREAT))
    lines = [json.loads(line) for line in notes.read_text("utf-8").splitlines()]
    here = os.path.realpath(".")
    assert lines == [["read", str(tmp_path)], ["read", here], ["write", str(tmp_path / "works")]]
