"""The real site, built and served once, and the browser that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import SITE, build
from reading import PHONE, Reading
from serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    return build(SITE, tmp_path_factory.mktemp("site")).folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Yield the address of the site."""
    with serve(built) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Reading]]:
    """Return a function that opens a page for a reader of its own, with that reader's settings."""
    contexts = []

    def visit(docname: str, *, scripted: bool = True, **settings: Any) -> Reading:
        context = browser.new_context(**{"viewport": PHONE, "java_script_enabled": scripted, **settings})
        contexts.append(context)
        reading = Reading.start(context, site, scripted=scripted)
        reading.go(docname)
        return reading

    yield visit
    for context in contexts:
        context.close()
