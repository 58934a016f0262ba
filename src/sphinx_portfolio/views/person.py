"""What outputs say of the person beside the work: how to reach them, what they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.words import message
from sphinx_portfolio.views.viewer import Outward

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.records import Place, Profile, Role


EMPLOYMENT = {
    "full-time": message("Full-time"),
    "part-time": message("Part-time"),
    "internship": message("Internship"),
    "contract": message("Contract"),
    "self-employed": message("Self-employed"),
    "volunteer": message("Volunteer"),
}
"""What each kind of contract is called."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach the person, as far as an output may say it."""

    email: Outward | None = None
    phone: Outward | None = None
    location: str = ""


def contact_of(profile: Profile, place: Place) -> Contact:
    """Return what the owner wants to stand in one place of e-mail, phone and location."""
    if place not in profile.contact_in:
        return Contact()
    email, phone = profile.email, profile.phone
    return Contact(
        email=Outward(text=email, url=f"mailto:{email}", kind="email") if email else None,
        phone=Outward(text=phone, url=f"tel:{_dialled(phone)}", kind="phone") if phone else None,
        location=profile.location or "",
    )


def _dialled(phone: str) -> str:
    """Return a number as RFC 3966 writes it: its digits, and the plus of an international one."""
    plus = "+" if phone.lstrip(" (").startswith("+") else ""
    return plus + re.sub(r"\D", "", phone.replace("(0)", "") if plus else phone)


def spoken(profile: Profile, words: Words) -> str:
    """Return the languages in one line: ``Portuguese (native), English``."""
    named = ((each.language, f" ({each.fluency})" if each.fluency else "") for each in profile.languages)
    return words.listed(name + fluency for name, fluency in named)


def employment(role: Role, words: Words) -> str:
    """Return the kind of contract in words, or nothing."""
    return words(EMPLOYMENT[role.employment]) if role.employment else ""
