"""A JSON Resume file becomes pages: ours comes back unchanged, and of others' nothing is lost in silence."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

import portfolios
import whole
from building import SITE, build
from sites import BASE, site
from sphinx_portfolio.graph import publications
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.importers import json_resume
from sphinx_portfolio.json_resume import write
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model import frontmatter, parsing
from strategies import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_portfolio.graph.publications import Publication

HERE = Path(__file__).parent
FOREIGN = (*sorted((HERE / "foreign").glob("*.json")), HERE.parent / "json_resume/schema/sample.resume.json")
CONF = """
project = author = "Ada Example"
extensions = ["myst_parser", "sphinx_portfolio"]
primary_domain = "portfolio"
myst_enable_extensions = ["colon_fence"]
nitpicky = True
html_theme = "basic"
portfolio_publications = "publications.bib"
"""


def exported(portfolio: Portfolio, base_url: str = BASE) -> str:
    """Return the file of a portfolio."""
    ((_, content),) = write.export(portfolio, site(portfolio, base_url))
    return content.decode()


def portfolio_in(files: Mapping[str, str]) -> Portfolio:
    """Return the portfolio that the files hold, read as a build reads them."""
    pages = []
    for path, text in files.items():
        if path.endswith(".md") and (matter := frontmatter.read(text)):
            record, problems = parsing.parse(matter)
            assert record is not None, problems
            assert not problems
            pages.append(Page(docname=path.removesuffix(".md"), title=heading(text), record=record))
    return Portfolio.link(pages, today=whole.TODAY, publications=entries_in(files))


def entries_in(files: Mapping[str, str]) -> tuple[Publication, ...]:
    """Return the publications of the BibTeX file, if there is one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "publications.bib"
        path.write_text(files.get(path.name, ""), encoding="utf-8")
        return publications.read(path)


def heading(text: str) -> str:
    """Return the first heading of a page as a reader sees it."""
    tokens = MarkdownIt().parse(text.partition("\n---\n")[2])
    parts = next(after for before, after in pairwise(tokens) if before.type == "heading_open").children or ()
    assert {part.type for part in parts} <= {"text", "text_special"}, "nothing of it is markup"
    return "".join(part.content for part in parts)


@settings(max_examples=150)
@given(whole.portfolios())
def test_round_trip(portfolio: Portfolio) -> None:
    """What we export comes back: exporting what was imported gives the same file, and nothing is lost."""
    text = exported(portfolio)
    imported = json_resume.read(text)
    assert imported.losses == ()
    assert exported(portfolio_in(imported.files)) == text


@pytest.mark.parametrize("folder", [portfolios.SMALL, SITE], ids=["small", "site"])
@pytest.mark.parametrize("base_url", [BASE, ""])
def test_round_trip_of_sources(folder: Path, base_url: str) -> None:
    """The small portfolio and the real site come back, record for record."""
    sources = {name: text for name, text in portfolios.sources(folder).items() if frontmatter.read(text)}
    entries = publications.read(folder / "publications.bib")
    before = Portfolio.link(portfolios.read(sources), today=whole.TODAY, publications=entries)
    imported = json_resume.read(exported(before, base_url))
    assert imported.losses == ()
    after = portfolio_in(imported.files)
    assert (after.profile, after.roles, after.projects) == (before.profile, before.roles, before.projects)
    assert after.publications == before.publications


def test_imported_pages_build(tmp_path: Path) -> None:
    """The pages made of our own file build without a warning, and export the same file again."""
    sources = {name: text for name, text in portfolios.sources().items() if frontmatter.read(text)}
    entries = publications.read(portfolios.SMALL / "publications.bib")
    before = Portfolio.link(portfolios.read(sources), today=whole.TODAY, publications=entries)
    files = json_resume.read(exported(before)).files | {"conf.py": CONF}
    for name, text in files.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = build(tmp_path / "source", tmp_path / "built", settings={"html_baseurl": BASE})
    assert built.warnings == ()
    again = json.loads((built.folder / "resume.json").read_text("utf-8"))
    assert without_meta(again) == without_meta(json.loads(exported(before)))


def without_meta(data: dict[str, Any]) -> dict[str, Any]:
    """Return a file without what it says of itself: when it was last changed is not the portfolio's."""
    return {key: value for key, value in data.items() if key != "meta"}


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem.partition(".")[0])
def test_nothing_foreign_is_lost_in_silence(path: Path) -> None:
    """Each value of a file of others stands in a page, in the BibTeX file or in the report."""
    imported = json_resume.read(path.read_text("utf-8"))
    kept = shown(" | ".join((imported.report, *texts(imported.files)))).casefold()
    for text in leaves(json.loads(path.read_text("utf-8"))):
        said = shown(json.dumps(text) if isinstance(text, bool) else text).casefold()
        assert said in kept or said.translate(str.maketrans("{}", "()")) in kept, f"{text!r} is nowhere"


