"""A heading has an id that can be read, in every script, and none that a listing of ours takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from building import build

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """# About

## 结果

## GPU

## GPU 编译

## 结果

## ★

## Результаты

## Fine

[there](#结果), [here](#fine)

:::{contents}
:::
"""


def test_ids_of_headings_can_be_read(root: Path, tmp_path: Path) -> None:
    """Words keep their letters, signs are named, what stands twice is numbered, and links lead there."""
    (root / "about.md").write_text(PAGE, encoding="utf-8")
    made = build(root, tmp_path / "out", settings={"myst_heading_anchors": 2})
    assert made.warnings == ()
    page = made.page("about")
    ids = [section["id"] for section in page.select("section")]
    assert ids == [
        "about", "结果", "gpu", "gpu-编译", "结果-2", "black-star", "результаты", "fine",
    ]  # fmt: skip
    links = [link["href"] for link in page.select("[role=main] a.reference.internal")]
    assert links == ["#结果", "#fine", *(f"#{id}" for id in ids)]


def test_no_heading_has_the_id_of_a_listing(root: Path, tmp_path: Path) -> None:
    """A heading that is called as a skill or a group gives way, and links to that lead to the skill."""
    with (root / "skills.md").open("a", encoding="utf-8") as file:
        file.write("\n## Skill Rust\n\n## Skills Languages\n\n## Result\n")
    made = build(root, tmp_path / "out")
    assert made.warnings == ()
    ids = Counter(tag["id"] for tag in made.page("skills").select("[id]"))
    assert {"skill-rust", "section-skill-rust", "section-skills-languages", "result"} <= ids.keys()
    assert max(ids.values()) == 1
    assert made.page("skills").select_one("#skill-rust").find_parent("dt").get_text(strip=True) == "Rust"
