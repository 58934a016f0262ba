"""Each kind of page in all its looks, with pictures for people to look at in ``build/pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    "résumé": "resume",
    "lost": "404",
}
FORMS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "own colours": {"forced_colors": "active"},
    "paper": {"media": "print"},
}
"""What a page is shown as, further than in the two tests of every page."""


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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_page_hinders_nobody(visit: Callable[..., Reading], kind: str, form: str) -> None:
    """Axe finds nothing at four widths, in a reader's own colours nor on paper, where nothing is touched."""
    page = visit(KINDS[kind]).page
    page.emulate_media(**FORMS[form])
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = hindrances(page, rules=COLOURS if form == "paper" else ())
        assert not found, f"{width}: {found}"


def test_pictures_take_the_colours_of_a_reader(visit: Callable[..., Reading]) -> None:
    """Where a reader has chosen colours, lines, bars and signs of a page have no others."""
    page = visit("projects/sparse-conv", viewport=DESK).page
    page.emulate_media(forced_colors="active")
    assert page.evaluate(_COLOURS) == []


_COLOURS = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.forcedColorAdjust = "none";
  const own = ["Canvas", "CanvasText", "LinkText", "GrayText"].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  const drawn = [...document.querySelectorAll(".portfolio-picture svg *")].flatMap((part) => {
    const { fill, stroke } = getComputedStyle(part);
    return [fill, stroke];
  });
  return [...new Set(drawn)].filter((colour) => colour.startsWith("rgb") && !own.includes(colour));
}"""
