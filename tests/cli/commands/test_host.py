"""The command ``host``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_file_of_ones_own_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there gets what it lacks; what differs stays, and is kept beside what replaces it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/conf.py").write_text("project = 'x'\n")
    file = tmp_path / ".readthedocs.yaml"
    file.write_text("version: 1\nformats: [pdf]\n")
    assert main(["host", "readthedocs", str(tmp_path)]) == 1
    assert "\n-version: 1\n" in capsys.readouterr().out
    assert file.read_text("utf-8").startswith("version: 1\nformats: [pdf]\nbuild:\n")
    assert "fail_on_warning: true" in file.read_text("utf-8")
    assert main(["host", "readthedocs", str(tmp_path), "--replace"]) == 0
    out = capsys.readouterr().out
    assert "version: 2" in file.read_text("utf-8")
    assert "formats: [pdf]" in (tmp_path / ".readthedocs.yaml.before").read_text("utf-8")
    assert 'html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")' in out
    assert (tmp_path / "requirements.txt").is_file()
    assert main(["host", "readthedocs", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Nothing is missing.\n")
