"""A new page keeps the name that it had, where that is one and free, and gets one of its own in any case."""

from __future__ import annotations

import re

import pytest

from sphinx_portfolio.importers.docnames import UniqueNames, stem


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A matrix kernel: C++", "a-matrix-kernel-c-plus-plus"),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
        (f"{'w' * 59} x", "w" * 59),
        ("w" * 61, "w" * 60),
    ],
)
def test_stem(title: str, name: str) -> None:
    """A file is named for its title, with sixty letters at most and no hyphen at the end."""
    assert stem(title) == name


@pytest.mark.parametrize("old", ["roles/lab", "a.b-c_d/é/f", "index"])
def test_old_name_is_kept(old: str) -> None:
    """A page keeps the name that it had."""
    assert UniqueNames().take(old, "new") == old


@pytest.mark.parametrize(
    "old",
    [
        None,
        "",
        "../outside",
        "/etc/passwd",
        "a/../b",
        ".hidden",
        "a/.b",
        "C:\\x",
        "a/",
        "a b",
        "a/Con",
        "nul.x",
    ],
)
def test_new_name(old: str | None) -> None:
    """A page without a name, or with one that leads out of the folder or to a device, gets a new one."""
    assert UniqueNames().take(old, "new") == "new"
    assert UniqueNames().take(old, "roles/aux") == "roles/aux-2"


def test_each_its_own() -> None:
    """No two pages share a name, whatever its case, and new ones are numbered from two."""
    names = UniqueNames()
    assert [names.take(old, "a") for old in ("A", None, None, "a", "b", "B-")] == [
        "A", "a-2", "a-3", "a-4", "b", "B-",
    ]  # fmt: skip
    assert names.take("B", "c") == "c"


def test_names_of_another_form() -> None:
    """Names that are no docnames have a form of their own."""
    names = UniqueNames(re.compile("[a-z]+(-2)?"))
    assert [names.take(old, "new") for old in ("a1", "a", "A")] == ["new", "a", "new-2"]
