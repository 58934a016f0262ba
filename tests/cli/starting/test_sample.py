"""The sample says of itself that it is one, and goes with any name."""

from __future__ import annotations

import pytest

from sphinx_portfolio.cli.starting import sample
from sphinx_portfolio.cli.starting.origin import Origin
from sphinx_portfolio.model import frontmatter


def test_name_stands_everywhere() -> None:
    """The owner's name stands in each file as that file writes it, and the sample's nowhere."""
    files = sample.files("Ann: B", "de")
    assert frontmatter.read(files["docs/index.md"]).data["name"] == "Ann: B"
    assert 'html_title = "Ann: B"\nlanguage = "de"\n' in files["docs/conf.py"]
    assert "{Ann: B and Sample, Sam}" in files["docs/publications.bib"]
    assert not [path for path, text in files.items() if sample.NAME in text or "@NAME@" in text]


def test_headings_in_the_language() -> None:
    """The headings that an owner keeps are in the language of the site; those of the sample are not."""
    files = sample.files("Ann", "de")
    for path, heading in (
        ("resume", "Lebenslauf"),
        ("skills", "Kenntnisse"),
        ("index", "Zeitleiste"),
        ("404", "Seite nicht gefunden"),
    ):
        assert f"# {heading}\n" in files[f"docs/{path}.md"]
    assert sample.files("Ann")["docs/resume.md"].startswith("# Résumé\n")
    assert "The entries of" not in files["docs/publications.md"].replace("% The entries of", ""), (
        "only its owner reads it"
    )


def test_sample_says_that_it_is_one() -> None:
    """Home, role and write-up tell a reader that what they say is invented."""
    files = sample.files()
    for path in ("docs/index.md", "docs/roles/sample-company.md", "docs/projects/faster-reports.md"):
        assert "is a sample" in files[path]


@pytest.mark.parametrize("language", sample.languages())
def test_every_language(language: str) -> None:
    """In each language home says that the portfolio is a sample, and nothing is left between braces."""
    files, english = sample.files(language=language), sample.files()
    assert files.keys() == english.keys()
    pages = {path: text for path, text in files.items() if path.endswith(".md")}
    assert not [path for path, text in pages.items() if "{{" in text]
    own = [path for path in pages if path.startswith("docs/") and pages[path] == english[path]]
    assert own == ([path for path in pages if path.startswith("docs/")] if language == "en" else [])


def test_languages() -> None:
    """A language of any region is spoken where its own is; a word is no language."""
    assert all(map(sample.is_spoken, ("en", "en_GB", "de", "de_AT", "pt_BR", "zh_CN")))
    assert not any(map(sample.is_spoken, ("klingon", "sv", "", "../de", "english", "DÉ")))


def test_around_pages_of_ones_own() -> None:
    """Pages that are here already get what suits any portfolio, and home leads to it."""
    home = "# A\n\n:::{toctree}\n\nroles/a\n:::\n"
    files = sample.around({"index.md": home, "roles/a.md": "# B\n"}, "A")
    assert "docs/roles/sample-company.md" not in files
    assert "portfolio_publications" not in files["docs/conf.py"]
    assert files["docs/index.md"] == home.replace("roles/a\n", "roles/a\nresume\n")


def test_requirements_say_why() -> None:
    """The line stands below the reason for it."""
    assert sample.requirements(Origin("x==1", "so it is", {})).startswith("# So it is.\nx==1\n")
