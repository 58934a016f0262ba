"""The résumés that an owner wants: what `portfolio_resumes` may say, held against the portfolio."""

from __future__ import annotations

import reprlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from sphinx_portfolio.graph.pages import Drafts
from sphinx_portfolio.model.fields import SECTIONS, as_identifier
from sphinx_portfolio.model.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_portfolio.graph.portfolio import Portfolio

WHOLE = "resume"
"""The résumé that there is without a word of its owner's, and the stem of its file."""

PAPERS = ("a4", "letter")
CONTACT = ("email", "phone", "location", "links", "photo")
PUBLICATIONS = ("all", "selected", "none")
BUILT = ("experience", "projects", "publications", "skills", "languages")
"""The sections that are made of more than entries."""

NAME, PAGES = 60, 40
"""The longest name of a résumé, and the most pages of one."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A résumé for one audience: ``name`` is its file's stem, ``pages`` its limit, or 0 where none is given.

    ``projects`` or ``skills`` choose the write-ups; with neither, all of them are chosen. What else is empty
    is left to us: the sections that there are in their order, the selected publications where there are some,
    and of ``contact`` all but the photo.
    """

    name: str = WHOLE
    pages: int = 0
    paper: str = PAPERS[0]
    language: str = ""
    sections: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    without_roles: tuple[str, ...] = ()
    publications: str = ""
    contact: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """Its name in ``conf.py``."""
        return self.name.removeprefix(f"{WHOLE}-")

    @property
    def shown_contact(self) -> tuple[str, ...]:
        """Which ways of contact stand on it, as far as the profile gives and allows them."""
        return CONTACT[:-1] if self.contact is None else self.contact


class VariantError(ValueError):
    """A résumé cannot be as its owner says; the text ends with the remedy."""


def read(given: Mapping[object, object], paper: str) -> tuple[Variant, ...]:
    """Return the whole résumé, then the others; each is on ``paper`` unless it says otherwise."""
    named = {WHOLE: {}} | dict(given)
    return tuple(_variant(name, chosen, paper) for name, chosen in named.items())


def _variant(name: object, given: object, paper: str) -> Variant:
    where = f"portfolio_resumes[{shown(name)}]"
    if not isinstance(name, str) or as_identifier(name) != name or len(name) > NAME:
        raise VariantError(f"{where}: the name becomes a file's; use lower-case letters, digits and hyphens.")
    if not isinstance(given, dict):
        raise VariantError(
            f"{where} is {shown(given)}; write keys with values, as in {{'skills': ['Python']}}."
        )
    if unknown := sorted(str(key) for key in given.keys() - _READERS.keys()):
        raise VariantError(f"{where} has the key “{unknown[0]}”; {nearest(unknown[0], _READERS)}")
    chosen: dict[str, Any] = {"paper": paper}
    for key, value in given.items():
        try:
            chosen[key] = _READERS[key](value)
        except ValueError as error:
            raise VariantError(f"{where}: `{key}` {error}") from None
    return Variant(name=WHOLE if name == WHOLE else f"{WHOLE}-{name}", **chosen)


def shown(value: object) -> str:
    """Return a value as it is written in ``conf.py``, cut short."""
    try:
        return reprlib.repr(value)
    except ValueError:  # Python does not write every number
        return "a very long number"


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"is {shown(value)}; write a list of names.")
    if twice := next((name for name in value if value.count(name) > 1), ""):
        raise ValueError(f"names “{twice}” twice; take one out.")
    return tuple(value)


def _sections_named(value: object) -> tuple[str, ...]:
    if not (names := _names(value)):
        raise ValueError(f"is {shown(value)}; name a section, as in ['experience'], or take it out for all.")
    return names


def _ways(value: object) -> tuple[str, ...]:
    names = _names(value)
    if unknown := next((name for name in names if name not in CONTACT), ""):
        raise ValueError(f"names “{unknown}”; {nearest(unknown, CONTACT)}")
    return names


