"""The code in the write-ups is true: each excerpt runs, and gives what the page says it gives."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from building import SITE
from prose import markdown

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted((SITE / "projects").glob("*.md"))


def excerpts(page: Path) -> list[str]:
    """Return the Python code that stands in a page."""
    tokens = markdown.parse(page.read_text(encoding="utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info == "python"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_excerpts_run(page: Path) -> None:
    """Each excerpt has examples, and each example gives what stands under it; a page is one session."""
    said: list[str] = []
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    for code in excerpts(page):
        examples = doctest.DocTestParser().get_doctest(code, names, page.name, str(page), 0)
        assert any(example.want for example in examples.examples), f"no example shows a value:\n{code}"
        runner.run(examples, out=said.append, clear_globs=False)
        names = examples.globs
    assert not said, "".join(said)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_something_runs(page: Path) -> None:
    """Each write-up shows its idea in code that runs: an excerpt, or a program."""
    assert excerpts(page) or "{portfolio:program}" in page.read_text(encoding="utf-8")
