"""Pictures: SVG that may stand inside a page, read with care and given ids of its own."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.parsers import expat

from sphinx_portfolio.model.bounds import ELEMENTS, PICTURE_NESTING, PROBLEMS, TooMuchError
from sphinx_portfolio.model.problems import Problem, Subtype, limited

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

_OTHERS = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"%PDF": "PDF", b"RIFF": "WebP"}
"""How files of other kinds begin."""
_CALL = re.compile(r"([\w-]+)\(")
_URL = re.compile(r"url\(\s*[\"']?#([^)\"'\s]+)[\"']?\s*\)")
_DECLARATIONS = re.compile(r"""(?:[^{}<>@"'/]|/(?!\*)|"[^"{}<>\n]*"|'[^'{}<>\n]*')*""")


def read(source: bytes) -> tuple[ET.Element | None, tuple[Problem, ...]]:
    """Return the picture in an SVG file, or None and all that keeps it out of a page, with its lines.

    Elements and attributes of other vocabularies, such as an editor's notes, are passed over.
    """
    if kind := next((kind for start, kind in _OTHERS.items() if source.startswith(start)), ""):
        message = f"it is a {kind} file; save the drawing as SVG."
        return None, (Problem(subtype=Subtype.UNSAFE_PICTURE, message=message, line=1),)
    reader = _Reader()
    try:
        reader.parser.Parse(source, True)
    except TooMuchError:
        return None, tuple(limited(reader.problems))
    except expat.ExpatError as error:
        reader.note(f"it is not XML ({expat.ErrorString(error.code)}); mend it.", error.lineno)
    except (LookupError, ValueError):  # so Python says that it cannot read the encoding
        message = "it is in an encoding that cannot be read; save it as UTF-8, and say so in its first line."
        reader.note(message, 1)
    root = reader.builder.close()
    if not reader.problems and (root is None or root.tag != "svg"):
        reader.note("its outermost element is not “svg”; save it as plain SVG.", 1)
    return None if reader.problems else root, tuple(reader.problems)


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d\d?)?", re.ASCII | re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?", re.ASCII)


class _Reader:
    """Builds the tree of a picture, without namespaces, and notes what may not stand in a page.

    ``xlink:href`` is kept as ``href``, as browsers read it in HTML.
    """

    def __init__(self) -> None:
        self.builder = ET.TreeBuilder()
        self.problems: list[Problem] = []
        self._depth = self._foreign = self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.EntityDeclHandler = self._entity

    def note(self, message: str, line: int = 0) -> None:
        """Note a mistake, at the line that is being read if no other is given."""
        line = line or self.parser.CurrentLineNumber
        self.problems.append(Problem(subtype=Subtype.UNSAFE_PICTURE, message=message, line=line))
        if len(self.problems) > PROBLEMS:
            raise TooMuchError(message, line)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self._foreign or namespace not in {"", SVG} or tag == "metadata":
            self._foreign += 1
            return
        self._depth += 1
        self._count += 1
        if self._depth > PICTURE_NESTING:
            self.note(f"it holds elements more than {PICTURE_NESTING} deep; draw with fewer groups.")
            raise TooMuchError(tag, self.parser.CurrentLineNumber)
        if self._count > ELEMENTS:
            self.note(f"it holds more than {ELEMENTS:,} elements; draw it more simply.")
            raise TooMuchError(tag, self.parser.CurrentLineNumber)
        if tag not in elements:
            self.note(f"it holds “{tag}”, which may not stand in a page; draw with shapes and texts alone.")
        parted = ((name.rpartition(" "), value) for name, value in attributes.items())
        kept = {own: value for (other, _, own), value in parted if not other or own == "href"}
        for attribute, value in kept.items():
            if reason := _unsafe(attribute, value):
                self.note(f"{attribute}=“{value[:60]}” of “{tag}” {reason}")
        self.builder.start(tag, kept)

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._depth -= 1
            self.builder.end(name)  # whose it is, the builder knows

    def _data(self, text: str) -> None:
        if not self._foreign:
            self.builder.data(text)

    def _entity(self, name: str, *rest: object) -> None:
        self.note(f"it declares the entity “{name}”; write out what it stands for.")
        raise TooMuchError(name, self.parser.CurrentLineNumber)  # a few of them multiply


