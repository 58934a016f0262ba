"""Pictures of each kind of page, for people to look at: ``build/pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parents[2] / "build/pictures"
KINDS = {
    "home": "index",
    "role": "roles/centml",
    "write-up": "projects/int8-llama",
    "publications": "publications",
    "skills": "skills",
    "claims": "claims",
    "search": "search",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_picture_of_each_kind_of_page(
    browser: Browser, site: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Each kind of page can be drawn whole, on a phone and on a desk, in light and in dark."""
    size = {"width": width, "height": 667 if width < 500 else 800}
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        for kind, docname in KINDS.items():
            page.goto(f"{site}{docname}.html")
            picture = page.screenshot(path=FOLDER / f"{kind}-{width}-{scheme}.png", full_page=True)
            assert len(picture) > 10_000, f"{docname} is blank"
