"""Reading a page: comments in HTML go, and what others have written stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import SphinxError

from building import build, edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<script>var s = "<!-- keep -->"</script>', '<script>var s = "<!-- keep -->"</script>'),
        ("<STYLE>/* <!-- */ a {}</STYLE><!-- gone -->", "<STYLE>/* <!-- */ a {}</STYLE>"),
        ("<textarea><!-- keep --></textarea>", "<textarea><!-- keep --></textarea>"),
        ('<a title="<!-- keep -->">x</a>', '<a title="<!-- keep -->">x</a>'),
        ("<a title='<!-- \">keep -->'>x</a>", "<a title='<!-- \">keep -->'>x</a>"),
        ("<b>x</b><!-- gone --><i>y</i>", "<b>x</b><i>y</i>"),
        ("<b>x</b><!-- gone > --><i>y</i><!--\ngone\n-->", "<b>x</b><i>y</i>"),
        ("<p>1 < 2 <!-- gone --></p>", "<p>1 < 2 </p>"),
    ],
)
def test_html_loses_its_comments_alone(root: Path, tmp_path: Path, written: str, kept: str) -> None:
    """Of HTML only comments are taken out; what looks like one in a script or an attribute is none."""
    (root / "about.md").write_text(f"# About\n\n```{{raw}} html\n{written}\n```\n\nEnd.\n", encoding="utf-8")
    page = (build(root, tmp_path).folder / "about.html").read_text("utf-8")
    assert kept in page
    assert "gone" not in page


def test_markup_of_other_formats_is_left_alone(root: Path, tmp_path: Path) -> None:
    """What is written for LaTeX alone keeps what would be a comment in HTML."""
    text = "# About\n\n```{raw} latex\n\\typeout{<!-- keep -->}\n```\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    written = build(root, tmp_path, builder="latex").folder.glob("*.tex")
    assert r"\typeout{<!-- keep -->}" in next(written).read_text("utf-8")


@pytest.mark.parametrize(
    ("encoding", "line", "seems"),
    [
        ("utf-16", 1, "UTF-16"),
        ("utf-16-le", 1, "UTF-16"),
        ("latin-1", 3, "Latin-1 or Windows-1252"),
        ("cp1252", 3, "Latin-1 or Windows-1252"),
    ],
)
def test_page_that_is_not_utf_8(root: Path, tmp_path: Path, encoding: str, line: int, seems: str) -> None:
    """A page in another encoding is refused with its name, its line and what to do."""
    (root / "about.md").write_text("# About\n\nA café.\n", encoding=encoding)
    with pytest.raises(SphinxError) as raised:
        build(root, tmp_path / "built")
    said = f"the page is not UTF-8 but seems to be {seems}; save it as UTF-8."
    assert str(raised.value).removeprefix(f"{root}/") == f"about.md:{line}: {said}"


@pytest.mark.parametrize(
    ("name", "cure"), [("Index.md", "rename “Index.md” to it"), ("home.md", "write the home page there")]
)
def test_no_first_page(root: Path, tmp_path: Path, name: str, cure: str) -> None:
    """A site without its first page is refused with the name that it needs."""
    (root / "index.md").rename(root / name)
    with pytest.raises(SphinxError, match=rf"has no page “index.md”, with which a site begins; {cure}\.$"):
        build(root, tmp_path / "built")


@pytest.mark.parametrize("heading", ["", "#\n"])
def test_page_without_a_heading(root: Path, tmp_path: Path, heading: str) -> None:
    """A page without a heading, or without words in it, is told, and has its id as a title wherever named."""
    edit(root / "projects/till.md", "# A till\n\n", heading)
    built = build(root, tmp_path / "built")
    assert built.warnings == (
        (
            "projects/till.md:9: WARNING: the page has no heading, and is called “till”; "
            "write one, as in `# A matrix kernel`. [portfolio.missing_title]"
        ),
    )
    assert [link.get_text() for link in built.page("roles/shop").select(".portfolio-cards a")] == ["till"]
    assert not any("no title" in path.read_text("utf-8") for path in built.folder.rglob("*.html"))


@pytest.mark.parametrize(
    "line",
    [
        "::{portfolio:cards}",
        ":: {portfolio:cards}",
        ":::{portfolio: cards}",
        ":::{portfolio cards}",
        "..  portfolio:cards::",
    ],
)
def test_line_that_was_meant_as_a_directive(root: Path, tmp_path: Path, line: str) -> None:
    """What is nearly a directive of ours is told at its line, but not in code, and not one that is right."""
    right = ":::{portfolio:cards}\n:::"
    text = f"# About\n\n{right}\n\n```\n{line}\n```\n\n{line}\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    told = (
        "no directive begins so; write :::{portfolio:cards}, and ::: below it. [portfolio.unread_directive]"
    )
    assert build(root, tmp_path / "built").warnings == (f"about.md:10: WARNING: {told}",)


DRAFT = "---\nportfolio:\n  kind: role\n  draft: true\n  colour: unfinished\n---\n# Confidential\n"


@pytest.mark.parametrize("word", ["true", "yes", "on", "1", '"True"'])
def test_draft_is_in_no_output(root: Path, tmp_path: Path, word: str) -> None:
    """A draft, in any word for it and with any mistake, is written nowhere, and what names it builds."""
    edit(root / "index.md", "roles/lab", "roles/lab\nroles/next\nroles/n*")
    (root / "roles/next.md").write_text(DRAFT.replace("true", word), encoding="utf-8")
    edit(root / "projects/till.md", "role: shop", "role: next")
    built = build(root, tmp_path)
    assert built.warnings == ()
    files = [path for path in built.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"Confidential" in path.read_bytes() or path.stem == "next"] == []


def test_settings_may_name_drafts(root: Path, tmp_path: Path) -> None:
    """A résumé that names a section, a role or a write-up which are drafts is made without them."""
    page = "---\nportfolio:\n  kind: {}\n  draft: true\n---\n# Confidential\n"
    (root / "choirs.md").write_text(page.format("entries\n  section: Choirs"), encoding="utf-8")
    (root / "roles/next.md").write_text(page.format("role"), encoding="utf-8")
    (root / "projects/gone.md").write_text(page.format("project"), encoding="utf-8")
    wanted = {"sections": ["experience", "Choirs"], "without_roles": ["next"], "projects": ["till", "gone"]}
    built = build(root, tmp_path, settings={"portfolio_resumes": {"short": wanted}})
    assert built.warnings == ()


def test_work_whose_role_is_a_draft(root: Path, tmp_path: Path) -> None:
    """A write-up whose role is a draft stands as work of one's own, which is told without a warning."""
    (root / "roles/next.md").write_text(DRAFT, encoding="utf-8")
    edit(root / "projects/till.md", "role: shop", "role: next")
    said: list[str] = []
    assert build(root, tmp_path, said=said).warnings == ()
    told = "projects/till.md: its role “next” is a draft, so it stands as work of your own."
    assert said[0].count(told) == 1


