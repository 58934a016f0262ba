"""The house: which room may import which, how full a room is, and that each has its test beside it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sphinx_portfolio

TESTS = Path(__file__).parent
PACKAGE = Path(sphinx_portfolio.__file__).parent
BELOW: dict[str, set[str]] = {
    "model": set(),
    "graph": {"model"},
    "views": {"graph", "model"},
    "charts": {"model"},
    "matching": {"graph", "model"},
    "search": {"views", "graph", "model"},
    "exports": {"views", "graph", "model"},
    "json_resume": {"exports", "views", "graph", "model"},
    "typeset": {"exports", "views", "graph", "model"},
    "programs": {"exports", "graph", "model"},
    "importers": {"json_resume", "exports", "graph", "model"},
    "listings": {"views", "graph", "model"},
    "references": set(),
    "sphinx_ext": {
        "references", "listings", "typeset", "json_resume", "programs", "exports", "search", "charts",
        "views", "graph", "model",
    },
    "theme": {"sphinx_ext", "exports", "views", "graph", "model"},
    "cli": {
        "sphinx_ext", "importers", "typeset", "json_resume", "matching", "exports", "graph", "model",
    },
}  # fmt: skip
"""What each room may import beside its own modules. The order is that of the house, from the bottom up."""

ROOMS = list(BELOW)
MODULES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", "."): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.stem not in {"__init__", "__main__"}
}
WITHOUT_SPHINX = [
    name
    for name in MODULES
    if name.partition(".")[0] not in {"references", "listings", "sphinx_ext", "theme"}
]
FOLDERS = sorted({path.parent for path in MODULES.values()})


def imported(path: Path) -> set[str]:
    """Return the modules of the package that one imports, for types too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "sphinx_portfolio":
            base = (node.module or "").partition(".")[2]
            names = {f"{base}.{alias.name}".lstrip(".") for alias in node.names}
            found |= ({base} | names) & MODULES.keys()
    return found


def room(module: str) -> str:
    """Return the room that a module is in."""
    return module.partition(".")[0]


@pytest.mark.parametrize("name", MODULES)
def test_imports_lead_down(name: str) -> None:
    """A module imports its own room and those below it alone, types counted."""
    assert {room(other) for other in imported(MODULES[name])} - {room(name)} <= BELOW[room(name)]


def test_what_is_below_is_below() -> None:
    """The order of the rooms is one: each may import only rooms that stand before it."""
    for name, below in BELOW.items():
        assert below <= set(ROOMS[: ROOMS.index(name)]), name


def test_no_circle() -> None:
    """The modules can be read in an order in which each comes after all that it imports, types counted."""
    TopologicalSorter({name: imported(path) for name, path in MODULES.items()}).prepare()


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in MODULES.values()}), ids=lambda path: path.name
)
def test_room_can_be_overlooked(folder: Path) -> None:
    """A folder holds at most twelve modules, none too long to read, and says what it is for."""
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in folder.glob("*.py")}
    assert len(sizes) <= 12
    assert max(sizes.values()) <= 320
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert all(word in said for word in ("Takes:", "Gives:", "Imports:")), said


@pytest.mark.parametrize("name", ROOMS)
def test_room_says_what_it_may_import(name: str) -> None:
    """What the docstring of a room allows is what is allowed, no more and no less."""
    said = ast.get_docstring(ast.parse((PACKAGE / name / "__init__.py").read_text("utf-8"))) or ""
    assert set(re.findall("``(\\w+)``", said.partition("Imports:")[2])) == BELOW[name]


@pytest.mark.parametrize("name", MODULES)
def test_module_has_its_tests_beside_it(name: str) -> None:
    """What a module does is tested in the file of its name, in the folder of its room's name."""
    *rooms, module = name.split(".")
    assert Path(TESTS, *rooms, f"test_{module}.py").is_file()


def test_core_needs_no_sphinx() -> None:
    """All rooms but Sphinx's own can be imported where there is neither Sphinx nor docutils."""
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(f'sphinx_portfolio.{name}')\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(*sorted(loaded & {'docutils', 'sphinx', 'sphinx_design'}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *WITHOUT_SPHINX], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")
