"""The site around a portfolio: its address, and those of its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import portfolios
from sites import site
from sphinx_portfolio.exports.site import absolute, folder, unlisted, utc


def test_time() -> None:
    """A time is in UTC, and says so with one letter; parts of seconds are left out."""
    assert utc(datetime(2025, 6, 1, 12, 30, 5, 999, tzinfo=UTC)) == "2025-06-01T12:30:05Z"


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://ada.example/en", "https://ada.example/en/"),
        ("https://ada.example/en/", "https://ada.example/en/"),
        ("https://ada.example//", "https://ada.example/"),
        ("/en", "/en/"),
        ("", ""),
    ],
)
def test_base_address(url: str, base: str) -> None:
    """The address of a site is that of a folder, with its owner's slash or without; unknown, it is empty."""
    assert folder(url) == base


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("projects/kernel.html", "https://ada.example/en/projects/kernel.html"),
        ("index.html", "https://ada.example/en/"),
        ("projects/index.html", "https://ada.example/en/projects/"),
        ("projects/", "https://ada.example/en/projects/"),
        ("projects/my-index.html", "https://ada.example/en/projects/my-index.html"),
        ("", "https://ada.example/en/"),
    ],
)
def test_absolute_address(address: str, url: str) -> None:
    """The address of a page that is its folder's index is that of the folder."""
    assert absolute("https://ada.example/en/", address) == url


def test_addresses_of_pages() -> None:
    """A site that knows its address gives whole ones; another gives those from its root, none for good."""
    portfolio = portfolios.link()
    public, local = site(portfolio), site(portfolio, "")
    assert [around.url("roles/lab") for around in (public, local)] == [
        "https://ada.example/en/roles/lab.html",
        "roles/lab.html",
    ]
    assert [around.public_url("roles/lab") for around in (public, local)] == [
        "https://ada.example/en/roles/lab.html",
        "",
    ]
    assert (public.url("index"), local.url("index")) == ("https://ada.example/en/", "index.html")


def test_little_is_known_of_a_site() -> None:
    """A site has no pages that list others, and none with all results, until one is named."""
    around = replace(site(portfolios.link()))
    assert (around.listings, around.claims) == (frozenset(), "")


def test_unlisted() -> None:
    """Nobody is led to the page for addresses that lead nowhere."""
    assert unlisted == {"404"}
