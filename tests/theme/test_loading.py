"""What pages load is decided over those just written, by what we know alone; the rest stays as it is."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from building import build, edit, times
from sphinx_portfolio.theme import chrome
from sphinx_portfolio.theme.loading import Loading, on_build_finished

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

LINK = '<link rel="stylesheet" type="text/css" href="{}" />'
PAGE = (
    "<!doctype html><head><!--portfolio:styles-->{sheets}<!--/portfolio:styles-->{head}</head><body>{body}"
    "<!--portfolio:scripts-->{scripts}<!--/portfolio:scripts--></body>"
)
KNOWN = {
    "known.css": "u{a:1}b{a:2}body{--x:1;--y:2}",
    "more.css": "u{c:var(--x)}.late{c:2}.in-part{c:3}.say-so{c:4}",
    "far.css": "p{d:url(x.png)}",
    "known.js": "'late'; import('./known/part.js')",
    "known/part.js": "'in-part'; `say-${x}`",
    "doctools.js": "",
    "design-tabs.js": "",
    "portfolio/claims.js": "",
    "portfolio/components.js": "",
}
OTHER = '<link rel="stylesheet" href="_static/{}">'
SEARCH = '<meta name="portfolio-search" content="">'
OWN = {"own.css": "p{a:5}", "own.js": ""}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the static folder of a site, with all that a package brings and what an owner has added."""
    for folder, files in (("package", KNOWN), ("out/_static", KNOWN | OWN)):
        for name, text in files.items():
            file = tmp_path / (f"{folder}/static" if folder == "package" else folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    (tmp_path / "package/base.html").write_text("<script>known()</script>", encoding="utf-8")
    return tmp_path / "out/_static"


def finished(site: Path, *, encoding: str = "utf-8", keys: object = "False") -> Any:
    """Return the builder of this site, whose theme inherits ours, which inherits that of the package."""
    folders = [site.parent, chrome.FOLDER, site.parents[1] / "package"]
    theme = SimpleNamespace(
        get_theme_dirs=lambda: folders, get_options=lambda given: {"navigation_with_keys": keys} | given
    )
    return SimpleNamespace(
        name="html",
        theme=theme,
        theme_options={},
        outdir=site.parent,
        doctreedir=site.parents[1],
        out_suffix=".html",
        config=SimpleNamespace(html_output_encoding=encoding),
    )


def loading(site: Path, **differences: Any) -> Loading:
    """Return what decides for this site."""
    return Loading(finished(site, **differences))


def page(sheets: str = "", scripts: str = "", head: str = "", body: str = "") -> str:
    """Return a page at the root, whose sheets and scripts are named by what they are called."""
    links = "".join(
        part if "<" in part else LINK.format(f"_static/{part}") for part in sheets.split("|") if part
    )
    tags = "".join(
        part if "<" in part else f'<script src="_static/{part}"></script>'
        for part in scripts.split("|")
        if part
    )
    return PAGE.format(sheets=links, scripts=tags, head=head, body=body)


def style(rules: str) -> str:
    """Return an element with these rules."""
    return f"<style>{rules}</style>\n" if rules.strip() else rules


def rest(decided: str, head: str = "", body: str = "") -> str:
    """Return what was put into the head of a page that has this in it."""
    before, after = "<!doctype html><head>", f"{head}</head><body>{body}</body>"
    assert decided.startswith(before)
    assert decided.endswith(after)
    return decided.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("sheets", "body", "put"),
    [
        ("known.css", "<u>", ["u{a:1;}"]),
        ("known.css?v=1", "<u>", ["u{a:1;}"]),
        ("known.css|more.css", "<u>", ["u{a:1;}body{--x:1;}u{c:var(--x);}"]),
        ("known.css|more.css", "<b>", ["b{a:2;}"]),
        ("known.css|own.css|more.css", "<u>", ["u{a:1;}body{--x:1;--y:2;}", "own.css", "u{c:var(--x);}"]),
        ("far.css|known.css", "<b>", ["far.css", "b{a:2;}body{--x:1;--y:2;}"]),
        ("own.css|far.css", "", ["own.css", "\n", "far.css"]),
        ("known.css", f"<b>{OTHER.format('own.css')}", ["b{a:2;}body{--x:1;--y:2;}"]),
        ("known.css", f"<b>{OTHER.format('more.css')}", ["u{a:1;}b{a:2;}body{--x:1;}"]),
        ("known.css", "<b><style>@import 'x'</style>", ["b{a:2;}body{--x:1;--y:2;}"]),
        ("known.css", '<b style="x: var(--y)">', ["b{a:2;}body{--y:2;}"]),
    ],
)
def test_known_sheets_give_the_page_their_rules(site: Path, sheets: str, body: str, put: list[str]) -> None:
    """Rules stand where links stood, in their order; others stay links, and what these may use is kept."""
    parts = (LINK.format(f"_static/{part}") if part.endswith("css") else style(part) for part in put)
    assert rest(loading(site).decide(page(sheets, body=body), "."), body=body) == "".join(parts)


