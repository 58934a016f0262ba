"""The programs of the write-ups: their parts, and what they print."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

from building import SITE

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = SITE / "programs"


def load(name: str) -> ModuleType:
    """Return a program as a module, so that its parts can be tried."""
    spec = importlib.util.spec_from_file_location(f"programs_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # dataclasses look it up there
    spec.loader.exec_module(module)
    return module


def run(name: str, *arguments: str) -> str:
    """Run a program in a process of its own, and return what it prints."""
    command = [sys.executable, str(FOLDER / f"{name}.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
