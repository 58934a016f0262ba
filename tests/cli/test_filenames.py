"""Names of files that keep a page out, or the whole out of another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli import filenames
from sphinx_portfolio.cli.places import Place

if TYPE_CHECKING:
    from pathlib import Path


def test_names(tmp_path: Path) -> None:
    """Told are pages that Sphinx does not read, names that Windows has not, and those that differ by case."""
    page = "---\nportfolio:\n  kind: role\n---\n"
    texts = {"conf.py": "", "roles/a.markdown": page, "roles/b.MD": page, "notes.markdown": "mine"}
    texts |= {"roles/d.md.txt": page, "roles/e.txt": page}
    texts |= {"aux.md": page, "a?.md": page, "roles/C.md": page, "roles/c.md": page, "_build/nul.md": page}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    told = {
        str(finding).removeprefix(f"{tmp_path.as_posix()}/") for finding in filenames.check(Place(tmp_path))
    }
    like = "which Windows and macOS take for the same; rename one."
    assert told == {
        "roles/a.markdown: the page is not read, since its name ends in .markdown; rename it to “a.md”.",
        "roles/b.MD: the page is not read, since its name ends in .MD; rename it to “b.md”.",
        "roles/d.md.txt: the page is not read, since its name ends in .md.txt; rename it to “d.md”.",
        "aux.md: Windows can have no file of this name; rename it, as in “aux-1.md”.",
        "a?.md: Windows can have no file of this name; rename it, as in “a-1.md”.",
        f"roles/c.md: its name is that of “C.md” but for capital letters, {like}",
    }