@pytest.mark.parametrize(
    "link",
    [
        '<link media="print" rel="stylesheet" type="text/css" href="_static/known.css" />',
        '<link integrity="sha256-x" rel="stylesheet" type="text/css" href="_static/known.css" />',
        '<link rel="alternate stylesheet" type="text/css" href="_static/known.css" />',
        '<link rel="stylesheet" type="text/css" href="https://example.org/_static/known.css" />',
        '<link rel="stylesheet" href="_static/known.css" type="text/css">',
        LINK.format("/_static/known.css"),
        LINK.format("../_static/known.css"),
        LINK.format("_static/none.css"),
        "<style>p{a:9}</style>",
    ],
)
def test_other_links_stay(site: Path, link: str) -> None:
    """A link with a condition, to another host, to another folder or to what is not there stays as it is."""
    assert rest(loading(site).decide(page(link), ".")) == link


def test_address_is_that_of_the_page(site: Path) -> None:
    """What a page in a folder links to is found from there."""
    link = LINK.format("../../_static/known.css")
    assert rest(loading(site).decide(page(link, body="<b>"), "a/b"), body="<b>") == "<style>b{a:2;}</style>\n"


def test_file_in_the_place_of_a_package_s_is_the_owner_s(site: Path) -> None:
    """A published file that is not the package's own stays a link, and a script like it is unknown."""
    (site / "known.css").write_text("b{a:6}", encoding="utf-8")
    assert rest(loading(site).decide(page("known.css", body="<b>"), "."), body="<b>") == LINK.format(
        "_static/known.css"
    )
    (site / "known.js").write_text("other()", encoding="utf-8")
    unchanged = page("more.css", "known.js")
    assert loading(site).decide(unchanged, ".") == bare(unchanged)


def bare(text: str) -> str:
    """Return a page as plain Furo would have it: without our marks."""
    for mark in ("styles", "scripts"):
        text = text.replace(f"<!--portfolio:{mark}-->", "").replace(f"<!--/portfolio:{mark}-->", "")
    return text


@pytest.mark.parametrize(
    ("scripts", "body", "known"),
    [
        ("known.js", "", True),
        ("<script data-a='b' src=\"_static/known.js?v=1\"></script>", "", True),
        ("", "<script>known()</script>", True),
        ("", "<script>\n known()\n</script>", True),
        ("", '<script type="application/json">{}</script>', True),
        ("", '<script id="x" type="application/ld+json">{}</script>', True),
        ("", "<p>based on x = y, JavaScript: yes</p>", True),
        ("documentation_options.js", "", False),
        ("own.js", "", False),
        ("known.js|own.js", "", False),
        ("<script>own()</script>", "", False),
        ('<script src="https://example.org/_static/known.js"></script>', "", False),
        ("known.js|<p>", "", False),
        ("", "<script>own()</script>", False),
        ("", "<SCRIPT>own()</SCRIPT>", False),
        ("", "<script>known()", False),
        ("", "<script async>known()</script>", False),
        ("", '<script src="_static/known.js"></script>', False),
        ("", '<script type="module">known()</script>', False),
        ("", '<script data-type="application/json">own()</script>', False),
        ("", '<a href="javascript:own()">', False),
        ("", '<a href=" JavaScript:own()">', False),
        ("", "<p onclick=own()>", False),
        ("", "<p class=x\nonClick = own()>", False),
        ("", "<img src=x/onerror=own()>", False),
        ("", '<i id="x"onload=own()>', False),
        ("", '<div data-ea-publisher="x">', False),
        ("", '<div data-toggle="rst-versions">', False),
    ],
)
def test_page_in_which_others_run_is_as_in_furo(site: Path, scripts: str, body: str, known: bool) -> None:
    """Whatever runs that we do not know, in whatever way, makes all sheets and scripts stay as they are."""
    text = page("known.css", scripts, body=body)
    decided = loading(site).decide(text, ".")
    assert (decided == bare(text)) is not known
    assert ("<style>" in decided) is known
    assert "portfolio:s" not in decided


