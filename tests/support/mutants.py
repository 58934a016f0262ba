"""Changes one thing at a time in the pure modules, and names the changes that a module's own tests let pass.

``nox -s mutants -- --count 200 --seed 1 model exports/feed`` samples a room and a module, on copies of them.
"""

from __future__ import annotations

import argparse
import ast
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Iterator  # noqa: TC003
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

PACKAGE = Path(__file__).parents[2] / "src/sphinx_portfolio"
GLUE = re.compile(r"\A(sphinx_ext|theme|cli)/|^ *(from|import) (docutils|sphinx)\b", re.MULTILINE)
OPERATORS = ["Lt", "LtE", "Gt", "GtE", "Eq", "NotEq", "In", "NotIn", "Is", "IsNot", "And", "Or"]
SWAPPED = {getattr(ast, name): getattr(ast, OPERATORS[place ^ 1]) for place, name in enumerate(OPERATORS)}


def changes(node: Any) -> Iterator[tuple[Any, str, Any]]:
    """Yield nodes with what a field may become; types, decorators, docstrings and assertions stay."""
    match node:
        case ast.Assert() | ast.Expr(ast.Constant()) | ast.If(ast.Name("TYPE_CHECKING")):
            return
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield node, "ops", [*ops[:place], SWAPPED[type(op)](), *ops[place + 1 :]]
        case ast.BoolOp():
            yield node, "op", SWAPPED[type(node.op)]()
        case ast.If() | ast.IfExp() | ast.While():
            yield node, "test", ast.UnaryOp(ast.Not(), node.test)
        case ast.UnaryOp(ast.Not()):
            yield node, "operand", ast.UnaryOp(ast.Not(), node.operand)
        case ast.comprehension(ifs=[_, *_]):
            yield node, "ifs", []
        case ast.Return(ast.expr() as value) if ast.unparse(value) != "None":
            yield node, "value", ast.Constant(None)
        case ast.Constant(bool() | int() | float() | str() as old):
            yield (
                node,
                "value",
                not old if isinstance(old, bool) else old + ("~" if isinstance(old, str) else 1),
            )
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"} or isinstance(node, ast.AnnAssign):
            for child in value if isinstance(value, list) else [value]:
                yield from changes(child) if isinstance(child, ast.AST) else ()


def mutants(names: tuple[str, ...]) -> Iterator[tuple[Path, ast.AST, Any, str, Any]]:
    """Yield every change of the pure modules, or of those whose names begin with these."""
    for path in sorted(PACKAGE.rglob("[!_]*.py")):
        module, text = str(path.relative_to(PACKAGE)), path.read_text(encoding="utf-8")
        if module.startswith(names) and not GLUE.search(module + text):
            tree = ast.parse(text)
            yield from ((path, tree, *change) for change in changes(tree))


def apply(path: Path, tree: ast.AST, node: Any, field: str, value: Any) -> tuple[str, Path, str]:
    """Return what a change is, and the module with its text after it."""
    before, old = ast.unparse(node), getattr(node, field)
    setattr(node, field, value)
    after, text = ast.unparse(node), ast.unparse(tree)
    setattr(node, field, old)
    line = next(part.lineno for part in ast.walk(node) if hasattr(part, "lineno"))
    change = "  →  ".join(part.strip().partition("\n")[0] for part in (before, after))
    return f"src/{path.relative_to(PACKAGE.parent)}:{line}: {change}", path, text


def notice(path: Path, text: str) -> bool:
    """Tell whether the module's own tests fail, or take a minute of work, when this is its text."""
    signal.signal(signal.SIGPROF, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_PROF, 60)
    os.dup2(os.dup2(os.open(os.devnull, os.O_WRONLY), 1), 2)
    module = path.relative_to(PACKAGE)
    with TemporaryDirectory() as folder:
        os.environ |= {"PYTHONPATH": folder, "CI": "1"}
        sys.path.insert(0, folder)
        Path(shutil.copytree(PACKAGE, f"{folder}/{PACKAGE.name}"), module).write_text(text, encoding="utf-8")
        tests = f"tests/{module.parent}/test_{module.name}"
        return pytest.main(["-xq", "--tb=no", "--assert=plain", "-pno:cacheprovider", tests]) != 0


def main() -> None:
    """Try a sample of the changes; print those that pass, and how many do not, by room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[""], help="rooms and modules; left out: all")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    every, rooms = list(mutants(tuple(given.names))), dict[str, list[bool]]()
    chosen = random.Random(given.seed).sample(every, min(given.count, len(every)))
    sample = sorted(apply(*mutant) for mutant in chosen)
    whole = {path: path.read_text(encoding="utf-8") for _, path, _ in sample}
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["pytest", "hypothesis", "pydantic", "yaml", "bs4", "sphinx.testing.util"])
    with ProcessPoolExecutor(mp_context=server, max_tasks_per_child=1) as pool:
        failing = dict(zip(whole, pool.map(notice, whole, whole.values()), strict=True))
        noticed = pool.map(notice, *zip(*(mutant[1:] for mutant in sample), strict=True))
        for (change, path, _), dies in zip(sample, noticed, strict=True):
            rooms.setdefault(path.parent.name, []).append(dies and not failing[path])
            print(end="" if dies else f"{change}\n")
    print(end="".join(f"{path} has no tests that pass\n" for path, fails in failing.items() if fails))
    print(*(f"{room}: {sum(dies)} of {len(dies)} noticed" for room, dies in sorted(rooms.items())), sep="\n")


if __name__ == "__main__":
    main()