def texts(files: Mapping[str, str]) -> Iterator[str]:
    """Yield all that the front matter, the headings and the BibTeX file say."""
    for name, text in files.items():
        if matter := frontmatter.read(text):
            assert name.endswith(".md")
            yield heading(text)
            yield from map(str, leaves(matter.data))
    for entry in entries_in(files):
        yield from (entry.title, entry.venue, entry.year, entry.url, *entry.authors)


def leaves(data: Any) -> Iterator[Any]:
    """Yield each value that a file holds, but for those that say nothing and those about the file."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in {"$schema", "canonical", "version", "lastModified"}:
                yield from leaves(value)
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item)
    elif data not in {None, ""}:
        yield data


def test_losses_of_a_foreign_file() -> None:
    """The report names each loss by its path and with its value."""
    imported = json_resume.read((HERE / "foreign/designer.json").read_text("utf-8"))
    assert 'basics.phone = "+40 21 555 0134"' in imported.losses
    assert 'education[0].courses = ["Typography III", "Information graphics"]' in imported.losses
    assert 'meta.theme = "even"' in imported.losses
    assert not any(loss.startswith(("work[0].highlights", "skills[0].keywords")) for loss in imported.losses)


def test_unknown_keys_are_losses() -> None:
    """A key that JSON Resume does not have is reported, however deep it stands."""
    imported = json_resume.read((HERE / "foreign/exported.json").read_text("utf-8"))
    assert {'work[0].tags = [{"deep": {"er": true}}]', 'coverLetter = "Dear reader,"'} <= set(imported.losses)


def test_what_a_page_lacks_is_noted() -> None:
    """What a page cannot do without and the file does not have is named with its page and line."""
    imported = json_resume.read((HERE / "foreign/researcher.json").read_text("utf-8"))
    said = "projects/ensemble.md:2: portfolio.role: the key is missing"
    assert any(note.startswith(said) for note in imported.notes)
    assert "present" not in imported.files["roles/politechnika-odzka.md"], "no date is made up"


def test_an_edited_highlight_wins() -> None:
    """Who edits a highlight of our file gets it as it was edited, and is told what became of the result."""
    data = json.loads(exported(portfolios.link()))
    entry = next(entry for entry in data["projects"] if entry.get("highlights"))
    before, entry["highlights"][0] = entry["highlights"][0], "Twice as fast"
    imported = json_resume.read(json.dumps(data))
    page = imported.files[f"{entry['x-sphinx-portfolio']['page']}.md"]
    matter = frontmatter.read(page)
    assert matter
    assert matter.data["results"][0] == {"claim": "Twice as fast"}
    assert any(f"no highlight says “{before}” any more" in note for note in imported.notes)


def test_an_edited_field_wins() -> None:
    """Who edits a field of our file gets it as it was edited."""
    data = json.loads(exported(portfolios.link()))
    data["work"][0]["position"] = "Head of compilers"
    imported = json_resume.read(json.dumps(data))
    assert portfolio_in(imported.files).roles[0].record.title == "Head of compilers"


def test_pages_stay_in_their_folder() -> None:
    """A file that names a page outside the source folder does not get it."""
    pages = ["../../outside", "/etc/passwd", "a/../../b", ".hidden", "C:\\x", "roles/ok"]
    work = [{"name": "A", write.OURS: {"page": page}} for page in pages]
    imported = json_resume.read(json.dumps({"work": work}))
    new = {f"roles/{stem}.md" for stem in ("a", "a-2", "a-3", "a-4", "a-5")}
    assert set(imported.files) == {"index.md", "roles/ok.md", *new}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"basics": ', "line 1, column 12: this is no JSON: Expecting value."),
        ('{"work": [], "work": []}', "the key “work” stands twice in one mapping; keep one."),
        ("[" * 100_000, "the mappings are nested too deeply for a JSON Resume."),
        ('{"skills": [{"level": 3}]}', "skills[0].level: a text is wanted here."),
        ("3", '$: a mapping is wanted here, as in {"key": "value"}.'),
    ],
)
def test_malformed_input(text: str, said: str) -> None:
    """A file that is none is refused with its place and the reason."""
    with pytest.raises(FormError) as raised:
        json_resume.read(text)
    assert raised.value.args == (said,)
