"""Formulas as MathML, which browsers draw: Sphinx's default has pages fetch a script from another host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from sphinx_portfolio.model.problems import Subtype, type_prefix

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_portfolio.listings import parts

logger = logging.getLogger(__name__)


def visit_math(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    translator.body.append(_written(translator, node, block=False))
    raise nodes.SkipNode


def visit_math_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands alone, with its number where it has one."""
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    if node.get("number"):
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})</span>')
    translator.body.append(_written(translator, node, block=True) + "</div>\n")
    raise nodes.SkipNode


def visit_formula(translator: HTML5Translator, node: parts.formula) -> None:
    """Write a formula in a text of others; one that cannot be drawn stays text."""
    try:
        translator.body.append(tex2mathml(node["latex"], as_block=False))
    except MathError:
        translator.body.append(translator.encode(node.astext()))
    raise nodes.SkipNode


def _written(translator: HTML5Translator, node: nodes.Element, *, block: bool) -> str:
    return mathml(node, block=block) or f"<code>{translator.encode(node.astext())}</code>"


def mathml(node: nodes.Element, *, block: bool) -> str:
    """Return a formula as MathML; nothing for one that cannot be drawn, of which a warning tells."""
    try:
        return tex2mathml(node.astext(), as_block=block)
    except MathError as error:
        message = f"the formula cannot be shown: {error} Mend it, or write it as text."
        placed = node if node.line else node.parent  # before MyST-Parser 5.2, what stands in a line has none
        logger.warning(message, type=type_prefix, subtype=Subtype.FORMULA.value, location=placed)
        return ""
