"""What an advert asks for, held against the portfolio, and the write-ups, the best answer first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_portfolio.graph.pages import rank
from sphinx_portfolio.matching import names, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_portfolio.graph.pages import Claim, Page
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.skills import SkillUse
    from sphinx_portfolio.matching.advert import Line, Need
    from sphinx_portfolio.model.records import Project


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A skill of the vocabulary that an advert asks for, and the words in which it does."""

    use: SkillUse
    need: Need
    said: tuple[str, ...]

    @property
    def state(self) -> str:
        """Whether write-ups prove it, or roles alone used it, or nothing shows it."""
        return "proved" if self.use.proofs else "used" if self.use.roles else "unshown"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A write-up with the asked skills that it proves and its results, the public ones first."""

    page: Page[Project]
    skills: tuple[SkillUse, ...]
    results: tuple[Claim, ...]
    weight: Fraction


@dataclass(frozen=True, kw_only=True)
class Match:
    """An advert and its answer: skills, most wanted first, write-ups, best first, and what is unknown."""

    asked: tuple[Asked, ...]
    answers: tuple[Answer, ...]
    unknown: Mapping[str, Need]

    def in_state(self, state: str) -> tuple[Asked, ...]:
        """Return the skills that are proved, used, or unshown."""
        return tuple(each for each in self.asked if each.state == state)


def match(lines: Iterable[Line], portfolio: Portfolio) -> Match:
    """Hold an advert against a portfolio."""
    lines = tuple(lines)
    known = {use.skill.id: (use.skill.name, *use.skill.aliases) for use in portfolio.skills}
    asked = _asked(lines, portfolio, known)
    return Match(asked=asked, answers=_answers(asked, portfolio), unknown=unknown.find(lines, known))


def _asked(
    lines: Iterable[Line], portfolio: Portfolio, known: Mapping[str, tuple[str, ...]]
) -> tuple[Asked, ...]:
    needs: dict[str, Need] = {}
    said: dict[str, list[str]] = {}
    for line in lines:
        if line.need is None:
            continue
        for mention in names.mentions(names.fold(line.text), known):
            needs[mention.key] = max(
                needs.get(mention.key, line.need), line.need, key=lambda need: need.value
            )
            said.setdefault(mention.key, []).append(line.text[mention.start : mention.end])
    found = (
        Asked(use=use, need=needs[use.skill.id], said=tuple(dict.fromkeys(said[use.skill.id])))
        for use in portfolio.skills
        if use.skill.id in needs
    )
    return tuple(sorted(found, key=lambda each: -each.need.value))


def _answers(asked: Iterable[Asked], portfolio: Portfolio) -> tuple[Answer, ...]:
    """Return the write-ups that prove anything asked for, those of what is wanted and rare first."""
    proving: dict[str, list[Asked]] = {}
    for each in asked:
        for page in each.use.proofs:
            proving.setdefault(page.docname, []).append(each)
    found = [
        _answer(page, proving[page.docname], portfolio)
        for page in portfolio.projects
        if page.docname in proving
    ]
    return tuple(sorted(found, key=_order))


def _answer(page: Page[Project], asked: Iterable[Asked], portfolio: Portfolio) -> Answer:
    shown = tuple(asked)
    claims = sorted(portfolio.claims_of(page), key=lambda claim: (not claim.exhibits, rank(claim.result)))
    return Answer(
        page=page,
        skills=tuple(each.use for each in shown),
        results=tuple(claims),
        weight=sum((_weight(each) for each in shown), Fraction()),
    )


def _weight(asked: Asked) -> Fraction:
    """Return how much it counts to prove a skill: the more, the fewer write-ups do."""
    return Fraction(asked.need.value) * (Fraction(1, 4) + Fraction(1, len(asked.use.proofs)))


def _order(answer: Answer) -> tuple[Fraction, int, int, int]:
    """Sort by weight, then by public results, then by all of them, then as their owner has ranked them."""
    public = sum(1 for claim in answer.results if claim.exhibits)
    return -answer.weight, -public, -len(answer.results), rank(answer.page.record)
