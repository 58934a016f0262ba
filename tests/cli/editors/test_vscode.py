"""Visual Studio Code reads a check as it is told, and completes with pages that hold."""

from __future__ import annotations

import json
import re

import pytest

from sphinx_portfolio.cli.editors import vscode
from sphinx_portfolio.cli.editors.names import Names
from sphinx_portfolio.cli.reporting import Finding, as_text
from sphinx_portfolio.model import frontmatter, parsing

KNOWN = Names(["lab"], ["kernel"], ["C, C++", "a|b", "}$\\"], ["pr-1"])
PLACE = re.compile(r"\$\{\d+:([^}]*)\}|\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}|\$0")


def typed(body: list[str]) -> str:
    """Return a snippet as it stands once every place has its first choice."""
    first = PLACE.sub(lambda at: re.sub(r"\\(.)", r"\1", at[1] or at[2] or ""), "\n".join(body))
    return first.replace("https://", "https://example.org/")


@pytest.mark.parametrize(
    ("groups", "line"),
    [
        (("docs/a.md", "4", "x: “y” [z].", "portfolio.syntax"), 4),
        (("docs/a b.md", None, "no page leads here.", None), 0),
        (("C:/x/conf.py", "12", "it cannot be run.", "config"), 12),
    ],
)
def test_pattern(groups: tuple[str, str | None, str, str | None], line: int) -> None:
    """The task finds file, line, message and kind in each line of a check, and nothing in its last line."""
    file, _, message, kind = groups
    told, *_, last = as_text([Finding(file, line, message, kind or "")], 1).splitlines()
    found = re.fullmatch(vscode.PATTERN, told)
    assert found
    assert found.groups() == groups
    assert not re.fullmatch(vscode.PATTERN, last)
    assert not re.fullmatch(vscode.PATTERN, as_text([], 9).strip())


@pytest.mark.parametrize("kind", ["role", "project"])
@pytest.mark.parametrize("known", [KNOWN, Names([], [], [], [])])
def test_page_is_read(kind: str, known: Names) -> None:
    """A page begun from a snippet has no mistake, but for names that are still to come."""
    matter = frontmatter.read(typed(vscode.snippets(known)[f"portfolio-{kind}"]["body"]))
    assert matter
    record, problems = parsing.parse(matter)
    assert not problems
    assert record is not None


def test_parts_are_read() -> None:
    """A result and a piece of evidence from snippets fit into a write-up."""
    found = vscode.snippets(KNOWN)
    parts = {name: typed(found[f"portfolio-{name}"]["body"]) for name in ("project", "result", "evidence")}
    indented = {name: re.sub("^", "    ", text, flags=re.MULTILINE) for name, text in parts.items()}
    fields = f"  results:\n{indented['result']}\n  evidence:\n{indented['evidence']}\n---\n\n#"
    matter = frontmatter.read(parts["project"].replace("---\n\n#", fields))
    assert matter
    assert parsing.parse(matter)[1] == ()


def test_names_with_signs() -> None:
    """A name with a sign of snippets is one choice."""
    (body,) = vscode.snippets(KNOWN)["portfolio-reference-skill"]["body"]
    assert body == r"{skill}`${1|C\, C++,a\|b,\}\$\\|}`"


def test_files_are_json() -> None:
    """Both files are JSON, with every name as it is written."""
    files = vscode.files(KNOWN)
    assert all(json.loads(text) for text in files.values())
    assert "C\\\\, C++" in files[vscode.SNIPPETS]
