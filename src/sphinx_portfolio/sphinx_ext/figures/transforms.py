"""What becomes of pictures when a page is written: a drawing in HTML, words and numbers elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.charts import drawing, pictures
from sphinx_portfolio.listings.walking import every
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.figures.figure import data, picture

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class PictureTransform(SphinxPostTransform):
    """Put the pictures of a page of HTML into it.

    EPUB is not among the builders: it wants a page with a drawing to be declared, which Sphinx does not do.
    """

    default_priority = 6
    builders = ("html", "dirhtml", "singlehtml", "json", "pickle")

    def run(self, **kwargs: Any) -> None:
        """Draw the charts and inline the diagrams, each with ids of its own."""
        words = get_domain(self.env).words
        for place, node in enumerate(every(self.document, picture), 1):
            name = f"portfolio-picture-{place}"
            if chart := node.get("chart"):
                node.replace_self(
                    nodes.raw("", drawing.draw(replace(chart, words=words), name), format="html")
                )
            elif (root := node.get("svg")) is not None:
                node.replace_self(nodes.raw("", pictures.inline(root, name), format="html"))


class PlainTransform(SphinxPostTransform):
    """Say in words and numbers what is not shown: caption, text alternative, table and source."""

    default_priority = PictureTransform.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Replace every figure that still waits for its picture; links to it find the same place."""
        for node in every(self.document, picture):
            figure = node.parent
            block = figure.parent
            assert isinstance(block, nodes.container), "the directive has wrapped the figure"
            said: list[nodes.Node] = [nodes.target("", "", ids=figure["ids"])]
            said += [nodes.paragraph("", "", *caption.children) for caption in figure.findall(nodes.caption)]
            said += [nodes.paragraph("", node["alt"])] if node["alt"] else []
            said += [table for details in block.findall(data) for table in details.findall(nodes.table)]
            said += [part for legend in figure.findall(nodes.legend) for part in legend.children]
            block["classes"].clear()  # or the first of those would have them
            block.replace_self(said)


def visit_data(translator: HTML5Translator, node: data) -> None:
    """Begin the part that unfolds, which works without a script."""
    summary = translator.encode(get_domain(translator.builder.env).words("Data"))
    translator.body.append(f'<details class="portfolio-data">\n<summary>{summary}</summary>\n')


def depart_data(translator: HTML5Translator, node: data) -> None:
    """End the part that unfolds."""
    translator.body.append("</details>\n")