def _unsafe(attribute: str, value: str) -> str | None:
    """Say why an attribute may not stand in a page, or None where it may."""
    if attribute.lower().startswith("on"):
        return "runs a script; take it out."
    if attribute == "href" and not value.startswith("#"):
        return "leads out of the picture; refer to a part of it, as in #arrow."
    if attribute.startswith("aria-"):
        return None
    if "\\" in value:
        return "hides what it says behind a backslash; write it plainly."
    if attribute == "style" and not _DECLARATIONS.fullmatch(value):
        return "is more than declarations; write property:value; and nothing else."
    for name in _CALL.findall(_URL.sub("", value)):
        if name == "url":
            return "loads something from elsewhere; draw it in the picture."
        if name not in functions:
            return f"calls {name}(), which is not known to be harmless; take it out."
    return None


def unsized(root: ET.Element) -> str:
    """Say what keeps a picture from having a size, by which it could be scaled; nothing where it has one."""
    box = root.get("viewBox")
    if box is None:
        sized = all(_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
        return "" if sized else "the picture does not say how large it is"
    numbers = re.split(r"\s*,\s*|\s+", box.strip())
    plain = len(numbers) == 4 and all(_NUMBER.fullmatch(number) for number in numbers)
    if plain and float(numbers[2]) > 0 and float(numbers[3]) > 0:
        return ""
    return f"viewBox=“{box[:60]}” is not four numbers, of which the last two are above 0"


def described(root: ET.Element) -> tuple[str, str]:
    """Return the title and the description of a picture, each empty where it has none."""
    title, desc = (" ".join(root.findtext(tag, "").split()) for tag in ("title", "desc"))
    return title, desc


def inline(root: ET.Element, name: str, rules: str = "") -> str:
    """Return a picture as an element of a page; its ids begin with ``name``, so that they are its alone.

    What its elements wear becomes rules of one sheet, which a Content-Security-Policy can allow by its hash;
    ``rules`` come after them.
    """
    spoken = [part for tag in ("title", "desc") if (part := root.find(tag)) is not None]
    for part in spoken:
        part.attrib.setdefault("id", part.tag)
    root.attrib |= {"role": "img", "direction": "ltr"}
    sizes = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if "viewBox" not in root.attrib and all(sizes):  # else it is cut where there is less room, and not scaled
        root.set("viewBox", " ".join(["0 0", *(size[1] for size in sizes if size)]))
    root.attrib |= {"aria-labelledby": " ".join(part.attrib["id"] for part in spoken)} if spoken else {}
    for element in root.iter():
        element.attrib.update({key: _renamed(key, value, name) for key, value in element.items()})
        if element.tag not in _TEXTS:
            element.text = None
            for child in element:
                child.tail = None
    _collect_styles(root, name, rules)
    return ET.tostring(root, encoding="unicode")


def _collect_styles(root: ET.Element, name: str, rules: str) -> None:
    classes: dict[str, str] = {}
    for element in root.iter():
        if style := element.attrib.pop("style", ""):
            worn = classes.setdefault(style, f"{name}-{len(classes) + 1}")
            element.set("class", " ".join(filter(None, (element.get("class"), worn))))
    if classes or rules:
        sheet = ET.Element("style")
        sheet.text = "".join(f".{worn}{{{style}}}" for style, worn in classes.items()) + rules
        root.insert(0, sheet)


def _renamed(attribute: str, value: str, name: str) -> str:
    if attribute == "id":
        return f"{name}-{value}"
    if attribute == "href":
        return f"#{name}-{value[1:]}"
    if attribute in {"aria-labelledby", "aria-describedby"}:
        return " ".join(f"{name}-{id}" for id in value.split())
    return _URL.sub(rf"url(#{name}-\1)", value)
