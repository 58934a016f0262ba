"""Résumés of made-up people: long names, accents, ligatures, no role or many: what extractors trip over."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.graph.publications import Publication
from sphinx_portfolio.model import records
from whole import TODAY

if TYPE_CHECKING:
    from sphinx_portfolio.model.records import PageRecord

NAMES = (
    "Zoë Åström-Þorgilsdóttir",
    "José María Núñez de la Peña y Fernández-Castellanos de Villahermosa",
    "Nguyễn Thị Ánh Tuyết",
    "Łukasz Żółć",
    "Ο Γιώργος Παπαδόπουλος",
    "Ольга Ильинична Щёкина",
    "Ng",
    "Şebnem İnönü-Çağlayan",
    "Fiona Affleck-Griffiths",
    "O’Neill, Séamus",
    "Ďuríš Ťažký",
    "Jean-François d’Aubigné",
)
PLACES = (
    "Officially Efficient Offices",
    "Société générale d’électricité",
    "Flinders & Fjord Waffles",
    "Škoda Žižkov",
    "Institute for the Affiliation of Different Baffling Fields, Faculty of Final Affairs",
    "A/B",
    "C++ Guild",
    "Bundesanstalt für Straßenwesen",
    "10×",
    "R&D (Lab 3)",
)
TITLES = (
    "Chief officer of fluid flow",
    "Staff engineer",
    "Ingénieure en efficacité énergétique",
    "Software engineer II",
    "Research fellow, fault-tolerant file systems",
    "Doktorandin",
    "Hilfswissenschaftler",
    "Intern",
)
WORK = (
    "Faster filters for ffmpeg",
    "An office suite in 64 kB",
    "Fuzzy-finding files",
    "Flatter first-order fits",
    "sparse-conv: from ahead-of-time kernels",
    "Straßenzustandsüberwachung",
    "L’affaire des coefficients",
    "Offline-first sync with CRDTs",
    "x86/x64 → AArch64",
    "Çok iyi bir iş",
)
TEXT = (
    "efficient affine flows fit official offices fjord waffle baffle fly find first-rate state-of-the-art "
    "naïve façade coöperate Ærøskøbing œuvre smörgåsbord résumé 1,000 3–4 50 % half/full e.g. (so-called) "
    "“quoted” x² α-β → end-to-end re-entrant well-known"
)
FIGURES = (
    ("1.37", "×"),
    ("50", "ms"),
    ("-12.5", "%"),
    ("1200", "GB/s"),
    ("99.995", "%"),
    ("112", "round trips"),
)
SKILLS = (
    "C++",
    "Fortran 77",
    "Effect systems",
    "Cœur de réseau",
    "Ruby on Rails",
    "Signal flow",
    "Überwachung",
)


def person(seed: int) -> Portfolio:
    """Return a portfolio; the same seed gives the same person, and every seventh has no role."""
    random = Random(seed)
    roles = 0 if seed % 7 == 0 else random.randrange(1, 14)
    profile = {
        "kind": "profile",
        "name": NAMES[seed % len(NAMES)],
        "headline": _sentence(random, 4, 9),
        "summary": _sentence(random, 8, 40),
        "email": f"fi.o_{seed}+cv@off-ice.example",
        "phone": "+49 (0) 30 123-45 67",
        "location": random.choice(("Göteborg, Sverige", "Łódź", "Saint-Étienne (Loire)")),
        **({"seeking": _sentence(random, 3, 8)} if seed % 2 else {}),
        "languages": [{"language": "Français", "fluency": "C1/C2"}, {"language": "Tiếng Việt"}],
        "links": [
            {"label": "Code", "url": "https://code.example/off-ice/fi"},
            {"label": "x", "url": "http://f.example"},
        ],
        "vocabulary": [
            {"group": group, "skills": list(SKILLS[k::2])} for k, group in enumerate(("Fluency", "Other"))
        ],
    }
    pages = [_page("index", profile["name"], profile)]
    pages.append(
        _page("study", "Study", {"kind": "entries", "section": "education", "entries": _degrees(random)})
    )
    for number in range(roles):
        pages.append(_page(f"roles/r{number}", "Role", _role(random, 2025 - 2 * number)))
        for index in range(random.randrange(4)):
            title = f"{random.choice(WORK)} {number}.{index}"
            pages.append(_page(f"projects/p{number}-{index}", title, _project(random, f"r{number}", number)))
    return Portfolio.link(pages, today=TODAY, publications=_publications(random, profile["name"]))


def _role(random: Random, year: int) -> dict[str, Any]:
    return {
        "kind": "role",
        "organisation": random.choice(PLACES),
        "title": random.choice(TITLES),
        "start": random.choice((f"{year}", f"{year}-03", f"{year}-02-11")),
        "end": random.choice((f"{year + 1}", f"{year + 1}-09", "present")),
        "summary": _sentence(random, 6, 30),
        **({"location": "Göteborg"} if random.random() < 0.5 else {}),
        **({"employment": "self-employed"} if random.random() < 0.3 else {}),
        "highlights": [f"{_sentence(random, 4, 20)}." for _ in range(random.randrange(3))],
        "results": [_result(random, k) for k in range(random.randrange(3))],
    }


def _degrees(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{title} {n}",
            "organisation": random.choice(PLACES),
            "area": "Génie électrique",
            "location": "Lyon",
            "score": "mention très bien",
            "note": _sentence(random, 3, 12),
            "details": [_sentence(random, 1, 3) for _ in range(random.randrange(3))],
            **({"start": "1999-10", "end": "2004"} if n else {"date": "2006-07-01", "expires": "2031-02"}),
        }
        for n, title in enumerate(random.sample(("Diplôme d’ingénieur", "BSc (Hons)", "Staatsexamen"), 2))
    ]


def _project(random: Random, role: str, number: int) -> dict[str, Any]:
    return {
        "kind": "project",
        "role": role,
        "summary": _sentence(random, 5, 26),
        "skills": random.sample(SKILLS, 3),
        "featured": number + 1,
        "results": [_result(random, k) for k in range(random.randrange(3))],
    }


def _result(random: Random, number: int) -> dict[str, Any]:
    value, unit = random.choice(FIGURES)
    kinds = (
        {"value": value, "unit": unit},
        {"value": random.choice(("parity", "first place in the final"))},
        {},
    )
    against = {"against": _sentence(random, 2, 5)} if random.random() < 0.4 else {}
    unpublished = {"unpublished": "Confidential."} if random.random() < 0.4 else {}
    claim = f"{_sentence(random, 2, 8)} no {number}"
    return {"claim": claim, **random.choice(kinds), **against, **unpublished}


def _publications(random: Random, name: str) -> list[Publication]:
    return [
        Publication(
            key=f"k{k}",
            kind="article",
            title=f"{_sentence(random, 4, 12)} ({k})",
            authors=(name, *NAMES[:k]),
            venue=_sentence(random, 2, 9),
            year=str(2020 + k),
            pages="",
            doi="",
            url="https://p.example/fi-ff",
        )
        for k in range(random.randrange(3))
    ]


def _sentence(random: Random, least: int, most: int) -> str:
    words = TEXT.split()
    return " ".join(random.choice(words) for _ in range(random.randrange(least, most)))


def _page(docname: str, title: str, data: dict[str, Any]) -> Page[PageRecord]:
    return Page(docname=docname, title=title, record=records.adapter.validate_python(data))