def _pages(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= PAGES:
        raise ValueError(f"is {shown(value)}; write a whole number from 1 to {PAGES}.")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return value
        hint = nearest(value, choices) if isinstance(value, str) else f"known are: {', '.join(choices)}."
        raise ValueError(f"is {shown(value)}; {hint}")

    return read


def _language(value: object) -> str:
    try:
        if isinstance(value, str):
            Locale.parse(value.replace("-", "_"))
            return value
    except (ValueError, UnknownLocaleError):
        pass
    known = [name for name in locale_identifiers() if "_" not in name]
    hint = nearest(value, known) if isinstance(value, str) else ""
    raise ValueError(
        f"is {shown(value)}; {hint if 'mean' in hint else 'write its code, as in “de” or “pt-BR”.'}"
    )


_READERS: dict[str, Callable[[object], Any]] = {
    "pages": _pages,
    "paper": _one_of(PAPERS),
    "language": _language,
    "sections": _sections_named,
    "skills": _names,
    "projects": _names,
    "without_roles": _names,
    "publications": _one_of(PUBLICATIONS),
    "contact": _ways,
}
"""What each key holds; a value is refused in words that follow its key."""

Fault: TypeAlias = str


def faults(variant: Variant, portfolio: Portfolio, drafts: Drafts = Drafts()) -> Iterator[Fault]:  # noqa: B008
    """Yield what a résumé asks for and the portfolio does not have, each with the remedy.

    What a draft will bring is passed over, as toctrees pass it over.
    """
    where = f"portfolio_resumes[{variant.key!r}]"
    published = _without(variant, drafts, portfolio)
    checks = _CHECKS if drafts.ids or drafts.sections else (*_CHECKS, _something)
    yield from (f"{where}{fault}" for check in checks for fault in check(published, portfolio))


def _without(variant: Variant, drafts: Drafts, portfolio: Portfolio) -> Variant:
    """Return a résumé without the names that drafts alone have."""
    known = {page.id for page in portfolio.dated}
    return replace(
        variant,
        projects=tuple(id for id in variant.projects if id in known or id not in drafts.ids),
        without_roles=tuple(id for id in variant.without_roles if id in known or id not in drafts.ids),
        sections=tuple(
            name
            for name in variant.sections
            if name in BUILT or name in portfolio.sections or name not in drafts.sections
        ),
    )


def _skills(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    for name in variant.skills:
        if portfolio.skill(name) is None:
            known = nearest(name, (use.skill.name for use in portfolio.skills))
            yield f": the vocabulary has no skill “{name}”; {known}"


def _projects(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    for id in variant.projects:
        page = portfolio.project(id)
        if page is None:
            yield f": no write-up has the id “{id}”; {nearest(id, (page.id for page in portfolio.projects))}"
        elif (roles := {role.id for role in portfolio.roles_of(page)}) and roles <= {*variant.without_roles}:
            left = "”, “".join(sorted(roles))
            yield f": `projects` names “{id}”, but `without_roles` leaves out “{left}”; take one of both out."


def _needed(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    """Yield what is asked for in a section that is left out."""
    if not variant.sections:
        return
    for page in filter(None, map(portfolio.project, variant.projects)):
        section = "experience" if portfolio.roles_of(page) else "projects"
        if section not in variant.sections:
            said = f": `projects` names “{page.id}”, but `sections` leaves out “{section}”, where it stands"
            yield f"{said}; add that, or take the name out."
    if variant.publications in PUBLICATIONS[:2] and "publications" not in variant.sections:
        said = f": `publications` is “{variant.publications}”, but `sections` leaves them out"
        yield f"{said}; take one of both out."


def _roles(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    for id in variant.without_roles:
        if portfolio.role(id) is None:
            known = nearest(id, (page.id for page in portfolio.roles))
            yield f": `without_roles` names “{id}”, but no role has that id; {known}"


def _sections(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    known = (*BUILT, *SECTIONS, *(name for name in portfolio.sections if name not in SECTIONS))
    for name in variant.sections:
        if name not in known:
            yield f": `sections` names “{name}”; {nearest(name, known)}"


def _something(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    """Yield that nothing would stand on a résumé."""
    known = (*BUILT, *portfolio.sections)
    filled = [name for name in known if _holds(variant, portfolio, name)]
    could = {*filled} | ({*variant.sections} - {*BUILT, *SECTIONS})  # an unknown name is told as such
    if variant.sections and portfolio.profile and not {*variant.sections} & could:
        named, other = "”, “".join(variant.sections), "”, “".join(filled)
        cure = f"name one that has, of “{other}”" if filled else "give the portfolio some"
        yield f": `sections` names “{named}”, where nothing would stand; {cure}, or take the résumé out."


def _holds(variant: Variant, portfolio: Portfolio, section: str) -> bool:
    """Tell whether a section has something to show, however little of it a résumé has room for."""
    if section == "experience":
        return any(page.id not in variant.without_roles for page in portfolio.roles)
    if section == "publications":
        return variant.publications != "none" and bool(portfolio.publications)
    profile = portfolio.profile.record if portfolio.profile else None
    has = {
        "projects": portfolio.own_projects,
        "skills": portfolio.skills,
        "languages": profile and profile.languages,
    }
    return bool(has[section] if section in has else portfolio.sections.get(section))


def _papers(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    if variant.publications == "selected" and not any(entry.selected for entry in portfolio.publications):
        yield ": no publication is selected; write `selected = {true}` in some entries, or “all”."


def _contact(variant: Variant, portfolio: Portfolio) -> Iterator[Fault]:
    profile = portfolio.profile.record if portfolio.profile else None
    if profile is None or variant.contact is None:
        return
    if "photo" in variant.contact and profile.photo is None:
        yield ": `contact` names “photo”, but the profile has no `photo`; give it one, or take this out."
    hidden = [name for name in variant.contact if name in CONTACT[:3]]
    if hidden and "pdf" not in profile.contact_in:
        said = f": `contact` names “{hidden[0]}”, but `contact_in` of the profile leaves out `pdf`"
        yield f"{said}; take one of both out."


_CHECKS = (_skills, _projects, _needed, _roles, _sections, _papers, _contact)
