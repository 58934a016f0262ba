"""What a program gave stands in its page, whatever the builder, and is the same however pages are built."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from building import build, edit, rebuilt, times, tree
from figured import ABOUT, CONFIGURATION, directive, page
from sphinx_portfolio.sphinx_ext.figures.runs import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

ON: dict[str, Any] = {"portfolio_programs": True}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title><desc>Two rooms</desc><path id="a"/></svg>'
DRAWS = f"print('It drew.')\nopen('map.svg', 'w').write('''{SVG}''')\n"


def site(tmp_path: Path) -> Path:
    """Write a site with several pages of programs, one of which imports another."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        f"{CONFIGURATION.read_text('utf-8')}\nportfolio_programs = True\n", "utf-8"
    )
    (source / "a.py").write_text("import b\nprint(b.x)\n", encoding="utf-8")
    (source / "b.py").write_text("x = 'first'\n", encoding="utf-8")
    (source / "c.py").write_text(DRAWS, encoding="utf-8")
    tree = "```{toctree}\n:hidden:\none\ntwo\nthree\n```\n"
    (source / "index.md").write_text(f"# Site\n\n{tree}", encoding="utf-8")
    pages = {"one": directive("program", "a.py"), "two": directive("program", "c.py", picture="map.svg")}
    for name, text in (pages | {"three": "Words.\n"}).items():
        (source / f"{name}.md").write_text(f"# {name}\n\n{text}", encoding="utf-8")
    return source


def test_all_of_a_program_is_shown(tmp_path: Path) -> None:
    """Output, picture, caption, when it ran, the way to its file and its source stand in this order."""
    text = directive("program", "a.py", "It draws a *map*.\n\nOf rooms.", picture="map.svg")
    built = page(tmp_path, text, settings=ON, a_py=DRAWS)
    assert built.warnings == ()
    block = built.page("index").select_one(".portfolio-program")
    classes = [part.get("class", [part.name])[0] for part in block.find_all(recursive=False)]
    assert classes == [
        "portfolio-output", "portfolio-picture", "portfolio-caption", "portfolio-ran", "portfolio-ran",
    ]  # fmt: skip
    assert block.select_one("pre").get_text() == "It drew.\n"
    assert block.select_one("figure > svg[role=img] > desc").get_text() == "Two rooms"
    assert [part.get_text() for part in block.select(".portfolio-caption > p")] == [
        "It draws a map.", "Of rooms.",
    ]  # fmt: skip
    assert block.select_one(".portfolio-ran").get_text() == (
        "Printed and drawn by python a.py at the build of 1 Jan 2026, with "
        f"Python {platform.python_version()}. Run it yourself: a.py"
    )
    file = built.folder / block.select_one(".portfolio-ran a.download")["href"]
    assert file.read_text(encoding="utf-8") == DRAWS
    assert block.select(".portfolio-ran")[1].get_text() == "Source: a.py, 2 lines"


@pytest.mark.parametrize(
    ("show", "parts"),
    [("output", ["portfolio-output", "portfolio-ran"]), ("source", ["portfolio-ran", "portfolio-data"])],
)
def test_part_of_it_is_shown(tmp_path: Path, show: str, parts: list[str]) -> None:
    """A page may show the output or the source alone; then a program that fails is none of its business."""
    source = "print(1)" if show == "output" else "1 / 0"
    built = page(tmp_path, directive("program", "a.py", show=show), settings=ON, a_py=source)
    assert built.warnings == ()
    block = built.page("index").select_one(".portfolio-program")
    assert [part["class"][0] for part in block.find_all(recursive=False)] == parts
    folded = ["Source: a.py, 1 line"] if show == "source" else []
    assert [part.get_text() for part in block.select("summary")] == folded


