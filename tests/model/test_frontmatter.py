"""Front matter is read from the source: every value as text, every value with its line, nothing handed on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.model.problems import Problem, Subtype

PAGE = """\
---
author: Ada
portfolio:
  kind: project        # canary
  start: 2023-06
  skills:
    - C++
    - "Rust"
  results:
    - claim: Time
      value: 1.50
      note: >
        Folded
        text.
    - claim: Size
  links: []
  summary:

# canary
status: draft
---

# Title
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _loaders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, and without it."""
    monkeypatch.setattr(frontmatter, "_Loader", getattr(yaml, request.param))


@pytest.mark.usefixtures("_loaders")
def test_values_stay_text() -> None:
    """No number, date or truth value is made of what the owner wrote; only nothing is None."""
    matter = frontmatter.read(PAGE)
    assert matter
    assert matter.problems == ()
    assert matter.data == {
        "kind": "project",
        "start": "2023-06",
        "skills": ["C++", "Rust"],
        "results": [{"claim": "Time", "value": "1.50", "note": "Folded text.\n"}, {"claim": "Size"}],
        "links": [],
        "summary": None,
    }


@pytest.mark.usefixtures("_loaders")
def test_every_value_has_its_line() -> None:
    """The line of a path is that of its key, or of its item, in the page's file."""
    matter = frontmatter.read(PAGE)
    assert matter
    source = PAGE.splitlines()
    for path, line in matter.lines.items():
        last = path[-1] if path else frontmatter.KEY
        wanted = f"{last}:" if isinstance(last, str) else "- "
        assert source[line - 1].lstrip(" -" if isinstance(last, str) else " ").startswith(wanted), path
    assert matter.line(("results", 0, "value", "deeper")) == 11
    assert matter.line(("no", "such")) == 3


@pytest.mark.usefixtures("_loaders")
def test_portfolio_is_blanked_in_its_place() -> None:
    """What MyST gets has none of the portfolio's lines, and every other line at its old number."""
    matter = frontmatter.read(PAGE)
    assert matter
    before, after = PAGE.split("\n"), frontmatter.blank(PAGE, matter).split("\n")
    assert len(before) == len(after)
    kept = {number: line for number, line in enumerate(after, 1) if line}
    assert kept == {1: "---", 2: "author: Ada", 20: "status: draft", 21: "---", 23: "# Title"}


def test_front_matter_of_ours_alone_is_gone() -> None:
    """Where only the portfolio stood in the front matter, the fences go with it."""
    text = "---\n# a comment\nportfolio: {kind: role}\n---\n# Title\n"
    matter = frontmatter.read(text)
    assert matter
    assert frontmatter.blank(text, matter) == "\n\n\n\n# Title\n"


def test_unreadable_front_matter_is_gone() -> None:
    """Front matter that is not YAML is told once, by us, and nothing of it is handed on."""
    text = "---\nauthor: Ada\nportfolio: [\nnote: canary\n---\n\n# Title\n"
    matter = frontmatter.read(text)
    assert matter
    assert frontmatter.blank(text, matter) == "\n\n\n\n\n\n# Title\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n",
        "---\nauthor: Ada\n---\n",
        "---\nauthor: portfolio\n---\nportfolio: x\n",
        "text\n---\nportfolio: {}\n---\n",
        "---\nportfolio: {}\n",
        "---\n- portfolio: 1\n---\n",
        "---\nx: |\n portfolio: 1\n---\n",
        "---\nportfolios: 1\n---\n",
    ],
)
def test_pages_without_a_portfolio(text: str) -> None:
    """A page that has no front matter, or none of ours, is no page of the portfolio."""
    assert frontmatter.read(text) is None


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ("portfolio:\n  kind: [role\n", 4, "while parsing a flow sequence did not find expected ',' or ']'"),
        ("portfolio:\n  note: a: b\n", 3, "mapping values are not allowed in this context"),
        (
            "portfolio:\n\tkind: role\n",
            3,
            "while scanning for the next token found character that cannot start any token",
        ),
    ],
)
def test_no_yaml(lines: str, line: int, said: str) -> None:
    """Front matter that is no YAML is told once, at the line where reading ended, in the parser's words."""
    matter = frontmatter.read(f"---\n{lines}---\n")
    assert matter
    message = f"the front matter is not valid YAML: {said}."
    assert matter.problems == (Problem(subtype=Subtype.SYNTAX, message=message, line=line),)
    assert (matter.data, matter.line(("kind",))) == (None, 2)


