"""A page as an owner would begin it: front matter, a heading, and the directives that draw its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_portfolio.model import frontmatter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_portfolio.importers.source import Data, Draft

_TELLING = {"contact_in", "entries"}
"""The fields that say something even where they list nothing."""

MARKUP = re.compile(r"[\\`*_\[\]<>{}&#$!|~^@%]")


def profile(
    draft: Draft, roles: Mapping[str, Draft], projects: Mapping[str, Draft], entries: Iterable[str] = ()
) -> str:
    """Return the home page over the pages with these names: the featured ones, or where none is, all."""
    pages = [*roles.values(), *projects.values()]
    results = [result for page in pages for result in page.data.get("results", ())]
    return _page(
        draft,
        _directive("header"),
        draft.body,
        _section("Results", "results", results, *_featured(results)),
        _section("Timeline", "timeline", roles),
        _section("Work", "cards", projects, *_featured(page.data for page in projects.values())),
        toctree([*roles, *projects, *entries]),
    )


def _featured(records: Iterable[Data]) -> tuple[str, ...]:
    return ("featured",) if any(record.get("featured") for record in records) else ()


def role(draft: Draft, projects: Collection[Draft]) -> str:
    """Return the page of a role with these write-ups."""
    results = _section("Results", "results", any(page.data.get("results") for page in (draft, *projects)))
    cards = _section("Write-ups", "cards", projects) or _directive("cards")  # which waits for the first
    return _page(draft, _directive("header"), draft.body, results, cards)


def project(draft: Draft) -> str:
    """Return a write-up."""
    result = _section("Result", "results", draft.data.get("results"))
    return _page(draft, _directive("header"), draft.body, result)


def entries(draft: Draft) -> str:
    """Return a page of entries."""
    return _page(draft, _directive("entries"))


def id_of(docname: str) -> str:
    """Return the name by which other pages refer to a page."""
    return docname.rpartition("/")[2]


def ids(roles: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the ids of the roles that a write-up names: none, one, or a list."""
    return (roles,) if isinstance(roles, str) else tuple(roles or ())


def toctree(docnames: Iterable[str]) -> str:
    """Return a hidden table of contents."""
    return "\n".join((":::{toctree}", ":hidden:", "", *docnames, ":::"))


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return MARKUP.sub(r"\\\g<0>", text)


def _page(draft: Draft, *parts: str) -> str:
    data = {key: value for key, value in draft.data.items() if value or (key in _TELLING and value == [])}
    heading = f"# {escape(draft.title)}"
    body = "\n\n".join(filter(None, (heading, *parts, _evidence(draft.data))))
    return f"{frontmatter.dump(data)}\n{body}\n"


def _section(heading: str, kind: str, wanted: object, *options: str) -> str:
    return f"## {heading}\n\n{_directive(kind, *options)}" if wanted else ""


def _evidence(data: Data) -> str:
    """Return the section of the evidence; what no result of the page cites is cited in a sentence."""
    citing = [*(data.get("results") or ()), *(data.get("entries") or ())]
    cited = {id for item in citing for id in item.get("evidence", ())}
    others = [item["id"] for item in data.get("evidence") or () if item["id"] not in cited]
    sentence = f"See {', '.join(f'{{evidence}}`{id}`' for id in others)}.\n\n" if others else ""
    return f"## Evidence\n\n{sentence}{_directive('evidence')}" if data.get("evidence") else ""


def _directive(kind: str, *options: str) -> str:
    return "\n".join((f":::{{portfolio:{kind}}}", *(f":{option}:" for option in options), ":::"))
