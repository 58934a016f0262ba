"""What a reading spares is what nobody misses, and ends with it."""

from __future__ import annotations

import gc
import logging
from contextlib import suppress

import pytest
import sphinx.builders
from docutils import nodes
from docutils.frontend import OptionParser, get_default_settings
from docutils.parsers.rst import Parser
from sphinx.builders.dummy import DummyBuilder

from sphinx_portfolio.cli import sparing


@pytest.mark.parametrize(
    ("pages", "processes", "lengths"),
    [(1000, 2, [500, 500]), (1001, 2, [500, 501]), (101, 4, [50, 51]), (99, 8, [99]), (0, 2, [0])],
)
def test_parts(pages: int, processes: int, lengths: list[int]) -> None:
    """Each process has as many pages as another, in their order, and none too few to be worth it."""
    docnames = [f"page-{number}" for number in range(pages)]
    parts = sparing.parts(docnames, processes)
    assert [len(part) for part in parts] == lengths
    assert [name for part in parts for name in part] == docnames


def test_settings() -> None:
    """Settings are those that docutils gives, each time, whatever was done to those before."""
    given = vars(get_default_settings(Parser))
    with sparing.spared(1):
        first = get_default_settings(Parser)
        first.tab_width, first.rfc_references = 3, True
        again = vars(get_default_settings(Parser))
        others = vars(get_default_settings())
    assert {**again, "record_dependencies": ""} == {**given, "record_dependencies": ""}
    assert others.keys() < again.keys()


def _changing(tree: nodes.Element, change: str) -> list[str]:
    """Return what is met in a tree in which a node is replaced, taken out or filled when it is met."""
    met = []
    for node in tree.deepcopy().findall(nodes.Element):
        met.append(node.astext())
        if "id" in node and change == "replace":
            node.replace_self([nodes.emphasis("", "new"), nodes.emphasis("", "newer")])
        elif "id" in node and change == "remove":
            node.parent.remove(node)
        elif "id" in node:
            node += nodes.strong("", "inner")
    return met


@pytest.mark.parametrize("change", ["replace", "remove", "fill"])
def test_found(change: str) -> None:
    """Nodes are met as docutils has them met, whatever is done to the tree meanwhile."""
    leaves = [nodes.inline("", str(number), id=number) for number in range(4)]
    tree = nodes.section("", nodes.paragraph("", "a", *leaves[:2]), *leaves[2:], nodes.Text("b"))
    before = _changing(tree, change), [node.astext() for node in tree.findall(nodes.Text)]
    with sparing.spared(1):
        assert (_changing(tree, change), [node.astext() for node in tree.findall(nodes.Text)]) == before


def test_ends() -> None:
    """After a reading, even one that fails, all is as it was."""

    def state() -> tuple[object, ...]:
        said = logging.root.manager.disable
        of_docutils = OptionParser.populate_from_components
        of_sphinx = sphinx.builders.make_chunks, DummyBuilder.write_documents
        return (
            said,
            gc.get_threshold(),
            gc.get_freeze_count(),
            nodes.Node._fast_findall,
            of_docutils,
            *of_sphinx,
        )

    before = state()
    with suppress(ZeroDivisionError), sparing.spared(2), sparing.silent():
        assert not set(state()) & set(before[3:])
        raise ZeroDivisionError
    assert state() == before


def test_silent(caplog: pytest.LogCaptureFixture) -> None:
    """Warnings are heard, and nothing that is said in passing."""
    with sparing.silent():
        logging.getLogger("reading").info("reading")
        logging.getLogger("reading").warning("wrong")
    assert [record.message for record in caplog.records if record.name == "reading"] == ["wrong"]
