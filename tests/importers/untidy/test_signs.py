"""Emoji are taken out of texts with the space beside them, and all of them are told."""

from __future__ import annotations

import pytest

from sphinx_portfolio.importers import json_resume
from sphinx_portfolio.importers.untidy import signs


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I launch things 🚀🧭.", "I launch things."), ("🚀 Launches", "Launches"), ("Up 🚀 and away", "Up and away"),
        ("Done ✅", "Done"), ("★ ✓ © 3 × 4", "★ ✓ © 3 × 4"), ("👩‍💻 codes", "codes"),
        ("Lead（remote）", "Lead(remote)"), ("前端（远程）", "前端（远程）"),
    ],
)  # fmt: skip
def test_without(text: str, plain: str) -> None:
    """What reads as a text stays, with signs that fonts have; those of full width are plain among Latin letters."""
    assert signs.without({"a": [text, 1]}) == {"a": [plain, 1]}


def test_report() -> None:
    """A file with emoji gives pages without them, and a report of which there were."""
    imported = json_resume.of_data({"basics": {"name": "Ada", "summary": "I launch things 🚀."}})
    assert "I launch things." in imported.files["index.md"]
    assert "🚀: left out wherever they stood" in imported.report
