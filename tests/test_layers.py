"""The core is pure and imports point one way: whoever reads a module needs to know only those before it."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sphinx_portfolio

PACKAGE = Path(sphinx_portfolio.__file__).parent
MODULES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", "."): path
    for path in PACKAGE.rglob("*.py")
    if path.stem not in {"__init__", "__main__"}
}
PURE = sorted(
    {
        "checks", "dates", "frontmatter", "history", "model", "portfolio", "problems", "publications",
        "reference", "schema", "views", "head", "resume_page", "facets", "fulltext",
        "charts", "drawings", "layouts", "marks", "pictures", "plots", "scales", "tables",
    }
    | {name for name in MODULES if name.startswith("export.")}
)  # fmt: skip
ALONE = """
import importlib, sys, types
package = types.ModuleType("sphinx_portfolio")  # its own __init__ is the extension, which needs Sphinx
package.__path__ = [sys.argv[1]]
sys.modules["sphinx_portfolio"] = package
for name in sys.argv[2:]:
    importlib.import_module(f"sphinx_portfolio.{name}")
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"docutils", "sphinx", "sphinx_design"}))
"""


def imported(path: Path) -> set[str]:
    """Return the modules of the package that one imports when it runs, not those it names in types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    ]
    hidden = {id(inner) for node in typing for inner in ast.walk(node)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in hidden and node.module:
            base, _, rest = node.module.partition("sphinx_portfolio")
            if not base and rest != node.module:
                prefix = rest.lstrip(".")
                names = {f"{prefix}.{alias.name}".lstrip(".") for alias in node.names}
                found |= {prefix} & MODULES.keys() | names & MODULES.keys()
    return found


def test_core_needs_no_sphinx() -> None:
    """The core and the exporters run where there is neither Sphinx nor docutils."""
    command = [sys.executable, "-c", ALONE, str(PACKAGE), *PURE]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")


def test_imports_have_no_cycle() -> None:
    """The modules can be read in an order in which each comes after all that it imports."""
    order = list(TopologicalSorter({name: imported(path) for name, path in MODULES.items()}).static_order())
    assert order.index("problems") < order.index("frontmatter") < order.index("model")
    assert order.index("model") < order.index("portfolio") < order.index("domain") < order.index("pages")


@pytest.mark.parametrize("name", PURE)
def test_core_imports_no_glue(name: str) -> None:
    """A module of the core imports modules of the core alone."""
    assert imported(MODULES[name]) <= set(PURE)
