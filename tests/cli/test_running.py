"""Runs of Sphinx, one after the other in a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.places import Place
from sphinx_portfolio.cli.running import CollectedWarnings, Run

if TYPE_CHECKING:
    from pathlib import Path


def test_runs_know_nothing_of_each_other(root: Path, tmp_path: Path) -> None:
    """A second run in the same process warns as the first does, of no more and no less."""
    (root / "more.md").write_text("# More\n", encoding="utf-8")
    told = [CollectedWarnings(), CollectedWarnings()]
    for each in told:
        Run("dummy", tmp_path / "out", tmp_path / "trees", afresh=True, processes=1).build(
            Place(root), each, {}
        )
    found = [[(finding.file, finding.kind) for finding in each.findings()] for each in told]
    assert found == [[((root / "more.md").as_posix(), "toc.not_included")]] * 2
