"""Short values that no line ends within: a number with its unit, and what a letter equals."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = r"(?:%|°C|€|kr|min|h|[nµm]?s|[nµmck]?m|[mk]?g|[kMGT]?i?B|[kMG]?Hz|[mkM]?W)"
_VALUE = re.compile(rf"\b\w{{1,3}} = [−+-]?\d[\d.,]*\w?\b|(?<![\w.,])\d[\d.,]* {_UNIT}(?!\w)")
_ELSEWHERE = (nodes.literal, nodes.FixedTextElement, nodes.raw, nodes.math, nodes.Invisible)


class ValueTransform(SphinxPostTransform):
    """Keep the words of such a value on one line; the text stays as it is, for whoever searches or copies."""

    default_priority = 400  # once listings and references are drawn
    builders = ("html", "dirhtml", "singlehtml", "json", "pickle")

    def run(self, **kwargs: Any) -> None:
        """Go through the texts of one page."""
        for text in list(self.document.findall(nodes.Text)):
            if _VALUE.search(text) and not isinstance(text.parent, _ELSEWHERE):
                text.parent.replace(text, list(_parts(text)))


def _parts(text: str) -> Iterator[nodes.Node]:
    """Yield a text with each value in a span of its own."""
    ends = [0, *(end for found in _VALUE.finditer(text) for end in found.span()), len(text)]
    for number, (start, end) in enumerate(pairwise(ends)):
        if number % 2:
            yield nodes.inline("", text[start:end], classes=["portfolio-value"])
        elif start < end:
            yield nodes.Text(text[start:end])
