"""A process has bounds, and sees nothing of the build that starts it."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.model.bounds import PICTURE, PRINTED
from sphinx_portfolio.programs import process

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_portfolio.programs.process import Ended


def ended(tmp_path: Path, source: str, *arguments: str, picture: str = "", seconds: float = 20) -> Ended:
    """Return how a program ended."""
    path = tmp_path / "program.py"
    path.write_text(source, encoding="utf-8")
    return process.run(path, arguments, picture, seconds)


def test_environment_is_the_same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables, time zone, hashes and encoding are not the build's; the folder is empty and home."""
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    source = (
        "import os, sys, tempfile, time\n"
        "print(sorted(os.environ.keys() - {'LC_CTYPE'}), os.listdir('.'), time.tzname[0])\n"
        "print(hash('a'), sys.stdout.encoding, sys.stdin.read(), sys.flags.dont_write_bytecode)\n"
        "print(os.path.expanduser('~') == os.getcwd() == tempfile.gettempdir())\n"
    )
    first, second = (ended(tmp_path, source) for _ in range(2))
    names = sorted({*process._SEED, "HOME", "TMPDIR", "TEMP", "TMP"} | {*process._KEPT} & {*os.environ})
    assert first.printed.splitlines()[0] == f"{names} [] UTC"
    assert first.printed == second.printed
    assert first.printed.splitlines()[1].endswith(" utf-8  1")
    assert first.printed.splitlines()[2] == "True"


def test_program_has_what_stands_beside_it(tmp_path: Path) -> None:
    """It imports its neighbours, and has its arguments as they are."""
    (tmp_path / "beside.py").write_text("x = 'found'", encoding="utf-8")
    found = ended(tmp_path, "import beside, sys\nprint(beside.x, sys.argv[1:])", "a b", "$c")
    assert (found.code, found.printed) == (0, "found ['a b', '$c']\n")
    assert not (tmp_path / "__pycache__").exists()
    assert ("read", str(tmp_path / "beside.py")) in found.notes


def test_what_hangs_is_ended(tmp_path: Path) -> None:
    """A program that does not end is ended at its limit, with what it has printed."""
    found = ended(tmp_path, "print('begun', flush=True)\nwhile True: pass", seconds=0.5)
    assert (found.beyond, found.printed) == ("time", "begun\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_children_end_with_it(tmp_path: Path) -> None:
    """A process that code in C has started is ended, too, and holds no file open any more."""
    os.mkfifo(pipe := tmp_path / "pipe")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    source = (
        "import ctypes, time\n"
        "c = ctypes.CDLL(None)\n"
        f"c.open({os.fsencode(pipe)!r}, 2)\n"
        "if c.fork() == 0: time.sleep(600)\n"
        "print('started')\n"
    )
    assert ended(tmp_path, source).printed == "started\n"
    waiting = select.poll()
    waiting.register(reader, 0)
    assert waiting.poll(60_000) == [(reader, select.POLLHUP)], "nobody can write any more"
    os.close(reader)


def test_what_prints_too_much_is_ended(tmp_path: Path) -> None:
    """A flood is ended, on either stream, and no more than the bound is kept."""
    for stream in ("stdout", "stderr"):
        found = ended(tmp_path, f"import sys\nwhile True: print('x' * 99, file=sys.{stream})")
        assert found.beyond == "output"
        assert len(found.printed) <= PRINTED
        assert len(found.said) <= PRINTED


def test_end_of_what_it_said_is_kept(tmp_path: Path) -> None:
    """A program that fails by itself is no flood, however much it says, and the reason comes last."""
    found = ended(tmp_path, f"raise ValueError('x' * {2 * PRINTED} + 'last')")
    assert (found.code, found.beyond) == (1, "")
    assert found.said.endswith("xlast\n")


@pytest.mark.parametrize(
    "spoilt", ["os.write(n, b'no note\\n')", "os.write(n, b'[1]\\n')", "os.ftruncate(n, 0)"]
)
def test_spoilt_notes_are_noted(tmp_path: Path, spoilt: str) -> None:
    """What the guard has noted is not believed any more once the program has written to it."""
    source = f"import os\nfor n in range(3, 9):\n    try: {spoilt}\n    except OSError: pass\n"
    found = ended(tmp_path, source)
    assert found.code == 0
    assert ("notes", "") in found.notes


def test_only_text_is_kept(tmp_path: Path) -> None:
    """What is no text, or what only a terminal understands, is shown to be there."""
    found = ended(tmp_path, "import sys\nsys.stdout.buffer.write(b'a\\x1b[1m\\xff\\tb\\r\\nc\\x00')")
    assert found.printed == "a\ufffd[1m\ufffd\tb\nc\ufffd"


def test_picture_is_read(tmp_path: Path) -> None:
    """The file that is asked for is read from the program's folder, and a large one up to the bound."""
    found = ended(tmp_path, "open('a.svg', 'w').write('<svg/>')", picture="a.svg")
    assert found.picture == b"<svg/>"
    assert ended(tmp_path, "", picture="a.svg").picture is None
    link = f"import os; os.symlink({str(tmp_path / 'program.py')!r}, 'a.svg')"
    assert ended(tmp_path, link, picture="a.svg").picture is None
    large = ended(tmp_path, f"open('a.svg', 'w').write('x' * {PICTURE + 9})", picture="a.svg")
    assert large.picture is not None
    assert len(large.picture) == PICTURE + 1


@pytest.mark.skipif(not process.cut_off(), reason="the system lets nobody cut off the network")
def test_no_network(tmp_path: Path) -> None:
    """Where the system allows it, even code in C finds no network but an empty one of its own."""
    found = ended(tmp_path, "print(open('/proc/net/dev').read().count(':'))")
    assert found.printed == "1\n"


def test_no_network_where_it_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the command that cuts off, or where it fails, a program runs all the same."""
    for path in (None, "/bin/false"):
        process.cut_off.cache_clear()
        monkeypatch.setattr("shutil.which", lambda name, path=path: path)
        assert process.cut_off() == ()
    process.cut_off.cache_clear()
