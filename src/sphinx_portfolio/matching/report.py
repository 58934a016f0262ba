"""What a match says to a person and to a program, and the résumé that it proposes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.graph.pages import statement
from sphinx_portfolio.matching.advert import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.matching.match import Answer, Asked, Match

STATES = {
    "proved": "Proved, by write-ups",
    "used": "Used, in roles",
    "unshown": "In your vocabulary, and nothing shows it",
}
_NEEDS = {Need.MUST: "required", Need.NAMED: "named", Need.NICE: "nice to have"}
_RESULTS = 3
"""So many results of a write-up are told to a person."""

_BEST, _FAR = 5, 3
"""A résumé names so many write-ups, and none that answers so many times less than the best."""


def entry(name: str, match: Match) -> dict[str, dict[str, list[str]]]:
    """Return the entry of ``portfolio_resumes`` for what answers: the best write-ups, then by skills."""
    if not match.answers:
        return {}
    best = [answer for answer in match.answers if answer.weight * _FAR >= match.answers[0].weight]
    asked = [each.use.skill.name for each in match.in_state("proved")]
    return {name: {"projects": [answer.page.id for answer in best[:_BEST]], "skills": asked}}


def shown_by(chosen: dict[str, Any], portfolio: Portfolio) -> frozenset[str]:
    """Return the ids of the write-ups that a résumé tells, by its entry in ``portfolio_resumes``."""
    named, wanted = {*chosen.get("projects", ())}, [*map(portfolio.skill, chosen.get("skills", ()))]
    if not named and not wanted:
        named = {page.id for page in portfolio.projects}
    named |= {page.id for use in wanted if use for page in use.proofs}
    left_out, sections = {*chosen.get("without_roles", ())}, chosen.get("sections", ())
    found = set()
    for page in portfolio.projects:
        roles = {role.id for role in portfolio.roles_of(page)}
        has_place = not sections or ("experience" if roles else "projects") in sections
        if page.id in named and has_place and not (roles and roles <= left_out):
            found.add(page.id)
    return frozenset(found)


def as_data(match: Match, portfolio: Portfolio, name: str, shown: Collection[str] | None) -> dict[str, Any]:
    """Return the match as plain data; ``shown`` are the write-ups of a résumé that was asked about."""
    data: dict[str, Any] = {
        "skills": [_asked(each) for each in match.asked],
        "unknown": [{"name": name, "need": need.name.lower()} for name, need in match.unknown.items()],
        "projects": [_answer(answer, portfolio) for answer in match.answers],
        "portfolio_resumes": entry(name, match),
    }
    if shown is not None:
        data["resume"] = {
            "proves": [each.use.skill.name for each in match.in_state("proved") if _told(each, shown)],
            "lacks": [each.use.skill.name for each in match.in_state("proved") if not _told(each, shown)],
            "left_out": [answer.page.id for answer in match.answers if answer.page.id not in shown],
        }
    return data


def _told(asked: Asked, shown: Collection[str]) -> bool:
    return any(page.id in shown for page in asked.use.proofs)


def _asked(asked: Asked) -> dict[str, Any]:
    return {
        "skill": asked.use.skill.name,
        "need": asked.need.name.lower(),
        "said": [*asked.said],
        "state": asked.state,
        "projects": [page.id for page in asked.use.proofs],
        "roles": [page.id for page in asked.use.roles],
    }


def _answer(answer: Answer, portfolio: Portfolio) -> dict[str, Any]:
    results = (
        {
            "claim": statement(claim.result, portfolio.words),
            "evidence": [e.evidence.id for e in claim.exhibits],
        }
        for claim in answer.results
    )
    return {
        "id": answer.page.id,
        "title": answer.page.title,
        "skills": [use.skill.name for use in answer.skills],
        "results": [*results],
    }


def as_json(match: Match, portfolio: Portfolio, name: str, shown: Collection[str] | None) -> str:
    """Return the match for a program."""
    return json.dumps(as_data(match, portfolio, name, shown), ensure_ascii=False, indent=2) + "\n"


def as_text(
    match: Match,
    portfolio: Portfolio,
    name: str,
    shown: Collection[str] | None,
    head: Callable[[str], str] = str,
) -> str:
    """Return the match for a person; ``head`` marks a heading as the terminal can."""
    parts = [*_skills(match, head), *_answers(match, portfolio, head), *_resume(match, name, shown, head)]
    return "\n".join(parts)


def _skills(match: Match, head: Callable[[str], str]) -> Iterator[str]:
    if not match.asked:
        yield "The advert names no skill of your vocabulary.\n"
    width = max((len(each.use.skill.name) for each in match.asked), default=0)
    for state, title in STATES.items():
        if asked := match.in_state(state):
            lines = (_line(each, width) for each in asked)
            yield f"{head(title)}\n" + "".join(f"  {line}\n" for line in lines)
    if match.unknown:
        lines = (f"  {name} ({_NEEDS[need]})\n" for name, need in match.unknown.items())
        yield f"{head('Asked for, and not in your vocabulary')}\n" + "".join(lines)


def _line(asked: Asked, width: int) -> str:
    pages = asked.use.proofs or asked.use.roles
    shown = ", ".join(page.id for page in pages) or asked.use.skill.unproved or ""
    return f"{asked.use.skill.name:<{width}}  {_NEEDS[asked.need]:<12}  {shown}".rstrip()


def _answers(match: Match, portfolio: Portfolio, head: Callable[[str], str]) -> Iterator[str]:
    for place, answer in enumerate(match.answers, 1):
        title = f"{head('Write-ups, the best first')}\n" if place == 1 else ""
        skills = ", ".join(use.skill.name for use in answer.skills)
        lines = [f"{place:>2}. {answer.page.title} ({answer.page.id})", f"    proves {skills}"]
        for claim in answer.results[:_RESULTS]:
            private = "" if claim.exhibits else " (no public evidence)"
            lines.append(f"    – {statement(claim.result, portfolio.words)}{private}")
        yield title + "".join(f"{line}\n" for line in lines)


def _resume(
    match: Match, name: str, shown: Collection[str] | None, head: Callable[[str], str]
) -> Iterator[str]:
    if shown is not None:
        asked = match.in_state("proved")
        proves = ", ".join(each.use.skill.name for each in asked if _told(each, shown)) or "nothing of it"
        lacks = ", ".join(each.use.skill.name for each in asked if not _told(each, shown))
        left = ", ".join(answer.page.id for answer in match.answers if answer.page.id not in shown)
        lines = [f"proves {proves}"]
        lines += [f"proves nothing of {lacks}"] * bool(lacks) + [f"leaves out {left}"] * bool(left)
        yield f"{head(f'The résumé “{name}”')}\n" + "".join(f"  {line}\n" for line in lines)
    elif wanted := entry(name, match):
        (key, chosen), *_ = wanted.items()
        title = head("A résumé for it, in portfolio_resumes of conf.py")
        said = "".join(f"        {_quoted(kind)}: {_quoted(names)},\n" for kind, names in chosen.items())
        yield f"{title}\n    {_quoted(key)}: {{\n{said}    }},\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
