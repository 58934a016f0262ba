"""The pictures that write-ups step through are drawn from their programs."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest

from building import SITE

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = SITE / "diagrams"
DRAWING = sorted(path for path in FOLDER.glob("*.py") if "PICTURES" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: path.stem)
def test_pictures_are_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the programs give now is what stands in the files; otherwise run what draws them."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, path.stem, module)  # dataclasses look it up there
    spec.loader.exec_module(module)
    assert module.PICTURES
    for name, draw in module.PICTURES.items():
        assert draw() == (FOLDER / name).with_suffix(".svg").read_text(encoding="utf-8"), name
