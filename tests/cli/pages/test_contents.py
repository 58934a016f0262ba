"""Tables of contents."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.pages.contents import add, names

TREE = "# A\n\n```{toctree}\n:hidden:\n\nroles/a\nroles/b\nThe claims <claims.md>\n```\n\nEnd.\n"
GLOB = ":::{toctree}\n:glob:\n\nroles/*\n/skills\n:::\n"


@pytest.mark.parametrize(
    ("text", "docname", "named"),
    [
        (TREE, "roles/a", True), (TREE, "claims", True), (TREE, "roles/c", False), (TREE, "hidden", False),
        (GLOB, "roles/c", True), (GLOB, "skills", True), (GLOB, "projects/c", False),
        (GLOB.replace(":glob:", ":hidden:"), "roles/c", False),
    ],
)  # fmt: skip
def test_names(text: str, docname: str, *, named: bool) -> None:
    """A page is named by its name, with a title or a suffix, and by a pattern where patterns are read."""
    assert names(text, docname) is named


@pytest.mark.parametrize(
    ("text", "docname", "expected"),
    [
        (TREE, "roles/c", TREE.replace("roles/b\n", "roles/b\nroles/c\n")),
        (TREE, "projects/p", TREE.replace("<claims.md>\n", "<claims.md>\nprojects/p\n")),
        (TREE, "awards", TREE.replace("<claims.md>\n", "<claims.md>\nawards\n")),
        (TREE, "claims", TREE),
        ("# A\n", "b", "# A\n\n:::{toctree}\n:hidden:\n\nb\n:::\n"),
        (":::{toctree}\n:hidden:\n:::\n", "b", ":::{toctree}\n:hidden:\n\nb\n:::\n"),
    ],
)
def test_add(text: str, docname: str, expected: str) -> None:
    """A new page stands after the last of its folder, else at the end; a table is made if need be."""
    assert add(text, [docname]) == expected
