"""Signs within the texts of others that no font sets in a résumé: emoji are left out, and told."""

from __future__ import annotations

import re
from typing import Any

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2705\u2728\u274c\u2753-\u2757\u2795-\u2797\U000e0020-\U000e007f]"
    "[\ufe0f\u200d\u20e3]*"
)

_IDEOGRAPH = re.compile("[\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_FULL_WIDTH = {sign + 0xFEE0: chr(sign) for sign in range(0x21, 0x7F)}
"""Signs that a keyboard for Chinese writes between Latin letters, where no font sets them."""


def found(data: Any) -> list[str]:
    """Return the emoji in all texts, each once."""
    if isinstance(data, dict | list):
        values = data.values() if isinstance(data, dict) else data
        return list(dict.fromkeys(sign for value in values for sign in found(value)))
    return list(dict.fromkeys(sign[0] for sign in _EMOJI.findall(data))) if isinstance(data, str) else []


def without(data: Any) -> Any:
    """Return data whose texts have no emoji, nor the space one leaves; plain signs among Latin letters."""
    if isinstance(data, list):
        return [without(each) for each in data]
    if isinstance(data, dict):
        return {key: without(value) for key, value in data.items()}
    return _without(data) if isinstance(data, str) else data


def _without(text: str) -> str:
    if not _IDEOGRAPH.search(text):
        text = text.translate(_FULL_WIDTH)
    plain = _EMOJI.sub("", text)
    return text if plain == text else re.sub(r" +(?=[ .,;:!?)\n]|$)", "", plain).lstrip(" ")


def note(signs: list[str]) -> tuple[str, ...]:
    """Return what is to be said of emoji that are left out."""
    return (
        (f"{' '.join(signs)}: left out wherever they stood, since no font of the résumé has them.",)
        if signs
        else ()
    )
