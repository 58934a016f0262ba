"""The picture of the person on a résumé, for where that is the custom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from sphinx_portfolio.exports.site import Site
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.views.variants import Variant

FORMATS = {"png": b"\x89PNG\r\n", "jpg": b"\xff\xd8\xff", "gif": b"GIF8", "webp": b"RIFF"}
"""What a picture begins with."""

LARGEST = 2_000_000
"""The most bytes of a picture: what is larger makes a résumé that no form takes."""


@dataclass(frozen=True, kw_only=True)
class Photo:
    """What the template is given of a picture, and what is wrong with it."""

    inputs: dict[str, str]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def read(cls, portfolio: Portfolio, site: Site, variant: Variant) -> Photo:
        """Return the picture of the profile where a résumé asks for it."""
        page = portfolio.profile
        photo = page.record.photo if page else None
        if page is None or photo is None or "photo" not in variant.shown_contact:
            return cls(inputs={})
        if site.portrait is None:  # which is told where the page is read
            return cls(inputs={})
        content = site.portrait.read_bytes()
        kind = next((name for name, start in FORMATS.items() if content.startswith(start)), "")
        if not kind:
            return cls._refused(portfolio, f"“{photo.src}” is no PNG, JPEG, GIF or WebP; save it as one")
        if len(content) > LARGEST:
            found = f"“{photo.src}” has {len(content) / 1e6:.1f} MB, and {LARGEST / 1e6:.0f} are printed"
            return cls._refused(portfolio, f"{found}; make it smaller")
        told = {"kind": kind, "alt": photo.alt, "bytes": list(content)}
        return cls(inputs={"photo": json.dumps(told)})

    @classmethod
    def _refused(cls, portfolio: Portfolio, said: str) -> Photo:
        page = portfolio.profile
        assert page, "the picture is the profile's"
        message, path = f"{said}, or take “photo” out of `contact` in `portfolio_resumes`.", ("photo", "src")
        problem = Problem(
            subtype=Subtype.INVALID_VALUE,
            message=message,
            line=page.line(path),
            path="portfolio.photo.src",
            docname=page.docname,
        )
        return cls(inputs={}, problems=(problem,))
