"""A document is gone through in its order."""

from __future__ import annotations

from docutils import nodes

from sphinx_portfolio.listings.walking import every, walk


def test_walk_goes_as_docutils_does() -> None:
    """Each node comes once, before what is in it, and texts come too."""
    inner = nodes.paragraph("", "", nodes.Text("one"), nodes.strong("", "two"), nodes.Text("three"))
    root = nodes.section("", nodes.title("", "four"), nodes.section("", inner), nodes.paragraph())
    assert list(walk(root)) == list(root.findall())
    assert list(walk(inner)) == list(inner.findall())
    assert every(root, nodes.paragraph) == list(root.findall(nodes.paragraph))
