"""All outputs say the same of each record: what one says, the others say, and none says more."""

from __future__ import annotations

import json
import shutil
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

import facts
import printed
from building import ROOTS, build
from facts import HOME, Facts
from sites import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import BeautifulSoup

    from building import Built

PARTS = {  # where each output is kept here
    "pages": "pages", "copies": "copies", "JSON-LD": "graphs", "JSON Resume": "json_resume", "Atom": "feed",
    "résumé page": "resume_page", "PDF": "pdf",
}  # fmt: skip
PERSON = ("name", "headline", "summary", "links", "skills")
JOB = ("organisation", "title", "dates", "location", "results", "links", "skills")
WORK = ("organisation", "title", "dates", "summary", "results", "skills")
PRINTED = ("organisation", "title", "stated")
CARRIED = {  # by output, the fields that it has of the person, of a role and of a write-up
    "pages": (PERSON, (*JOB, "summary", "evidence"), (*WORK, "links", "evidence")),
    "copies": (("name", "headline", "links", "skills"), JOB, (*WORK, "links")),
    "JSON-LD": (PERSON, (*JOB, "summary", "evidence"), (*WORK, "links", "evidence")),
    "JSON Resume": (PERSON, ("organisation", "title", "dates", "location", "summary", "results"), WORK),
    "Atom": (("name", "summary"), (), WORK),
    "résumé page": (PERSON, (*PRINTED, "dates", "location", "summary"), PRINTED),
    "PDF": (PERSON, (*PRINTED, "dates", "location", "summary"), PRINTED),
}


class Outputs:
    """The outputs of a built site, each as its readers get it."""

    def __init__(self, built: Built) -> None:
        self.folder = built.folder
        names = {
            path.relative_to(self.folder).with_suffix("").as_posix() for path in self.folder.rglob("*.html")
        }
        self.records = sorted(
            name for name in names if name == HOME or name.startswith(("roles/", "projects/"))
        )
        self.pages = {name: built.page(name) for name in (*self.records, "skills")}
        self.resume_page = built.page("resume")
        self.copies = {
            name: (self.folder / f"{name}.md").read_text("utf-8")
            for name in (*self.records, "skills", "claims")
        }
        self.graphs = {name: graph(self.pages[name]) for name in self.records}
        self.json_resume = json.loads((self.folder / "resume.json").read_text("utf-8"))
        self.feed = (self.folder / "feed.xml").read_bytes()
        self.pdf = PdfReader(self.folder / "resume.pdf")

    def read(self) -> dict[str, Facts]:
        """Return what each output says."""
        on_page, pages = facts.read_resume_page(self.resume_page), facts.read_pages(self.pages)
        return {
            "pages": pages,
            "copies": facts.read_copies(self.copies),
            "JSON-LD": facts.read_json_ld(self.graphs),
            "JSON Resume": facts.read_json_resume(self.json_resume),
            "Atom": facts.read_atom(self.feed),
            "résumé page": on_page,
            "PDF": printed.read_pdf(self.pdf, {**pages, **on_page}),
        }


