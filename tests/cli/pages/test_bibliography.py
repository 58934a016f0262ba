"""Entries of BibTeX files, as their owners wrote them."""

from __future__ import annotations

from sphinx_portfolio.cli.pages.bibliography import add, entries, setting

OLD = "% mine\n@Book{One,\n  title = {The {A}},\n}\n"
NEW = """@comment{x}
@string{j = "Journal"}

@article{one, title={other}}
 @misc{two,
 title={An \\{ @misc{b}}
}
end"""


def test_entries() -> None:
    """An entry ends where its braces close; comments are none."""
    assert [key for key, _ in entries(NEW)] == ["j", "one", "two"]
    assert dict(entries(NEW))["two"] == "@misc{two,\n title={An \\{ @misc{b}}\n}"


def test_add() -> None:
    """What is missing comes at the end; what is there stays, whatever the other file says of it."""
    text, count = add(OLD, NEW)
    assert count == 2
    assert text.startswith(OLD.rstrip() + '\n\n@string{j = "Journal"}\n\n@misc{two,')
    assert add(text, NEW) == (text, 0)
    assert add("", OLD)[0] == OLD.partition("\n")[2]


def test_setting() -> None:
    """The file is the one that conf.py names, in either kind of quotes."""
    assert setting("x = 1\nportfolio_publications = 'a.bib'  # mine\n") == "a.bib"
    assert setting('# portfolio_publications = "a.bib"\n') == ""
