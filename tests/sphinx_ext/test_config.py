"""A configuration that cannot work is refused with what to write instead."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pybtex import plugin
from sphinx.errors import ConfigError

from building import build, edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"portfolio_programs": 1}, "portfolio_programs is 1; write True or False, or take it out."),
        ({"portfolio_resume_paper": "A3"}, "portfolio_resume_paper is “A3”; write “a4” or “letter”."),
        (
            {"portfolio_exclude_outputs": 3},
            "portfolio_exclude_outputs is 3; write a list of names, such as ['feed'], or take it out.",
        ),
        *(
            ({f"portfolio_{name}": value}, f"portfolio_{name} is {told}; write ")
            for name in ("publications", "resumes", "fonts", "resume_paper", "content_security_policy")
            for value, told in (
                (None, "None"),
                (3, "3"),
                (["x"], "['x']"),
                (b"x", "b'x'"),
                (10**5000, "a very long number"),
            )
        ),
        (
            {"portfolio_publications": "x" * 5000},
            "xx”, but there is no such file beside conf.py. Mend the path",
        ),
        *(
            (
                {"html_baseurl": value},
                f"html_baseurl: “{value}” is no web address: it begins with https:// and",
            )
            for value in ("example.org/cv", "https:example.org", "//example.org", "javascript:alert(1)")
        ),
        (
            {"html_baseurl": "https://a:b@example.org"},
            "html_baseurl: “example.org” is given a name or a passw",
        ),
        ({"html_baseurl": "https://example.org/?q"}, "/?q”; take out what stands from “?” or “#” on."),
        ({"html_baseurl": None}, "html_baseurl is None; write an address, as in “https://example.org/”, or"),
        ({"portfolio_fonts": "none"}, "portfolio_fonts names “none”, but there is no such folder"),
        (
            {"portfolio_publications": "x.bib"},
            "portfolio_publications names “x.bib”, but there is no such file",
        ),
        *(
            (
                {"portfolio_publications": name},
                "beside conf.py. Did you mean “publications.bib”? Mend the path",
            )
            for name in ("Publications.bib", ".\\publications.bib")
        ),
        ({"portfolio_resumes": {"a": {"skill": []}}}, "['a'] has the key “skill”; did you mean “skills”?"),
        ({"portfolio_resumes": {"a": {"skills": ["Rusty"]}}}, "has no skill “Rusty”; did you mean “Rust”?"),
    ],
)
def test_refusals(root: Path, tmp_path: Path, settings: dict[str, Any], said: str) -> None:
    """Each mistake is refused in a sentence that ends with the remedy."""
    with pytest.raises(ConfigError) as raised:
        build(root, tmp_path / "built", settings=settings)
    assert said in str(raised.value)


def test_resume_of_a_page_with_a_mistake(root: Path, tmp_path: Path) -> None:
    """Where the profile cannot be read, the skills that a résumé asks for are not told as missing, too."""
    edit(root / "index.md", "vocabulary:", "photo: images/me.png\n  vocabulary:")
    settings = {"portfolio_resumes": {"a": {"skills": ["Rust"], "sections": ["skills", "experience"]}}}
    (warning,) = build(root, tmp_path / "built", settings=settings).warnings
    assert "portfolio.photo: keys with values are wanted here" in warning


def test_address_of_the_site_has_one_form(root: Path, tmp_path: Path) -> None:
    """The address of the site comes out as browsers read it, wherever it stands."""
    built = build(root, tmp_path / "built", settings={"html_baseurl": "HTTPS://Example.ORG:443/cv"})
    assert built.warnings == ()
    assert (
        built.page("about").select_one("link[rel=canonical]")["href"] == "https://example.org/cv/about.html"
    )
    assert "HTTPS" not in (built.folder / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "told"), [("sr@latin", "sr-Latn"), ("pt_BR", "pt-BR"), ("tlh", "tlh"), ("german", "und")]
)
def test_language_of_outputs(root: Path, tmp_path: Path, given: str, told: str) -> None:
    """Outputs tell the language by its standard code, and none where Sphinx was given another name."""
    built = build(root, tmp_path, settings={"language": given, "html_baseurl": "https://example.org/"})
    said = [warning for warning in built.warnings if "Docutils-generated text will be in" not in warning]
    assert bool(said) is (told == "und")
    assert f'xml:lang="{told}"' in (built.folder / "feed.xml").read_text("utf-8")
    assert (built.folder / "resume.pdf").is_file()


def test_resumes_for_audiences(root: Path, tmp_path: Path) -> None:
    """Each résumé that is named has its own PDF, with the write-ups that its skills or its list choose."""
    resumes = {"rust": {"skills": ["Rust"]}, "shop": {"projects": ["till"]}, "matmul": {"skills": ["GEMM"]}}
    built = build(root, tmp_path, settings={"portfolio_resumes": resumes})
    assert built.warnings == ()
    said = {path.stem: pypdf.PdfReader(path).pages[0].extract_text() for path in built.folder.glob("*.pdf")}
    titles = ("A matrix kernel", "A parser", "A till")
    assert {name: [title for title in titles if title in text] for name, text in said.items()} == {
        "resume": ["A matrix kernel", "A parser", "A till"],
        "resume-rust": ["A parser"],
        "resume-shop": ["A till"],
        "resume-matmul": ["A matrix kernel"],
    }
    assert all("Corner Shop" in text for text in said.values()), "the roles are told in each"


def test_paper(root: Path, tmp_path: Path) -> None:
    """A résumé is set for the paper that it names, or that the configuration names for all."""
    settings = {"portfolio_resume_paper": "letter", "portfolio_resumes": {"abroad": {"paper": "a4"}}}
    built, sizes = build(root, tmp_path, settings=settings), {}
    for path in built.folder.glob("*.pdf"):
        page = pypdf.PdfReader(path).pages[0]
        sizes[path.stem] = (round(page.mediabox.width), round(page.mediabox.height))
    assert sizes == {"resume-abroad": (595, 842), "resume": (612, 792)}


def test_the_whole_resume_can_be_set(root: Path, tmp_path: Path) -> None:
    """What is said of `resume` holds for the PDF that there is in any case, and for the page."""
    (root / "resume.md").write_text("# Résumé\n\n:::{portfolio:resume}\n:::\n", encoding="utf-8")
    edit(root / "index.md", "about\n", "about\nresume\n")
    before = build(root, tmp_path)
    assert "Corner Shop" in before.page("resume").get_text()
    built = build(root, tmp_path, settings={"portfolio_resumes": {"resume": {"without_roles": ["shop"]}}})
    assert built.warnings == ()
    (pdf,) = built.folder.glob("*.pdf")
    assert "Corner Shop" not in pypdf.PdfReader(pdf).pages[0].extract_text()
    assert "Corner Shop" not in built.page("resume").select_one("[role=main]").get_text(), (
        "it is written again"
    )  # type: ignore[union-attr]


def test_sources_are_published_where_the_owner_wants_it(root: Path, tmp_path: Path) -> None:
    """Left alone, no source is published, front matter and all; an owner who asks for it has it."""
    assert not [*build(root, tmp_path / "left alone").folder.glob("_sources/*")]
    asked = build(root, tmp_path / "asked", settings={"html_copy_source": True})
    assert (asked.folder / "_sources/index.md.txt").is_file()


def test_process_is_left_as_it_was(root: Path, tmp_path: Path) -> None:
    """A build changes neither how garbage is collected nor which styles of citations there are."""

    def state() -> tuple[object, ...]:
        plugins = {name: dict(p) for name, p in plugin._RUNTIME_PLUGINS.items()}
        return gc.get_threshold(), gc.isenabled(), plugins, plugin.entry_points

    wanted = {"extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_portfolio"]}
    before = state()
    build(root, tmp_path, settings=wanted | {"bibtex_bibfiles": ["publications.bib"]})
    assert state() == before


@pytest.mark.parametrize("extensions", [["sphinx_portfolio"], ["sphinx_portfolio", "myst_parser"]])
def test_extension_sets_up_what_it_needs(root: Path, tmp_path: Path, extensions: list[str]) -> None:
    """The extension alone is a configuration that works; Python's short names are known beside ours."""
    (root / "conf.py").write_text(
        f"extensions = {extensions}\nportfolio_publications = 'publications.bib'\n", encoding="utf-8"
    )
    (root / "about.md").write_text(
        "# About\n\n```{function} go()\n```\n\nSee {func}`go` and {role}`lab`.\n", encoding="utf-8"
    )
    built = build(root, tmp_path / "built", settings={"nitpicky": True})
    assert built.warnings == ()
    linked = [link["href"] for link in built.page("about").select("[itemprop=articleBody] a, .body p a")]
    assert {"#go", "roles/lab.html"} <= set(linked)


