"""A résumé has its sections in order, the person as far as may be said, and what an audience asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

import careers
import portfolios
from portfolios import edited
from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.resume import Resume, Section
from sphinx_portfolio.views.variants import CONTACT, Variant

PLAIN = Section(kind="talks", id="talks", title="Talks")
TILL = ("projects/till", "  role: shop\n", "")
ALLOWED = ("index", "  links:\n", "  email: ada@example.org\n  location: Lisbon\n  links:\n")


def titles(told: Resume) -> list[str]:
    """Return the headings of a résumé."""
    return [section.title for section in told.sections]


def composed(texts: dict[str, str], place: str = "pdf", **chosen: object) -> Resume:
    """Return a résumé on which an address is a docname."""
    return resume.compose(portfolios.link(texts), Variant(**chosen), str, place=place)  # type: ignore[arg-type]


def test_person() -> None:
    """The person is told with name, headline, summary, links, and what they look for."""
    told = composed(edited(("index", "  links:\n", "  seeking: A compiler team\n  links:\n")))
    assert (told.name, told.headline, told.summary) == (
        "Ada Example",
        "Compilers and kernels",
        "I make programs fast.",
    )
    assert told.links == (("Code", "https://example.org/ada"),)
    assert told.seeking == "A compiler team"
    assert told.claims == ""


def test_contact() -> None:
    """On paper stands what the variant names of what the profile gives and allows there."""
    texts = edited(ALLOWED)
    both = (("ada@example.org", "mailto:ada@example.org"), ("Lisbon", ""))
    assert composed(texts).contact == both
    assert composed(texts, contact=("location",)).contact == both[1:]
    assert composed(texts, contact=("location",), place="page").contact == both, "the variant is for paper"
    assert composed(texts, contact=()).links == ()
    assert composed(texts, contact=("links",)).links == composed(texts, "page", contact=()).links != ()


@pytest.mark.parametrize("place", ["page", "pdf"])
def test_contact_that_the_profile_forbids(place: str) -> None:
    """Where the profile does not allow a place, no variant brings e-mail, phone or location there."""
    other = {"page": "pdf", "pdf": "page"}[place]
    texts = edited((*ALLOWED[:2], f"  contact_in: [{other}]\n{ALLOWED[2]}"))
    assert composed(texts, place, contact=CONTACT).contact == ()
    assert composed(texts, other, contact=CONTACT).contact != ()


def test_order_of_sections() -> None:
    """Experience stands first, then education; an owner's own sections before the interests."""
    told = resume.compose(careers.nurse(), Variant(), str)
    assert titles(told) == [
        "Experience", "Education", "Certificates", "Skills", "Languages", "Choirs", "Interests", "References",
    ]  # fmt: skip
    assert [section.kind for section in told.sections if section.items] == ["entries"] * 5


def test_education_first() -> None:
    """Where there is no role, or none is told, education comes first."""
    told = resume.compose(careers.student(), Variant(), str)
    assert titles(told) == ["Education", "Projects", "Awards", "Skills"]
    away = Variant(without_roles=("lead", "ward", "crew"))
    assert titles(resume.compose(careers.nurse(), away, str))[0] == "Education"


def test_sections_asked_for() -> None:
    """The sections that are named stand in that order, and no others; an empty one is left out."""
    variant = Variant(sections=("skills", "Choirs", "talks", "experience"))
    assert titles(resume.compose(careers.nurse(), variant, str)) == ["Skills", "Choirs", "Experience"]


def test_work_of_ones_own() -> None:
    """A write-up without a role stands under projects, also where its role has no page."""
    for change in (TILL, (*TILL[:2], "  role: nowhere\n")):
        told = composed(edited(change))
        assert titles(told) == ["Experience", "Projects", "Skills"]
        assert [work.title for work in told.sections[1].works] == ["A till"]
    assert titles(composed(edited(TILL), projects=("kernel",))) == ["Experience", "Skills"]


def test_languages_on_one_line() -> None:
    """Languages are one text, each with how well it is spoken."""
    (section,) = resume.compose(careers.nurse(), Variant(sections=("languages",)), str).sections
    assert section.text == "Portuguese (native), English (C1), Cape Verdean Creole"


def test_selected_publications() -> None:
    """Of selected publications the heading says so, and the address of all of them goes with them."""
    some, all_of_them = (
        resume.compose(careers.academic(count), Variant(sections=("publications",)), str, bibliography="all")
        for count in (3, 0)
    )
    assert titles(some) == ["Selected publications"]
    assert (some.sections[0].whole, some.sections[0].more) == (False, "all")
    assert titles(all_of_them) == ["Publications"]
    assert all_of_them.sections[0].whole


def test_no_publications() -> None:
    """Where none are wanted, there is no section, nor a way to them."""
    told = resume.compose(careers.academic(3), Variant(publications="none"), str, bibliography="all")
    assert not [section for section in told.sections if section.kind == "publications"]


def test_entries_lead_to_their_page() -> None:
    """The section of an entry knows the page with all of them."""
    told = resume.compose(careers.nurse(), Variant(sections=("certificates",)), lambda name: f"@{name}")
    assert told.sections[0].more == "@certificates"
    assert told.sections[0].whole


def test_language_of_a_variant() -> None:
    """Dates on paper follow the language of the variant, on the page that of the site."""
    variant = Variant(language="fr")
    paper, page = (composed(portfolios.sources(), place, language="fr") for place in ("pdf", "page"))
    assert paper.sections[0].employers[0].jobs[0].dates == "mars 2022 – août 2023"
    assert page.sections[0].employers[0].jobs[0].dates == "Mar 2022 – Aug 2023"
    german = replace(portfolios.link(), words=Words("de"))
    assert resume.words(german, variant).language == "fr"
    assert resume.words(german, Variant()).language == "de"


def test_section_called_as_one_of_ours() -> None:
    """A section of the owner's that is called as one of ours has an id of its own."""
    own = careers.nurse().entries[0]
    named = replace(own, record=own.record.model_copy(update={"section": "Experience"}))
    told = resume.compose(replace(careers.nurse(), entries=(named,)), Variant(), str)
    ids = [section.id for section in told.sections if section.title == "Experience"]
    assert ids == ["experience", "own-experience"]


def test_empty_section() -> None:
    """A section with nothing under it is empty, unless it leads to the rest."""
    assert PLAIN.is_empty
    assert replace(PLAIN, more="talks").is_empty
    assert not replace(PLAIN, more="talks", whole=False).is_empty
    assert replace(PLAIN, whole=False).is_empty
    assert not replace(PLAIN, text="Portuguese").is_empty


def test_results() -> None:
    """A résumé knows whether it states a result."""
    assert composed(edited()).has_results
    assert not composed(edited(), sections=("skills",)).has_results
