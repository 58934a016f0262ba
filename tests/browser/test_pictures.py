"""Each kind of page in all its looks, with pictures for people to look at in ``build/pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from axe import COLOURS, hindrances
from reading import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal, TypeAlias

    from playwright.sync_api import ViewportSize

    from reading import Reading

    Scheme: TypeAlias = Literal["light", "dark"]

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


@pytest.mark.parametrize(("size", "first", "then"), [(PHONE, "light", "dark"), (DESK, "dark", "light")])
@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_page_in_both_themes(
    visit: Callable[..., Reading], kind: str, size: ViewportSize, first: Scheme, then: Scheme
) -> None:
    """Pictures show the page, whose colours hinder nobody in the theme that it is not yet tried in."""
    page = visit(KINDS[kind], viewport=size).page
    for scheme in (first, then):
        page.emulate_media(color_scheme=scheme)
        picture = page.screenshot(path=FOLDER / f"{kind}-{size['width']}-{scheme}.png", full_page=True)
        assert len(picture) > 10_000, "the page is blank"
    found = hindrances(page, rules=COLOURS)
    assert not found, "\n".join(found)
