"""A JSON Resume file becomes pages: ours comes back unchanged, and of others' nothing is lost in silence."""

from __future__ import annotations

import json
import re
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
from sphinx_portfolio.graph.entries import read as read_entries
from sphinx_portfolio.graph.pages import Page
from sphinx_portfolio.graph.portfolio import Portfolio
from sphinx_portfolio.importers import json_resume
from sphinx_portfolio.json_resume import write
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model import frontmatter, parsing
from strategies import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_portfolio.graph.publications import Publication

HERE = Path(__file__).parent
FOREIGN = (*sorted((HERE / "foreign").glob("*.json")), HERE.parent / "json_resume/schema/sample.resume.json")
WORD = re.compile(r"\w+")
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
        return read_entries(path)[0]


def heading(text: str) -> str:
    """Return the first heading of a page as a reader sees it."""
    tokens = MarkdownIt().parse(text.partition("\n---\n")[2])
    parts = next(after for before, after in pairwise(tokens) if before.type == "heading_open").children or ()
    assert {part.type for part in parts} <= {"text", "text_special"}, "nothing of it is markup"
    return "".join(part.content for part in parts)


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem.partition(".")[0])
def test_nothing_foreign_is_lost_in_silence(path: Path) -> None:
    """Each value of a file of others stands in a page, in the BibTeX file or in the report."""
    imported = json_resume.read(path.read_text("utf-8"))
    kept = shown(" | ".join((imported.report, *texts(imported.files)))).casefold()
    for text in leaves(json.loads(path.read_text("utf-8"))):
        said = shown(json.dumps(text) if isinstance(text, bool) else text).casefold()
        parts = (said, said.translate(str.maketrans("{}", "()")))
        whole = any(part in kept for part in parts) or set(WORD.findall(said)) <= set(WORD.findall(kept))
        assert whole, f"{text!r} is nowhere"


def texts(files: Mapping[str, str]) -> Iterator[str]:
    """Yield all that the front matter, the headings and the BibTeX file say."""
    for name, text in files.items():
        if matter := frontmatter.read(text):
            assert name.endswith(".md")
            yield heading(text)
            yield from map(str, leaves(matter.data))
            yield f"{matter.data.get('summary')} {text.rpartition(':::')[0].partition(':::')[2]}"
    for entry in entries_in(files):
        yield from (entry.title, entry.venue, entry.year, entry.date, entry.url, entry.note, *entry.authors)


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
    assert 'basics.location.address = "Strada Exemplu 5"' in imported.losses
    assert 'skills[0].level = "Expert"' in imported.losses
    assert 'meta.theme = "even"' in imported.losses
    assert not any(loss.startswith(("work[0].highlights", "skills[0].keywords")) for loss in imported.losses)


def test_pictures_are_noted() -> None:
    """No file of this form holds a picture: the report says where one belongs, and how to show a photo."""
    shown = {"page": "index", "photo": {"src": "/ada.jpg", "alt": "Ada"}}
    work = {
        "name": "Till",
        "description": "A till.",
        OURS: {"page": "till", "image": {"src": "a.png", "alt": "A"}},
    }
    ours = json_resume.read(json.dumps({"basics": {"name": "Ada", OURS: shown}, "projects": [work]}))
    assert ours.notes[:2] == (
        "index.md: it shows /ada.jpg; put that picture there.",
        "till.md: it shows a.png; put that picture there.",
    )
    theirs = json_resume.read(json.dumps({"basics": {"name": "Ada", "image": "https://ada.example/me.jpg"}}))
    said = "index.md: to show the photo, save it beside the pages and name it as `photo`, with `alt`."
    assert (said in theirs.notes, theirs.losses) == (True, ('basics.image = "https://ada.example/me.jpg"',))


def test_unknown_keys_are_losses() -> None:
    """A key that JSON Resume does not have is reported, however deep it stands."""
    imported = json_resume.read((HERE / "foreign/exported.json").read_text("utf-8"))
    assert {'work[0].tags = [{"deep": {"er": true}}]', 'coverLetter = "Dear reader,"'} <= set(imported.losses)