@pytest.mark.parametrize(
    ("scripts", "body", "kept"),
    [
        ("known.js", "", "known.js"),
        ("design-tabs.js|portfolio/components.js", "", ""),
        ("design-tabs.js", '<div class="sd-tab-set">', "design-tabs.js"),
        ("portfolio/claims.js", "<table>", ""),
        ("portfolio/claims.js", '<table class="portfolio-claims">', "portfolio/claims.js"),
        ("portfolio/components.js", "<pre>", "portfolio/components.js"),
        ("portfolio/components.js", "<table>", "portfolio/components.js"),
        ("portfolio/components.js", '<div class="math-wrapper">', "portfolio/components.js"),
        ("portfolio/components.js", '<div class="sd-cards-carousel">', "portfolio/components.js"),
        ("portfolio/components.js", '<div style="overflow: auto">', "portfolio/components.js"),
        ("doctools.js", "", "doctools.js"),
        ("doctools.js", SEARCH, ""),
        ("doctools.js", f'{SEARCH}<img class="toggler">', "doctools.js"),
    ],
)
def test_page_goes_without_scripts_that_it_does_not_use(
    site: Path, scripts: str, body: str, kept: str
) -> None:
    """Known scripts are in the head, deferred and in their order, if something on the page needs them."""
    put = rest(loading(site).decide(page("", scripts, body=body), "."), body=body)
    assert put == "".join(f'<script defer src="_static/{name}"></script>' for name in kept.split())


@pytest.mark.parametrize("attribute", ['type="module"', "async", 'defer="defer"'])
def test_script_that_waits_already_is_as_it_was(site: Path, attribute: str) -> None:
    """What has a time of its own keeps it."""
    tag = f'<script {attribute} src="_static/known.js"></script>'
    assert rest(loading(site).decide(page("", tag), ".")) == tag


def test_keys_that_an_owner_asks_for_stay(site: Path) -> None:
    """Where Furo's option turns pages by keys, Sphinx's scripts are loaded."""
    for keys, kept in ((True, True), ("on", True), ("TRUE", True), ("1", True), ("yes", True), ("no", False)):
        decided = loading(site, keys=keys).decide(page("", "doctools.js", head=SEARCH), ".")
        assert ("doctools.js" in decided) is kept


def test_what_scrolls_by_an_owner_s_sheet_is_reached(site: Path) -> None:
    """Where rules of others may make a part scroll, the script that lets keys reach it is loaded."""
    assert "components.js" in loading(site).decide(page("own.css", "portfolio/components.js"), ".")


def test_scripts_bring_their_parts(site: Path) -> None:
    """A rule stays for what a script adds: itself, by files it names, and by names that it puts together."""
    put = rest(loading(site).decide(page("more.css", "known.js"), "."))
    assert put.startswith("<style>.late{c:2;}.in-part{c:3;}.say-so{c:4;}</style>\n")
    (site / "known/more.js").write_text("own('say-so')", encoding="utf-8")
    (site / "known.js").write_text("'late'", encoding="utf-8")
    (site.parents[1] / "package/static/known.js").write_text("'late'", encoding="utf-8")
    (site / "known/part.js").write_text("", encoding="utf-8")
    put = rest(loading(site).decide(page("more.css", "known.js"), "."))
    assert put.startswith("<style>.late{c:2;}.say-so{c:4;}</style>\n")
    data = '<div data-scripts="[&#34;_static/own.js&#34;]">'
    (site / "own.js").write_text("'in-part'", encoding="utf-8")
    put = rest(loading(site).decide(page("more.css", "", body=data), "."), body=data)
    assert put == "<style>.in-part{c:3;}</style>\n"


def test_page_is_set_only_the_variables_that_it_asks_for(site: Path) -> None:
    """Of what Furo sets, what neither a page nor a script for it asks for is left out, or else all of it."""
    said = "\n  body {\n    --color-code-background: #fff;\n  --own: 1px;\n  --other: 2px;\n  \n  }\n"
    decider = loading(site)
    using = '<p style="margin:var(--own)">'
    put = decider.decide(page("", body=f"<style>{said}</style>{using}"), ".")
    assert "--own: 1px;" in put
    assert "--other" not in put
    assert "--color-code" not in put
    assert "<style>" not in decider.decide(page("", body=f"<style>{said}</style>"), ".")
    assert said in decider.decide(page("own.css", body=f"<style>{said}</style>"), ".")


def test_page_that_cannot_hold_every_sign_stays(site: Path) -> None:
    """A page in another encoding than UTF-8 has its sheets as files."""
    text = page("known.css", "known.js")
    assert loading(site, encoding="ascii").decide(text, ".") == bare(text)
    assert loading(site, encoding="UTF8").decide(text, ".") != bare(text)


