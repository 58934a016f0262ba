"""Skills of the vocabulary with what uses and what proves each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sphinx_portfolio.graph.pages import Page, grouped
from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_portfolio.model.items import Skill, SkillGroup
    from sphinx_portfolio.model.records import Project, Role

    Dated: TypeAlias = Page[Role] | Page[Project]


@dataclass(frozen=True, kw_only=True)
class SkillUse:
    """A skill of the vocabulary, the write-ups that prove it, and the roles that used it, newest first.

    A role has used what it names, and what its write-ups prove. ``months`` are those in which the skill may
    have been used: of roles that name it, of write-ups with dates of their own, and of those whose role lies
    within one year, so that the year is known.
    """

    skill: Skill
    group: str
    proofs: tuple[Page[Project], ...]
    roles: tuple[Page[Role], ...]
    months: frozenset[int]

    @property
    def anchor(self) -> str:
        """The id of the skill on the skills page."""
        return f"skill-{self.skill.id}"

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years in which the skill was used, in order."""
        return tuple(sorted({month // 12 for month in self.months}))


def uses(
    groups: Iterable[SkillGroup],
    roles: Iterable[Page[Role]],
    projects: Iterable[Page[Project]],
    roles_of: Callable[[Page[Project]], Iterable[Page[Role]]],
    months: Callable[[Dated], range],
) -> Iterator[SkillUse]:
    """Yield the skills of a vocabulary in its order; ``months`` are those of a page whose year is known."""
    roles = tuple(roles)
    proofs = grouped((id, page) for page in projects for id in _named(page))
    naming = grouped((id, page) for page in roles for id in _named(page))
    for group in groups:
        for skill in group.skills:
            proving, using = proofs.get(skill.id, ()), naming.get(skill.id, ())
            around = {role.docname for page in proving for role in roles_of(page)}
            around |= {role.docname for role in using}
            dated: tuple[Dated, ...] = (*using, *proving)
            yield SkillUse(
                skill=skill,
                group=group.group,
                proofs=proving,
                roles=tuple(role for role in roles if role.docname in around),
                months=frozenset(month for page in dated for month in months(page)),
            )


def _named(page: Dated) -> set[str]:
    return set(map(slug, page.record.skills))
