"""What the site's programs import is installed where the site is built, not where it is tested alone."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

from building import SITE


def test_programs_need_only_what_builds_install() -> None:
    """Each module is Python's own, or a package of the group ``docs``."""
    project = tomllib.loads((SITE.parent / "pyproject.toml").read_text("utf-8"))
    installed = {re.split(r"[<>=\[ ]", need)[0] for need in project["dependency-groups"]["docs"]}
    needed = set()
    for path in (SITE / "programs").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                needed |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                needed.add(str(node.module).partition(".")[0])
    assert "lark" in needed
    assert needed - sys.stdlib_module_names <= installed