@pytest.mark.parametrize(
    ("settings", "said", "warnings"),
    [
        ({}, "python a.py was not run at this build. Run it yourself: a.py", 0),
        (ON, "python a.py ended with a mistake at this build. Run it yourself: a.py", 1),
    ],
)
def test_page_says_where_nothing_ran(
    tmp_path: Path, settings: dict[str, Any], said: str, warnings: int
) -> None:
    """Where programs are off or fail, the source stands with the words for it."""
    built = page(tmp_path, directive("program", "a.py"), settings=settings, a_py="raise SystemExit(3)")
    assert len(built.warnings) == warnings
    block = built.page("index").select_one(".portfolio-program")
    assert block.select_one(".portfolio-ran").get_text() == said
    assert block.select(".portfolio-output") == []
    assert block.select_one("a[href='_programs/a.html']")


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo"])
def test_other_builders_say_all(tmp_path: Path, builder: str) -> None:
    """Elsewhere the output, what the picture shows, and the source stand one after the other."""
    text = directive("program", "a.py", "Caption.", picture="map.svg")
    built = page(
        tmp_path, text, builder=builder, settings=ON | {"man_pages": [("index", "a", "", "", 1)]}, a_py=DRAWS
    )
    assert built.warnings == ()
    said = "".join(
        path.read_text(encoding="utf-8")
        for name in ("index.txt", "index.xhtml", "*.tex", "*.texi", "a.1")
        for path in built.folder.glob(name)
    )
    places = [said.index(part) for part in ("It drew.", "Two rooms", "Caption.", "1 Jan 2026")]
    assert places == sorted(places)
    assert ("<details" in said) == (builder == "epub")
    if builder == "epub":
        assert ElementTree.parse(built.folder / "index.xhtml").getroot() is not None


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (
            "<svg>",
            "the picture of “a.py”, line 1: it is not XML (no element found); mend it. [portfolio.unsafe_",
        ),
        (
            SVG.replace("<path", "<script/><path"),
            "the picture of “a.py”, line 1: it holds “script”, which may",
        ),
        (
            SVG.replace("desc", "title"),
            "line 1: the diagram has no “desc” of its own; its text alternative is",
        ),
    ],
)
def test_picture_is_read_with_care(tmp_path: Path, drawn: str, said: str) -> None:
    """What a program draws is no safer than another picture, and has to say what it shows."""
    source = f"open('map.svg', 'w').write('''{drawn}''')"
    built = page(tmp_path, directive("program", "a.py", picture="map.svg"), settings=ON, a_py=source)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: ")
    assert said in warning
    assert built.page("index").select("svg script") == []


def test_lines_that_are_not_there(tmp_path: Path) -> None:
    """Lines beyond what is printed are told."""
    (warning,) = page(
        tmp_path, directive("program", "a.py", lines="3-9"), settings=ON, a_py="print(1)"
    ).warnings
    assert "“a.py” prints 1 line, none from 3 on; mend `lines`. [portfolio.program]" in warning


def test_builds_agree(tmp_path: Path) -> None:
    """Several processes write what one writes, and so does a build on top of another, byte for byte."""
    source = site(tmp_path)
    one, two = (build(source, tmp_path / str(jobs), parallel=jobs) for jobs in (0, 3))
    assert (one.warnings, two.warnings) == ((), ())
    edit(source / "b.py", "first", "second")
    build(source, tmp_path / "0")
    edit(source / "b.py", "second", "first")
    again = build(source, tmp_path / "0")
    found = [_files(built) for built in (one, two, again)]
    assert found[0] == found[1] == found[2]


def _files(built: Built) -> dict[str, str]:
    return {path: digest for path, digest in tree(built.folder).items() if not path.startswith(".")}


