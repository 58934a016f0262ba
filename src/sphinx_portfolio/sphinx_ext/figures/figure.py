"""Figures: what the directives of charts and diagrams share, and the diagrams.

A directive reads and checks, and leaves a figure with a caption, its source and, of a chart, its data. The
picture is put in when the page is written, by :mod:`sphinx_portfolio.sphinx_ext.figures.transforms`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_portfolio.charts import pictures
from sphinx_portfolio.model.bounds import PICTURE, TEXT, TooMuchError, read_bytes
from sphinx_portfolio.model.fields import address
from sphinx_portfolio.model.problems import Problem, Subtype, nearest
from sphinx_portfolio.sphinx_ext import config
from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain, get_domain, warn

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_ADDRESS = re.compile(
    r"[a-z][a-z\d+.-]*:\S+|//\S+|www\.\S+|(?:[\w-]+\.)+(?:[a-z]{2,}/\S*|com|dev|edu|io|net|org)",
    re.IGNORECASE,
)
"""What is meant as an address, be it none."""
COLUMN, SMALL = 480, 240
"""How wide a picture is that fills the column, and one that stays small, in its units: text has twelve."""

_AROUND_IDS = re.compile(r"\{evidence\}|[\[\]{}()`'\"]")
_IDS = re.compile(r"[\w-]+(\s*,\s*[\w-]+)*")


def text(argument: str) -> str:
    """Return the text of an option, which has to have one that somebody can read to its end."""
    if len(given := options.unchanged_required(argument)) > TEXT:
        raise ValueError(f"the text has {len(given):,} characters; {TEXT:,} are read: shorten it")
    return given


class picture(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Stands for a picture until the page is written.

    ``alt`` says what it shows; ``chart`` is to be drawn, ``svg`` is drawn already. With neither it stays out.
    """


class data(nodes.General, nodes.Element):  # noqa: N801
    """The table of a chart, which HTML folds up."""


