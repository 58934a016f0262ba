"""LaTeX in the fields of an entry: as plain text, and in runs that keep its emphasis, formulas and links."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pylatexenc import latex2text, latexwalker, macrospec

from sphinx_portfolio.graph import journals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Run(NamedTuple):
    """A part of a text: in plain Unicode, and what it is beyond that.

    ``style`` is ``emphasis``, ``strong`` or nothing; ``formula`` is the LaTeX of a formula, whose ``text``
    says it in one line; ``url`` is where it leads.
    """

    text: str
    style: str = ""
    formula: str = ""
    url: str = ""


_STYLES = {
    **dict.fromkeys(("emph", "textit", "textsl", "em", "it", "itshape", "sl"), "emphasis"),
    **dict.fromkeys(("textbf", "bf", "bfseries"), "strong"),
}
_SWITCHES = frozenset({"em", "it", "itshape", "sl", "bf", "bfseries"})
_TAKING = ("nolinkurl", "path", "enquote", "mkbibquote", "textsuperscript", "textsubscript", "up")
"""Macros with an argument of which pylatexenc does not know that they take one."""

_NOTHING = ("sc", "scshape", "rm", "rmfamily", "tt", "ttfamily", "sf", "sffamily", "normalfont", "-")
"""Macros that change only how letters look, or where a word may break."""

_FAULTS = (RecursionError, TypeError, IndexError, ValueError, latexwalker.LatexWalkerError)
"""What pylatexenc raises on macros that lack their arguments, and on braces too deep within each other."""

_SIGNS = re.compile(r"[\\{}$~%\-`'&<^_:]")
_SPACES = re.compile(r"\s+")
_MACRO = re.compile(r"\\\\|\\([A-Za-z]+)")
_PERCENT = re.compile(r"(?<!\\)%")
_DOLLAR = re.compile(r"(?<!\\)\$")
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}\\]*)\}|(\\[A-Za-z]+|[^{}\\\s]))")
_BARE = re.compile(r"[_^](?:\{([^{}\\]*)\}|(\w))")
_PRIMES = str.maketrans({"'": "′", "-": "−"})


_FORMS = {"^": "<super>", "_": "<sub>"}
"""How Unicode calls what stands above or below the line."""


@cache
def _scripts(sign: str) -> dict[int, str]:
    """Return the letters that Unicode has above the line, for ``^``, or below it, for ``_``."""
    form = _FORMS[sign]
    marked = ((chr(code), unicodedata.decomposition(chr(code)).split()) for code in range(0x2E80))
    return {int(parts[1], 16): sign for sign, parts in marked if len(parts) == 2 and parts[0] == form}


_MINUS = {ord("-"): 0x2212}


def _shifted(text: str, sign: str) -> str:
    """Return a text above or below the line, or as it is where Unicode lacks one of its letters."""
    plain, letters = text.translate(_MINUS), _scripts(sign)
    return plain.translate(letters) if all(ord(letter) in letters for letter in plain) else text


def _knowing() -> tuple[Any, Any]:
    """Return the macros that are read, and what each of them stands for."""
    reading, saying = latexwalker.get_default_latex_context_db(), latex2text.get_default_latex_context_db()
    specs = [macrospec.MacroSpec(name, "{{") for name in ("href", "textfrac")]
    specs += [macrospec.MacroSpec(name, "{") for name in _TAKING]
    reading.add_context_category("ours", macros=specs, prepend=True)
    text = latex2text.MacroTextSpec
    said = {**journals.NAMES, **dict.fromkeys(_NOTHING, ""), "LaTeX": "LaTeX", "TeX": "TeX"}
    said["textasciicircum"] = "^"
    macros = [text(name, words) for name, words in said.items()]
    macros += [text(name, _last) for name in ("url", "nolinkurl", "path", "href", "textcolor")]
    macros += [text(name, _quoted) for name in ("enquote", "mkbibquote")]
    macros += [text(name, _fraction) for name in ("frac", "nicefrac", "textfrac")]
    macros += [text(name, _shift("^")) for name in ("textsuperscript", "up")]
    macros += [text("textsubscript", _shift("_"))]
    ampersand = latex2text.SpecialsTextSpec("&", "&")  # no table has a column here
    saying.add_context_category("ours", macros=macros, specials=[ampersand], prepend=True)
    return reading, saying


def _arguments(node: Any, l2tobj: Any) -> list[str]:
    return [l2tobj.nodelist_to_text([argument]) for argument in node.nodeargs]


def _last(node: Any, l2tobj: Any) -> str:
    found = _arguments(node, l2tobj)
    return found[-1] if found else ""


def _quoted(node: Any, l2tobj: Any) -> str:
    return f"“{_last(node, l2tobj)}”"


def _fraction(node: Any, l2tobj: Any) -> str:
    return "/".join(_arguments(node, l2tobj))


def _shift(sign: str) -> Any:
    return lambda node, l2tobj: _shifted(_last(node, l2tobj), sign)


_READING, _SAYING = _knowing()
_TEXT = latex2text.LatexNodes2Text(latex_context=_SAYING)


def plain(latex: str, *, addresses: bool = True) -> str:
    """Return what LaTeX shows, on one line; without the addresses in it, if it is to name something."""
    shown = "".join(run.text for run in runs(latex) if addresses or run.text != run.url)
    return shown.strip()


def addresses(latex: str) -> Iterator[str]:
    """Yield the addresses that a text gives."""
    yield from (run.url for run in runs(latex) if run.url)


def unknown(latex: str) -> list[str]:
    """Return the macros whose meaning is not known, so that they show nothing."""
    names = dict.fromkeys(filter(None, _MACRO.findall(latex)))
    return [f"\\{name}" for name in names if name not in _STYLES and not _is_known(name)]


def _is_known(name: str) -> bool:
    found = (known.get_macro_spec(name) for known in (_SAYING, _READING))
    return any(spec is not None and spec.macroname == name for spec in found)


def runs(latex: str) -> tuple[Run, ...]:
    """Return what LaTeX shows in its parts; raise ValueError where that cannot be told."""
    try:
        return tuple(_read(latex))
    except _FAULTS as error:
        raise ValueError(
            f"“{latex[:60]}” is no LaTeX that can be read: mend its braces and macros"
        ) from error


def _read(latex: str) -> Iterator[Run]:
    if not _SIGNS.search(latex):
        return _joined([Run(latex)])
    latex = _PERCENT.sub(r"\\%", latex)  # BibTeX knows no comments
    if len(_DOLLAR.findall(latex)) % 2:  # sums of money, and no formulas
        latex = _DOLLAR.sub(r"\\$", latex)
    walker = latexwalker.LatexWalker(latex, latex_context=_READING, tolerant_parsing=True)
    return _joined(_runs(walker.get_latex_nodes()[0], ""))


def _runs(nodes: Iterable[Any], style: str) -> Iterator[Run]:
    """Yield the runs of some nodes; what has no meaning of its own is said together."""
    waiting: list[Any] = []
    for node in nodes:
        found = _run(node, style)
        if found is None:
            waiting.append(node)
            continue
        yield Run(_TEXT.nodelist_to_text(waiting), style)
        waiting = []
        yield from found
    yield Run(_TEXT.nodelist_to_text(waiting), style)


def _run(node: Any, style: str) -> Iterable[Run] | None:
    """Return the runs of a node that is more than text, or None."""
    if node.isNodeType(latexwalker.LatexMathNode):
        return [_formula("".join(part.latex_verbatim() for part in node.nodelist), style)]
    if node.isNodeType(latexwalker.LatexGroupNode):
        parts = node.nodelist
        if parts and parts[0].isNodeType(latexwalker.LatexMacroNode) and parts[0].macroname in _SWITCHES:
            return _runs(parts[1:], _STYLES[parts[0].macroname])
        return _runs(parts, style)
    if not node.isNodeType(latexwalker.LatexMacroNode):
        return None
    return _macro(node.macroname, node.nodeargs, style)


def _macro(name: str, arguments: list[Any], style: str) -> Iterable[Run] | None:
    if name in _STYLES and name not in _SWITCHES and arguments:
        return _runs(arguments, _STYLES[name])
    if name == "ensuremath" and arguments:
        return [_formula(_verbatim(arguments[0]), style)]
    if name == "url" and arguments:
        address = _address(arguments[0])
        return [Run(address, style, url=address)]
    if name == "href" and len(arguments) == 2:
        text = "".join(run.text for run in _runs([arguments[1]], style))
        return [Run(text, style, url=_address(arguments[0]))]
    return None


def _verbatim(node: Any) -> str:
    is_group = node.isNodeType(latexwalker.LatexGroupNode)
    return "".join(part.latex_verbatim() for part in node.nodelist) if is_group else node.latex_verbatim()


def _address(node: Any) -> str:
    return re.sub(r"\\([#$%&_{}~])|\s", r"\1", _verbatim(node))


def _formula(latex: str, style: str) -> Run:
    """Return a formula; one that only stands above or below the line of what is before it is text."""
    if bare := _BARE.fullmatch(latex.strip()):
        return Run(_shifted(bare[1] or bare[2], latex.strip()[0]), style)
    said = _TEXT.latex_to_text(_SCRIPT.sub(_script, latex)).translate(_PRIMES)
    return Run(" ".join(said.split()), style, formula=latex.strip())


def _script(found: re.Match[str]) -> str:
    """Return what stands above or below the line, in a formula, where Unicode has it."""
    text = found[2] or found[3] or ""
    if text.startswith("\\"):
        text = _TEXT.latex_to_text(text)
    shifted = _shifted(text, found[1])
    mark = found[1] if shifted == text != "" else ""
    return f"{mark}{{{shifted}}}"


def _joined(found: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with what is alike in one, and no more than one space between two words."""
    last = Run("")
    for run in found:
        text = _SPACES.sub(" ", run.text)
        text = text.lstrip(" ") if last.text.endswith(" ") or not last.text else text
        if not text:
            continue
        if last[1:] == run[1:] and not (run.formula or run.url):
            last = last._replace(text=last.text + text)
            continue
        if last.text:
            yield last
        last = run._replace(text=text)
    if last.text:
        yield last