def graph(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return the nodes of the graph in a page's head."""
    script = page.find("script", type="application/ld+json")
    assert script
    nodes: list[dict[str, Any]] = json.loads(script.string or "")["@graph"]
    return nodes


def disagreements(outputs: Mapping[str, Facts]) -> list[str]:
    """Return each fact that two outputs tell differently, and each result on a résumé that is on no page."""
    found = []
    for page, field in sorted({key for told in outputs.values() for key in told}):
        told = {name: told[page, field] for name, told in outputs.items() if (page, field) in told}
        if len(set(told.values())) > 1:
            found.append(f"{page} {field}: " + "; ".join(f"{name} {sorted(v)}" for name, v in told.items()))
        if field == "stated" and not told["résumé page"] <= outputs["pages"][page, "results"]:
            found.append(f"{page} {field}: {sorted(told['résumé page'])}")
    return found


def missing(outputs: Mapping[str, Facts], records: list[str]) -> list[str]:
    """Return each field that an output should have of a record and has not."""
    found = []
    for name, (person, role, work) in CARRIED.items():
        for page in records:
            fields = person if page == HOME else role if page.startswith("roles/") else work
            found += [f"{name}: {page} {field}" for field in fields if (page, field) not in outputs[name]]
    return found


def surplus(outputs: Outputs, told: Mapping[str, Facts]) -> str:
    """Return what the PDF says that is neither a fact nor one of its fixed words."""
    known = {value for values in told["pages"].values() for value in values}
    parts = {part for value in known for part in value.split(" | ")}
    for entry in outputs.json_resume["publications"]:
        parts |= {entry["name"], entry["publisher"], entry["summary"].removeprefix("By ")}
    for entry in outputs.json_resume["projects"]:
        parts |= {*entry.get("highlights", ())}
    parts |= {url.removeprefix("https://").rstrip("/") for url in (*known, BASE, f"{BASE}claims.html")}
    fixed = {"Experience", "Publications", "Skills", "(unpublished)"}
    fixed |= {"Published figures link to what shows them."}
    fixed |= {"Every result, with its evidence or why there is none:"}
    groups = {group["name"] for group in outputs.json_resume["skills"]}
    texts = {*known, *parts, *fixed, *groups}
    return printed.left_over(printed.text_of(outputs.pdf), {text.rstrip(".") for text in texts})


@pytest.fixture(scope="session")
def whole(published: Built) -> Outputs:
    """Return the outputs of the real site."""
    return Outputs(published)


@pytest.mark.site
def test_real_site_agrees(whole: Outputs) -> None:
    """Of each record of the real site, all outputs say the same, and each says what it should."""
    told = whole.read()
    assert missing(told, whole.records) == []
    assert disagreements(told) == []
    assert surplus(whole, told) == ""


WITH_LINKS = {  # what the small portfolio lacks for a trial of every field
    "roles/lab.md": ("  results:", "  links:\n    - {label: Lab, url: https://example.org/lab}\n  results:"),
    "projects/kernel.md": (
        "  results:",
        "  links:\n    - {label: Docs, url: https://example.org/docs}\n  results:",
    ),
    "index.md": ("\nabout\n", "\nabout\nresume\n"),
}
LIES = {  # what another portfolio says: every field of the person, of one role and of one write-up
    "index.md": {
        "Ada Example": "Eve Example", "Compilers and kernels": "Compilers", "I make programs fast.": "I try.",
        "example.org/ada": "example.org/eve", "name: C++": "name: C", "- Rust": "- Ada",
        "name: Matrix multiplication": "name: Tensor products",
    },
    "roles/lab.md": {
        "organisation: Example Laboratories": "organisation: Sample Laboratories", "# Example": "# Sample",
        "title: Compiler engineer": "title: Chief engineer", "start: 2022-03": "start: 2022-04",
        "Lisbon": "Porto", "I worked on a compiler.": "I led a compiler.", "Examples '23": "Examples '24",
        "example.org/paper": "example.org/book", "example.org/lab": "example.org/lobby",
    },
    "projects/kernel.md": {
        "# A matrix kernel": "# A tensor kernel", "that is fast.": "that is fastest.",
        "start: 2022-06": "start: 2022-07", "[C++, Matrix multiplication]": "[C, Tensor products]",
        "value: 1.50": "value: 2.50",
        "example.org/pull/1": "example.org/pull/2", "example.org/docs": "example.org/papers",
    },
    "projects/parser.md": {"[Rust]": "[Ada]", "{skill}`Rust`": "{skill}`Ada`"},
    "projects/till.md": {"[C++]": "[C]"},
}  # fmt: skip


@pytest.fixture(scope="session")
def trials(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outputs, Outputs]:
    """Return the outputs of the small portfolio, and of one that says otherwise in every field."""
    made = []
    for lies in ({}, LIES):
        folder = tmp_path_factory.mktemp("trial")
        source = Path(shutil.copytree(ROOTS / "test-portfolio", folder / "source"))
        (source / "resume.md").write_text("# Résumé\n\n:::{portfolio:resume}\n:::\n", encoding="utf-8")
        changes = [(path, *change) for path, change in WITH_LINKS.items()]
        changes += [(path, old, new) for path, told in lies.items() for old, new in told.items()]
        for path, old, new in changes:
            text = (source / path).read_text("utf-8")
            assert old in text
            (source / path).write_text(text.replace(old, new), encoding="utf-8")
        built = build(source, folder, settings={"html_baseurl": BASE})
        assert built.warnings == ()
        made.append(Outputs(built))
    return made[0], made[1]


UNSAFE = (
    "</script><b>&amp;]]>--><!-- {{ x }} `code` **bold** [x](y) \u202eright to left\u202c \u200f"
    + "long " * 2_000
)


def test_unsafe_text_reaches_every_reader(root: Path, tmp_path: Path) -> None:
    """A summary of markup, marks of direction and 10,000 letters is read from every output as written."""
    for path, old, new in (
        ("index.md", "\nabout\n", "\nabout\nresume\n"),
        ("projects/kernel.md", "A matrix kernel that is fast.", json.dumps(UNSAFE.strip())),
    ):
        text = (root / path).read_text("utf-8")
        (root / path).write_text(text.replace(old, new), encoding="utf-8")
    (root / "resume.md").write_text("# Résumé\n\n:::{portfolio:resume}\n:::\n", encoding="utf-8")
    built = build(root, tmp_path, settings={"html_baseurl": BASE})
    assert built.warnings == ()
    told = Outputs(built).read()
    whole = told.keys() - {"PDF", "résumé page"}  # where results stand for it
    said = {name: told[name].get(("projects/kernel", "summary")) for name in whole}
    assert said == dict.fromkeys(said, frozenset([facts.line(UNSAFE)]))


def test_small_site_agrees(trials: tuple[Outputs, Outputs]) -> None:
    """Of each record of the small portfolio, all outputs say the same."""
    for outputs in trials:
        told = outputs.read()
        assert missing(told, outputs.records) == []
        assert disagreements(told) == []
        assert surplus(outputs, told) == ""


@pytest.mark.parametrize("name", PARTS)
def test_one_output_that_says_otherwise_is_found(trials: tuple[Outputs, Outputs], name: str) -> None:
    """When one output alone says otherwise, each field that it has is told as one that does not agree."""
    honest, other = trials
    mixed = copy(honest)
    setattr(mixed, PARTS[name], getattr(other, PARTS[name]))
    told = mixed.read()
    found = {problem.removeprefix(f"{name}: ").partition(":")[0] for problem in disagreements(told)}
    found |= {problem.removeprefix(f"{name}: ") for problem in missing(told, honest.records)}
    records = zip((HOME, "roles/lab", "projects/kernel"), CARRIED[name], strict=True)
    assert {f"{page} {field}" for page, fields in records for field in fields} - found == set()