def test_owner_says_otherwise(tmp_path: Path) -> None:
    """What the owner sets stays: a primary domain, and extensions of MyST beside the one that is added."""
    wanted = {"primary_domain": "py", "myst_enable_extensions": ["deflist"]}
    root = tmp_path / "source"
    root.mkdir()
    (root / "conf.py").write_text("extensions = ['sphinx_portfolio']\n", encoding="utf-8")
    text = "# About\n\nTerm\n: Body\n\n:::{note}\nRead {role}`this`.\n:::\n"
    (root / "index.md").write_text(text, encoding="utf-8")
    built = build(root, tmp_path / "built", settings=wanted)
    assert built.warnings == (
        'index.md:7: WARNING: Unknown interpreted text role "role". [myst.role_unknown]',
    )
    assert built.page("index").select_one("dl dt")
    assert built.page("index").select_one(".note")


def test_names_of_settings(root: Path, tmp_path: Path) -> None:
    """A function or a name of the owner's own is no setting, and one that is nearly ours is told by line."""
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("def portfolio_helper(): ...\nbase_url = 'x'\nportfolio_resume_papers = 'a4'\n")
    assert build(root, tmp_path / "built").warnings == (
        (
            "conf.py:14: WARNING: there is no setting “portfolio_resume_papers”; "
            "did you mean “portfolio_resume_paper”? [portfolio.unknown_setting]"
        ),
    )


