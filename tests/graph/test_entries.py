"""The fields of an entry are read as their authors mean them, whichever dialect they write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_portfolio.graph import entries
from sphinx_portfolio.graph.latex import Run
from sphinx_portfolio.graph.publications import Publication

if TYPE_CHECKING:
    from pathlib import Path


STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "prepublished": "prepublished",
    "Forthcoming": "in press", "inpress": "in press", "Under review": "Under review",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


FILE = r"""
@inproceedings{example2023,
  author = {de Example, Jr., Ada Mary and Sample, Ben and {The Compiler Group}},
  title = {On {LLVM} \& G{\"o}del},
  booktitle = {Proceedings},
  journal = {Journal},
  howpublished = {By hand},
  year = {2023},
  pages = {1--9},
  doi = {10.1000/a\_b%20c},
  url = {https://example.org/elsewhere},
}
@article{second, journal = {Journal}, howpublished = {By hand}, year = 2024,
  url = {https://example.org/{a} 50%25}}
@misc{third, howpublished = {By hand}, doi = {https://doi.org/10.1000/1}}
@book{fourth, title = {Untold}}
"""


def read(folder: Path, text: str) -> tuple[tuple[Publication, ...], list[str]]:
    """Return what is read of a file with this text, and what is wrong with it."""
    (folder / "publications.bib").write_text(text, encoding="utf-8")
    found, problems = entries.read(folder / "publications.bib")
    titled = (problem for problem in problems if "has no title" not in problem.message)
    return found, [f"{problem.line}: {problem}" for problem in titled]


def test_every_field(tmp_path: Path) -> None:
    """Names stand in the order in which one says them, LaTeX is plain text, and a DOI makes the address."""
    first, second, third, fourth = read(tmp_path, FILE)[0]
    assert first == Publication(
        key="example2023",
        kind="inproceedings",
        title="On LLVM & Gödel",
        authors=("Ada Mary de Example Jr.", "Ben Sample", "The Compiler Group"),
        venue="Proceedings",
        year="2023",
        pages="1–9",
        doi="10.1000/a_b%20c",
        url="https://doi.org/10.1000/a_b%20c",
        links=(("Website", "https://example.org/elsewhere"),),
    )
    nothing = Publication(
        key="fourth", kind="book", title="Untold", authors=(), venue="", year="", pages="", doi="", url=""
    )
    assert fourth == nothing
    assert second == replace(
        nothing, key="second", kind="article", title="", venue="Journal", year="2024",
        url="https://example.org/a50%25",
    )  # fmt: skip
    assert third == replace(
        nothing, key="third", kind="misc", title="", venue="By hand", doi="10.1000/1",
        url="https://doi.org/10.1000/1",
    )  # fmt: skip


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is an error."""
    with pytest.raises(FileNotFoundError, match=r"nowhere\.bib"):
        entries.read(tmp_path / "nowhere.bib")


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
        ("@article{k, date = {2023}}", {"year": "2023", "date": ""}),
        ("@article{k, eventdate = {2023-05}}", {"year": "2023", "date": "2023-05"}),
        *((f"@article{{k, pubstate = {{{state}}}}}", {"state": said, "year": "", "date": ""})
          for state, said in STATES.items()),
        ("@article{k, year = 2023, pubstate = {inpress}}", {"year": "2023", "state": "in press"}),
        ("@online{k, urldate = {2020-01-01}}", {"year": "", "date": ""}),
        ("@phdthesis{k, school = {U}, year = 2020}", {"venue": "U", "type_label": "PhD thesis"}),
        ("@thesis{k, institution = {U}, type = {mathesis}}", {"venue": "U", "type_label": "Master’s thesis"}),
        ("@techreport{k, institution = {I}, number = {TR-1}}", {"venue": "I", "number": "TR-1"}),
        ("@book{k, organization = {O}, publisher = {P}}", {"venue": "P"}),
        ("@manual{k, organization = {O}}", {"venue": "O"}),
        ("@article{k, issue = {3}, entrysubtype = {E}}", {"number": "3", "type": "E"}),
        ("@article{k, pages = {12 - 29}}", {"pages": "12–29"}),
        ("@misc{k, eventtitle = {PyCon}, howpublished = {Talk}}", {"venue": "PyCon"}),
        (r"@misc{k, howpublished = {\url{https://x.example/a_b}}}", {"venue": "", "url": "https://x.example/a_b"}),
        (r"@misc{k, howpublished = {Tutorial, PyCon Inc.: \url{https://x.example}}}",
         {"venue": "Tutorial, PyCon Inc", "url": "https://x.example"}),
        ("@misc{k, howpublished = {https://x.example}, publisher = {P Inc.}}",
         {"venue": "P Inc.", "url": "https://x.example"}),
        ("@misc{k, eprint = {2301.01234}, archivePrefix = {arXiv}}",
         {"eprint": "2301.01234", "url": "https://arxiv.org/abs/2301.01234"}),
        ("@article{k, journal = {arXiv preprint arXiv:2301.01234v2}}", {"eprint": "2301.01234v2"}),
        ("@misc{k, eprint = {hep-th/9901001}, eprinttype = {arxiv}}", {"eprint": "hep-th/9901001"}),
        *((f"@misc{{k, eprint = {{2301.01234}}, {server}}}", {"eprint": "", "url": ""})
          for server in ("eprinttype = {pubmed}", "archiveprefix = {HAL}, eprinttype = {arxiv}")),
        ("@misc{k, arxiv = {2301.01234}}", {"eprint": "2301.01234"}),
        ("@misc{k, arxiv = {2301.01234}, eprint = {2}, eprinttype = {hal}}", {"eprint": "2301.01234"}),
        *((f"@misc{{k, {name} = {{arxiv.org/abs/2301.01234}}}}", {"eprint": "2301.01234"})
          for name in ("journal", "journaltitle", "howpublished", "note")),
        ("@misc{k, url = {https://arxiv.org/pdf/2301.01234}}", {"eprint": "2301.01234"}),
        ("@misc{k, note = {2301.01234 looms}}", {"eprint": ""}),
        ("@misc{k, doi = {http://dx.doi.org/10.1000/1}}", {"doi": "10.1000/1", "url": "https://doi.org/10.1000/1"}),
        ("@misc{k, doi = {doi: 10.1000/1}}", {"doi": "10.1000/1"}),
        (r"@misc{k, doi = {10.1000/a\_b}, url = {\url{https://x.example/a\#b}}}",
         {"doi": "10.1000/a_b", "links": (("Website", "https://x.example/a#b"),)}),
        ("@misc{k, url = {https://doi.org/10.1000/1}}", {"doi": "10.1000/1", "links": ()}),
        ('@misc{k, url = {<a href="https://x.example/1">https://x.example/1</a>}}', {"url": "https://x.example/1"}),
        ("@misc{k, doi = {10.1000/1}, url = {https://x.example}, pdf = {https://x.example/p.pdf}}",
         {"links": (("Website", "https://x.example"), ("PDF", "https://x.example/p.pdf"))}),
        ("@misc{k, keywords = {gpu, selected}}", {"selected": True}),
        ("@misc{k, selected = {true}}", {"selected": True}),
        ("@misc{k, keywords = {unselected}}", {"selected": False}),
        ("@misc{k, title = {A}, subtitle = {On {B}}}", {"title": "A: On B", "title_runs": ()}),
        (r"@misc{k, title = {A \emph{k}}, subtitle = {B}}", {"title": "A k: B", "title_runs": ()}),
        ("@misc{k, author = {Example, Ada and others}}", {"authors": ("Ada Example",), "others": True}),
        ("@collection{k, editor = {Example, Ada}}", {"authors": (), "editors": ("Ada Example",)}),
        (r"@misc{k, title = {\emph{k}-SAT}, note = {See \url{https://x.example}}}",
         {"title": "k-SAT", "title_runs": (Run("k", "emphasis"), Run("-SAT")), "note": "See https://x.example",
          "note_runs": (Run("See "), Run("https://x.example", url="https://x.example")),
          "url": "https://x.example"}),
        ("@misc{k, note = {In Dutch.}}", {"note": "In Dutch.", "note_runs": ()}),
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
    ("fields", "message", "kept"),
    [
        (
            "title = {T}, url = {javascript:alert(1)}",
            "k.url: “javascript:alert(1)” is no web address: it begins with https:// and names a host.",
            {"url": ""},
        ),
        (
            "title = {T}, url = {https://ada:secret@example.org}",
            "k.url: “example.org” is given a name or a password: take out what stands before the @.",
            {"url": ""},
        ),
        (
            "title = {T}, doi = {10.1/<b>}",
            "",
            {"doi": "10.1/<b>", "url": "https://doi.org/10.1/%3Cb%3E"},
        ),
        *(
            (f"title = {{T}}, doi = {{{written}}}", "", {"url": "https://doi.org/10.1/a"})
            for written in ("doi:10.1/a", "DOI: 10.1/a", "http://dx.doi.org/10.1/a")
        ),
        ("title = {80% of R&D}, year = {5\\%}", "", {"title": "80% of R&D", "year": "5%"}),
        (
            "year = 2024",
            "k: the entry has no title; write one, as in title = {A matrix kernel}.",
            {"title": "", "year": "2024"},
        ),
        (
            "title = {A\0}",
            "k.title: the text has the character U+0000, which no page can show.",
            {"title": ""},
        ),
        (
            f"title = {{{'a' * 20_001}}}, year = 2024",
            "k.title: the text has 20,001 characters; 20,000 are read: shorten it.",
            {"title": "", "year": "2024"},
        ),
    ],
)
def test_field_that_no_page_can_show(tmp_path: Path, fields: str, message: str, kept: dict[str, str]) -> None:
    """An address that no page may link to, or a text that none can show, is told and left out."""
    path = tmp_path / "publications.bib"
    path.write_text(f"\n@misc{{k, {fields}}}", encoding="utf-8")
    (found,), problems = entries.read(path)
    assert [f"{problem.line}: {problem}" for problem in problems] == ([f"2: {message}"] if message else [])
    assert {name: getattr(found, name) for name in kept} == kept


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
        ("@misc{k, title = {" + r"\'{" * 9 + "x" + "}" * 10 + "}",
         "1: k.title: a letter has more than 8 marks above and below it: take some out."),
        (r"@misc{k, title = {A \foo \bax \baz \qux}}",
         r"1: k.title: \foo, \bax, \baz is no LaTeX that is known here; write the text that it stands for."),
        ("@misc{k, doi = {10.1/\a}}",
         "1: k.doi: “https://doi.org/10.1/\a” has the character U+0007 in it: take it out."),
        ("@misc{k, note = {see https://ada:secret@x.example}}",
         "1: k.note: “x.example” is given a name or a password: take out what stands before the @."),
        ("@misc{k, pdf = {a.pdf}}",
         "1: k.pdf: “a.pdf” is no web address: it begins with https:// and names a host."),
        ("@misc{k, date = {2023-02-30}}",
         "1: k.date: “2023-02-30” is not in the calendar: day is out of range for month."),
    ],
)  # fmt: skip
def test_problem(tmp_path: Path, entry: str, problem: str) -> None:
    """What cannot be shown as it stands is told with its field and its line."""
    assert read(tmp_path, entry)[1] == [problem]


def test_date_that_is_none(tmp_path: Path) -> None:
    """Of a date that is not in the calendar the year stands."""
    (found,), _ = read(tmp_path, "@misc{k, date = {2023-02-30}}")
    assert (found.year, found.date) == ("2023", "")
