"""A picture is printed where it is asked for and can be, and what keeps it from that is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import careers
import portfolios
from sites import site
from sphinx_portfolio.typeset import photo
from sphinx_portfolio.typeset.photo import Photo
from sphinx_portfolio.views.variants import Variant

if TYPE_CHECKING:
    from pathlib import Path

ASKED = Variant(contact=("photo",))
PNG = b"\x89PNG\r\n"


def read(file: Path | None, variant: Variant = ASKED) -> Photo:
    """Return the picture of the nurse for a résumé."""
    portfolio = careers.nurse()
    return Photo.read(portfolio, replace(site(portfolio), portrait=file), variant)


@pytest.mark.parametrize(
    ("start", "kind"), [(PNG, "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF89a", "gif"), (b"RIFF", "webp")]
)
def test_picture(tmp_path: Path, start: bytes, kind: str) -> None:
    """A picture is given to the template with what it shows; what it is, is read off its beginning."""
    file = tmp_path / "ada.dat"
    file.write_bytes(start + b"more")
    told = read(file)
    assert told.problems == ()
    data = json.loads(told.inputs["photo"])
    assert (data["kind"], data["alt"], bytes(data["bytes"])) == (kind, "Ada Example", start + b"more")


def test_no_picture(tmp_path: Path) -> None:
    """Nothing is given where none is asked for, none is there, or the profile has none."""
    file = tmp_path / "ada.png"
    file.write_bytes(PNG)
    assert read(file, Variant()) == read(None) == Photo(inputs={})
    plain = portfolios.link()
    assert Photo.read(plain, replace(site(plain), portrait=file), ASKED) == Photo(inputs={})


def test_refusals(tmp_path: Path) -> None:
    """A picture of a kind that is not printed, or that is too large, is told at its line, with the remedy."""
    file = tmp_path / "ada.png"
    for content, said in (
        (b"<svg/>", "“/ada.png” is no PNG, JPEG, GIF or WebP; save it as one, or take “photo” out of"),
        (PNG + bytes(photo.LARGEST), "“/ada.png” has 2.0 MB, and 2 are printed; make it smaller, or take"),
    ):
        file.write_bytes(content)
        told = read(file)
        assert told.inputs == {}
        (problem,) = told.problems
        assert (problem.docname, problem.path) == ("index", "portfolio.photo.src")
        assert problem.message.startswith(said)