@pytest.mark.parametrize(
    ("given", "cure"),
    [
        ("german", "did you mean “de”?"),
        ("Deutsch", "did you mean “de”?"),
        ("DE", "did you mean “de”?"),
        ("elvish", "write its code, as in “de”."),
    ],
)
def test_language_is_a_code(root: Path, tmp_path: Path, given: str, cure: str) -> None:
    """A language by its name, which would leave the site in English, is told at its line with its code."""
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"language = '{given}'\n")
    warnings = build(root, tmp_path / "built", builder="dummy").warnings
    told = f"conf.py:12: WARNING: language is “{given}”, which is no code of a language; {cure}"
    assert f"{told} [portfolio.unknown_setting]" in warnings


def test_paths_are_relative_to_the_folder_of_conf(root: Path, tmp_path: Path) -> None:
    """Where conf.py stands elsewhere than the pages, files and folders that it names stand beside it."""
    conf = tmp_path / "conf"
    (conf / "fonts").mkdir(parents=True)
    for name in ("conf.py", "publications.bib"):
        (root / name).rename(conf / name)
    (root / "papers.md").write_text("# Papers\n\n```{bibliography}\n:all:\n```\n", encoding="utf-8")
    edit(root / "index.md", "about\n", "about\npapers\n")
    with (conf / "conf.py").open("a", encoding="utf-8") as file:
        file.write("extensions += ['sphinxcontrib.bibtex']\nbibtex_bibfiles = ['publications.bib']\n")
        file.write("portfolio_fonts = 'fonts'\n")
    command = [sys.executable, "-m", "sphinx", "-q", "-c", str(conf), str(root), str(tmp_path / "out")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Round Trips" in (tmp_path / "out/resume.json").read_text(encoding="utf-8")
    page = (tmp_path / "out/papers.html").read_text(encoding="utf-8")
    assert 'name="citation_title"' in page, "the page is known by the same file"


def test_texts_do_not_follow_the_locale(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No output has the months of the machine's locale, which Python's calendar speaks."""
    foreign = ["", *["Locale"] * 12]
    monkeypatch.setattr("calendar.month_abbr", foreign)
    monkeypatch.setattr("calendar.month_name", foreign)
    built = build(root, tmp_path)
    assert built.warnings == ()
    said = [
        path for path in built.folder.rglob("*") if path.suffix in {".html", ".md", ".xml", ".json", ".txt"}
    ]
    assert not [path.name for path in said if b"Locale" in path.read_bytes()]
    pages = pypdf.PdfReader(built.folder / "resume.pdf").pages
    assert "Mar 2022 – Aug 2023" in " ".join(page.extract_text() for page in pages)
    assert "Mar 2022 – Aug 2023" in built.page("roles/lab").get_text()


def test_builds_are_no_pages(root: Path) -> None:
    """What a build has made below the pages is not read by the next one, whatever ``conf.py`` leaves out."""
    for into in (root / "_build", root / "public", root / "_build"):
        assert build(root, into).warnings == ()
    assert not (root / "_build/html/_build").exists()
    assert not (root / "_build/html/public").exists()
