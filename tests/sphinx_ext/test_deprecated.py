"""Old names of options and settings count in a build and in a check, and are told at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import build
from sphinx_portfolio.cli.checking import check
from sphinx_portfolio.cli.places import Place
from sphinx_portfolio.model.versions import deprecations
from sphinx_portfolio.model.versions.deprecations import Deprecation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

VERSIONS = {"since": "0.2", "gone": "0.3"}
TABLE = (
    Deprecation(kind="setting", old="portfolio_bibtex", new="portfolio_publications", **VERSIONS),
    Deprecation(kind="option", within="publications", old="most", new="limit", **VERSIONS),
    Deprecation(kind="option", within="chart", old="describe", new="alt", **VERSIONS),
    Deprecation(kind="field", within="Project", old="abstract", new="summary", **VERSIONS),
)
CHART = "\n:::{portfolio:chart}\n:describe: Two bars.\n:source: My own count.\n\nsize,time\n1,2\n2,3\n:::\n"


def test_build_and_check(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is warned of at its line, with the version and the mend; the site is as with the new names."""
    monkeypatch.setattr(deprecations, "DEPRECATIONS", TABLE)
    monkeypatch.chdir(root)
    conf, page, kernel = root / "conf.py", root / "claims.md", root / "projects/kernel.md"
    was = conf.read_text("utf-8")
    assert "portfolio_publications" in was
    conf.write_text(was.replace("portfolio_publications", "portfolio_bibtex"), encoding="utf-8")
    listing = ":::{portfolio:publications}\n:most: 1\n:::\n"
    page.write_text(f"{page.read_text('utf-8')}\n{listing}", encoding="utf-8")
    kernel.write_text(
        kernel.read_text("utf-8").replace("  summary:", "  abstract:") + CHART, encoding="utf-8"
    )
    built = build(root, tmp_path / "out")
    said = sorted(line.partition("; ")[2] for line in built.warnings)
    assert said == [
        f"write `{name}`. [portfolio.deprecated]"
        for name in ("alt", "limit", "portfolio_publications", "summary")
    ]
    assert len(built.page("claims").select(".portfolio-bibliography > li")) == 1
    found = check(Place(root)).findings
    assert [finding.kind for finding in found] == ["portfolio.deprecated"] * 4
    for finding in found:
        old = finding.message.split("`")[1]
        told_of = (root / finding.file).read_text("utf-8").splitlines()[finding.line - 1 : finding.line + 1]
        assert any(old in line for line in told_of), finding  # of an option at its directive
