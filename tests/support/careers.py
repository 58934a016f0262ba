"""Portfolios of four invented people, in whose résumés sections, ladders and limits of every kind stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.model import records
from whole import TODAY

if TYPE_CHECKING:
    from sphinx_portfolio.model.records import PageRecord


def nurse() -> Portfolio:
    """Return a nurse: two steps at one hospital, eight certificates that expire, languages, a photo."""
    return _linked(
        {
            "index": {
                "kind": "profile",
                "name": "Ada Example",
                "headline": "Registered nurse, intensive care",
                "summary": "I care for adults after heart surgery, and teach those who are new on the ward.",
                "email": "ada@example.org",
                "phone": "+351 21 000 0000",
                "location": "Lisbon, Portugal",
                "seeking": "A cardiac unit in Porto, from May 2027",
                "photo": {"src": "/ada.png", "alt": "Ada Example"},
                "links": [{"label": "Register", "url": "https://register.example/ada"}],
                "languages": [
                    {"language": "Portuguese", "fluency": "native"},
                    {"language": "English", "fluency": "C1"},
                    {"language": "Cape Verdean Creole"},
                ],
                "vocabulary": [{"group": "Care", "skills": ["Ventilation", "Haemofiltration", "Triage"]}],
            },
            "roles/lead": _role(
                "Example Hospital",
                "Lead nurse",
                "2021-09",
                "present",
                "Lisbon",
                results=[
                    {
                        "claim": "Falls on the ward",
                        "value": "-38",
                        "unit": "%",
                        "direction": "lower",
                        "against": "the year before",
                        "unpublished": "From the ward's own records.",
                    }
                ],
                highlights=[
                    "Introduced a handover of five minutes at the bedside.",
                    "Lead a team of fourteen in three shifts.",
                ],
                skills=["Ventilation", "Haemofiltration"],
            ),
            "roles/ward": _role(
                "Example Hospital",
                "Staff nurse",
                "2017-03",
                "2021-08",
                "Lisbon",
                employment="part-time",
                highlights=["Cared for up to four ventilated patients a shift."],
                skills=["Ventilation"],
            ),
            "roles/crew": _role(
                "Example Ambulance",
                "Emergency nurse",
                "2015",
                "2017",
                "Setúbal",
                employment="contract",
                skills=["Triage"],
            ),
            "education": _entries(
                "education",
                {
                    "title": "BSc in Nursing",
                    "organisation": "Example School",
                    "location": "Lisbon",
                    "start": "2010-09",
                    "end": "2014-07",
                    "score": "17 of 20",
                    "note": "Thesis on pain after surgery.",
                    "details": ["Intensive care", "Pharmacology"],
                },
            ),
            "certificates": _entries(
                "certificates",
                *(
                    {
                        "title": f"{name} life support",
                        "organisation": "Example Council",
                        "date": f"202{n % 6}-0{n}",
                        "expires": f"20{26 + n % 4}",
                        "url": "https://council.example/verify",
                    }
                    for n, name in enumerate(
                        (
                            "Advanced cardiac",
                            "Paediatric",
                            "Neonatal",
                            "Trauma",
                            "Obstetric",
                            "Basic",
                            "Immediate",
                            "Transport",
                        ),
                        1,
                    )
                ),
            ),
            "exhibitions": _entries(
                "Choirs",
                {"title": "Alto", "organisation": "Example Choir", "start": "2019", "end": "present"},
            ),
            "interests": _entries("interests", {"title": "Sea rowing", "details": ["cox", "coastal fours"]}),
            "references": _entries(
                "references",
                {
                    "title": "Ben Sample",
                    "organisation": "Example Hospital",
                    "note": "Head of the unit, glad to talk.",
                },
            ),
        }
    )


def academic(selected: int = 0) -> Portfolio:
    """Return a professor with 86 publications, of which some are selected, 40 talks and 12 grants."""
    pages: dict[str, dict[str, Any]] = {
        "index": _person("Zoë Example", "Professor of numerical analysis", "I prove that solvers stop."),
        "education": _entries(
            "education",
            {
                "title": "PhD",
                "area": "Mathematics",
                "organisation": "Example University",
                "start": "2003-10",
                "end": "2007-06",
            },
            {
                "title": "Diploma",
                "area": "Mathematics",
                "organisation": "Sample University",
                "start": "1998",
                "end": "2003",
            },
        ),
        "talks": _entries(
            "talks",
            *(
                {
                    "title": f"On the stopping of solver {n}",
                    "organisation": f"Conference {n}",
                    "location": "Porto",
                    "date": str(2025 - n // 3),
                }
                for n in range(40)
            ),
        ),
        "grants": _entries(
            "grants",
            *(
                {
                    "title": f"Grant {n}",
                    "organisation": "Example Council",
                    "start": str(2010 + n),
                    "end": str(2012 + n),
                    "score": f"€{n + 1}00,000",
                }
                for n in range(12)
            ),
        ),
        "teaching": _entries(
            "teaching",
            *(
                {"title": f"Numerics {n}", "organisation": "Example University", "date": str(2024 - n)}
                for n in range(9)
            ),
        ),
        "service": _entries(
            "service",
            {"title": "Reviewer", "organisation": "Journal of Examples", "start": "2009", "end": "present"},
        ),
    }
    for number, title in enumerate(("Professor", "Associate professor", "Assistant professor", "Postdoc")):
        start, end = 2024 - 5 * number, 2029 - 5 * number
        span = (str(start), "present" if number == 0 else str(end))
        place = "Example University" if number < 3 else "Sample Institute"
        pages[f"roles/r{number}"] = _role(
            place, title, *span, "", highlights=["Built up the group of solvers."]
        )
    return _linked(pages, [_paper(n, selected=n < selected) for n in range(86)])


def veteran() -> Portfolio:
    """Return an engineer with nine roles in 25 years, steps at two employers, and 30 write-ups."""
    person = _person("Grace Sample", "Principal engineer, databases", "I keep data where it was put.")
    groups = ("Languages", "Storage", "Operations")
    person["vocabulary"] = [{"group": g, "skills": [f"{g} {n}" for n in range(6)]} for g in groups]
    person |= {"email": "grace@example.org", "location": "Bergen, Norway"}
    pages: dict[str, dict[str, Any]] = {
        "index": person,
        "education": _entries(
            "education",
            {
                "title": "MSc in Computer Science",
                "organisation": "Example University",
                "start": "1996",
                "end": "2001",
            },
        ),
        "patents": _entries(
            "patents", {"title": "A log that heals", "date": "2014-05", "note": "US 1234567"}
        ),
    }
    places = (
        ["Example Databases"] * 4 + ["Sample Bank"] * 2 + ["Third & Fourth", "Fjord Shipping", "Corner Shop"]
    )
    titles = ["Principal", "Staff", "Senior", "Software"] + ["Lead", "Software"] + ["Software"] * 3
    for n, (place, title) in enumerate(zip(places, titles, strict=True)):
        begin, end = 2024 - 3 * n, 2027 - 3 * n
        pages[f"roles/r{n}"] = _role(
            place,
            f"{title} engineer",
            f"{begin}-02",
            f"{end}-01" if n else "present",
            "Bergen",
            highlights=[f"Brought part {m} of the system into the plan, and it held." for m in range(3)],
            skills=[f"Storage {n % 6}", f"Languages {n % 5}"],
        )
        for m in range(max(1, 6 - n)):
            pages[f"projects/p{n}-{m}"] = _project(n, m)
    return _linked(pages)


def student() -> Portfolio:
    """Return a student without a role: education, work of one's own, skills."""
    person = _person(
        "Sam Example", "Student of physics", "I build instruments and the programs that read them."
    )
    person |= {"email": "sam@example.org", "seeking": "An internship in optics, summer 2027"}
    person["vocabulary"] = [{"group": "Tools", "skills": ["Python", "CAD"]}]
    return _linked(
        {
            "index": person,
            "education": _entries(
                "education",
                {
                    "title": "BSc in Physics",
                    "organisation": "Example University",
                    "start": "2024-09",
                    "end": "present",
                    "details": ["Optics", "Numerical methods"],
                },
            ),
            "awards": _entries(
                "awards", {"title": "Third prize", "organisation": "Olympiad of Examples", "date": "2023"}
            ),
            "projects/spectrometer": {
                "kind": "project",
                "summary": "A spectrometer out of cardboard.",
                "skills": ["Python", "CAD"],
                "start": "2025-02",
                "end": "2025-06",
                "featured": 1,
                "highlights": ["Wrote the program that finds the lines."],
                "results": [
                    {"claim": "Resolution", "value": "2", "unit": "nm", "unpublished": "Measured at home."}
                ],
            },
            "projects/clock": {
                "kind": "project",
                "summary": "A clock that learns when its owner sleeps.",
                "skills": ["Python"],
            },
        }
    )


def _person(name: str, headline: str, summary: str) -> dict[str, Any]:
    links = [{"label": "Code", "url": "https://example.org/code"}]
    return {"kind": "profile", "name": name, "headline": headline, "summary": summary, "links": links}


def _role(organisation: str, title: str, start: str, end: str, location: str, **more: Any) -> dict[str, Any]:
    summary = f"{title} at {organisation}."
    where = {"location": location} if location else {}
    return {
        "kind": "role",
        "organisation": organisation,
        "title": title,
        "start": start,
        "end": end,
        "summary": summary,
        **where,
        **more,
    }


def _project(role: int, number: int) -> dict[str, Any]:
    result = {
        "claim": f"Time to recover part {number}",
        "value": str(3 + number),
        "unit": "s",
        "against": "a minute",
    }
    featured = {"featured": role + 1} if number == 0 and role < 4 else {}
    return {
        "kind": "project",
        "role": f"r{role}",
        "summary": "A part that recovers by itself.",
        "skills": [f"Storage {number}"],
        "results": [result | {"unpublished": "Measured inside."}],
        **featured,
    }


def _entries(section: str, *entries: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "entries", "section": section, "entries": list(entries)}


def _paper(number: int, *, selected: bool) -> Publication:
    authors = ("Ben Sample", "Z. Example", *(f"A. Writer {n}" for n in range(number % 14)))
    return Publication(
        key=f"k{number}",
        kind="article",
        title=f"Convergence of the method numbered {number}",
        authors=authors,
        venue="Journal of Examples",
        year=str(2025 - number // 4),
        pages="",
        doi="",
        url=f"https://example.org/{number}",
        selected=selected,
    )


def _linked(pages: dict[str, dict[str, Any]], publications: list[Publication] | None = None) -> Portfolio:
    """Link pages, whose titles are made of their names."""
    read = [_page(name, data) for name, data in pages.items()]
    return Portfolio.link(read, today=TODAY, publications=publications or ())


def _page(docname: str, data: dict[str, Any]) -> Page[PageRecord]:
    title = docname.rpartition("/")[2].capitalize()
    return Page(docname=docname, title=title, record=records.adapter.validate_python(data))
