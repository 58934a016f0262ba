"""Each kind of page in all its looks, with pictures for people to look at in ``build/pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe import COLOURS, hindrances
from reading import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ViewportSize

    from reading import Reading

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


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_page_in_both_themes(visit: Callable[..., Reading], kind: str, size: ViewportSize) -> None:
    """A picture shows the page, which in its other colours hinders nobody either."""
    page = visit(KINDS[kind], viewport=size).page
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found = hindrances(page, rules=COLOURS)
        assert not found, f"{scheme}: " + "\n".join(found)
        picture = page.screenshot(path=FOLDER / f"{kind}-{size['width']}-{scheme}.png", full_page=True)
        assert len(picture) > 10_000, "the page is blank"
