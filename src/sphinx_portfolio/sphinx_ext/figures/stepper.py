"""Steppers: the directive of what is shown in named states, one after the other, and that of a state.

Each step has its content, or parts of one picture that all share, or both. What becomes of them in a page is
in :mod:`.steps`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as options

from sphinx_portfolio.charts import pictures
from sphinx_portfolio.model.bounds import PICTURE
from sphinx_portfolio.model.problems import Problem, Subtype, nearest
from sphinx_portfolio.sphinx_ext.domain import warn
from sphinx_portfolio.sphinx_ext.figures.figure import FigureDirective, picture, silences, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from sphinx.application import Sphinx

_PART = re.compile(r"[^\W\d][\w.:-]*")


class stepper(nodes.container):  # noqa: N801 (docutils names nodes so)
    """Several steps with their caption; ``ranged`` tells that a slider leads through them, too."""


class step(nodes.container):  # noqa: N801
    """A named state; of the stepper's picture it alone shows ``show``, and the others dim ``mark``."""


class name(nodes.rubric):  # noqa: N801
    """The name of a step, or the caption of all."""


def names_of(element: ET.Element) -> set[str]:
    """Return the names of a part of a picture: its id and its classes."""
    return {element.get("id", ""), *element.get("class", "").split()} - {""}


def _parts(argument: str) -> tuple[str, ...]:
    """Read names of parts; a sign before one, as in style sheets, says nothing more."""
    found = tuple(part.lstrip(".#") for part in re.split(r"[\s,]+", text(argument).strip()))
    if bad := [part for part in found if not _PART.fullmatch(part)]:
        raise ValueError(
            f"“{bad[0]}” names no part of a picture; write its id or a class of it, as in lane-1"
        )
    return found


class StepDirective(FigureDirective):
    """One state of a stepper; its argument is its name, its content what it shows."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(("show", "mark"), _parts)

    def run(self) -> list[nodes.Node]:
        """Return the step, for the stepper around it to look at."""
        node = step("", **{option: self.options.get(option, ()) for option in self.option_spec})
        self.set_source_info(node)
        if self.arguments:
            found, _ = self.state.inline_text(self.arguments[0], self.lineno)
            node += name("", "", *found)
        else:
            self.warn(Subtype.STEPPER, "the step has no name; write it behind {portfolio:step}.")
            node += name("", "…")
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class StepperDirective(FigureDirective):
    """A stepper; its argument is its caption, its content are the steps."""

    required_arguments, optional_arguments = 1, 0
    option_spec: ClassVar[dict[str, Any]] = {"figure": text, "range": options.flag}

    def run(self) -> list[nodes.Node]:
        """Return the stepper with its picture and its steps."""
        node = stepper("", ranged="range" in self.options)
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        root = self._picture()
        caption, _ = self.state.inline_text(self.arguments[0], self.lineno)
        node.insert(0, name("", "", *caption))
        if root is not None:
            title, description = pictures.described(root)
            shown = picture("", alt=description or title, svg=root)
            figure = nodes.figure("", shown, align="default")
            node.insert(1, nodes.container("", figure, classes=["portfolio-picture"]))
        self._check([each for each in node if isinstance(each, step)], root)
        return [node]

    def _picture(self) -> ET.Element | None:
        """Return the picture that all steps share, where there is one."""
        given = self.options.get("figure", "")
        path = self.file(Subtype.UNSAFE_PICTURE, given) if given else None
        source = self.content_of(path, PICTURE, Subtype.UNSAFE_PICTURE) if path else None
        if source is None:
            return None
        root, problems = pictures.read(source)
        self.warn_of(problems or (silences(root) if root is not None else ()), path)
        return root

    def _check(self, steps: Sequence[step], root: ET.Element | None) -> None:
        """Say which steps cannot be told apart or show nothing."""
        if len(steps) < 2:
            found = "one step" if steps else "no step"
            self.warn(Subtype.STEPPER, f"the stepper has {found}; give it two, each in {{portfolio:step}}.")
        seen = dict[str, int]()
        for each in steps:
            called, line = each[0].astext(), each.line or self.lineno
            if called in seen and called != "…":
                message = f"a step is called “{called}” already, in line {seen[called]}; name it otherwise."
                self.warn(Subtype.STEPPER, message, line)
            seen.setdefault(called, line)
            chosen = [*each["show"], *each["mark"]]
            if chosen and "figure" not in self.options:
                cure = "name the picture in `figure` of the stepper."
                self.warn(
                    Subtype.STEPPER, f"“{called}” chooses from a picture, but there is none; {cure}", line
                )
            elif len(each) < 2 and not chosen:
                cure = "write what it shows below its name."
                self.warn(Subtype.STEPPER, f"the step “{called}” shows nothing; {cure}", line)
            self._check_parts(chosen, root, line)

    def _check_parts(self, chosen: Sequence[str], root: ET.Element | None, line: int) -> None:
        known = set[str]() if root is None else set[str]().union(*map(names_of, root.iter()))
        for part in chosen:
            if root is not None and part not in known:
                message = f"the picture has no part with the id or class “{part}”; {nearest(part, known)}"
                self.warn(Subtype.STEPPER, message, line)


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Say which steps are in no stepper, and let their content stand as it is."""
    for node in [node for node in doctree.findall(step) if not isinstance(node.parent, stepper)]:
        message = "the step is in no stepper; put {portfolio:stepper} around it."
        warn(Problem(subtype=Subtype.STEPPER, message=message, line=node.line or 1, docname=app.env.docname))
        node.replace_self(node.children[1:])
