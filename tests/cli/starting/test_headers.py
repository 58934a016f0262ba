"""What a host is to send with each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.cli.starting.headers import headers, write

if TYPE_CHECKING:
    from pathlib import Path


def test_policy(tmp_path: Path) -> None:
    """The policy of the site is sent, if there is one."""
    assert "Policy: " not in headers("")[0].replace("Referrer-Policy: ", "")
    (tmp_path / "content-security-policy.txt").write_text("default-src 'none'\n")
    assert write(tmp_path) == ""
    assert "\n  Content-Security-Policy: default-src 'none'\n" in (tmp_path / "_headers").read_text()


def test_policy_too_long() -> None:
    """Of one that is too long for a line, what pages cannot say themselves is sent, and that is told."""
    text, said = headers("x" * 2000)
    assert "  Content-Security-Policy: frame-ancestors 'self'\n" in text
    assert said.startswith("The policy is too long")