def test_page_is_written_again_when_its_program_gives_something_else(tmp_path: Path) -> None:
    """A change of what a program imports has its pages written, and no other, without reading any."""
    source = site(tmp_path)
    found = rebuilt(source, tmp_path / "out", lambda root: edit(root / "b.py", "first", "second"))
    assert found == (frozenset(), {"one", "_programs/a"})
    assert "second" in build(source, tmp_path / "out").page("one").get_text()


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    """A second build runs nothing, and a file that shows nothing else has no page written."""
    source = site(tmp_path)
    assert rebuilt(source, tmp_path / "out", lambda root: None)[1] == set()
    change = lambda root: edit(root / "b.py", "x = 'first'", "y = 1\nx = 'first'")  # noqa: E731
    assert rebuilt(source, tmp_path / "out", change)[1] == set()


def test_what_is_kept_is_kept_as_long_as_it_is_shown(tmp_path: Path) -> None:
    """The folder of runs holds those of pages alone, and turning programs off leaves the pages saying so."""
    source = site(tmp_path)
    first = build(source, tmp_path / "out")
    kept = tmp_path / "out/doctrees" / FOLDER
    assert len(list(kept.iterdir())) == 2
    before = times(first.folder)
    (source / "two.md").write_text("# two\n", encoding="utf-8")
    build(source, tmp_path / "out")
    assert len(list(kept.iterdir())) == 1
    off = build(source, tmp_path / "out", settings={"portfolio_programs": False} | ABOUT)
    assert "was not run" in off.page("one").get_text()
    assert before.keys() - {"_programs/c"} == times(off.folder).keys()


def proven(root: Path, source: str) -> None:
    """Have a program stand as evidence of the small portfolio's strongest result."""
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("portfolio_programs = True\nhtml_baseurl = 'https://ada.example/'\n")
    (root / "programs").mkdir()
    (root / "programs/kernel.py").write_text(source, encoding="utf-8")
    page = root / "projects/kernel.md"
    edit(page, "kind: pull-request\n      url: https://example.org/pull/1", "program: /programs/kernel.py")
    edit(page, "It shares", f"{directive('program', '/programs/kernel.py')}It shares")


def test_claim_says_that_its_program_runs(root: Path, tmp_path: Path) -> None:
    """Claims lead to the place of their program and say when it ran; for machines it is its address."""
    proven(root, "print('1.5 times as fast')")
    built = build(root, tmp_path / "out")
    assert built.warnings == ()
    (row,) = (row for row in built.page("claims").select("tr") if "Multiplication time" in row.get_text())
    assert "The kernel (runs at each build, last on 1 Jan 2026)" in row.get_text()
    (link,) = row.select("a[href$='#program-kernel']")
    assert (link.get_text(), link["href"]) == ("The kernel", "projects/kernel.html#program-kernel")
    address = "https://ada.example/projects/kernel.html#program-kernel"
    assert f"[The kernel]({address}) (runs at each build, last on 1 Jan 2026)" in (
        built.folder / "claims.md"
    ).read_text("utf-8")
    (script,) = built.page("projects/kernel").select("script[type='application/ld+json']")
    graph = json.loads(script.get_text())["@graph"]
    (node,) = (node for node in graph if node.get("@id") == address)
    assert (node["@type"], node["name"]) == ("SoftwareSourceCode", "The kernel")
    assert address in (built.folder / "feed.xml").read_text("utf-8")


def test_claim_follows_its_program(root: Path, tmp_path: Path) -> None:
    """When a program fails, the result that cites it is told, and pages that show the result are written."""
    proven(root, "print('1.5 times as fast')")
    first = build(root, tmp_path / "out")
    before = times(first.folder)
    edit(root / "programs/kernel.py", "print(", "raise SystemExit(")
    second = build(root, tmp_path / "out")
    assert [warning.partition("WARNING: ")[2][:60] for warning in second.warnings] == [
        "“kernel.py” ended with exit code 1 and said: 1.5 times as fa",
        "portfolio.results[0].evidence[0]: the program “/programs/ker",
    ]
    assert "did not run at this build" in second.page("claims").get_text()
    after = times(second.folder)
    assert after["claims"] > before["claims"]
    assert tree(second.folder) == tree(build(root, tmp_path / "anew").folder)