def test_evidence_in_a_draft(root: Path, tmp_path: Path) -> None:
    """What cites evidence that a draft declares is told so, in the front matter and in the text."""
    declared = "  colour: unfinished\n  evidence:\n    - {id: hidden}\n    - hidden-too\n"
    (root / "roles/next.md").write_text(DRAFT.replace("  colour: unfinished\n", declared), encoding="utf-8")
    (root / "about.md").write_text("# About\n\nSee {evidence}`hidden`.\n", encoding="utf-8")
    edit(root / "projects/kernel.md", "evidence: [", "evidence: [hidden, ")
    results, text = build(root, tmp_path).warnings
    said = "a draft declares the evidence “hidden”; publish that page, or take the id out."
    assert said in results
    assert "“hidden”; a draft declares it: publish that page, or take the reference out." in text


def test_page_that_becomes_a_draft_goes(root: Path, tmp_path: Path) -> None:
    """The next build forgets a page that is a draft now, and knows it again when it is a draft no more."""
    before = build(root, tmp_path).page("index")
    edit(root / "roles/shop.md", "kind: role", "kind: role\n  draft: true")
    without = build(root, tmp_path)
    assert without.warnings == ()
    assert "Corner Shop" not in without.page("index").get_text()
    edit(root / "roles/shop.md", "  draft: true\n", "")
    assert build(root, tmp_path).page("index") == before


def test_reference_to_a_draft(root: Path, tmp_path: Path) -> None:
    """A reference in a text says that it leads to a draft."""
    (root / "roles/next.md").write_text(DRAFT, encoding="utf-8")
    (root / "about.md").write_text("# About\n\nAt {role}`next`.\n", encoding="utf-8")
    said = "there is no role “next”; it is a draft: publish it, or take the reference out."
    assert build(root, tmp_path).warnings == (f"about.md:3: WARNING: {said} [ref.role]",)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("/images/ada.jpg", "there is no file “ada.jpg” in images; did you mean “ada.png”?"),
        (
            "/images/ada.tiff",
            (
                "“ada.tiff” is no picture that browsers show; "
                "save it as .avif, .gif, .jpeg, .jpg, .png, .svg, .webp."
            ),
        ),
    ],
)
def test_photo_that_is_not_there(root: Path, tmp_path: Path, source: str, message: str) -> None:
    """A photo whose file cannot be shown is told at its line, and the page does without it."""
    (root / "images").mkdir()
    (root / "images/ada.png").write_bytes(b"")
    edit(root / "index.md", "  headline:", f"  photo: {{src: {source}, alt: Ada}}\n  headline:")
    built = build(root, tmp_path)
    assert (
        f"index.md:5: WARNING: portfolio.photo.src: {message} [portfolio.missing_picture]" in built.warnings
    )
    assert not built.page("index").select("img.portfolio-photo")


def test_photo(root: Path, tmp_path: Path) -> None:
    """A photo stands on the home page, with its words, and its file in the site."""
    (root / "images").mkdir()
    (root / "images/ada.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "utf-8"
    )
    edit(root / "index.md", "  headline:", "  photo: {src: images/ada.svg, alt: Ada at work}\n  headline:")
    built = build(root, tmp_path)
    (image,) = built.page("index").select("img.portfolio-photo")
    assert (built.folder / str(image["src"])).is_file()
    assert image["alt"] == "Ada at work"


def test_code_of_others_is_no_directive(root: Path, tmp_path: Path) -> None:
    """Directives in items, and code that shows directives and references, are told of nowhere."""
    indented = "    :::{portfolio:cards}\n    :::\n"
    shown = "`{skill}C++` ``{skill} `C++` `` {skill}`C++` {skill} {role} of"
    text = f"# About\n\n- Item\n\n{indented}\n```\n{indented}{{skill}}C++\n```\n\n{shown}\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    built = build(root, tmp_path / "built")
    assert built.warnings == ()
    assert len(built.page("about").select("li .portfolio-cards")) == 1
