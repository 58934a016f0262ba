"""An account is found by its network and its user."""

from __future__ import annotations

import pytest

from sphinx_portfolio.importers.accounts import address


@pytest.mark.parametrize(
    ("network", "name", "url"),
    [
        ("GitHub", "@ada", "https://github.com/ada"),
        ("Google Scholar", "aB1", "https://scholar.google.com/citations?user=aB1"),
        ("Mastodon", "@ada@social.example", "https://social.example/@ada"),
        ("X (Twitter)", "ada", "https://x.com/ada"),
        ("Chat", "ada", ""),
        ("GitHub", "Ada Example", ""),
    ],
)
def test_address(network: str, name: str, url: str) -> None:
    """A known network gives the address, another and what is no name give none."""
    assert address(network, name) == url