@pytest.mark.parametrize(
    ("lines", "subtype", "line", "said", "data"),
    [
        (
            "portfolio:\n  kind: role\n  kind: project\n",
            Subtype.DUPLICATE_KEY,
            4,
            "portfolio.kind: the key stands here again; it was first given in line 3. Keep one.",
            {"kind": "role"},
        ),
        (
            "portfolio: &a\n  kind: *a\n",
            Subtype.SYNTAX,
            2,
            "portfolio.kind: an alias that contains itself.",
            {"kind": None},
        ),
        (
            "portfolio:\n  a: &b [*b, &c d, *c]\n",
            Subtype.SYNTAX,
            3,
            "portfolio.a[0]: an alias that contains itself.",
            {"a": [None, "d", "d"]},
        ),
    ],
)
def test_mistakes_of_form(lines: str, subtype: Subtype, line: int, said: str, data: dict[str, Any]) -> None:
    """A mistake of form is told with its kind, its line and its path, and what stands around it is read."""
    matter = frontmatter.read(f"---\n{lines}---\n")
    assert matter
    assert [(p.subtype, p.line, str(p)) for p in matter.problems] == [(subtype, line, said)]
    assert matter.data == data


def test_error_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of YAML that names no line is told at the first, in its own words."""

    def fail(*_: object, **__: object) -> None:
        raise yaml.YAMLError("too odd")

    monkeypatch.setattr(yaml, "compose", fail)
    matter = frontmatter.read("---\nportfolio: {}\n---\n")
    assert matter
    (problem,) = matter.problems
    assert (problem.line, problem.message) == (1, "the front matter is not valid YAML: too odd.")


@pytest.mark.parametrize(
    ("path", "root", "spelled"),
    [
        (("results", 0, "value"), "portfolio", "portfolio.results[0].value"),
        ((), "portfolio", "portfolio"),
        (("work", 1, "startDate"), "", "work[1].startDate"),
        ((), "", ""),
    ],
)
def test_paths(path: frontmatter.Path, root: str, spelled: str) -> None:
    """A path is spelled as an author writes it."""
    assert frontmatter.format_path(path, root) == spelled


def test_without() -> None:
    """What stands at the paths is left out, however deep, and nothing else is."""
    data = {"a": 1, "b": [{"a": 1, "c": "2"}, {"a": 1}], "c": [[1, 2]]}
    paths = {("a",), ("b", 0, "a"), ("b", "a")}
    assert frontmatter.without(data, paths) == {"b": [{"c": "2"}, {"a": 1}], "c": [[1, 2]]}


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
DATA = st.dictionaries(
    TEXT,
    st.recursive(TEXT | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)),
    max_size=5,
)


@given(DATA)
def test_dumped_data_reads_back(data: dict[str, Any]) -> None:
    """Whatever is dumped reads back the same, whatever YAML would make of its texts."""
    matter = frontmatter.read(frontmatter.dump(data))
    assert matter
    assert matter.problems == ()
    assert matter.data == data


@pytest.mark.parametrize("key", ['"portfolio"', "'portfolio' ", "portfolio\t"])
def test_key_as_yaml_allows_it(key: str) -> None:
    """The key may be quoted, and may stand apart from its colon."""
    matter = frontmatter.read(f"---  \nauthor: Ada\n{key}: {{kind: role}}\n...\n")
    assert matter
    assert (matter.data, matter.line(()), matter.end) == ({"kind": "role"}, 3, 3)


def test_lines_of_a_flow_mapping() -> None:
    """What shares its line with the end of the portfolio goes with it, and what stands below stays."""
    text = "---\nportfolio:\n  {kind: role,\n   end: present}\nauthor: Ada\n---\n"
    matter = frontmatter.read(text)
    assert matter
    assert matter.lines == {(): 2, ("kind",): 3, ("end",): 4}
    assert frontmatter.blank(text, matter) == "---\n\n\n\nauthor: Ada\n---\n"


def test_dump() -> None:
    """Front matter is written in the order given, with as few quotes as can be read back."""
    data = {"summary": "Café “x”" + " y" * 50, "start": "2023-06", "no": "null", "list": ["1.50", "a"]}
    assert frontmatter.dump(data).splitlines() == [
        "---",
        "portfolio:",
        "  summary: Café “x”" + " y" * 41,
        "   " + " y" * 9,
        "  start: 2023-06",
        "  no: 'null'",
        "  list:",
        "  - 1.50",
        "  - a",
        "---",
    ]


def test_lists_on_one_line() -> None:
    """The innermost lists stand on one line where that is asked for."""
    assert frontmatter.to_yaml({"skills": ["a", "b"]}, flow=None) == "skills: [a, b]\n"
