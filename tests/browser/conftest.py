"""The real site, built and served once, and the browser that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from building import SITE, build
from chromium import launch
from serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return build(SITE, tmp_path_factory.mktemp("site")).folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Yield the address of the site."""
    with serve(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a browser that all tests share."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
