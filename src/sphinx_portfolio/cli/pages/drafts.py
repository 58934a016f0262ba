"""New pages as an owner would begin them: front matter, a heading, and places for what is to be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.model import frontmatter

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKUP = re.compile(r"[\\`*_\[\]<>{}&#$!|~^@%]")

_ROLE = """:::{portfolio:header}
:::

What the place does, and what you did there: two or three sentences.

## Write-ups

:::{portfolio:cards}
:::
"""
_PROJECT = """:::{portfolio:header}
:::

## Problem

What was wrong, and for whom.

## What I built

What you did about it, and how it works.

## Result

What came of it, and what it does not do well.
State what was reached under `results` above, each with its `evidence`, or with `unpublished` and the reason.

:::{portfolio:results}
:::
"""
_ENTRIES = """:::{portfolio:entries}
:::
"""
_PUBLICATIONS = """:::{portfolio:publications}
:::
"""

SUMMARY = "One sentence on it, for cards, search results and the résumé."
ENTRY = "What it is, as in “BSc in Physics”"

TO_WRITE = frozenset(
    (SUMMARY, ENTRY, *(line for line in f"{_ROLE}{_PROJECT}".splitlines() if line[:1] not in {"", ":", "#"}))
)
"""The sentences that stand for what an owner is to write."""


def role(title: str, data: Mapping[str, Any]) -> str:
    """Return the page of a role."""
    return page(title, {"kind": "role", **data}, _ROLE)


def project(title: str, data: Mapping[str, Any]) -> str:
    """Return a write-up."""
    return page(title, {"kind": "project", **data}, _PROJECT)


def entries(title: str, data: Mapping[str, Any]) -> str:
    """Return a page of short things, with one of them to begin from."""
    return page(title, {"kind": "entries", **data}, _ENTRIES)


def publications() -> str:
    """Return the page that lists the publications."""
    return page("Publications", {}, _PUBLICATIONS)


def page(title: str, data: Mapping[str, Any], body: str) -> str:
    """Return a page; what was not given stands in no field."""
    given = {key: value for key, value in data.items() if value}
    matter = f"{frontmatter.dump(given)}\n" if given else ""
    return f"{matter}# {escape(title)}\n\n{body}"


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", text)
