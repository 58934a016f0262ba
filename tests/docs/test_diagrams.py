"""The pictures that write-ups step through are drawn from their programs."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest

from building import SITE

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = SITE / "diagrams"


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return one of the modules that draw them."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)  # dataclasses look it up there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("drawer", "names"),
    [
        ("steps", {"block-tables.svg", "gemm-entries.svg", "mfma-lanes.svg"}),
        ("stages", {"families.svg", "cuts.svg", "reach.svg"}),
    ],
)
def test_pictures_are_up_to_date(drawer: str, names: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the programs give now is what stands in the files; otherwise run the module in docs/diagrams."""
    pictures = load(drawer, monkeypatch).PICTURES
    assert pictures.keys() == names
    assert [name for name in names if pictures[name]() != (FOLDER / name).read_text(encoding="utf-8")] == []
