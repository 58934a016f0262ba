"""What becomes of steppers when a page is written: radio buttons in HTML, one step after the other elsewhere.

The buttons are the platform's, with its keys and its names, and style sheets alone show the step that is
chosen. What a picture shows in each state are rules of its own sheet, which set variables: so the copies of
it that stand in print, one for each step, show another state than the picture that they are copies of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.charts import pictures
from sphinx_portfolio.listings.walking import every
from sphinx_portfolio.sphinx_ext.figures.figure import picture
from sphinx_portfolio.sphinx_ext.figures.stepper import name, names_of, step, stepper
from sphinx_portfolio.sphinx_ext.figures.transforms import PictureTransform

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

SHEET, SCRIPT = "portfolio/stepper.css", "portfolio/stepper.js"

LOOKS = {"show": ("visibility", "visible", "hidden"), "mark": ("opacity", "1", "0.2")}
"""The property by which a part of a picture is shown or marked, what it is then, and otherwise."""


class StepperTransform(SphinxPostTransform):
    """Number the steppers of a page of HTML, and prepare their pictures."""

    default_priority = PictureTransform.default_priority - 2
    builders = PictureTransform.builders

    def run(self, **kwargs: Any) -> None:
        """Go through the steppers of one page."""
        for place, node in enumerate(every(self.document, stepper), 1):
            _number(node, f"portfolio-stepper-{place}")


class PlainStepsTransform(SphinxPostTransform):
    """Take the steppers of any other document apart."""

    default_priority = StepperTransform.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Go through the steppers that have no number."""
        for node in [node for node in every(self.document, stepper) if "group" not in node]:
            _flatten(node)


def _number(node: stepper, prefix: str) -> None:
    """Give a stepper, its caption and its steps the names by which they belong together."""
    steps = [each for each in node if isinstance(each, step)]
    node["classes"] += ["portfolio-stepper", prefix, *["portfolio-stepper-range"] * node["ranged"]]
    node["group"] = f"{prefix}-caption"
    node[0]["ids"] = [f"{prefix}-caption"]  # type: ignore[index]
    for place, each in enumerate(steps, 1):
        called = each[0]
        called["group"], called["button"] = prefix, f"{prefix}-{place}"  # type: ignore[index]
        called["first"] = place == 1  # type: ignore[index]
    for shown in every(node, picture):
        if shown.parent.parent.parent is node:
            _draw(shown, steps, prefix)


def _draw(shown: picture, steps: Sequence[step], prefix: str) -> None:
    """Put the picture of a stepper into the page, and copies of it into the steps, for print."""
    root, rules, ids = shown["svg"], "", [f"{prefix}-{place}" for place in range(1, len(steps) + 1)]
    states: list[list[str]] = [[] for _ in steps]
    for option, (property, chosen, otherwise) in LOOKS.items():
        for number, (places, elements) in enumerate(_groups(root, steps, option).items(), 1):
            worn, variable = f"{prefix}-{option}-{number}", f"--portfolio-{option}-{number}"
            rules += f".{worn}{{{property}:var({variable},{chosen})}}"
            for element in elements:
                element.set("class", f"{element.get('class', '')} {worn} portfolio-stepped".lstrip())
            for place, state in enumerate(states):
                state.append(f"{variable}:{chosen if place in places else otherwise}")
    for id, state in zip(ids, states, strict=True):
        rules += f".{prefix}:has(#{id}:checked),#{id}-print{{{';'.join(state)}}}" if state else ""
    root.attrib.setdefault("id", "whole")
    shown.replace_self(nodes.raw("", pictures.inline(root, f"{prefix}-figure", rules), format="html"))
    box = f' viewBox="{root.get("viewBox")}"' if "viewBox" in root.attrib else ""
    for id, each in zip(ids, steps, strict=True):
        use = f'<use href="#{root.get("id")}"></use>'
        copy = f'<svg id="{id}-print" class="portfolio-stepper-print" aria-hidden="true"{box}>{use}</svg>'
        each.insert(1, nodes.raw("", copy, format="html"))


def _groups(root: Any, steps: Sequence[step], option: str) -> dict[frozenset[int], list[Any]]:
    """Return the parts of a picture by the places of the steps that choose them."""
    chosen: dict[Any, set[int]] = {}
    for place, each in enumerate(steps):
        for element in root.iter():
            if names_of(element) & {*each[option]}:
                chosen.setdefault(element, set()).add(place)
    groups: dict[frozenset[int], list[Any]] = {}
    for element, places in chosen.items():
        groups.setdefault(frozenset(places), []).append(element)
    return groups


def _flatten(node: stepper) -> None:
    """Leave the caption and the steps, each with its name above it."""
    said: Iterable[nodes.Node] = [
        child for part in node.children for child in (part.children if isinstance(part, step) else [part])
    ]
    plain = [nodes.rubric("", "", *part.children) if isinstance(part, name) else part for part in said]
    node.replace_self([nodes.target("", "", ids=node["ids"]), *plain] if node["ids"] else plain)


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Have the pages with steppers load what those need."""
    found = [] if doctree is None else list(doctree.findall(stepper))
    if found:
        app.add_css_file(SHEET, priority=695)
    if any(node["ranged"] for node in found):
        app.add_js_file(SCRIPT, loading_method="defer")


def visit_stepper(translator: HTML5Translator, node: stepper) -> None:
    """Begin the group of all buttons and steps."""
    named = {"role": "group", "aria-labelledby": node["group"]}
    translator.body.append(translator.starttag(node, "div", **named))


def visit_step(translator: HTML5Translator, node: step) -> None:
    """Begin a step; its button comes first."""
    translator.body.append(translator.starttag(node, "div", CLASS="portfolio-step"))


def depart_block(translator: HTML5Translator, node: nodes.Element) -> None:
    """End a stepper or a step."""
    translator.body.append("</div>\n" * (1 + isinstance(node, step)))


def visit_name(translator: HTML5Translator, node: name) -> None:
    """Begin a caption, or the button of a step with its name."""
    if "button" not in node:
        translator.body.append(translator.starttag(node, "p", "", CLASS="portfolio-stepper-caption"))
        return
    checked = ' checked="checked"' if node["first"] else ""
    translator.body.append(
        f'<input type="radio" name="{node["group"]}" id="{node["button"]}"{checked} />'
        f'<label for="{node["button"]}">'
    )


def depart_name(translator: HTML5Translator, node: name) -> None:
    """End a caption; or a button, and begin what its step shows."""
    ended = '</label>\n<div class="portfolio-step-shown">\n' if "button" in node else "</p>\n"
    translator.body.append(ended)
