"""Whether there is a font for every character that the résumé and the cards are to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_portfolio.model.frontmatter import Path, format_path
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.model.records import to_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.exports.site import Site
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.typeset.typesetter import Typesetter

NOT_SET = frozenset({"aliases", "evidence", "links", "note", "unpublished"})
"""The fields that stand on pages only."""


def export(portfolio: Portfolio, site: Site, *, typesetter: Typesetter) -> Iterator[Problem]:
    """Yield no file, but a problem for each text that cannot be set as it is written."""
    for page in portfolio.pages:
        for path, text in _texts(to_data(page.record)):
            yield from _missing(typesetter, text, format_path(path), page.line(path), page.docname)
    for docname, title in site.titles.items():
        yield from _missing(typesetter, title, "the title", 1, docname)
    for entry in portfolio.publications:
        text = " ".join((entry.title, *entry.authors, entry.venue))
        docname = portfolio.profile.docname if portfolio.profile else ""
        yield from _missing(typesetter, text, f"the publication “{entry.key}”", 1, docname)


def _texts(data: Any, here: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text of a record that is set, with its place."""
    if isinstance(data, str):
        yield here, data
    elif isinstance(data, dict):
        for key in sorted(data.keys() - NOT_SET):
            yield from _texts(data[key], (*here, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*here, index))


def _missing(typesetter: Typesetter, text: str, where: str, line: int, docname: str) -> Iterator[Problem]:
    if missing := typesetter.missing(text):
        found = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))
        cure = "put one that does into a folder and name that in `portfolio_fonts`."
        message = f"{where}: no font of the résumé and the cards has {found}; {cure}"
        yield Problem(subtype=Subtype.MISSING_GLYPH, message=message, line=line, docname=docname)
