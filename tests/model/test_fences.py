"""Front matter is found where a page begins, and where it was only meant to be, with what is wrong about it."""

from __future__ import annotations

import pytest

from sphinx_portfolio.model import frontmatter, parsing

YAML = "portfolio:\n  kind: role\n"
FIRST = "the front matter begins in the first line of a page"
UNSEEN = "a character that cannot be seen stands before `---`; take it out."
NO_FENCE = "no front matter begins with “{}”; write `---`, and nothing else."
CLOSE = "the front matter is not closed; write `---` in a line of its own below it."


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"§\n\n---\n{YAML}---\n§# T\n", 1, f"{FIRST}; take out the empty lines above it."),
        (f"§\ufeff---\n{YAML}---\n§# T\n", 1, UNSEEN),
        (f"§ ---\n{YAML}---\n§# T\n", 1, UNSEEN),
        (f"§ ---\nauthor: A\n\nnote:\n  a\ntags:\n- b\n# c\n{YAML}---\n§# T\n", 1, UNSEEN),
        (f"§~---\n{YAML}---\n§# T\n", 1, NO_FENCE.format("~---")),
        (f"§----\n{YAML}----\n§# T\n", 1, NO_FENCE.format("----")),
        (f"§----\n{YAML}# c\n\nauthor: A\n----\n§# T\n", 1, NO_FENCE.format("----")),
        ("§----\nportfolio: {kind: role}\n----\n§# T\n", 1, NO_FENCE.format("----")),
        (f"§———\n{YAML}———\n§# T\n", 1, NO_FENCE.format("———")),
        (f"# T\n\n§---\n{YAML}---\n§", 3, f"{FIRST}; move it there."),
        (f"# T\n\n```python\n```\n\n§---\n{YAML}---\n§", 6, f"{FIRST}; move it there."),
        (f"---\nauthor: A\n---\n§---\n{YAML}---\n§# T\n", 4, f"{FIRST}; move it there."),
        (f"§---\n{YAML}----\n§# T\n", 4, "“----” does not close the front matter; write `---`."),
        (f"§---\n{YAML}  ---\n§# T\n", 4, "“  ---” does not close the front matter; write `---`."),
        (f"§---\n{YAML}—\n§# T\n\n---\n", 4, "“—” does not close the front matter; write `---`."),
        (
            "§---\nportfolio:\n---\n  kind: role\n---\n§# T\n", 3,
            "this line `---` stands within the front matter and ends it; take it out.",
        ),
        (f"§---\n{YAML}§", 1, CLOSE),
        (f"§---\n{YAML}\n§# T\n", 1, CLOSE),
        (f"§---\n{YAML}§<b>\n", 1, CLOSE),
        (f"§---\n{YAML}\n§Text.\n\n# T\n", 1, CLOSE),
        (f"§---\n{YAML}§:::{{portfolio:header}}\n:::\n\n# T\n", 1, CLOSE),
        (f"§---\n{YAML}\n§# T\n\nText.\n\n---\n\nMore.\n", 1, CLOSE),
        (f"§---\n{YAML}\n§Text.\n---\n", 1, CLOSE),
        (f"§---\n{YAML}\n§# T\nText.\n---\n", 1, CLOSE),
        (f"§{YAML}---\n§# T\n", 1, "no line `---` stands above the front matter; write one as the first of the page."),
        (f"§{YAML}\n§# T\n", 1, "no line `---` stands above the front matter; write one as the first of the page."),
        (
            f"§```yaml\n{YAML}```\n§# T\n", 1,
            "the front matter stands in a block of code; fence it with `---` instead.",
        ),
    ],
)  # fmt: skip
def test_fences(text: str, line: int, said: str) -> None:
    """A fence that is missing, misspelt or misplaced is told at its line; all but the front matter is handed on."""
    above, ours, below = text.split("§")
    matter = frontmatter.read(text := above + ours + below)
    assert matter
    assert [(problem.line, str(problem)) for problem in matter.problems] == [(line, said)]
    assert matter.data == {"kind": "role"}
    assert frontmatter.blank(text, matter) == above + "\n" * ours.count("\n") + below
    assert parsing.parse(matter)[0] is None


@pytest.mark.parametrize("rest", ["\n# c\n", "\n# c\nauthor: A\n'b': c\n", "\n# c\n\n- a\n"])
def test_comment_is_no_heading(rest: str) -> None:
    """A comment after an empty line, with nothing but YAML below it, ends no front matter."""
    matter = frontmatter.read(f"---\n{YAML}{rest}---\n# T\n")
    assert matter
    assert not any("closed" in problem.message for problem in matter.problems)


@pytest.mark.parametrize(
    ("text", "line", "left"),
    [
        ("+++\n[portfolio]\nkind = 'role'\n+++\n# T\n", 1, "\n\n\n\n# T\n"),
        ("\n+++\nportfolio.kind = 'role'\n+++\n# T\n", 2, "\n\n\n\n# T\n"),
        ("+++\nportfolio.kind = 'role'\n", 1, "\n\n"),
    ],
)
def test_toml(text: str, line: int, left: str) -> None:
    """TOML is told at its first line, and none of it is handed on."""
    matter = frontmatter.read(text)
    assert matter
    said = "this front matter is TOML; write it in YAML, between two lines `---`."
    assert [(problem.line, str(problem)) for problem in matter.problems] == [(line, said)]
    assert frontmatter.blank(text, matter) == left


@pytest.mark.parametrize(
    "text",
    [
        "+++\ntitle = 'x'\n+++\n# T\n",
        "# T\n\nPortfolio: what it is\n\n  indented: x\n",
        "Portfolio:\n\nWhat it is.\n",
        f"# T\n\n---\n\nText.\n\n{YAML}",
        f"# T\n\n```markdown\n---\n{YAML}---\n```\n",
        f"# T\n\n````markdown\n```\n---\n{YAML}---\n```\n````\n",
        f"# T\n\n~~~~\n---\n{YAML}---\n~~~~\n",
        f"# T\n\n:::{{code-block}} yaml\n{YAML}:::\n",
    ],
)
def test_what_was_not_meant(text: str) -> None:
    """TOML of others, prose, and an example in a block of code are no front matter of ours."""
    assert frontmatter.read(text) is None
