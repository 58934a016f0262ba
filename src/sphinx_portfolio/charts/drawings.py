"""Drawings: what Matplotlib has drawn becomes a picture in the page's colours and font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

palette = {
    "ink": "#1b1f24",
    "muted": "#5a6472",
    "surface": "#ffffff",
    "line": "#c9d1d9",
    "accent": "#0b6bcb",
    "accent-soft": "#e3effb",
    "second": "#b45309",
    "second-soft": "#fbeedd",
    "third": "#5b1a8f",
}
"""The colours of every picture, by the end of their variable's name; these show where no style sheet does."""

text_size = 12
"""The size of most texts, in the units of the picture."""

_VARIABLES = {value: f"var(--portfolio-figure-{name}, {value})" for name, value in palette.items()}
_COLOUR = re.compile("|".join(_VARIABLES))
_NUMBER = re.compile(r"-?\d+\.\d+")
_NOT_TURNED = re.compile(r"rotate\(-?0 [^)]*\)")
_LEFT_TO_PAGE = ("font-family:", f"font-size: {text_size}px")
_PAGE_FONT = "font-family:var(--portfolio-figure-font, system-ui, sans-serif)"
_ROOT_STYLE = f"{_PAGE_FONT};font-size:{text_size}px;stroke-linejoin:round"


def retouch(svg: str, title: str, alt: str) -> ET.Element:
    """Return a drawing with variables for its colours, without fonts, and with its text alternative."""
    root = ET.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        polished = ((name.rpartition("}")[2], _polished(name, value)) for name, value in element.items())
        element.attrib = {name: value for name, value in polished if value}
    targets = {element.get("href", "")[1:] for element in root.iter("use")}
    targets |= {
        id for element in root.iter() for id in re.findall(r"url\(#(.*?)\)", element.get("style", ""))
    }
    for element in root.iter():
        if element.get("id") not in targets:
            element.attrib.pop("id", None)
    root[:] = _flattened(root)
    root.attrib = {"viewBox": root.attrib["viewBox"], "style": _ROOT_STYLE}
    for position, (tag, text) in enumerate((("title", title), ("desc", alt))):
        if text:
            part = ET.Element(tag)
            part.text = text
            root.insert(position, part)
    return root


def _polished(attribute: str, value: str) -> str:
    if attribute == "style":
        parts = (part.strip() for part in value.split(";"))
        value = ";".join(part for part in parts if part and not part.startswith(_LEFT_TO_PAGE))
    if attribute in {"style", "fill", "stroke"}:
        value = _COLOUR.sub(lambda found: _VARIABLES[found[0]], value)
    if attribute == "transform":
        value = _NOT_TURNED.sub("", value).strip()
    if attribute in {"d", "x", "y", "transform"}:
        value = _NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
        value = " ".join(value.split())
    return value


def _flattened(parent: ET.Element) -> Iterable[ET.Element]:
    """Return what is drawn in an element: no notes, no rules for the whole page, no idle groups."""
    children: list[ET.Element] = []
    for child in parent:
        child[:] = _flattened(child)
        if child.tag in {"metadata", "style"} or (child.tag in {"g", "defs"} and not len(child)):
            continue
        children += child if child.tag == "g" and not child.attrib else [child]
    return children
