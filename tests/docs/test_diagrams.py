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


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return what draws them."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec = importlib.util.spec_from_file_location("steps", FOLDER / "steps.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["block-tables.svg", "gemm-entries.svg", "mfma-lanes.svg"])
def test_pictures_are_up_to_date(steps: ModuleType, name: str) -> None:
    """What the programs give now is what stands in the file; otherwise run docs/diagrams/steps.py."""
    assert steps.PICTURES[name]() == (FOLDER / name).read_text(encoding="utf-8")
