"""The programs of the write-ups, by the name of their file in ``docs/programs``."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

from building import SITE

if TYPE_CHECKING:
    from types import ModuleType

PROGRAMS = SITE / "programs"


def load(name: str) -> ModuleType:
    """Return a program as a module."""
    spec = importlib.util.spec_from_file_location(name, PROGRAMS / f"{name}.py")
    assert spec is not None, name
    assert spec.loader is not None, name
    module = sys.modules[name] = importlib.util.module_from_spec(
        spec
    )  # where dataclasses look for their types
    spec.loader.exec_module(module)
    return module


def run(name: str) -> str:
    """Return what a program prints; one that takes longer than ten seconds fails."""
    command = [sys.executable, PROGRAMS / f"{name}.py"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout
