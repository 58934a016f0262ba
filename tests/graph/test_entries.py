"""The fields of an entry are read as their authors mean them, whichever dialect they write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_portfolio.graph import entries
from sphinx_portfolio.graph.latex import Run
from sphinx_portfolio.graph.publications import Genre, Publication

if TYPE_CHECKING:
    from pathlib import Path


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(folder: Path, text: str) -> tuple[tuple[Publication, ...], list[str]]:
    """Return what is read of a file with this text, and what is wrong with it."""
    (folder / "publications.bib").write_text(text, encoding="utf-8")
    found, problems = entries.read(folder / "publications.bib")
    titled = (problem for problem in problems if "has no title" not in problem.message)
    return found, [f"{problem.line}: {problem}" for problem in titled]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@inproceedings{k, booktitle = {Proceedings}, series = {ASPLOS '26}}",
         {"venue": "Proceedings", "series": "ASPLOS '26"}),
        ("@article{k, date = {2023-05-12}, journaltitle = {J}, volume = 12, number = {3}}",
         {"year": "2023", "date": "2023-05-12", "venue": "J", "volume": "12", "number": "3"}),
        ("@article{k, date = {2023-05/2023-06}}", {"year": "2023", "date": "2023-05"}),
        ("@article{k, year = 2023, month = may}", {"year": "2023", "date": "2023-05"}),
        ("@article{k, year = 2023, month = {Sept.--Oct.}}", {"year": "2023", "date": "2023-09"}),
        *((f"@article{{k, year = 2023, month = {month}}}", {"date": f"2023-{number:02}"})
          for number, month in enumerate(MONTHS, 1)),
        ("@article{k, year = {2023}, month = {11}}", {"date": "2023-11"}),
        ("@article{k, year = {2023}, month = {12}}", {"date": "2023-12"}),
        ("@article{k, year = {2023}, month = {13}}", {"date": ""}),
        ("@article{k, year = {to appear}, month = may}", {"year": "to appear", "date": ""}),
        ("@article{k, pubstate = {inpress}}", {"year": "in press"}),
        ("@online{k, urldate = {2020-01-01}}", {"year": "", "date": ""}),
        ("@phdthesis{k, school = {U}, year = 2020}", {"venue": "U", "type_label": "PhD thesis"}),
        ("@thesis{k, institution = {U}, type = {mathesis}}", {"venue": "U", "type_label": "Master’s thesis"}),
        ("@techreport{k, institution = {I}, number = {TR-1}}", {"venue": "I", "number": "TR-1"}),
        ("@book{k, publisher = {P}}", {"venue": "P"}),
        ("@article{k, pages = {12 - 29}}", {"pages": "12–29"}),
        ("@misc{k, eventtitle = {PyCon}, howpublished = {Talk}}", {"venue": "PyCon"}),
        (r"@misc{k, howpublished = {\url{https://x.example/a_b}}}", {"venue": "", "url": "https://x.example/a_b"}),
        ("@misc{k, eprint = {2301.01234}, archivePrefix = {arXiv}}",
         {"eprint": "2301.01234", "url": "https://arxiv.org/abs/2301.01234"}),
        ("@article{k, journal = {arXiv preprint arXiv:2301.01234v2}}", {"eprint": "2301.01234v2"}),
        ("@misc{k, eprint = {hep-th/9901001}, eprinttype = {arxiv}}", {"eprint": "hep-th/9901001"}),
        ("@misc{k, eprint = {12345}, eprinttype = {pubmed}}", {"eprint": "", "url": ""}),
        ("@misc{k, doi = {http://dx.doi.org/10.1000/1}}", {"doi": "10.1000/1", "url": "https://doi.org/10.1000/1"}),
        ("@misc{k, doi = {doi:10.1000/1}}", {"doi": "10.1000/1"}),
        ("@misc{k, url = {https://doi.org/10.1000/1}}", {"doi": "10.1000/1", "links": ()}),
        ('@misc{k, url = {<a href="https://x.example/1">https://x.example/1</a>}}', {"url": "https://x.example/1"}),
        ("@misc{k, doi = {10.1000/1}, url = {https://x.example}, pdf = {https://x.example/p.pdf}}",
         {"links": (("Website", "https://x.example"), ("PDF", "https://x.example/p.pdf"))}),
        ("@misc{k, keywords = {gpu, selected}}", {"selected": True}),
        ("@misc{k, selected = {true}}", {"selected": True}),
        ("@misc{k, keywords = {unselected}}", {"selected": False}),
        ("@misc{k, title = {A}, subtitle = {On {B}}}", {"title": "A: On B"}),
        ("@misc{k, author = {Example, Ada and others}}", {"authors": ("Ada Example",), "others": True}),
        ("@collection{k, editor = {Example, Ada}}", {"authors": (), "editors": ("Ada Example",)}),
        (r"@misc{k, title = {\emph{k}-SAT}, note = {See \url{https://x.example}}}",
         {"title": "k-SAT", "title_runs": (Run("k", "emphasis"), Run("-SAT")), "note": "See https://x.example",
          "url": "https://x.example"}),
        (r"@article{k, journal = {\mnras}}", {"venue": "MNRAS"}),
        ('@string{j = "J. of "} @article{k, journal = j # {Looms}}', {"venue": "J. of Looms"}),
    ],
)  # fmt: skip
def test_field(tmp_path: Path, entry: str, expected: dict[str, Any]) -> None:
    """What an entry says is found in the field that it says it in."""
    (found,), problems = read(tmp_path, entry)
    assert problems == []
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@article{k, journal = {J}}", Genre.ARTICLE),
        ("@article{k, journal = {CoRR}}", Genre.PREPRINT),
        ("@misc{k, eprint = {2301.01234}}", Genre.PREPRINT),
        ("@article{k, journal = {J}, eprint = {2301.01234}}", Genre.ARTICLE),
        ("@inproceedings{k, eprint = {2301.01234}}", Genre.PAPER),
        ("@thesis{k}", Genre.THESIS),
        ("@MastersThesis{k, school = {U}}", Genre.THESIS),
        ("@presentation{k}", Genre.TALK),
        ("@misc{k, howpublished = {Invited talk at PyCon}}", Genre.TALK),
        ("@unpublished{k, type = {Poster}}", Genre.TALK),
        ("@article{k, journal = {Lecture Notes in Looms}}", Genre.ARTICLE),
        ("@software{k}", Genre.SOFTWARE),
        ("@misc{k}", Genre.OTHER),
    ],
)
def test_genre(tmp_path: Path, entry: str, genre: Genre) -> None:
    """An entry is of one genre, by its kind and by what else it says."""
    assert [found.genre for found in read(tmp_path, entry)[0]] == [genre]


def test_crossref(tmp_path: Path) -> None:
    """An entry takes over what it came out in; proceedings that only others refer to are no publication."""
    found, problems = read(
        tmp_path,
        "@inproceedings{a, title = {A}, pages = {1--9}, crossref = {P}}\n"
        "@proceedings{p, title = {Proc. of Looms}, editor = {Example, Eve}, year = 2023, doi = {10.1000/p}}\n"
        "@inproceedings{b, title = {B}, crossref = {q}}\n"
        "@book{c, author = {Example, Ada}, title = {C}} @inbook{d, crossref = {c}, title = {D}}\n",
    )
    assert [(each.key, each.title, each.venue, each.year, each.doi) for each in found] == [
        ("a", "A", "Proc. of Looms", "2023", ""),
        ("b", "B", "", "", ""),
        ("c", "C", "", "", ""),
        ("d", "D", "C", "", ""),
    ]
    assert problems == ["3: b.crossref: the file has no entry “q”; mend the name, or take out the field."]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (r"@misc{k, title = {\foo{Bar}}}",
         r"1: k.title: \foo is no LaTeX that is known here; write the text that it stands for."),
        ("@misc{k, pdf = {a.pdf}}",
         "1: k.pdf: “a.pdf” is no web address: it begins with https:// and names a host."),
        ("@misc{k, date = {2023-02-30}}",
         "1: k.date: “2023-02-30” is not in the calendar: day is out of range for month."),
    ],
)  # fmt: skip
def test_problem(tmp_path: Path, entry: str, problem: str) -> None:
    """What cannot be shown as it stands is told with its field and its line."""
    assert read(tmp_path, entry)[1] == [problem]
