"""Colours as eyes have them: how far two stand out from each other, and differ to each kind of eye."""

from __future__ import annotations


def linear(colour: str) -> list[float]:
    """Return the light of a colour: red, green and blue from 0 to 1."""
    digits = "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [part / 255 for part in bytes.fromhex(digits)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(
        sum(w * c for w, c in zip(weights, linear(each), strict=True)) for each in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How each kind of eye mixes light: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113."""


def seen(colour: str, sight: str) -> list[float]:
    """Return a colour as an eye sees it, in OKLab, whose distances are those that are felt."""
    light = [
        max(0, min(1, sum(w * c for w, c in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight]
    ]
    cones = [
        sum(w * c for w, c in zip(row, light, strict=True)) ** (1 / 3)
        for row in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    ]
    return [
        sum(w * c for w, c in zip(row, cones, strict=True))
        for row in (
            (0.2104542553, 0.793617785, -0.0040720468),
            (1.9779984951, -2.428592205, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.808675766),
        )
    ]


def distance(one: str, other: str, sight: str) -> float:
    """Return how far two colours are apart to an eye."""
    return sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True)) ** 0.5
