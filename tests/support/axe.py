"""Asks axe-core what in an open page would hinder a reader."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules among them that colours decide."""

_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def hindrances(page: Page, *, rules: tuple[str, ...] = ()) -> list[str]:
    """Return a line for each element that breaks a rule of the standards, or one of ``rules`` alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SOURCE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    options = {"runOnly": only, "resultTypes": ["violations"], "preload": False}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {_reason(node)}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
