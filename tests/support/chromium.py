"""Starts a headless Chromium: one that the machine has, or else one that can be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = ("--disable-gpu", "--disable-quic", "--hide-scrollbars", "--force-color-profile=srgb")
REMEDY = "Install one: apt-get install chromium, or python -m playwright install --with-deps chromium."


def launch(playwright: Playwright) -> Browser:
    """Return a running browser; installs one where there is none, and fails where that fails too."""
    refused: dict[str, str] = {}
    for install in (None, *_ways()):
        if install:
            subprocess.run(install, check=False)
        for path in _installed(playwright):
            try:
                return playwright.chromium.launch(executable_path=path, args=OPTIONS)
            except Error as error:
                refused[path] = str(error)
    tried = "".join(f"\n{path}: {reason}" for path, reason in refused.items())
    raise RuntimeError(f"These tests need Chromium, and none starts here. {REMEDY}{tried}")


def _installed(playwright: Playwright) -> Iterator[str]:
    found = [path for name in NAMES if (path := shutil.which(name))]
    own = playwright.chromium.executable_path
    yield from [*found, own] if Path(own).exists() else found


def _ways() -> Iterator[tuple[str, ...]]:
    """Yield the commands that install a browser; what they say is for the person who waits for them."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        install = "apt-get install --yes --no-install-recommends chromium"
        yield ("sh", "-c", f"export DEBIAN_FRONTEND=noninteractive; apt-get update && {install}")
    yield (sys.executable, "-m", "playwright", "install", *["--with-deps"] * root, "chromium")
