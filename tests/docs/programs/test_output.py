"""What the programs of the write-ups print can stand on a page."""

from __future__ import annotations

import pytest

from programs import FOLDER, run


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.py")))
def test_output_fits_a_page(name: str) -> None:
    """A program prints the same each time, in at most 30 lines of at most 88 columns of plain text."""
    text = run(name)
    assert text == run(name)
    lines = text.splitlines()
    assert len(lines) <= 30
    assert [line for line in lines if len(line) > 88 or line != line.rstrip() or not line.isprintable()] == []
