"""Colours as owners write them in CSS, and whether a reader can tell them from the ground."""

from __future__ import annotations

from typing import NamedTuple, Self

from tinycss2.color3 import RGBA, parse_color


class Colour(NamedTuple):
    """A colour in sRGB; each part is between 0 and 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the colour that a text names as CSS Color 3 does, or None; what shines through is none."""
        found = parse_color(text)
        return cls(*found[:3]) if isinstance(found, RGBA) and found.alpha == 1 else None

    @property
    def written(self) -> str:
        """The colour as ``#rrggbb``."""
        return "#" + "".join(f"{round(255 * part):02x}" for part in self)

    @property
    def luminance(self) -> float:
        """The relative luminance, as WCAG 2.2 defines it."""
        linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in self)
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    def contrast(self, other: Colour) -> float:
        """Return the contrast ratio to another colour, between 1 and 21, as WCAG 2.2 defines it."""
        dark, light = sorted((self.luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)

    def mixed(self, other: Colour, share: float) -> Colour:
        """Return a mixture that holds a share of another colour, as ``color-mix(in srgb, …)`` makes it."""
        return Colour(*(a + share * (b - a) for a, b in zip(self, other, strict=True)))

    def apart(self, ground: Colour, contrast: float) -> Colour:
        """Return the colour, mixed with the least black or white that gives it a contrast to a ground."""
        end = Colour(0, 0, 0) if ground.luminance > 0.18 else Colour(1, 1, 1)
        mixed = (self.mixed(end, share / 50) for share in range(51))
        return next(found for found in mixed if found.contrast(ground) >= contrast)
