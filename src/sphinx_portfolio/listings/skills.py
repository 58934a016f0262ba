"""The vocabulary: each skill with when it was used and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from docutils import nodes

from sphinx_portfolio.graph.pages import grouped
from sphinx_portfolio.listings import parts
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views.resume_parts import format_years
from sphinx_portfolio.views.viewer import Options, Target, Viewer, to_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_portfolio.graph.words import Words


@dataclass(frozen=True, kw_only=True)
class SkillView:
    """A skill: the years of its use, the write-ups that prove it, with their dates, and roles that used it.

    Of the roles only those are listed that name the skill without a write-up of theirs that proves it.
    """

    name: str
    anchor: str
    aliases: tuple[str, ...]
    years: tuple[int, ...]
    proofs: tuple[tuple[Target, str], ...]
    used: tuple[Target, ...] = ()
    unproved: str = ""


Groups: TypeAlias = tuple[tuple[str, tuple[SkillView, ...]], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> Groups | None:
    """Return the whole vocabulary by group."""
    portfolio, words, views = viewer.portfolio, viewer.portfolio.words, []
    for use in portfolio.skills:
        proving = {role.docname for page in use.proofs for role in portfolio.roles_of(page)}
        view = SkillView(
            name=use.skill.name,
            anchor=use.anchor,
            aliases=use.skill.aliases,
            years=use.years,
            proofs=tuple(
                (to_page(page), words.span(page.record.span) if page.record.span else "")
                for page in use.proofs
            ),
            unproved=(use.skill.unproved or "") if not (use.proofs or use.roles) else "",
            used=tuple(to_page(role) for role in use.roles if role.docname not in proving),
        )
        views.append((use.group, view))
    return tuple(grouped(views).items()) or None


def draw(groups: Groups, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Draw a section for each group, with an entry for each skill."""
    used = [year for _, skills in groups for skill in skills for year in skill.years]
    years = range(min(used), max(used) + 1) if used else ()
    for group, skills in groups:
        entries = (_draw_skill(skill, years, link, words) for skill in skills)
        classes = ["simple", "portfolio-skills"]  # to Furo, lists without the first describe code
        listed = nodes.definition_list("", *entries, classes=classes)
        yield parts.section(f"skills-{slug(group)}", nodes.Text(group), listed)


def _draw_skill(
    skill: SkillView, years: Sequence[int], link: parts.LinkTo, words: Words
) -> nodes.definition_list_item:
    term = nodes.term("", "", parts.anchor(skill.anchor), nodes.Text(skill.name))
    definition = nodes.definition("", parts.picture(_draw_years(skill.years, years)))
    if skill.years:
        definition += parts.paragraph(parts.inline(format_years(skill.years, words), "when"), name="used")
    if skill.proofs:
        definition += parts.items("proofs", (_draw_proof(*proof, link) for proof in skill.proofs))
    if skill.used:
        places = [part for role in skill.used for part in (nodes.Text(words.comma), parts.linked(role, link))]
        definition += parts.paragraph(words("Used at"), " ", *places[1:], name="used-at")
    if skill.unproved:
        definition += parts.paragraph(skill.unproved, name="used-at")
    if skill.aliases:
        definition += parts.paragraph(words("Also:"), " ", words.listed(skill.aliases), name="aliases")
    return nodes.definition_list_item("", term, definition)


def _draw_proof(page: Target, dates: str, link: parts.LinkTo) -> nodes.paragraph:
    when = (" ", parts.inline(dates, "when")) if dates else ()
    return parts.paragraph(parts.linked(page, link), *when)


def _draw_years(used: Sequence[int], years: Sequence[int]) -> ET.Element:
    """Return a strip with a cell for each year, filled where the skill was used; words say the same."""
    shape = {"viewBox": f"0 0 {4 * len(years)} 1", "preserveAspectRatio": "none"}
    strip = ET.Element("svg", {"class": "portfolio-strip", "aria-hidden": "true"} | shape)
    for index, year in enumerate(years):
        cell = {"x": str(4 * index), "width": "3.4", "height": "1"}
        ET.SubElement(strip, "rect", cell | ({"class": "used"} if year in used else {}))
    return strip


LISTING = parts.Listing(name="skills", choose=choose, draw=draw)