def test_a_job_without_dates_is_no_role() -> None:
    """A job of which a file says too little for a role is an entry, which is noted, and no date is made up."""
    imported = json_resume.read((HERE / "foreign/researcher.json").read_text("utf-8"))
    said = "work[1]: a role has an organisation, a title and dates; what lacks one stands on further-experience.md."
    assert said in imported.notes
    assert not any(re.search(r"\.md:\d", note) for note in imported.notes), (
        "the build has nothing to say of any page"
    )
    assert data_of(imported.files, "education")["entries"] == [
        {"title": "PhD", "organisation": "Politechnika Łódzka"}
    ], "no date is made up"


def test_an_edited_highlight_wins() -> None:
    """Who edits a highlight of our file gets it as prose, and is told what became of the result."""
    data = json.loads(exported(portfolios.link()))
    entry = next(entry for entry in data["projects"] if entry.get("highlights"))
    before, entry["highlights"][0] = entry["highlights"][0], "Twice as fast"
    imported = json_resume.read(json.dumps(data))
    page = imported.files[f"{entry['x-sphinx-portfolio']['page']}.md"]
    matter = frontmatter.read(page)
    assert matter
    assert matter.data["highlights"][0] == "Twice as fast"
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
    work = [{"name": "A", OURS: {"page": page}} for page in pages]
    imported = json_resume.read(json.dumps({"work": work}))
    new = {f"roles/{stem}.md" for stem in ("a", "a-2", "a-3", "a-4", "a-5")}
    assert set(imported.files) == {"index.md", "roles/ok.md", *new}


@pytest.mark.parametrize(
    "text", ["{", '{"resume": {"basics": {"name": "Ada"}}}', "3", "{}", '{"skills": []}']
)
def test_what_is_no_resume(text: str) -> None:
    """A file that is no résumé is refused, with its place and the reason."""
    with pytest.raises(FormError):
        json_resume.read(text)


def test_refusal_says_what_was_looked_for() -> None:
    """Who wrapped a résumé in a key is told to take it out."""
    with pytest.raises(FormError) as raised:
        json_resume.read('{"resume": {"basics": {"name": "Ada"}}}')
    assert "which has `basics`" in raised.value.args[0]
    assert "what stands under “resume” looks like one" in raised.value.args[0]


UNTIDY = {
    "basics": {"name": "Ada", "picture": "https://a.example/i.png", "website": "ada.example", "label": None},
    "work": [
        {
            "company": "Lab", "position": "Engineer", "website": "www.lab.example", "startDate": "Mar-2022",
            "endDate": "now", "summary": "<p>I weave.</p><p>I count.</p><ul><li>Looms</li></ul>",
            "highlights": "One\nTwo",
        },
        {"company": "Mill", "position": "Tutor", "startDate": 2019, "endDate": "2018", "summary": ""},
    ],
    "skills": ["Python"],
    "awards": [{"title": "Prize", "date": "2023-9-28"}, {"title": "Medal", "date": "a while ago"}],
}  # fmt: skip


def test_untidy_file() -> None:
    """What is plain is mended, what is not is told, and the rest of the file is imported."""
    imported = json_resume.read(json.dumps(UNTIDY))
    assert list(data_of(imported.files, "roles/lab").items()) == [
        ("kind", "role"), ("organisation", "Lab"), ("url", "https://www.lab.example"), ("title", "Engineer"),
        ("start", "2022-03"), ("end", "present"), ("summary", "I weave."), ("highlights", ["Looms", "One", "Two"]),
    ]  # fmt: skip
    assert "\nI count.\n" in imported.files["roles/lab.md"]
    assert data_of(imported.files, "awards")["entries"] == [
        {"title": "Prize", "date": "2023-09-28"},
        {"title": "Medal"},
    ]
    assert data_of(imported.files, "further-experience")["entries"] == [
        {"title": "Tutor", "organisation": "Mill", "date": "2019"}
    ]
    assert imported.losses == (
        'awards[1].date = "a while ago"', 'work[1].endDate = "2018"', 'basics.image = "https://a.example/i.png"',
    )  # fmt: skip
    assert "work[0].startDate: “Mar-2022” is read as 2022-03." in imported.notes


