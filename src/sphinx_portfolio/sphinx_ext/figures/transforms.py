"""The shelf: pictures are put into a page when it is written, and drawn charts are kept until they change."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.charts import chart, pictures
from sphinx_portfolio.sphinx_ext.figures.figure import data, picture

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

FOLDER = "portfolio-charts"
"""The folder among the doctrees where each page's drawings are, by their names."""


class PictureTransform(SphinxPostTransform):
    """Put the pictures of a page of HTML into it.

    EPUB is not among the builders: it wants a page with a drawing to be declared, which Sphinx does not do.
    """

    default_priority = 6
    builders = ("html", "dirhtml", "singlehtml", "json", "pickle")

    def run(self, **kwargs: Any) -> None:
        """Inline diagrams and charts, and draw the charts that are not on the shelf."""
        path = _place(Path(self.env.doctreedir), self.env.docname)
        kept = _load(path)
        drawn: dict[str, str] = {}
        copies: Counter[bytes] = Counter()
        for node in list(self.document.findall(picture)):
            if "chart" in node:
                name = _name("chart", chart.digest(node["chart"]), copies)
                svg = drawn[name] = kept.get(name) or chart.draw(node["chart"], name)
            elif "svg" in node:
                svg = pictures.inline(node["svg"], _name("diagram", pictures.digest(node["svg"]), copies))
            else:
                continue
            node.replace_self(nodes.raw("", svg, format="html"))
        if drawn != kept:
            _save(path, drawn)


class PlainTransform(SphinxPostTransform):
    """Say in words and numbers what is not shown: caption, text alternative, table and source."""

    default_priority = PictureTransform.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Replace every figure that still waits for its picture."""
        for node in list(self.document.findall(picture)):
            figure = node.parent
            block = figure.parent
            assert isinstance(block, nodes.container), "the directive has wrapped the figure"
            captions = figure.findall(nodes.caption)
            said: list[nodes.Node] = [
                *(nodes.paragraph("", "", *caption.children) for caption in captions),
                *([nodes.paragraph("", node["alt"])] if node["alt"] else []),
            ]
            said += [table for details in block.findall(data) for table in details.findall(nodes.table)]
            said += [part for legend in figure.findall(nodes.legend) for part in legend.children]
            block.replace_self(said)


def _name(sort: str, digest: bytes, copies: Counter[bytes]) -> str:
    """Return the name of a picture, another one for each copy on a page: all its ids begin with it."""
    copies[digest] += 1
    return f"{sort}-{digest.hex()}" + f"-{copies[digest]}" * (copies[digest] > 1)


def _place(doctrees: Path, docname: str) -> Path:
    return doctrees / FOLDER / f"{docname}.json"


def _load(path: Path) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet, or one cut short
        return {}
    return kept


def _save(path: Path, drawn: dict[str, str]) -> None:
    """Keep the drawings of a page, and no others; the file is whole at every moment."""
    if not drawn:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(drawn), encoding="utf-8")
    unfinished.replace(path)


def visit_data(translator: HTML5Translator, node: data) -> None:
    """Begin the part that unfolds, which works without a script."""
    translator.body.append('<details class="portfolio-data">\n<summary>Data</summary>\n')


def depart_data(translator: HTML5Translator, node: data) -> None:
    """End the part that unfolds."""
    translator.body.append("</details>\n")


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Take the drawings of pages that are gone off the shelf."""
    if exception is not None or app.builder.format != "html":
        return
    found = {_place(Path(app.doctreedir), docname) for docname in app.env.found_docs}
    for path in Path(app.doctreedir, FOLDER).rglob("*.json"):
        if path not in found:
            path.unlink()
