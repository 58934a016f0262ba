"""A match as a person and as a program read it, and the résumé that it proposes."""

from __future__ import annotations

import ast
import json

import pytest

from portfolios import link
from sphinx_portfolio.matching import advert, report
from sphinx_portfolio.matching.match import Match, match

ADVERT = "# Engineer\n## Requirements\n- {skill} and Kubernetes\n## Nice to have\n- {other}\n"
PORTFOLIO = link()
PROVED = next(use for use in PORTFOLIO.skills if use.proofs)
UNSHOWN = next((use for use in PORTFOLIO.skills if not use.proofs), PROVED)


@pytest.fixture
def found() -> Match:
    """Return the match of an advert that asks for a skill that is proved, and another."""
    text = ADVERT.format(skill=PROVED.skill.name, other=UNSHOWN.skill.name)
    return match(advert.read(text), PORTFOLIO)


def test_text(found: Match) -> None:
    """A person reads what is proved and where, what is missing, the best write-ups, and a résumé for it."""
    text = report.as_text(found, PORTFOLIO, "advert", None, str.upper)
    assert "PROVED, BY WRITE-UPS\n" in text
    assert "ASKED FOR, AND NOT IN YOUR VOCABULARY\n  Kubernetes (required)\n" in text
    assert f" 1. {found.answers[0].page.title} ({found.answers[0].page.id})\n" in text
    entry = ast.literal_eval("{" + text.partition("CONF.PY\n")[2] + "}")
    assert entry == report.entry("advert", found)
    assert entry["advert"]["projects"][0] == found.answers[0].page.id
    assert PROVED.skill.name in entry["advert"]["skills"]


def test_data(found: Match) -> None:
    """A program reads the same, and gets names that it can look up."""
    data = json.loads(report.as_json(found, PORTFOLIO, "advert", None))
    assert data["skills"][0] | {"said": []} == {
        "skill": PROVED.skill.name,
        "need": "must",
        "said": [],
        "state": "proved",
        "projects": [page.id for page in PROVED.proofs],
        "roles": [page.id for page in PROVED.roles],
    }
    assert data["unknown"] == [{"name": "Kubernetes", "need": "must"}]
    assert [each["id"] for each in data["projects"]] == [each.page.id for each in found.answers]
    assert "resume" not in data


def test_resume(found: Match) -> None:
    """Of a résumé is told what it proves of an advert, what not, and which write-ups it leaves out."""
    text = report.as_text(found, PORTFOLIO, "short", frozenset())
    assert "The résumé “short”\n  proves nothing of it\n  proves nothing of " in text
    everything = report.shown_by({}, PORTFOLIO)
    data = report.as_data(found, PORTFOLIO, "resume", everything)
    assert PROVED.skill.name in data["resume"]["proves"]
    assert (data["resume"]["lacks"], data["resume"]["left_out"]) == ([], [])


def test_what_a_resume_tells() -> None:
    """A résumé tells the write-ups that it names, those that prove its skills, none of a role left out."""
    project = next(page for page in PORTFOLIO.projects if PORTFOLIO.roles_of(page))
    assert report.shown_by({"projects": [project.id]}, PORTFOLIO) == {project.id}
    proving = {page.id for page in PROVED.proofs}
    assert report.shown_by({"skills": [PROVED.skill.name]}, PORTFOLIO) == proving
    for chosen in ({"without_roles": [*project.record.role]}, {"sections": ["projects"]}):
        assert project.id not in report.shown_by(chosen, PORTFOLIO)
    assert project.id in report.shown_by({"sections": ["experience"]}, PORTFOLIO)


def test_nothing_asked() -> None:
    """An advert that names nothing known is told so, and no résumé is proposed."""
    found = match(advert.read("# Pastry chef"), PORTFOLIO)
    text = report.as_text(found, PORTFOLIO, "advert", None)
    assert text == "The advert names no skill of your vocabulary.\n"
