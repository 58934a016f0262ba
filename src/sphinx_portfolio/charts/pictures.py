"""Pictures: SVG that may stand inside a page, read with care and given ids of its own."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"}
_TEXTS = {"text", "tspan", "textPath", "title", "desc"}
_GROUPS = {"svg", "g", "defs", "symbol", "marker", "clipPath", "mask", "pattern"}
_GRADIENTS = {"linearGradient", "radialGradient", "stop"}
elements = frozenset(_SHAPES | _TEXTS | _GROUPS | _GRADIENTS)
"""What a picture may hold: shapes and texts, nothing that runs, loads or reaches into the page."""

_VALUES = {"var", "calc", "min", "max", "clamp", "rgb", "rgba", "hsl", "hsla"}
functions = frozenset(_VALUES | {"matrix", "translate", "rotate", "scale", "skewX", "skewY"})
"""What the value of an attribute may call, beside ``url(#…)``."""

_CALL = re.compile(r"([\w-]+)\(")
_URL = re.compile(r"url\(\s*[\"']?#([^)\"'\s]+)[\"']?\s*\)")
_ID_LISTS = frozenset({"aria-labelledby", "aria-describedby"})


def read(source: bytes) -> tuple[ET.Element | None, tuple[Problem, ...]]:
    """Return the picture in an SVG file, or None and all that keeps it out of a page, with its lines.

    Elements and attributes of other vocabularies, such as an editor's notes, are passed over.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(source, True)
    except expat.ExpatError as error:
        reader.problems.append(
            _problem(error.lineno, f"it is not XML ({expat.ErrorString(error.code)}); mend it.")
        )
    if reader.problems:
        return None, tuple(reader.problems)
    root = reader.builder.close() if reader.rooted else None
    if root is None or root.tag != "svg":
        return None, (_problem(1, "its outermost element is not “svg”; save it as plain SVG."),)
    return root, ()


class _Reader:
    """Builds the tree of a picture, without namespaces, and notes what may not stand in a page."""

    def __init__(self) -> None:
        self.builder = ET.TreeBuilder()
        self.problems: list[Problem] = []
        self.rooted = False
        self._foreign = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self._foreign or namespace not in {"", SVG} or tag == "metadata":
            self._foreign += 1
            return
        if tag not in elements:
            self._note(f"it holds “{tag}”, which may not stand in a page; draw with shapes and texts alone.")
        kept = dict(_own(attributes))
        for attribute, value in kept.items():
            if reason := _unsafe(attribute, value):
                self._note(f"{attribute}=“{value[:60]}” of “{tag}” {reason}")
        self.builder.start(tag, kept)
        self.rooted = True

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self.builder.end(name.rpartition(" ")[2])

    def _data(self, text: str) -> None:
        if not self._foreign:
            self.builder.data(text)

    def _entity(self, name: str, *rest: object) -> None:
        self._note(f"it declares the entity “{name}”; write out what it stands for.")

    def _note(self, message: str) -> None:
        self.problems.append(_problem(self.parser.CurrentLineNumber, message))


def _problem(line: int, message: str) -> Problem:
    return Problem(subtype=Subtype.UNSAFE_PICTURE, message=message, line=line)


def _own(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the attributes of SVG itself; ``xlink:href`` is ``href``, as browsers read it in HTML."""
    for name, value in attributes.items():
        namespace, _, attribute = name.rpartition(" ")
        if not namespace or attribute == "href":
            yield attribute, value


def _unsafe(attribute: str, value: str) -> str:
    """Say why an attribute may not stand in a page, or nothing where it may."""
    if attribute.lower().startswith("on"):
        return "runs a script; take it out."
    if attribute == "href" and not value.startswith("#"):
        return "leads out of the picture; refer to a part of it, as in #arrow."
    if attribute.startswith("aria-"):
        return ""
    if "\\" in value:
        return "hides what it says behind a backslash; write it plainly."
    for name in _CALL.findall(_URL.sub("", value)):
        if name not in functions:
            return (
                "loads something from elsewhere; draw it in the picture."
                if name == "url"
                else (f"calls {name}(), which is not known to be harmless; take it out.")
            )
    return ""


def described(root: ET.Element) -> tuple[str, str]:
    """Return the title and the description of a picture, each empty where it has none."""
    title, desc = (" ".join(root.findtext(tag, "").split()) for tag in ("title", "desc"))
    return title, desc


def digest(root: ET.Element) -> bytes:
    """Return what tells one picture from another."""
    return blake2b(ET.tostring(root), digest_size=6).digest()


def inline(root: ET.Element, name: str) -> str:
    """Return a picture as an element of a page; its ids begin with ``name``, so that they are its alone."""
    for tag in ("title", "desc"):
        if (part := root.find(tag)) is not None:
            part.attrib.setdefault("id", tag)
    spoken = (root.find(tag) for tag in ("title", "desc"))
    named = " ".join(part.attrib["id"] for part in spoken if part is not None)
    root.attrib |= {"role": "img"} | ({"aria-labelledby": named} if named else {})
    for element in root.iter():
        element.attrib.update({key: _renamed(key, value, name) for key, value in element.items()})
        if element.tag not in _TEXTS:
            element.text = None
            for child in element:
                child.tail = None
    return ET.tostring(root, encoding="unicode")


def _renamed(attribute: str, value: str, name: str) -> str:
    if attribute == "id":
        return f"{name}-{value}"
    if attribute == "href":
        return f"#{name}-{value[1:]}"
    if attribute in _ID_LISTS:
        return " ".join(f"{name}-{id}" for id in value.split())
    return _URL.sub(rf"url(#{name}-\1)", value)
