"""A file of a host that is there gets what it lacks, and loses nothing that its owner wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_portfolio.cli.starting import hosts, mending

if TYPE_CHECKING:
    from pathlib import Path

OLD = """# mine
version: 2
build:
  os: ubuntu-22.04  # the one I know
  tools: {python: "3.8"}
  apt_packages:
  - graphviz
formats: [pdf]
"""
TABLES = """[build]
publish = "site"  # mine

[[redirects]]
from = "/a"
"""


def test_yaml_keeps_what_is_there() -> None:
    """Every line of the owner's stays, what is missing comes, and what differs is named."""
    ours = hosts.files("readthedocs", "docs/conf.py", "x")[".readthedocs.yaml"]
    text, other = mending.mend(".readthedocs.yaml", OLD, ours)
    assert set(OLD.splitlines()) <= set(text.splitlines())
    data = yaml.safe_load(text)
    assert data["build"]["apt_packages"] == ["graphviz"]
    assert data["build"]["jobs"] == yaml.safe_load(ours)["build"]["jobs"]
    assert data["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}
    assert other == ["build.os", "build.tools"]
    assert mending.mend(".readthedocs.yaml", text, ours) == (text, other)


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_what_we_wrote_needs_no_mend(name: str) -> None:
    """A file of ours stays as it is, also with a part of the owner's below it."""
    for path, text in hosts.files(name, "docs/conf.py", "x").items():
        assert mending.mend(path, text, text) == (text, [])
        if path.endswith(("yaml", "yml", "toml")):
            more = f"{text}\n{'[mine]' if path.endswith('toml') else 'mine:'}{chr(10)}"
            more += 'a = "b"\n' if path.endswith("toml") else "  a: b\n"
            assert mending.mend(path, more, text) == (more, [])


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_first_part_is_completed(name: str) -> None:
    """The rest of a file of ours comes below its first part."""
    for path, text in hosts.files(name, "docs/conf.py", "x").items():
        first, _, rest = text.partition("\n\n")
        if rest and path.endswith(("yaml", "yml")):
            mended, other = mending.mend(path, f"{first}\n", text)
            assert (yaml.safe_load(mended), other) == (yaml.safe_load(text), [])


def test_toml_keeps_what_is_there() -> None:
    """Tables that are missing come, and the owner's stay."""
    ours = hosts.files("netlify", "docs/conf.py", "x")["netlify.toml"]
    text, other = mending.mend("netlify.toml", TABLES, ours)
    assert text.startswith(TABLES.rstrip())
    assert "[context.production]" in text
    assert other == ["build"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yaml", "version: [\n"),
        ("a.yaml", "- 1\n"),
        ("a.yaml", "{version: 1}\n"),
        ("a.yaml", ""),
        ("a.toml", "[a\n"),
        (".python-version", "3.10\n"),
    ],
)
def test_what_cannot_be_mended(path: str, text: str) -> None:
    """A file that cannot be added to is left as it is, and named."""
    assert mending.mend(path, text, "version: 2\n" if "yaml" in path else 'a = "b"\n') == (text, [path])


def test_put_by(tmp_path: Path) -> None:
    """Two files that are put by are both kept."""
    for text in ("a", "b"):
        (tmp_path / "x.yml").write_text(text)
        mending.put_by(tmp_path / "x.yml")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "x.yml.before": "a", "x.yml.before1": "b",
    }  # fmt: skip