def test_page_without_our_frame_is_left(site: Path) -> None:
    """Where an owner's template replaces a part of the frame, the page is as that template has it."""
    text = "<head>{}</head><!--portfolio:scripts-->x<!--/portfolio:scripts-->"
    assert loading(site).decide(text, ".") == "<head>{}</head>x"


def test_sheets_that_are_not_there_are_noted(site: Path) -> None:
    """Of sheets that pages link to, under whatever condition, those of the site are noted that it lacks."""
    decider = loading(site)
    conditional = '<link media="print" rel="stylesheet" href="_static/a.css?v=1" />'
    far = LINK.format("https://example.org/c.css")
    decider.decide(page(f"{conditional}|b.css|own.css|{far}", "own.js"), ".")
    assert decider.missing == {"a.css", "b.css"}


def project(root: Path, more: str = "") -> Path:
    """Return the small portfolio with this in its configuration."""
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f'html_theme = "portfolio"\n{more}')
    return root


def undecided(built: Built) -> list[str]:
    """Return the pages that still have marks."""
    pages = built.folder.rglob("*.html")
    return [path.name for path in pages if "portfolio:s" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(("builder", "parallel"), [("html", 0), ("html", 3), ("dirhtml", 3)])
def test_every_page_is_decided_on(root: Path, tmp_path: Path, builder: str, parallel: int) -> None:
    """Written by one process or by many, in whatever form, no page keeps a mark or waits for a sheet."""
    built = build(project(root), tmp_path / "built", builder=builder, parallel=parallel)
    assert built.warnings == ()
    assert undecided(built) == []
    names = (
        path.relative_to(built.folder).with_suffix("").as_posix() for path in built.folder.rglob("*.html")
    )
    for name in names:
        assert built.page(name).select("link[rel=stylesheet]") == []


def test_only_what_was_written_is_decided_on_again(root: Path, tmp_path: Path) -> None:
    """A second build touches no page that it does not write, and the result is that of a first."""
    built = build(project(root), tmp_path / "built")
    before = times(built.folder)
    edit(root / "about.md", "An ordinary page.", "A page.")
    again = build(root, tmp_path / "built")
    after = times(again.folder)
    kept = {name for name in after if after[name] == before[name]}
    assert {"projects/kernel", "skills"} <= kept
    assert "about" not in kept
    assert undecided(again) == []


def test_pages_of_an_interrupted_build_are_decided_on(site: Path) -> None:
    """What was written since pages were last decided on is looked at, and no page that is older."""
    app: Any = SimpleNamespace(builder=finished(site), config=finished(site).config)
    new, old, latin = (site.parent / f"{name}.html" for name in ("a/new", "old", "latin"))
    new.parent.mkdir()
    latin.write_bytes(b"\xff")
    for path in (new, old):
        path.write_text(page(LINK.format("../_static/known.css"), body="<b>ü"), encoding="utf-8")
    on_build_finished(app, ValueError())
    assert "portfolio:styles" in new.read_text("utf-8")
    on_build_finished(app, None)
    assert "<b>ü" in new.read_text("utf-8")
    assert ["<style>b{a:2;}" in path.read_text("utf-8") for path in (new, old)] == [True, False]
    (note,) = site.parents[1].glob("portfolio-loading-html")
    for path, seconds in ((new, 0), (old, 2)):
        path.write_text(page(), encoding="utf-8")
        os.utime(path, (note.stat().st_mtime - seconds,) * 2)
    on_build_finished(app, None)
    assert [path.read_text("utf-8") == page() for path in (new, old)] == [False, True]
    assert sorted(path.name for path in site.parent.iterdir()) == ["_static", "a", "latin.html", "old.html"]


def test_missing_sheet_is_a_warning(root: Path, tmp_path: Path) -> None:
    """The build says once what pages link to and nobody has written, and a sheet that came late is none."""
    late = """
html_css_files = ["none.css", "late.css"]
def late(app, exception):
    (app.outdir / "_static/late.css").write_text("")
def setup(app):
    app.connect("build-finished", late, priority=799)
"""
    (warning,) = build(project(root, late), tmp_path / "built").warnings
    assert "link to the style sheet none.css, which nobody has written; add it" in warning
    assert warning.endswith("[portfolio.missing_sheet]")


def test_other_themes_are_left_alone(root: Path, tmp_path: Path) -> None:
    """Under another theme no page is changed when it is written, and no note is kept."""
    built = build(root, tmp_path / "built", settings={"html_css_files": ["none.css"]})
    assert built.warnings == ()
    assert not list((built.folder.parent / "doctrees").glob("portfolio-loading-*"))
    assert built.page("index").select("link[href*='components.css']")
