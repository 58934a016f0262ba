"""A BibTeX file is read entry by entry: a mistake is told at its line and costs no other entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.graph import bibtex
from sphinx_portfolio.model.bounds import AUTHORS, BIBLIOGRAPHY, ENTRIES, PROBLEMS

if TYPE_CHECKING:
    from pathlib import Path

MEND = "mend its braces, quotation marks and commas."
KEYLESS = "the entry has no key, by which pages name it; write one, as in @article{example2026, …"
NAMES = "a name has too many commas in it; write “Family, Given”, and put “and” between people."


def read(folder: Path, content: str | bytes) -> tuple[list[str], list[str]]:
    """Return the keys of a file with this content, and what is wrong with it, with its lines."""
    path = folder / "publications.bib"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found, problems = bibtex.read(path)
    return [entry.key for entry in found], [f"{problem.line}: {problem}" for problem in problems]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("@misc{b, title = {B}, Title = {C}}", "2: b.Title: the field stands here again; keep one."),
        ("@misc{b,\n author = {A, B, C, D and Ada Example}}", f"2: b.author: {NAMES}"),
        ("@misc{A, title = {B}}", "2: A: an entry of this name stands above; rename or take out one."),
        ("@misc{b, title = {B}\n  year = 2024}", f"3: b: the entry cannot be read ('}}' expected); {MEND}"),
        (
            "@misc{b,\n title = {B,\n year = {2024}\n}",
            f"2: b: the entry does not end before the next begins; {MEND}",
        ),
        ("@misc{b, title = {B}", f"2: b: the entry does not end before the next begins; {MEND}"),
        ('@misc{b,\n title = "B}"}', f"3: b: the entry cannot be read (unbalanced braces); {MEND}"),
        ("@misc{b,\n month = juin}", "3: b.month: there is no abbreviation “juin”; put the text in braces."),
        (
            "@misc{b,\n month = " + "j" * 101 + "}",
            f"3: b.month: there is no abbreviation “{'j' * 100}”; put the text in braces.",
        ),
        (
            "@misc{" + "k" * 101 + ", title}",
            f"2: {'k' * 100}: the entry cannot be read ('=' expected); {MEND}",
        ),
        (
            "@misc{b, title = {" + "{" * 900,
            f"2: b: the entry cannot be read (too many nested braces); {MEND}",
        ),
        (
            "@misc{b, title = {B}, crossref = {d}}",
            "2: b.crossref: the file has no entry “d”; mend the name, or take out the field.",
        ),
        (
            "@misc{b, title = {B}, crossref = {" + "d" * 61 + "}}",
            f"2: b.crossref: the file has no entry “{'d' * 60}”; mend the name, or take out the field.",
        ),
        ("@misc{b, title}", f"2: b: the entry cannot be read ('=' expected); {MEND}"),
        ("@misc\n{ }", f"2: {KEYLESS}"),
        ("@misc{title = {B}}", f"2: {KEYLESS}"),
        ("@misc{, title = {B}}", f"2: {KEYLESS}"),
        (
            "@misc{b 2020, title = {B}}",
            "2: b 2020: a key has no space in it; write b-2020, here and where pages name it.",
        ),
        (
            "@misc{b, author = {" + "A" * (AUTHORS + 1) + "}}",
            "2: b.author: it has 50,001 characters; 50,000 are read: shorten it.",
        ),
    ],
)
def test_mistake_costs_no_other_entry(tmp_path: Path, entry: str, said: str) -> None:
    """The entries before and after one with a mistake stand, and the mistake is told at its line."""
    above = '@preamble{"p"} @string(j = "J") @misc{a, title = j # {~A}}'
    keys, problems = read(tmp_path, f"{above}\n{entry}\n@misc{{c, title = {{C}}}}\n")
    assert problems == [said]
    assert [key for key in keys if key in {"a", "c"}] == ["a", "c"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"\n@misc{a, title = {\xff}}",
            "2: the file is not UTF-8 but seems to be Latin-1 or Windows-1252; save it as UTF-8.",
        ),
        (
            "%" * (BIBLIOGRAPHY + 1),
            "1: the file is not read: it has more than 2,000,000 bytes; make it smaller.",
        ),
        (
            "".join(f"@misc{{k{n}}}\n" for n in range(ENTRIES + 9)),
            "5001: k5000: 5,000 entries are read, and this is one more; take some out.",
        ),
        (
            '@string{a = "' + "a" * 9999 + '"}\n' + "@string{a = a # a}\n" * 7,
            f"8: the entry cannot be read (abbreviations stand for more than 2,000,000 characters); {MEND}",
        ),
    ],
    ids=["encoding", "size", "entries", "abbreviations"],
)
def test_file_beyond_a_bound(tmp_path: Path, content: str | bytes, said: str) -> None:
    """A file that cannot be read, or would take too much, is told at its line."""
    assert read(tmp_path, content)[1] == [said]


def test_file_at_a_bound(tmp_path: Path) -> None:
    """A field and abbreviations may be as long as is read."""
    repeated = '@string{a = "' + "a" * 20_000 + '"}\n@string{b = ' + " # ".join(["a"] * 100) + "}\n"
    assert read(tmp_path, f"{repeated}@misc{{k, title = {{{'a' * AUTHORS}}}}}") == (["k"], [])


def test_empty_line_above(tmp_path: Path) -> None:
    """An empty line counts where it is the first, too."""
    assert read(tmp_path, "\n@misc{b, title}")[1] == [
        f"2: b: the entry cannot be read ('=' expected); {MEND}"
    ]


def test_many_mistakes(tmp_path: Path) -> None:
    """After more mistakes than are told, no more is read, however long the file is."""
    _, problems = read(tmp_path, "@misc{a, b = {\n" * 50_000)
    assert len(problems) == PROBLEMS + 2


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_marks_and_line_ends_of_other_systems(tmp_path: Path, end: str) -> None:
    """A file may begin with a mark, and end its lines as Windows does or as old machines did."""
    content = f"\ufeff@misc{{a,{end}title = {{A}}}}{end}@misc{{b, title}}".encode()
    keys, problems = read(tmp_path, content)
    assert (keys, problems) == (["a", "b"], [f"3: b: the entry cannot be read ('=' expected); {MEND}"])


def test_entry_that_refers_to_another(tmp_path: Path) -> None:
    """An entry takes over where and when both came out, the title of the other as that of its book."""
    fields = {
        "eventtitle": "E", "journal": "J", "journaltitle": "K", "publisher": "P", "institution": "I",
        "school": "S", "organization": "O", "series": "T", "volume": "1", "number": "2", "year": "2023",
        "date": "2023-05", "month": "may", "eventdate": "2023-06",
    }  # fmt: skip
    path = tmp_path / "publications.bib"
    path.write_text(
        "@inproceedings{a, title = {A}, crossref = {P}}\n"
        "@proceedings{p, title = {B}, note = {N}, doi = {10.1000/p}, "
        + ", ".join(f"{name} = {{{text}}}" for name, text in fields.items())
        + "}\n@inbook{c, crossref = {d}} @book{d, booktitle = {D}}\n",
        encoding="utf-8",
    )
    (a, c), problems = bibtex.read(path)
    assert problems == []
    assert dict(a.entry.fields) == {"title": "A", "crossref": "P", "booktitle": "B"} | fields
    assert dict(c.entry.fields) == {"crossref": "d", "booktitle": "D"}


def test_entries_for_others_alone(tmp_path: Path) -> None:
    """What stands there for others to refer to is no publication, unless it has authors."""
    text = "@xdata{x} @misc{a, crossref = {p}, title = {A\n B} # {~} # { C}} @misc{b, crossref = {q}}\n"
    (tmp_path / "a.bib").write_text(text + "@book{p} @book{q, author = {Ada Example}}", encoding="utf-8")
    found, problems = bibtex.read(tmp_path / "a.bib")
    assert ([each.key for each in found], problems) == (["a", "b", "q"], [])
    assert found[0].entry.fields["title"] == "A B~ C"