class FigureDirective(SphinxDirective):
    """What charts and diagrams share: the file, the caption and the source."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"source": text}

    def run(self) -> list[nodes.Node]:
        """Return the figure."""
        self._before_content = self.lineno + self.content_offset  # MyST counts from the directive
        shown, *after = self.show()
        caption = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, caption)
        figure = nodes.figure("", shown, *self._captioned(caption.children), align="default")
        classes = ["portfolio-picture", *_size(shown.get("svg"))]
        block = nodes.container("", figure, *after, classes=classes)
        for node in (shown, figure, block):
            self.set_source_info(node)
        if self.arguments:  # a place to link to that stays when other figures come and go
            figure["names"].append(f"figure-{Path(self.arguments[0]).stem}")
            self.state.document.note_implicit_target(figure)
        return [block]

    def show(self) -> list[nodes.Element]:
        """Return the picture, and what follows the figure; say what is wrong with either."""
        raise NotImplementedError

    def _captioned(self, content: list[nodes.Node]) -> list[nodes.Node]:
        """Return the caption, which is the first paragraph, and the legend with the others and the source."""
        parts: list[nodes.Node] = []
        if content and isinstance(content[0], nodes.paragraph):
            parts.append(nodes.caption("", "", *content[0].children))
            content = content[1:]
        legend = [*content, *([self._source(given)] if (given := self.options.get("source", "")) else [])]
        return [*parts, nodes.legend("", *legend)] if legend else parts

    def _source(self, given: str) -> nodes.paragraph:
        """Return the line that names the source: evidence by id, an address with a label, or plain words."""
        words = get_domain(self.env).words
        line = nodes.paragraph("", f"{words('Source:')} ", classes=["portfolio-source"])
        meant = given.strip()
        label, labelled, url = meant.removesuffix(">").rpartition("<")
        ids = re.sub(r"\s*;\s*", ", ", _AROUND_IDS.sub("", meant)).strip()
        if labelled and meant.endswith(">"):
            line += self._outward(label.strip() or url, url)
        elif _ADDRESS.fullmatch(meant):
            line += self._outward(re.sub(r"^https?://|/$", "", meant), meant)
        elif _IDS.fullmatch(ids):
            if not _IDS.fullmatch(meant):
                message = f"`source`: ids of evidence stand there alone, with commas between them: {ids}."
                self.warn(Subtype.INVALID_VALUE, message)
            for position, id in enumerate(part.strip() for part in ids.split(",")):
                line += [nodes.Text(words.comma)] * bool(position) + [self._evidence(id)]
        else:
            if found := re.search(r"\b(?:https?://|www\.)\S+", meant):
                cure = f"write its name and then the address, as in The data <{found[0]}>."
                self.warn(Subtype.INVALID_VALUE, f"`source`: an address among words is no link; {cure}")
            line += nodes.Text(given)
        return line

    def _outward(self, label: str, url: str) -> nodes.Node:
        try:
            return nodes.reference("", label, refuri=address(url), classes=["portfolio-out"])
        except ValueError as error:
            self.warn(Subtype.INVALID_VALUE, f"`source`: {error}.")
        return nodes.Text(label)

    def _evidence(self, id: str) -> addnodes.pending_xref:
        to: dict[str, Any] = {"refdomain": PortfolioDomain.name, "reftype": "evidence", "reftarget": id}
        told: dict[str, Any] = {"refexplicit": False, "refwarn": True, "refdoc": self.env.docname}
        reference = addnodes.pending_xref("", nodes.literal("", id), **to, **told)
        self.set_source_info(reference)
        return reference

    def file(self, subtype: Subtype, given: str = "") -> Path | None:
        """Return the file that the argument, or ``given``, names, or say that it is missing.

        A change of it has the page read again.
        """
        name, absolute = self.env.relfn2path(given or self.arguments[0])
        self.env.note_dependency(name)
        path = Path(absolute)
        if path.is_file():
            return path
        self.warn(subtype, f"there is no file “{name}”; {self._hint(path)}")
        return None

    def _hint(self, path: Path) -> str:
        """Return what may be meant by the name of a file that is missing."""
        slashed = self.arguments[0].replace("\\", "/")
        meant = Path(self.env.relfn2path(slashed)[1])
        found = config.in_any_case(meant, Path(self.env.srcdir))
        if found and found != path.with_name(found.name):
            return f"did you mean “{found.relative_to(self.env.srcdir).as_posix()}”?"
        beside = [
            other.name for other in meant.parent.glob("*") if other.suffix == path.suffix and other.is_file()
        ]
        return nearest(meant.name, beside) if beside else "put it there, or mend the name."

    def content_of(self, path: Path, most: int, subtype: Subtype) -> bytes | None:
        """Return what a file holds, or say why it cannot be read."""
        try:
            return read_bytes(path, most)
        except (TooMuchError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self.warn(subtype, f"“{path.name}” is not read: {reason}")
        return None

    def warn(self, subtype: Subtype, message: str, line: int = 0) -> None:
        """Say what is wrong with the directive, at its line or at that of a part of it."""
        line = line or self.lineno
        warn(Problem(subtype=subtype, message=message, line=line, docname=self.env.docname))

    def warn_of(self, problems: tuple[Problem, ...], path: Path | None) -> None:
        """Say what is wrong at its line of the file, or of the page where no file or no line is to blame."""
        for problem in problems:
            if path and problem.line:
                warn(problem, path)
            else:
                line = self._before_content + problem.line if problem.line else self.lineno
                warn(replace(problem, line=line, docname=self.env.docname))


class DiagramDirective(FigureDirective):
    """A diagram from an SVG file, which becomes a part of the page and takes on its colours."""

    required_arguments, optional_arguments = 1, 0

    def show(self) -> list[nodes.Element]:
        """Return the diagram; its text alternative is its own title and description."""
        path = self.file(Subtype.UNSAFE_PICTURE)
        source = self.content_of(path, PICTURE, Subtype.UNSAFE_PICTURE) if path else None
        root, problems = (None, ()) if source is None else pictures.read(source)
        self.warn_of(problems, path)
        if root is None:
            return [picture("", alt="")]
        if reason := pictures.unsized(root):
            message = f"{reason}; write its width and height, as in viewBox=“0 0 640 480”."
            self.warn_of((Problem(subtype=Subtype.UNSAFE_PICTURE, message=message, line=1),), path)
        self.warn_of(silences(root), path)
        title, description = pictures.described(root)
        return [picture("", alt=description or title, svg=root)]


def _size(root: ET.Element | None) -> list[str]:
    """Return what a picture is called that is smaller or wider than the column of text has room for."""
    numbers = re.findall(r"[\d.]+", root.get("viewBox", "")) if root is not None else []
    width = float(numbers[2]) if len(numbers) == 4 else COLUMN
    return ["portfolio-small"] * (width < SMALL) + ["portfolio-broad"] * (width > COLUMN)


def silences(root: ET.Element) -> tuple[Problem, ...]:
    """Return what a picture lacks of its text alternative."""
    message = "the diagram has no “{}” of its own; its text alternative is made of title and desc."
    spoken = zip(("title", "desc"), pictures.described(root), strict=True)
    return tuple(
        Problem(subtype=Subtype.MISSING_ALT, message=message.format(tag), line=1)
        for tag, text in spoken
        if not text
    )
