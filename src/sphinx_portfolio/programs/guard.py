"""Runs one program, and refuses it what no program of a page needs; started as a script of its own.

It is a guard against accidents and no sandbox: what is not written in Python can go past it. It needs the
standard library alone, and notes in a file what the program read and what it was refused.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from contextlib import suppress
from types import ModuleType
from typing import Any

WRITES = {
    **dict.fromkeys(("os.chmod", "os.chown", "os.mkdir", "os.remove", "os.removexattr", "os.rmdir"), (0,)),
    **dict.fromkeys(("os.setxattr", "os.truncate", "os.utime", "sqlite3.connect"), (0,)),
    **dict.fromkeys(("os.link", "os.rename"), (0, 1)),
    "os.symlink": (1,),
}
"""Events of Python's audit that change files, and which of their arguments are paths."""

READS = ("os.listdir", "os.scandir")
PROCESSES = (
    *("os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.posix_spawn", "os.spawn"),
    *("os.startfile", "os.system", "pty.spawn", "subprocess.Popen"),
)
NETWORK = tuple(
    f"socket.{name}"
    for name in ("bind", "connect", "getaddrinfo", "gethostbyaddr", "gethostbyname", "sendmsg", "sendto")
)
REFUSED = dict.fromkeys(PROCESSES, "process") | dict.fromkeys(NETWORK, "network")

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Guard:
    """The hook that Python asks before anything that others would notice; ``folder`` may be written to."""

    def __init__(self, folder: str, notes: int) -> None:
        self._folder, self._notes = os.path.join(os.path.realpath(folder), ""), notes  # noqa: PTH118
        self._seen: set[tuple[str, str]] = set()

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Refuse what an event tells of, or note it."""
        if event == "open":
            path, mode, flags = given
            writes = bool((flags or 0) & _WRITING) or (mode or "r")[0] in "wax" or "+" in (mode or "")
            self._look(path, writes=writes)
        elif event in WRITES:
            for place in WRITES[event]:
                self._look(given[place], writes=True)
        elif event in READS:
            self._look("." if given[0] is None else given[0], writes=False)
        elif event in REFUSED:
            self._refuse(REFUSED[event], "")

    def _look(self, path: Any, *, writes: bool) -> None:
        if isinstance(path, int) or (name := os.fsdecode(path)) in {"", ":memory:"}:  # open already, or none
            return
        name = os.path.realpath(name)
        if name.startswith(self._folder) or name in {self._folder.rstrip(os.sep), os.devnull}:
            return
        if writes:
            self._refuse("write", name)
        self.note("read", name)

    def _refuse(self, what: str, name: str) -> None:
        self.note(what, name)
        message = f"a program of a page may not do that ({what} {name})".replace(" )", ")")
        raise PermissionError(message)

    def note(self, what: str, name: str) -> None:
        """Write down, once, what happened."""
        if (what, name) not in self._seen:
            self._seen.add((what, name))
            os.write(self._notes, json.dumps([what, name]).encode() + b"\n")


def limit(size: int) -> None:
    """Bound the size of any file that is written, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main(notes: str, size: str, path: str, *arguments: str) -> None:
    """Run a program as if Python had been started with it, after the guard has taken its place."""
    limit(int(size))
    guard = Guard(os.getcwd(), os.open(notes, os.O_WRONLY | os.O_APPEND))  # noqa: PTH109
    sys.argv = [path, *arguments]
    sys.path.insert(0, os.path.dirname(path))  # noqa: PTH120
    module = sys.modules["__main__"] = ModuleType("__main__")
    module.__file__ = path
    sys.addaudithook(guard)
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            source = file.read()
        exec(compile(source, path, "exec"), module.__dict__)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 (whatever it is, the page's owner is told)
        if isinstance(error, ModuleNotFoundError):
            guard.note("missing", error.name or "")
        begun = error.__traceback__
        traceback.print_exception(error.with_traceback(begun.tb_next if begun else None))
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