def test_untidy_file_builds(tmp_path: Path) -> None:
    """Nothing that an untidy file gives makes a build warn."""
    files = json_resume.read(json.dumps(UNTIDY)).files
    for name, text in (files | {"conf.py": CONF.replace("portfolio_publications", "_unused")}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert build(tmp_path, tmp_path / "_build").warnings == ()


def test_ids_in_every_script() -> None:
    """Organisations of any script have files that people can read."""
    names = ["삼성전자", "北京大学", "Яндекс", "株式会社", "Łódź"]
    work = [{"name": name, "position": "A", "startDate": "2020"} for name in names]
    files = json_resume.read(json.dumps({"work": work})).files
    assert all(re.fullmatch(r"roles/[a-z]+(-[a-z]+)*\.md", path) for path in files if path != "index.md")
    assert "roles/yandeks.md" in files


def data_of(files: Mapping[str, str], name: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    matter = frontmatter.read(files[f"{name}.md"])
    assert matter
    data: dict[str, Any] = matter.data
    return data


WORK = {
    "name": "Lab", "position": "Engineer", "location": "Lisbon", "description": "A laboratory",
    "startDate": "2023-05", "url": "https://lab.example/x", "highlights": ["One", "Two"],
}  # fmt: skip
SCHOOL = {"name": "School", "position": "Tutor", "startDate": "2019", "endDate": "2020-06"}
PROJECT = {
    "name": "A till", "description": "It counts.", "entity": "lab", "roles": ["Engineer"],
    "keywords": ["C++"], "startDate": "2023-06", "endDate": "2023-07", "url": "https://till.example",
}  # fmt: skip


def test_roles_of_others() -> None:
    """Work becomes roles, as one writes them; highlights are prose, as nothing supports them."""
    imported = json_resume.read(json.dumps({"basics": {"name": "Ada"}, "work": [WORK, SCHOOL]}))
    assert list(imported.files) == ["index.md", "roles/lab.md", "roles/school.md"]
    assert list(data_of(imported.files, "roles/lab").items()) == [
        ("kind", "role"), ("organisation", "Lab"), ("url", "https://lab.example/x"), ("title", "Engineer"),
        ("location", "Lisbon"), ("start", "2023-05"), ("end", "present"), ("summary", "A laboratory"),
        ("highlights", ["One", "Two"]),
    ]  # fmt: skip
    assert data_of(imported.files, "roles/school") == {
        "kind": "role", "organisation": "School", "title": "Tutor", "start": "2019", "end": "2020-06",
        "summary": "Tutor, School.",
    }  # fmt: skip
    assert [heading(text) for text in imported.files.values()] == ["Ada", "Lab", "School"]
    assert imported.losses == ()
    assert [note for note in imported.notes if ".md:" not in note] == [
        "work[1]: without a summary, its page says “Tutor, School”; write one.",
    ]


SECTIONS = {
    "education": [{"institution": "School", "studyType": "MSc"}], "awards": [{"title": "Prize"}],
    "certificates": [{"name": "First aid"}], "volunteer": [{"organization": "Club", "position": "Guide"}],
    "interests": [{"name": "Gliding"}], "references": [{"name": "Prof. N.", "reference": "Good."}],
}  # fmt: skip


def test_sections_of_others() -> None:
    """Each further section becomes a page of entries, to which the home page leads."""
    imported = json_resume.read(json.dumps(SECTIONS))
    names = ["education", "awards", "certificates", "volunteering", "interests", "references"]
    assert list(imported.files) == ["index.md", *(f"{name}.md" for name in names)]
    assert imported.files["index.md"].endswith("\n".join([":hidden:", "", *names, ":::", ""]))
    assert all(data_of(imported.files, name)["kind"] == "entries" for name in names)
    assert imported.losses == ()


def test_company() -> None:
    """The organisation is read under its older name, which our own file has too; another company is told."""
    names = [{"company": "Lab"}, {"name": "A", "company": "A"}, {"name": "A", "company": "B"}]
    work = [{"position": "E", "startDate": "2020", **each} for each in names]
    imported = json_resume.read(json.dumps({"work": work}))
    assert data_of(imported.files, "roles/lab")["organisation"] == "Lab"
    assert imported.losses == ('work[2].company = "B"',)


def test_skills_that_a_job_names() -> None:
    """A job of others used the skills that its own words name; the others are the vocabulary's alone."""
    work = WORK | {"highlights": ["Moved the parser to Rust"], "summary": "C++ all day."}
    skills = [{"name": "Languages", "keywords": ["C++", "Rust", "Zig"]}]
    imported = json_resume.read(json.dumps({"work": [work], "skills": skills}))
    assert data_of(imported.files, "roles/lab")["skills"] == ["C++", "Rust"]
    (group,) = data_of(imported.files, "index")["vocabulary"]
    assert [skill["name"] for skill in group["skills"]] == ["C++", "Rust", "Zig"]


def test_summary_wins_over_description() -> None:
    """Of a summary and a description the page says the first, and the other is reported."""
    imported = json_resume.read(json.dumps({"work": [WORK | {"summary": "I worked."}]}))
    assert data_of(imported.files, "roles/lab")["summary"] == "I worked."
    assert imported.losses == ('work[0].description = "A laboratory"',)


def test_entries_without_anything() -> None:
    """An entry that says nothing is no page, and what it has is told."""
    imported = json_resume.read('{"work": [{"x": 1}], "projects": [{"x": 1}]}')
    assert list(imported.files) == ["index.md"]
    assert imported.losses == ("projects[0].x = 1", "work[0].x = 1")


def test_projects_of_others() -> None:
    """A project belongs to the role at its employer, by name whatever its case, whose title it repeats."""
    imported = json_resume.read(json.dumps({"work": [WORK], "projects": [PROJECT]}))
    assert list(data_of(imported.files, "projects/a-till").items()) == [
        ("kind", "project"), ("role", "lab"), ("summary", "It counts."),
        ("start", "2023-06"), ("end", "2023-07"), ("skills", ["C++"]),
        ("links", [{"label": "till.example", "url": "https://till.example"}]),
    ]  # fmt: skip
    assert imported.losses == ()
    assert imported.files["roles/lab.md"].count(":::{portfolio:cards}") == 1


@pytest.mark.parametrize(
    ("change", "role", "losses"),
    [
        ({"entity": "Shop"}, None, ('projects[0].entity = "Shop"', 'projects[0].roles = ["Engineer"]')),
        ({"roles": ["Lead"]}, "lab", ('projects[0].roles = ["Lead"]',)),
        ({"entity": ""}, None, ('projects[0].roles = ["Engineer"]',)),
        ({"entity": "Shop", OURS: {"page": "p", "role": "lab"}}, "lab", ('projects[0].entity = "Shop"',)),
        ({OURS: {"page": "p"}}, None, ('projects[0].entity = "lab"', 'projects[0].roles = ["Engineer"]')),
    ],
)
def test_role_of_a_project(change: dict[str, Any], role: str | None, losses: tuple[str, ...]) -> None:
    """What a project says of its employer and is not the role's is reported, and no role is guessed."""
    imported = json_resume.read(json.dumps({"work": [WORK], "projects": [PROJECT | change]}))
    name = "p" if OURS in change else "projects/a-till"
    assert data_of(imported.files, name).get("role") == role
    assert imported.losses == losses


def test_first_of_two_roles_at_one_place() -> None:
    """Where two roles are at one place, a project belongs to the first, the latest in such files."""
    imported = json_resume.read(json.dumps({"work": [WORK, WORK], "projects": [PROJECT]}))
    assert data_of(imported.files, "projects/a-till")["role"] == "lab"
    assert "roles/lab-2.md" in imported.files


@pytest.mark.parametrize(
    ("own", "dates"),
    [
        ({"startDate": "2019", "endDate": "2020-06"}, {}),
        ({"startDate": "2019"}, {"start": "2019", "end": "present"}),
        ({}, {}),
    ],
)
def test_inherited_dates(own: dict[str, str], dates: dict[str, str]) -> None:
    """Dates that our file repeats of the role are the role's; edited ones are the project's own."""
    ours = {"page": "p", "role": "school", "ownDates": False}
    imported = json_resume.read(json.dumps({"work": [SCHOOL], "projects": [own | {OURS: ours}]}))
    assert {
        key: value for key, value in data_of(imported.files, "p").items() if key in {"start", "end"}
    } == dates


def test_own_dates() -> None:
    """Dates that the project has of its own stay, though they are the role's."""
    own = {"startDate": "2019", "endDate": "2020-06", OURS: {"page": "p", "role": "school"}}
    imported = json_resume.read(json.dumps({"work": [SCHOOL], "projects": [own]}))
    assert data_of(imported.files, "p")["start"] == "2019"


def test_work_across_roles() -> None:
    """Work of two roles names both organisations and both titles, each once."""
    ours = {"page": "p", "role": ["lab", "school"]}
    project = {"entity": "Lab, School", "roles": ["Engineer", "Tutor"], OURS: ours}
    imported = json_resume.read(json.dumps({"work": [WORK, SCHOOL], "projects": [project]}))
    assert data_of(imported.files, "p")["role"] == ["lab", "school"]
    assert imported.losses == ()
    assert all("portfolio:cards" in imported.files[f"roles/{name}.md"] for name in ("lab", "school"))


HOME = "https://ada.example/"
BASICS = {"url": HOME, OURS: {"page": "index"}}


@pytest.mark.parametrize(
    ("basics", "ours", "url", "kept"),
    [
        (BASICS, {"page": "p"}, f"{HOME}p.html", None),
        (BASICS, {"page": "p"}, "https://b.example/", "https://b.example/"),
        (BASICS, {"page": "p", "pageUrl": f"{HOME}p.html"}, HOME, HOME),
        ({"url": HOME}, None, f"{HOME}x", f"{HOME}x"),
    ],
)
def test_address_of_an_organisation(
    basics: dict[str, Any], ours: dict[str, str] | None, url: str, kept: str | None
) -> None:
    """The address of a job is its organisation's, unless it is that of the page on our own site."""
    work = {"name": "L", "position": "E", "startDate": "2020", "url": url} | ({OURS: ours} if ours else {})
    imported = json_resume.read(json.dumps({"basics": basics, "work": [work]}))
    assert data_of(imported.files, "p" if ours else "roles/l").get("url") == kept


def test_addresses_of_write_ups() -> None:
    """The address of a page on our site is none of its links; one elsewhere is."""
    links = [{"label": "L", "url": "https://l.example"}]
    projects = [
        {"url": url, OURS: {"page": name, "links": links}}
        for name, url in (("p", f"{HOME}p.html"), ("q", "https://b.example/"))
    ]
    imported = json_resume.read(json.dumps({"basics": BASICS, "projects": projects}))
    assert data_of(imported.files, "p")["links"] == links
    added = {"label": "b.example", "url": "https://b.example/"}
    assert data_of(imported.files, "q")["links"] == [*links, added]


def test_home_elsewhere() -> None:
    """Where the home page is not the index, the index leads to it."""
    imported = json_resume.read(json.dumps({"basics": {OURS: {"page": "me"}}}))
    assert list(imported.files) == ["me.md", "index.md"]
    assert imported.files["index.md"] == ":::{toctree}\n:hidden:\n\nme\n:::\n"


def test_publications_are_a_file() -> None:
    """Publications stand in a BibTeX file."""
    imported = json_resume.read('{"publications": [{"name": "A", "releaseDate": "2024"}]}')
    assert list(imported.files) == ["index.md", "publications.bib"]
    assert "@misc{a," in imported.files["publications.bib"]


def test_about_the_file() -> None:
    """What a file says of itself is no loss, but for what tools keep there."""
    meta = {"canonical": "https://a.example", "version": "v1.0.0", "lastModified": "2020", "theme": "even"}
    data = {"$schema": "https://s.example", "basics": {"name": "Ada"}, "meta": meta}
    imported = json_resume.read(json.dumps(data))
    assert imported.losses == ('meta.theme = "even"',)


def test_report() -> None:
    """The report lists what was not taken over and what to look at, or says that there is nothing."""
    imported = json_resume.Imported(files={}, losses=("a = 1", "b = 2"), notes=())
    assert imported.report == "Not taken over:\na = 1\nb = 2\n\nTo look at:\nnothing\n"
    imported = json_resume.Imported(files={}, losses=(), notes=("look",))
    assert imported.report == "Not taken over:\nnothing\n\nTo look at:\nlook\n"


def test_results_of_highlights() -> None:
    """A highlight is the result that it spells, once, else prose; a result without its highlight is told."""
    result = {"claim": "Time", "value": "2", "unit": "×"}
    ours = {"page": "p", "results": [result | {"note": "a"}, result | {"note": "b"}, {"claim": "Gone"}]}
    work = {"highlights": ["Time: 2×", "New", "Time: 2×", "Time: 2×"], OURS: ours}
    imported = json_resume.read(json.dumps({"work": [work]}))
    data = data_of(imported.files, "p")
    assert data["results"] == [result | {"note": "a"}, result | {"note": "b"}]
    assert data["highlights"] == ["New", "Time: 2×"]
    assert [note for note in imported.notes if note.startswith("work")] == [
        "work[0]: no highlight says “Gone” any more; left out."
    ]


def test_contact_that_is_not_told_is_lost() -> None:
    """An owner who keeps e-mail, phone and place out of the file does not get them back from it."""
    more = "  email: ada@example.org\n  location: Lisbon\n  contact_in: [page]\n"
    texts = portfolios.edited(("index", "  kind: profile\n", f"  kind: profile\n{more}"))
    data = data_of(json_resume.read(exported(portfolios.link(texts))).files, "index")
    assert not data.keys() & {"email", "location"}
    assert data["contact_in"] == ["page"], "so that none which is added later is told by accident"


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
    entries, _ = read_entries(folder / "publications.bib")
    before = Portfolio.link(portfolios.read(sources), today=whole.TODAY, publications=entries)
    imported = json_resume.read(exported(before, base_url))
    assert imported.losses == ()
    after = portfolio_in(imported.files)
    assert (after.profile, after.roles, after.projects) == (before.profile, before.roles, before.projects)
    assert after.entries == before.entries
    assert after.publications == before.publications


def test_imported_pages_build(tmp_path: Path) -> None:
    """The pages made of our own file build without a warning, and export the same file again."""
    sources = {name: text for name, text in portfolios.sources().items() if frontmatter.read(text)}
    entries, _ = read_entries(portfolios.SMALL / "publications.bib")
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


def test_pages_of_others_build(tmp_path: Path) -> None:
    """The pages made of the sample of the format build without a warning, though no job names its skills."""
    imported = json_resume.read(FOREIGN[-1].read_text("utf-8"))
    for name, text in (imported.files | {"conf.py": CONF}).items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert build(tmp_path / "source", tmp_path / "built").warnings == ()


def without_meta(data: dict[str, Any]) -> dict[str, Any]:
    """Return a file without what it says of itself: when it was last changed is not the portfolio's."""
    return {key: value for key, value in data.items() if key != "meta"}
