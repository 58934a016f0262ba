"""What an owner chooses of the look is on the pages, the cards and the résumé, and Furo's variables win."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from sphinx.errors import ConfigError

from building import SITE, build

if TYPE_CHECKING:
    from pathlib import Path

BASE = {"html_baseurl": "https://example.org/"}


def test_accent_and_hues_are_variables_of_every_page(root: Path, tmp_path: Path) -> None:
    """So it is under any theme. On dark ground the accent is lighter; without a choice nothing is said."""
    chosen = {"portfolio_accent": "#8a1c4a", "portfolio_hues": ["teal"]}
    css = str(build(root, tmp_path / "own", settings=chosen).page("about").select_one("head style"))
    assert "--portfolio-own-accent:#8a1c4a;" in css
    assert re.search(r"--portfolio-own-accent-dark:#[c-f]\w{5};", css)
    assert "--portfolio-hue-1:color-mix(in srgb, #008080 78%, var(--portfolio-ink));" in css
    assert not build(root, tmp_path / "none").page("about").select("head style")


def test_a_pair_is_taken_as_it_is(root: Path, tmp_path: Path) -> None:
    """An accent for dark ground that is given is not made lighter."""
    built = build(root, tmp_path, settings={"portfolio_accent": ("#005f73", "#94d2bd")})
    assert "--portfolio-own-accent-dark:#94d2bd;" in str(built.page("about").select_one("head style"))
    assert not built.warnings


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"portfolio_accent": "#8bd3c7"},
            "#8bd3c7 has a contrast of 1.7 to light ground, where 4.5 is needed; write “#517a73”.",
        ),
        (
            {"portfolio_accent": ["#005f73", "#0b6e5f"]},
            "#0b6e5f has a contrast of 3.0 to dark ground, where 4.5 is needed; write “#418e82”.",
        ),
        (
            {"portfolio_hues": ["yellow"]},
            "#ffff00 has a contrast of 1.1 to light ground, where 3.0 is needed; write “#949400”.",
        ),
    ],
)
def test_what_cannot_be_seen_is_told(root: Path, tmp_path: Path, settings: dict[str, Any], said: str) -> None:
    """The warning names the nearest colour that can, and that one is fine."""
    (warning,) = build(root, tmp_path / "faint", settings=settings).warnings
    assert warning == f"conf.py:1: WARNING: {said} [portfolio.low_contrast]"
    ((name, value),) = settings.items()
    better = re.findall("“(.+)”", said)
    mended = better if isinstance(value, str) or len(value) == 1 else [value[0], *better]
    assert not build(root, tmp_path / "mended", settings={name: mended}).warnings


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"portfolio_accent": "greenish"},
            "portfolio_accent has 'greenish'; write a colour as CSS does, as in “#0b6e5f”.",
        ),
        (
            {"portfolio_hues": ["teal"] * 9},
            "portfolio_hues is .*; write up to 8 colours, as in",
        ),
        ({"portfolio_accent": 7}, "portfolio_accent is 7; write up to 2 colours"),
        (
            {"portfolio_print_font": "Intre"},
            "portfolio_print_font is “Intre”, and the fonts at hand are .*Inter, .*portfolio_fonts",
        ),
    ],
)
def test_what_is_no_look_is_refused(root: Path, tmp_path: Path, settings: dict[str, Any], said: str) -> None:
    """The error says what there is, and what to write."""
    with pytest.raises(ConfigError, match=said):
        build(root, tmp_path, settings=settings)


def test_printed_things_have_the_look(root: Path, tmp_path: Path) -> None:
    """The résumé is in the font that is named, and the cards have the accent and the logo of the pages."""
    plain = build(root, tmp_path / "plain", settings=BASE).folder
    shutil.copy(SITE / "_static/mark.svg", root / "mark.svg")
    settings = BASE | {"html_logo": "mark.svg", "portfolio_accent": "maroon"}
    own = build(root, tmp_path / "own", settings=settings | {"portfolio_print_font": "New Computer Modern"})
    (font, *_) = PdfReader(own.folder / "resume.pdf").pages[0]["/Resources"]["/Font"].values()
    assert "NewCM" in font.get_object()["/BaseFont"]
    (root / "mark.svg").write_text("no picture", encoding="utf-8")
    unmarked = build(root, tmp_path / "unmarked", settings=settings).folder
    cards = {(folder / "_cards/about.png").read_bytes() for folder in (plain, own.folder, unmarked)}
    assert len(cards) == 3


def test_furo_s_variables_win(root: Path, tmp_path: Path) -> None:
    """What is given to Furo stands after the rule that reads the setting, for the same element."""
    options = {"light_css_variables": {"color-brand-primary": "#123456"}}
    settings = {"html_theme": "portfolio", "html_theme_options": options, "portfolio_accent": "maroon"}
    page = (build(root, tmp_path, settings=settings).folder / "about.html").read_text("utf-8")
    assert 0 < page.index("--color-brand-primary:var(--portfolio-own-accent") < page.index("#123456")


def test_foot_of_each_page_is_the_owner_s(root: Path, tmp_path: Path) -> None:
    """The theme's option ``footer`` is HTML, as Furo's ``announcement`` is."""
    options = {"footer": '<a href="https://example.org/imprint">Imprint</a>'}
    built = build(root, tmp_path, settings={"html_theme": "portfolio", "html_theme_options": options})
    for docname in ("index", "search"):
        assert built.page(docname).select_one("footer .portfolio-footer a").text == "Imprint"  # type: ignore[union-attr]
