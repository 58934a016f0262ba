"""A person is known in a list of authors however the name is written there."""

from __future__ import annotations

import pytest

from sphinx_portfolio.graph.names import is_same


@pytest.mark.parametrize(
    "written",
    [
        "Ada Mary Example", "A. M. Example", "A.M. Example", "AM Example", "Ada M. Example", "Ada Example",
        "A. Example", "Example A", "Example AM", "Example, Ada M.", "ADA EXAMPLE", "Ada Exámple",
        "Ada Example Jr.", "Ada Example, Sr", "Ada Example II", "Ada Example III", "Ada Example IV",
    ],
)  # fmt: skip
def test_one_person(written: str) -> None:
    """Initials, order, capitals, accents and what stands behind the name make no other person."""
    assert is_same("Ada Mary Example", written)


@pytest.mark.parametrize(
    "written",
    [
        "Eve Example",
        "Dr. Eve Example",
        "Adam Example",
        "B. Example",
        "Ada Sample",
        "Example",
        "",
        "A. Eve Example",
        "Mary Example",
    ],
)
def test_another_person(written: str) -> None:
    """Another given name, another initial, or no given name at all may be someone else."""
    assert not is_same("Ada Mary Example", written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("王小明", "王小明"),
        ("Jean-Paul Exemple", "J.-P. Exemple"),
        ("Ada de Example", "A. de Example"),
        ("Plato", "Plato"),
        ("Prof. Dr. rer. nat. Ada Example", "A. Example"),
        ("Dr.-Ing. Ada Example", "Example, A."),
        ("Ada Example", "Dr. Ada Example, Ph.D."),
        ("Ada Example, PhD", "A. Example"),
        ("Jürgen Weißmüller", "J. Weissmueller"),
        ("Joergen Aaberg", "Jørgen Åberg"),
        ("Łukasz Øst", "Lukasz Ost"),
        ("Magda Drane", "M. Drane"),
    ],
)
def test_names_of_other_kinds(name: str, written: str) -> None:
    """Names of one word, with hyphens, particles, titles and letters spelled otherwise are names, too."""
    assert is_same(name, written)
