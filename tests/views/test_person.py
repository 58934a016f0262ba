"""How the person can be reached stands where the owner wants it, with links that work."""

from __future__ import annotations

import pytest

from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.model.records import Profile, Role
from sphinx_portfolio.views.person import Contact, contact_of, employment, spoken
from sphinx_portfolio.views.viewer import Outward

DATA = {"kind": "profile", "name": "A", "headline": "H", "summary": "S.", "email": "a@b.example"}
PROFILE = Profile.model_validate(DATA | {"phone": "+351 (0)21 000-00", "location": "Lisbon"})


def test_everything_that_is_given() -> None:
    """An address is a link for e-mail, a number one that can be dialled."""
    assert contact_of(PROFILE, "page") == Contact(
        email=Outward(text="a@b.example", url="mailto:a@b.example", kind="email"),
        phone=Outward(text="+351 (0)21 000-00", url="tel:+3512100000", kind="phone"),
        location="Lisbon",
    )


def test_nowhere_else() -> None:
    """Where the owner does not want it, none of it stands."""
    profile = PROFILE.model_copy(update={"contact_in": ("pdf",)})
    assert contact_of(profile, "page") == Contact()
    assert contact_of(profile, "pdf") == contact_of(PROFILE, "pdf")


@pytest.mark.parametrize(("phone", "dialled"), [("021 000", "021000"), ("+44 20 7946 0018", "+442079460018")])
def test_number_that_is_dialled(phone: str, dialled: str) -> None:
    """The plus of an international number stays, and all else but digits goes."""
    contact = contact_of(PROFILE.model_copy(update={"phone": phone}), "page")
    assert contact.phone
    assert contact.phone.url == f"tel:{dialled}"


def test_languages() -> None:
    """Each language stands with how well it is spoken, if that is said."""
    languages = [{"language": "Portuguese", "fluency": "native"}, {"language": "English"}]
    assert (
        spoken(Profile.model_validate(DATA | {"languages": languages}), ENGLISH)
        == "Portuguese (native), English"
    )


def test_contract() -> None:
    """The kind of contract is in words, or nothing is said."""
    data = {
        "kind": "role",
        "organisation": "O",
        "title": "T",
        "summary": "S.",
        "start": "2020",
        "end": "2021",
    }
    assert employment(Role.model_validate(data), ENGLISH) == ""
    assert employment(Role.model_validate(data | {"employment": "part-time"}), ENGLISH) == "Part-time"
