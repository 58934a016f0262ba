"""Whether there is a font for every character that the résumé and the cards are to show."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.frontmatter import Path, format_path
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.model.records import to_data
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.resume_labels import TITLES, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.exports.site import Site
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.typeset.typesetter import Typesetter
    from sphinx_portfolio.views.variants import Variant

NOT_SET = frozenset({"aliases", "alt", "evidence", "links", "src", "unpublished"})
"""The fields that stand on pages only; so does the note of a result."""


class _Silent(NamedTuple):
    """Tells what is missing but for scripts of which that is known."""

    typesetter: Typesetter
    scripts: frozenset[str]

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters that no font has, and of which nobody was told."""
        found = self.typesetter.missing(text)
        return frozenset(letter for letter in found if _script(letter) not in self.scripts)


def export(portfolio: Portfolio, site: Site, *, typesetter: Typesetter) -> Iterator[Problem]:
    """Yield no file, but a problem for each text that cannot be set as it is written.

    Where there is no font for the language of the site, that is told, and not of each text in its script.
    """
    lacking = missing_of(portfolio.words, typesetter)
    if lacking:
        absent = f"no font of the résumé and the cards has the letters of the language “{site.language}”"
        yield _no_language(portfolio, absent, lacking, "neither is made")
    told = _Silent(typesetter, frozenset(map(_script, lacking)))
    for page in portfolio.pages:
        for path, text in _texts(to_data(page.record)):
            yield from _missing(told, text, format_path(path), page.line(path), page.docname)
    for docname, title in site.titles.items():
        yield from _missing(told, title, "the title", 1, docname)
    for entry in portfolio.publications:
        text = " ".join((entry.title, *entry.authors, entry.venue))
        docname = portfolio.profile.docname if portfolio.profile else ""
        yield from _missing(told, text, f"the publication “{entry.key}”", 1, docname)


def unset(portfolio: Portfolio, variant: Variant, typesetter: Typesetter) -> Iterator[Problem]:
    """Yield a problem where a résumé is to be in a language of its own that no font has the letters of."""
    if variant.language and (lacking := missing_of(resume.words(portfolio, variant), typesetter)):
        where = f"portfolio_resumes[{variant.key!r}]"
        absent = f"{where}: no font of the résumé has the letters of its `language`, “{variant.language}”"
        yield _no_language(portfolio, absent, lacking, f"{variant.name}.pdf is not made")


def missing_of(words: Words, typesetter: Typesetter) -> frozenset[str]:
    """Return the characters of a language that no font has, as far as we use them: in words and dates."""
    said = (*labels(words).values(), *map(words, TITLES.values()), *_dates(words))
    return typesetter.missing("".join(said))


def _dates(words: Words) -> Iterator[str]:
    """Yield each month in words of a language."""
    yield from (words.date(PartialDate(year=2000, month=month)) for month in range(1, 13))


def _script(letter: str) -> str:
    """Return what the name of a character begins with, which its script is: ``CJK``, ``HANGUL``."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _no_language(portfolio: Portfolio, absent: str, lacking: frozenset[str], so: str) -> Problem:
    first = min(lacking, key=lambda letter: (not letter.isalpha(), letter))
    cure = "put one that does, such as a Noto font, into a folder and name that in `portfolio_fonts`."
    message = f"{absent}, such as {first} (U+{ord(first):04X}), so {so}; {cure}"
    docname = portfolio.profile.docname if portfolio.profile else ""
    return Problem(subtype=Subtype.MISSING_GLYPH, message=message, line=1, docname=docname)


def _texts(data: Any, here: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text of a record that is set, with its place."""
    if isinstance(data, str):
        yield here, data
    elif isinstance(data, dict):
        beside = {"note"} if "results" in here else set()
        for key in sorted(data.keys() - NOT_SET - beside):
            yield from _texts(data[key], (*here, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*here, index))


def _missing(typesetter: _Silent, text: str, where: str, line: int, docname: str) -> Iterator[Problem]:
    if not text.isascii() and (missing := typesetter.missing(text)):
        found = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))
        cure = "put one that does into a folder and name that in `portfolio_fonts`."
        message = f"{where}: no font of the résumé and the cards has {found}; {cure}"
        yield Problem(subtype=Subtype.MISSING_GLYPH, message=message, line=line, docname=docname)
