"""What every part of the file is made of: mappings without what is empty, and our own key beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from sphinx_portfolio.model.dates import Span

OURS = "x-sphinx-portfolio"
"""The key under which stands what the format has no field for, beside what it belongs to."""

Part: TypeAlias = dict[str, Any]


def part(fields: Part | None = None, **more: Any) -> Part:
    """Return a mapping without the fields that are empty."""
    return {key: value for key, value in ((fields or {}) | more).items() if value or value is False}


def dates(span: Span | None) -> Part:
    """Return the first and the last date as JSON Resume has them: what lasts has no last one."""
    return {"startDate": str(span.start), "endDate": span.end and str(span.end)} if span else {}
