"""The file ``_headers``, by which Netlify and Cloudflare know what to send with each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "_headers"
_POLICY = "content-security-policy.txt"
_LONGEST = 2000
"""The characters of a line that Cloudflare reads."""


def write(site: Path) -> str:
    """Write the file into a built site; return what is to be said of it."""
    text, said = headers((site / _POLICY).read_text("utf-8").strip() if (site / _POLICY).is_file() else "")
    (site / FILE).write_text(text, encoding="utf-8", newline="\n")
    return said


def headers(policy: str) -> tuple[str, str]:
    """Return the file for a site with this policy, or with none, and what is to be said of it."""
    said = ""
    line = f"  Content-Security-Policy: {policy}"
    if policy and len(line) > _LONGEST:
        line = "  Content-Security-Policy: frame-ancestors 'self'"
        said = "The policy is too long for a header; each page has its own, and the header says the rest.\n"
    lines = ["/*", *([line] if policy else ()), "  X-Content-Type-Options: nosniff"]
    return "\n".join([*lines, "  Referrer-Policy: strict-origin-when-cross-origin", ""]), said
