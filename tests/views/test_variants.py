"""What an owner may ask of a résumé, and what is said of what cannot be."""

from __future__ import annotations

from typing import Any

import pytest

import careers
import portfolios
from portfolios import edited
from sphinx_portfolio.graph.pages import Drafts
from sphinx_portfolio.views import variants
from sphinx_portfolio.views.variants import CONTACT, Variant, VariantError

ALL: dict[str, Any] = {
    "pages": 2,
    "paper": "letter",
    "language": "pt-BR",
    "sections": ["skills", "experience"],
    "skills": ["C++"],
    "projects": ["till"],
    "without_roles": ["shop"],
    "publications": "none",
    "contact": ["email"],
}


def test_the_whole_resume() -> None:
    """Without a word of its owner's there is one résumé, on the paper of the site."""
    assert variants.read({}, "letter") == (Variant(name="resume", paper="letter"),)
    assert Variant().shown_contact == CONTACT[:-1], "no photo, which many countries do not want"


def test_named() -> None:
    """Each name makes a résumé of its own, and `resume` sets the one that there is; that comes first."""
    found = variants.read({"rust": {}, "resume": {"pages": 3}}, "a4")
    assert [(one.name, one.pages, one.key) for one in found] == [
        ("resume", 3, "resume"),
        ("resume-rust", 0, "rust"),
    ]


def test_every_key() -> None:
    """Each key is taken; lists become what does not change."""
    _, found = variants.read({"x": ALL}, "a4")
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in ALL.items()}
    assert found == Variant(name="resume-x", **given)
    assert set(ALL) | {"name"} == set(Variant.__dataclass_fields__)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("A b", {}, "['A b']: the name becomes a file's; use lower-case letters, digits and hyphens."),
        ("a" * 61, {}, "the name becomes a file's"),
        (3, {}, "portfolio_resumes[3]: the name becomes a file's"),
        ("a", ["C++"], "['a'] is ['C++']; write keys with values, as in {'skills': ['Python']}."),
        ("a", {"skill": []}, "['a'] has the key “skill”; did you mean “skills”?"),
        ("a", {3: []}, "['a'] has the key “3”; known are: contact, language, pages"),
        ("a", {"skills": "C++"}, "['a']: `skills` is 'C++'; write a list of names."),
        ("a", {"sections": []}, "`sections` is []; name a section, as in ['experience'], or take it out for"),
        ("a", {"skills": [3]}, "['a']: `skills` is [3]; write a list of names."),
        ("a", {"projects": ["a", "b", "a"]}, "['a']: `projects` names “a” twice; take one out."),
        ("a", {"pages": 0}, "['a']: `pages` is 0; write a whole number from 1 to 40."),
        ("a", {"pages": True}, "['a']: `pages` is True; write a whole number from 1 to 40."),
        ("a", {"pages": 41}, "`pages` is 41; write a whole number from 1 to 40."),
        ("a", {"pages": 10**5000}, "`pages` is a very long number; write a whole number"),
        ("a", {"paper": "A4"}, "['a']: `paper` is 'A4'; did you mean “a4”?"),
        ("a", {"paper": 4}, "['a']: `paper` is 4; known are: a4, letter."),
        ("a", {"language": "xx"}, "`language` is 'xx'; write its code, as in “de” or “pt-BR”."),
        ("a", {"language": "en-US-"}, "`language` is 'en-US-'"),
        ("a", {"language": None}, "`language` is None; write its code"),
        ("a", {"publications": "select"}, "`publications` is 'select'; did you mean “selected”?"),
        ("a", {"contact": ["e-mail"]}, "['a']: `contact` names “e-mail”; did you mean “email”?"),
        (
            "a",
            {"contact": ["fax"]},
            "`contact` names “fax”; known are: email, links, location, phone, photo.",
        ),
    ],
)
def test_refusals(name: object, given: object, said: str) -> None:
    """Each mistake is refused in a sentence that ends with the remedy."""
    with pytest.raises(VariantError) as raised:
        variants.read({name: given}, "a4")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"skills": ("Rusty",)}, "the vocabulary has no skill “Rusty”; did you mean “Rust”?"),
        ({"projects": ("tills",)}, "no write-up has the id “tills”; did you mean “till”?"),
        ({"without_roles": ("labs",)}, "but no role has that id; did you mean “lab”?"),
        ({"sections": ("talk",)}, "`sections` names “talk”; did you mean “talks”?"),
        (
            {"sections": ("awards", "talks")},
            "`sections` names “awards”, “talks”, where nothing would stand; name one that has, of",
        ),
        (
            {"sections": ("experience",), "without_roles": ("lab", "shop")},
            "“experience”, where nothing would stand; name one that has, of “skills”, or take the résumé",
        ),
        (
            {"projects": ("till",), "without_roles": ("shop",)},
            "`projects` names “till”, but `without_roles` leaves out “shop”; take one of both out.",
        ),
        (
            {"projects": ("till",), "sections": ("skills", "projects")},
            "`projects` names “till”, but `sections` leaves out “experience”, where it stands; add that, or",
        ),
        (
            {"publications": "all", "sections": ("skills",)},
            "`publications` is “all”, but `sections` leaves them out; take one of both out.",
        ),
        ({"publications": "selected"}, "no publication is selected; write `selected = {true}` in some"),
        ({"contact": ("photo",)}, "but the profile has no `photo`; give it one, or take this out."),
    ],
)
def test_faults(given: dict[str, Any], said: str) -> None:
    """What the portfolio does not have is told with what it has."""
    (fault,) = variants.faults(Variant(name="resume-x", **given), portfolios.link())
    assert fault.startswith("portfolio_resumes['x']: ")
    assert said in fault


def test_no_fault() -> None:
    """What is there can be asked for: a skill by its alias, an owner's section, a photo."""
    nurse = {"sections": ("Choirs", "talks"), "contact": ("photo", "phone"), "without_roles": ("lead",)}
    assert [*variants.faults(Variant(**nurse), careers.nurse())] == []  # type: ignore[arg-type]
    assert [*variants.faults(Variant(skills=("matmul",)), portfolios.link())] == []
    assert [*variants.faults(Variant(publications="selected"), careers.academic(1))] == []
    named = {"projects": ("till",), "sections": ("experience",), "publications": "none"}
    assert [*variants.faults(Variant(**named), portfolios.link())] == []  # type: ignore[arg-type]
    both = portfolios.link(edited(("projects/till", "role: shop", "role: [lab, shop]")))
    assert [*variants.faults(Variant(projects=("till",), without_roles=("lab",)), both)] == []


def test_a_draft_may_fill_a_resume() -> None:
    """A section in which nothing stands yet is no fault while there is a draft that may."""
    waiting, portfolio = Variant(sections=("awards",)), portfolios.link()
    assert [*variants.faults(waiting, portfolio)]
    assert [*variants.faults(waiting, portfolio, Drafts(ids=frozenset({"prize"})))] == []


def test_contact_that_the_profile_forbids() -> None:
    """Naming what the profile keeps out of the PDF is a contradiction, which is told; links are free."""
    forbidding = ("index", "  links:\n", "  email: ada@example.org\n  contact_in: [page]\n  links:\n")
    portfolio = portfolios.link(edited(forbidding))
    (fault,) = variants.faults(Variant(contact=("links", "email")), portfolio)
    assert "names “email”, but `contact_in` of the profile leaves out `pdf`; take one of both out." in fault
    assert [*variants.faults(Variant(contact=("links",)), portfolio)] == []
    assert [*variants.faults(Variant(), portfolio)] == []
