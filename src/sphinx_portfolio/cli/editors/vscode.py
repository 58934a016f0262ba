"""Files for Visual Studio Code: snippets with what there is to name, and a task that checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

from sphinx_portfolio.model.items import EvidenceKind

if TYPE_CHECKING:
    from sphinx_portfolio.cli.editors.names import Names

SNIPPETS, TASKS = ".vscode/portfolio.code-snippets", ".vscode/tasks.json"
PATTERN = r"^(.+?):(?:(\d+):)? (.+?)(?: \[([\w.+-]+)\])?$"
"""How a line of ``check`` reads: file, line or none, message, and the kind of mistake."""


def files(names: Names) -> dict[str, str]:
    """Return the files by path."""
    return {SNIPPETS: _json(snippets(names)), TASKS: _json(tasks())}


def tasks() -> dict[str, Any]:
    """Return the task that shows each mistake at its line."""
    places = {"file": 1, "line": 2, "message": 3, "code": 4}
    matcher = {
        "owner": "sphinx-portfolio",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "severity": "warning",
        "pattern": {"regexp": PATTERN, **places},
    }
    task = {
        "label": "Check the portfolio",
        "type": "shell",
        "command": "sphinx-portfolio check",
        "presentation": {"reveal": "silent"},
        "problemMatcher": matcher,
    }
    return {"version": "2.0.0", "tasks": [task]}


def snippets(names: Names) -> dict[str, Any]:
    """Return what is offered in Markdown: a page of each kind, parts of front matter, and references."""
    role, skill = _choice(2, names.roles, "role"), _choice(3, names.skills, "Skill")
    evidence = _choice(4, names.evidence, "evidence")
    found = {
        "role": ("a page of a role", [
            "---", "portfolio:", "  kind: role", "  organisation: ${1:Organisation}", "  title: ${2:Title}",
            "  start: ${3:2024-01}", "  end: ${4:present}", "  summary: ${5:One sentence.}", "---", "",
            "# ${1:Organisation}", "", ":::{portfolio:header}", ":::", "", "$0", "",
            ":::{portfolio:cards}", ":::",
        ]),
        "project": ("a write-up", [
            "---", "portfolio:", "  kind: project", f"  role: {role}", "  summary: ${1:One sentence.}",
            "  start: ${5:2024-01}", "  end: ${6:2024-03}", f"  skills: [{skill}]", "---", "",
            "# ${7:Title}", "", ":::{portfolio:header}", ":::", "", "$0",
        ]),
        "result": ("a result, below `results:`", [
            "- claim: ${1:What was reached}", "  value: ${2:1}", "  unit: ${3:×}",
            "  against: ${5:what it is measured against}", f"  evidence: [{evidence}]",
        ]),
        "evidence": ("a piece of evidence, below `evidence:`", [
            "- id: ${1:pr-1}", f"  kind: {_choice(2, [*get_args(EvidenceKind)], '')}", "  url: ${3:https://}",
            "  title: ${4:Title}",
        ]),
    }  # fmt: skip
    found |= {
        f"reference-{kind}": (f"a reference to {what}", [f"{{{kind}}}`{_choice(1, known, kind)}`"])
        for kind, what, known in (
            ("role", "a role", names.roles),
            ("project", "a write-up", names.projects),
            ("skill", "a skill", names.skills),
            ("evidence", "a piece of evidence", names.evidence),
        )
    }
    return {
        f"portfolio-{name}": {
            "prefix": f"portfolio-{name}",
            "scope": "markdown",
            "description": f"Portfolio: {about}",
            "body": body,
        }
        for name, (about, body) in found.items()
    }


def _choice(number: int, known: list[str], otherwise: str) -> str:
    """Return a place of a snippet with a list to choose from, or with a word where there is none yet."""
    if not known:
        return f"${{{number}:{otherwise}}}"
    escaped = ("".join(f"\\{sign}" if sign in "\\,|$}" else sign for sign in name) for name in known)
    choices = ",".join(escaped)
    return f"${{{number}|{choices}|}}"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
