"""A BibTeX file as ``publications.bib``, each entry as it stands, but for what would break a build."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx_portfolio.graph import entries
from sphinx_portfolio.importers.docnames import UniqueNames
from sphinx_portfolio.importers.imported import Imported
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model.bounds import BIBLIOGRAPHY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.model.problems import Problem

FILE = "publications.bib"
_HEAD = re.compile(
    r"^[ \t]*@(?P<kind>\w+)\s*(?P<open>[{(])(?P<key>[^,={}()\"#]*?)(?=\s*[,}=)])", re.MULTILINE
)
_BEGINNING = re.compile(r"^[ \t]*@\w+\s*[{(]", re.MULTILINE)
_KEY = re.compile(r"[^\s,{}()\"#%~\\]+")
_ROUNDS = 200


def is_form(text: str) -> bool:
    """Tell whether a text is a BibTeX file."""
    heads = [found["kind"].casefold() for found in _HEAD.finditer(text)]
    return any(kind not in {"comment", "preamble", "string"} for kind in heads)


def read(text: str) -> Imported:
    """Return the file; raise :class:`.FormError` where there is no entry in it, or too much."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not is_form(text):
        raise FormError("$: this is no BibTeX, which has entries as in @article{key, title = {…}}.")
    if len(text.encode()) > BIBLIOGRAPHY:
        raise FormError(f"$: the file has more than {BIBLIOGRAPHY:,} bytes; take some entries out.")
    run = _Run(list(_chunks(text)))
    run.name()
    run.mend()
    return Imported({FILE: run.text()}, tuple(run.losses), tuple(run.notes))


def _chunks(text: str) -> Iterator[str]:
    """Yield the entries and what stands between them, each beginning where a line does."""
    at = 0
    while found := _BEGINNING.search(text, at):
        if found.start() > at:
            yield text[at : found.start()]
        at = _end(text, found.end())
        yield text[found.start() : at]
    if at < len(text):
        yield text[at:]


def _end(text: str, start: int) -> int:
    """Return where the braces close that were opened before a place, or else where the next entry begins."""
    depth = 1
    after = _BEGINNING.search(text, start)
    for found in re.finditer(r"\\.|[{}]", text[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return start + found.end()
    return after.start() if after else len(text)


class _Run:
    def __init__(self, chunks: list[str]) -> None:
        self.chunks = chunks
        self.losses: list[str] = []
        self.notes: list[str] = []

    def text(self) -> str:
        """Return the file as it is now."""
        return "".join(self.chunks).strip("\n") + "\n"

    def name(self) -> None:
        """Give each entry a name of its own; of two that are the same the second goes."""
        names, seen = UniqueNames(_KEY), set[str]()
        for index, chunk in enumerate(self.chunks):
            head = _HEAD.match(chunk)
            if not head or head["kind"].casefold() in {"string", "preamble", "comment"}:
                continue
            body = "".join(chunk.split())
            if body in seen:
                self.notes.append(f"{head['key'].strip()}: the entry stands there twice; once was enough.")
                self.chunks[index] = ""
                continue
            seen.add(body)
            old = head["key"].strip()
            new = names.take(old, "".join(_KEY.findall(old)) or "entry")
            if new != old:
                self.chunks[index] = chunk[: head.start("key")] + new + chunk[head.end("key") :]
                self.notes.append(f"{new}: the entry got this name, as “{old}” was taken or is none.")

    def mend(self) -> None:
        """Take out, field by field, what a build would warn of."""
        for _ in range(_ROUNDS):
            if not (problems := self._problems()):
                return
            for problem in problems:
                self._mend(problem)

    def _problems(self) -> list[Problem]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            path.write_text("".join(self.chunks), encoding="utf-8")
            found, seen = [], set[str]()
            for problem in entries.read(path)[1]:
                key = problem.path.partition(".")[0] if problem.path else str(problem.line)
                if key not in seen:
                    seen.add(key)
                    found.append(problem)
            return found

    def _mend(self, problem: Problem) -> None:
        index = self._at(problem)
        if index < 0:
            return
        chunk, name = self.chunks[index], problem.path.rpartition(".")[2]
        field = _field(chunk, name)
        head = _HEAD.match(chunk)
        if field and head and problem.path != head["key"].strip():
            self.losses.append(
                f"{problem.path} = {' '.join(chunk[slice(*field)].split())} ({problem.message})"
            )
            self.chunks[index] = chunk[: field[0]] + chunk[field[1] :]
        else:
            self.losses.append(
                f"{problem.path or f'line {problem.line}'}: {problem.message} {' '.join(chunk.split())}"
            )
            self.chunks[index] = ""

    def _at(self, problem: Problem) -> int:
        """Return the part of the file that a mistake is in: that of its entry, or of its line."""
        for index, chunk in enumerate(self.chunks):
            head = _HEAD.match(chunk)
            key = head["key"].strip() if head else ""
            if key and (problem.path == key or problem.path.startswith(f"{key}.")):
                return index
        line = 1
        for index, chunk in enumerate(self.chunks):
            line += chunk.count("\n")
            if chunk and line >= problem.line:
                return index
        return -1


def _field(chunk: str, name: str) -> tuple[int, int] | None:
    """Return where the last field of a name stands in an entry, with the comma after it."""
    place, depth = None, 0
    for found in re.finditer(
        rf"\\.|[{{}}]|(?<![\w-]){re.escape(name)}\s*=", chunk, re.DOTALL | re.IGNORECASE
    ):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 1 and found[0].endswith("="):
            place = found
    if place is None:
        return None
    depth, quoted = 0, False
    for found in re.finditer(r"\\.|[{}\",]", chunk[place.end() :], re.DOTALL):
        sign = found[0]
        if sign == '"' and depth == 0:
            quoted = not quoted
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return place.start(), place.end() + found.start()
        if sign == "," and depth == 0 and not quoted:
            return place.start(), place.end() + found.end()
    return place.start(), len(chunk)
