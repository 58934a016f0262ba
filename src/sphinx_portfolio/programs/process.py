"""A process for a program: without what surrounds the build, within bounds of time and output.

It starts in an empty folder, without the build's environment and, where Linux lets one, without a network.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from sphinx_portfolio.model.bounds import PICTURE, PRINTED
from sphinx_portfolio.programs import guard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTIONS = ("-P", "-s", "-B", "-X", "utf8")
"""What ``-I`` stands for, but for heeding PYTHONHASHSEED; no bytecode is written beside the program."""

_SEED = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb"}
_KEPT = ("SYSTEMROOT",)  # without it, Python does not start on Windows
_STEP = 0.05
_Notes = TypeAdapter(tuple[tuple[str, str], ...])


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a process ended: its exit code, or the bound that it was ended for, and what it left."""

    code: int
    beyond: str = ""
    printed: str
    said: str
    notes: tuple[tuple[str, str], ...]
    picture: bytes | None = None


def environment(folder: str) -> dict[str, str]:
    """Return the variables that a program sees, whatever the build's are."""
    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return own | _SEED | dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), folder)


@cache
def cut_off() -> tuple[str, ...]:
    """Return what a command begins with so that it has no network, or nothing where that is not allowed."""
    command = (shutil.which("unshare") or "", "-rn")
    if not command[0]:
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else ()


def run(path: Path, arguments: Sequence[str], picture: str, seconds: float) -> Ended:
    """Run a program to its end, or to a bound; ``picture`` names a file that it writes."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as around:
        folder, notes, printed, said = (Path(around, name) for name in ("work", "notes", "out", "err"))
        folder.mkdir()
        notes.touch()
        guarded = [guard.__file__, str(notes), str(PICTURE + PRINTED), str(path), *arguments]
        command = [*cut_off(), sys.executable, *OPTIONS, *guarded]
        with printed.open("wb") as out, said.open("wb") as err:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=folder,
                env=environment(str(folder)),
                start_new_session=True,
            )
            try:
                beyond = _await(process, {printed: PRINTED, said: PICTURE}, monotonic() + seconds)
            finally:
                _kill(process)
        drawn = folder / picture
        return Ended(
            code=process.returncode,
            beyond=beyond,
            printed=_text(printed),
            said=_text(said, last=True),
            notes=_read(notes, path.resolve(), process.returncode),
            picture=_head(drawn, PICTURE + 1) if picture and _is_in(drawn, folder) else None,
        )


def _await(process: subprocess.Popen[bytes], files: Mapping[Path, int], until: float) -> str:
    """Wait for the end of a process, and return the bound that it went beyond, if it did.

    ``files`` are what it writes to, with the most of each: of a failure it may say more than it may print.
    """
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_STEP)
        if any(file.stat().st_size > most for file, most in files.items()):
            return "output"
        if process.returncode is not None:
            return ""
        if monotonic() > until:
            return "time"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_in(path: Path, folder: Path) -> bool:
    """Tell whether a file is there, and not a link to one elsewhere."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _head(path: Path, most: int, start: int = 0) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(most)


def _text(path: Path, *, last: bool = False) -> str:
    """Return what a process has written first, or last, without what only a terminal understands."""
    start = max(0, path.stat().st_size - PRINTED) if last else 0
    text = _head(path, PRINTED, start).decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text)


def _read(notes: Path, program: Path, code: int) -> tuple[tuple[str, str], ...]:
    """Return what the guard has noted, and ``notes`` where a program has spoilt that."""
    try:
        found = _Notes.validate_json(b"[" + b",".join(notes.read_bytes().splitlines()) + b"]")
    except ValidationError:
        return (("notes", ""),)
    return found if code or ("read", str(program)) in found else (*found, ("notes", ""))
