"""Front matter is read from the source: every value as text, every value with its line, nothing handed on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.model import bounds, frontmatter
from sphinx_portfolio.model.problems import Subtype

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
    monkeypatch.setattr(bounds, "LOADER", getattr(yaml, request.param))


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


def test_what_is_left_is_closed() -> None:
    """Front matter that dots close is closed for MyST, too, so that nothing of it stands on the page."""
    text = "---\nportfolio:\n  kind: role\nauthor: Ada\n...\n# Title\n"
    matter = frontmatter.read(text)
    assert matter
    assert matter.problems == ()
    assert frontmatter.blank(text, matter) == "---\n\n\nauthor: Ada\n---\n# Title\n"


@pytest.mark.parametrize(
    "fields",
    [
        "  - kind: role\n  - title: T\n  - results:\n    - claim: C\n",
        "  - kind: role\n    title: T\n    results:\n      - claim: C\n",
        "  - kind: role\n  title: T\n  results:\n    - claim: C\n",
        "- kind: role\n- title: T\n- results:\n  - claim: C\n",
    ],
)
def test_fields_as_a_list(fields: str) -> None:
    """Fields that stand behind hyphens, all or the first of them, are told once and read as they were meant."""
    matter = frontmatter.read(f"---\nportfolio:\n{fields}---\n")
    assert matter
    assert matter.data == {"kind": "role", "title": "T", "results": [{"claim": "C"}]}
    (problem,) = matter.problems
    assert (problem.line, problem.message) == (
        3,
        "the fields of `portfolio` are no list; take out the hyphen before each, as in kind: role.",
    )


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
        "text\n\nportfolio: {}\n",
        "# Title\n\n```markdown\n---\nportfolio:\n  kind: role\n---\n```\n",
        "---\nauthor: Ada\nkind: song\n---\n",
        "---\nauthor: Ada\n\n# Title\n",
        "---\n- portfolio: 1\n---\n",
        "---\nx: |\n portfolio: 1\n---\n",
        "---\nportfolios: 1\n---\n",
    ],
)
def test_pages_without_a_portfolio(text: str) -> None:
    """A page that has no front matter, or none of ours, is no page of the portfolio."""
    assert frontmatter.read(text) is None


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


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("&co x", 'what follows “&” is lost to YAML; put it in quotes: "&co x".'),
        ("!important x", 'what follows “!” is lost to YAML; put it in quotes: "!important x".'),
        ("First #1 x", '“#1 x” is a comment to YAML; put all of it in quotes: "First #1 x".'),
        ("#1 in x", '“#1 in x” is a comment to YAML; put it in quotes: "#1 in x".'),
        ("# x", ""),
        ("First # x", ""),
        ('"First #1 x"', ""),
        ("!!str x", ""),
    ],
)
def test_what_yaml_would_drop(value: str, said: str) -> None:
    """A part of a value that YAML would drop without a word is told; a comment is one."""
    matter = frontmatter.read(f"---\nportfolio:\n  note: {value}\n---\n")
    assert matter
    assert [str(problem) for problem in matter.problems] == [f"portfolio.note: {said}"] * bool(said)


FIELDS = "  kind: role\n  title: T\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"---\nPortfolio:\n{FIELDS}---\n", 2, "the key is called `portfolio`, not “Portfolio”."),
        (f"---\nauthor: A\nportfolo:\n{FIELDS}---\n", 3, "the key is called `portfolio`, not “portfolo”."),
        (
            "---\nkind: role\ntitle:\n  T\n---\n",
            2,
            "the fields stand outside `portfolio`; write `portfolio:` above them, and indent them by two spaces.",
        ),
        (
            "---\nportfolio:\nkind: role\ntitle: T\n---\n",
            2,
            "the fields of `portfolio` stand beside it; indent them by two spaces.",
        ),
        (
            "---\nportfolio:\n  kind: role\ntitle: T\n---\n",
            4,
            "`title` stands outside `portfolio`; indent it as the others are.",
        ),
        (f"---\nportfolio\n{FIELDS}---\n", 2, "a colon belongs behind “portfolio”."),
    ],
)
def test_fields_that_stand_elsewhere(text: str, line: int, said: str) -> None:
    """A misspelt key, and fields beside it, are told once and read as they were meant; none is handed on."""
    matter = frontmatter.read(text)
    assert matter
    assert [(problem.line, str(problem)) for problem in matter.problems] == [(line, said)]
    assert matter.data == {"kind": "role", "title": "T"}
    assert text.splitlines()[matter.lines["title",] - 1].lstrip().startswith("title:")
    assert "title" not in frontmatter.blank(text, matter)


def test_fields_of_others_stay() -> None:
    """A key that others read of front matter too is not taken for one of ours because it stands below."""
    text = "---\nportfolio:\n  kind: role\nlocation: Lisbon\nauthor: Ada\n---\n"
    matter = frontmatter.read(text)
    assert matter
    assert (matter.data, matter.problems) == ({"kind": "role"}, ())


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


def test_lines_that_only_yaml_counts() -> None:
    """A line end that YAML counts and an editor does not is no end of the reading."""
    matter = frontmatter.read("---\nportfolio:\n  a: x\u2028    y\n  b: z\n---\n")
    assert matter is not None
    assert matter.data == {"a": "x\u2028y", "b": "z"}


def test_front_matter_beyond_a_bound() -> None:
    """What is too large or too deep to be read is told at its line, and none of it is published."""
    for text, line, said in (
        ("portfolio:\n  kind: [" + "[" * 900, 3, "lists and mappings stand more than 32 deep"),
        ("portfolio:\n  kind: " + "x" * 10**6, 1, "it is longer than 100,000 characters"),
    ):
        page = f"---\n{text}\n---\n\n# Title\n"
        matter = frontmatter.read(page)
        assert matter is not None
        assert [(problem.line, problem.subtype) for problem in matter.problems] == [(line, Subtype.SYNTAX)]
        assert f"the front matter is not read: {said}" in matter.problems[0].message
        assert frontmatter.blank(page, matter).strip() == "# Title"
