"""A number and its unit, and what a letter equals, stay on one line; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import build

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ["n = 1280", "k = 16", "x = −0.5", "0.34 m", "99.95 %", "4 min", "1.7 GHz", "80 GB", "12 µs"]
LOOSE = ["26 merged", "3 in a row", "v1.2 g", "2023 – 2024", "at = once", "5 minutes"]


def test_values_are_whole(root: Path, tmp_path: Path) -> None:
    """Each value is a span of its own and no other words are, in code neither; the text is as it was."""
    text = ", ".join([*KEPT, *LOOSE])
    (root / "about.md").write_text(f"# About\n\n{text}; `n = 1280`\n", encoding="utf-8")
    made = build(root, tmp_path / "out")
    page = made.page("about")
    assert [span.text for span in page.select(".portfolio-value")] == KEPT
    assert f"{text}; n = 1280" in [paragraph.text for paragraph in page.select("p")]
