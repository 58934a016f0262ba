"""The owner's look: accent of pages, cards and résumé, hues of roles, mark, and the font of what is printed.

Pages get them as variables of CSS, and what the owner gives Furo as variables comes after and wins.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.sphinx_ext.config import builders, warn_of_setting
from sphinx_portfolio.sphinx_ext.html.colours import Colour
from sphinx_portfolio.typeset.photo import LARGEST
from sphinx_portfolio.typeset.typesetter import Typesetter
from sphinx_portfolio.views.variants import shown
from sphinx_portfolio.views.viewer import HUES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_portfolio.exports.kept import Store

GROUNDS = (("light", Colour(1, 1, 1)), ("dark", Colour(0x11 / 255, 0x16 / 255, 0x14 / 255)))
"""What pages are drawn on; theme.css has the same."""

INKS = Colour(0x15 / 255, 0x20 / 255, 0x1D / 255), Colour(0xE7 / 255, 0xEE / 255, 0xEC / 255)
"""The colours of text on them."""

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text, and of what only has to be seen (WCAG 2.2, 1.4.3 and 1.4.11)."""

_SHARE_OF_INK = 0.22
"""How much of the colour of text components.css puts into a hue."""


@dataclass(frozen=True)
class Look:
    """The accent on light and on dark ground, and hues, of which an owner may have chosen none.

    ``complaints`` are settings with what is hard to see in them.
    """

    accents: tuple[Colour, ...]
    hues: tuple[Colour, ...]
    complaints: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, config: Config) -> Look:
        """Return the look that ``conf.py`` asks for; what is no colour is a mistake of configuration."""
        accents, hues = _colours("portfolio_accent", config, 2), _colours("portfolio_hues", config, HUES)
        faint = [
            ("portfolio_accent", _complain(accent, *ground, TEXT))
            for accent, ground in zip(accents, GROUNDS, strict=False)
            if accent.contrast(ground[1]) < TEXT
        ]
        faint += [
            ("portfolio_hues", _complain(hue, *ground, SIGN))
            for hue in hues
            for ground, ink in zip(GROUNDS, INKS, strict=True)
            if hue.mixed(ink, _SHARE_OF_INK).contrast(ground[1]) < SIGN
        ]
        accents += [accent.apart(GROUNDS[1][1], 6) for accent in accents[:1] if len(accents) == 1]
        return cls(tuple(accents), tuple(hues), tuple(faint))

    @property
    def css(self) -> str:
        """The variables by which components.css and theme.css know of it."""
        names, ink = ("accent", "accent-dark"), f"{1 - _SHARE_OF_INK:.0%}, var(--portfolio-ink)"
        accents = zip(names, self.accents, strict=False)
        hues = (f"color-mix(in srgb, {hue.written} {ink})" for hue in self.hues)
        own = [f"--portfolio-own-{name}:{accent.written};" for name, accent in accents]
        return "".join(own + [f"--portfolio-hue-{place}:{hue};" for place, hue in enumerate(hues, 1)])


def add_config_values(app: Sphinx) -> None:
    """Declare the values of the look."""
    accent = "The colour of links and figures, as CSS writes it; or two, the second on dark ground."
    hues = f"Up to {HUES} colours by which roles are told apart, that of the oldest first."
    app.add_config_value("portfolio_accent", "", "html", frozenset({str, tuple, list}), accent)
    app.add_config_value("portfolio_hues", [], "html", frozenset({tuple, list}), hues)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse what is no colour, and say which colours readers will not see."""
    for name, message in Look.read(config).complaints:
        warn_of_setting(app, name, message, Subtype.LOW_CONTRAST)


def on_html_page_context(app: Sphinx, pagename: str, _: str, context: dict[str, Any], *rest: object) -> None:
    """Tell each page of the look."""
    if app.builder.name in builders and (css := Look.read(app.config).css):
        context["metatags"] = context.get("metatags", "") + f"<style>body{{{css}}}</style>"


def typesetter(app: Sphinx, store: Store) -> Typesetter:
    """Return what sets the résumé and the cards, in the owner's look."""
    fonts, accents = app.config.portfolio_fonts, Look.read(app.config).accents
    chosen = {"accent": accents[0].written} if accents else {}
    chosen["font"] = family = app.config.portfolio_print_font
    found = Typesetter(store, Path(app.confdir, fonts) if fonts else None, chosen)
    if family != "Inter" and family not in found.families():
        known = ", ".join(found.families())
        raise ConfigError(
            f"portfolio_print_font is “{family}”, and the fonts at hand are {known}. "
            "Write one of these, or name the folder that has it in portfolio_fonts."
        )
    marked = (
        replace(found, look={**chosen, "mark": json.dumps(list(logo))}) if (logo := _logo(app)) else found
    )
    return marked if marked is found or marked.draws_mark() else found


def _logo(app: Sphinx) -> bytes:
    """Return the picture that stands for the person on pages, which has its place on cards, too."""
    path = Path(app.confdir, app.config.html_logo or "")
    return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""


def _colours(name: str, config: Config, most: int) -> list[Colour]:
    """Return the colours of a setting that has one or several."""
    given = config[name]
    texts = [given] if isinstance(given, str) and given else given or []
    if not isinstance(texts, (list, tuple)) or len(texts) > most:
        raise ConfigError(f"{name} is {shown(given)}; write up to {most} colours, as in ['#0b6e5f'].")
    for text in texts:
        if not isinstance(text, str) or Colour.read(text) is None:
            raise ConfigError(f"{name} has {shown(text)}; write a colour as CSS does, as in “#0b6e5f”.")
    return [colour for text in texts if (colour := Colour.read(text))]


def _complain(colour: Colour, name: str, ground: Colour, wanted: float) -> str:
    """Say that a colour is hard to see, and which is the nearest that is not."""
    found, better = colour.contrast(ground), colour.apart(ground, wanted + 0.05).written
    seen = f"{colour.written} has a contrast of {found:.1f} to {name} ground"
    return f"{seen}, where {wanted} is needed; write “{better}”."
