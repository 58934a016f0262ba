"""What every test stands on: a fixed day, and copies of the small portfolios that it may change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from building import ROOTS, SITE, Built, build
from chromium import launch
from sites import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

os.environ |= {"SOURCE_DATE_EPOCH": "1767225600", "TZ": "UTC"}  # 1 January 2026, also for processes started

# How long a try takes says nothing of what it shows. A script that decides tries the same texts each time, so
# that what it says depends on the change alone; at a desk each run tries others.
settings.register_profile("portfolio", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("portfolio")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real site, built for an address of its own."""
    return build(SITE, tmp_path_factory.mktemp("published"), settings={"html_baseurl": BASE})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of ``roots/test-portfolio``."""
    return Path(shutil.copytree(ROOTS / "test-portfolio", tmp_path / "source"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs the browser, and leave out what runs only where it is asked for."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    for name in ("endurance", "neighbours", "fuzz"):
        if name not in config.option.markexpr:
            config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(name)])
            items[:] = [item for item in items if not item.get_closest_marker(name)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a browser that all tests share."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
