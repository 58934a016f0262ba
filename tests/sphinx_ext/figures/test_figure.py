"""Figures stand in their pages as one part with their words, data and source, whatever the builder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from building import ROOTS, SITE, Built, build
from figured import directive, figures, page
from sphinx_portfolio.charts import pictures
from sphinx_portfolio.charts.svg import palette


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of ``roots/test-figures``."""
    return Path(shutil.copytree(ROOTS / "test-figures", tmp_path / "source"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small portfolio with figures, built as HTML."""
    folder = tmp_path_factory.mktemp("figures")
    return build(Path(shutil.copytree(ROOTS / "test-figures", folder / "source")), folder / "out")


def test_figure_holds_all_that_belongs_to_it(built: Built) -> None:
    """A chart has its picture, caption, source and data in one part; the build has nothing to say."""
    assert built.warnings == ()
    first, _, third = figures(built, "kernel")
    assert first.select_one("figure > svg[role=img]") is not None
    assert first.select_one("figcaption .caption-text").get_text() == "Times of the kernel."
    assert first.select_one("figcaption .legend > p").get_text() == "They were taken once."
    assert first.select_one(".portfolio-source a")["href"] == "#evidence-pr-1"
    assert first.select_one(".portfolio-source").get_text() == "Source: The kernel, with timings"
    assert third.select_one(".portfolio-source a")["href"] == "https://example.org/notes"


def test_evidence_under_a_chart_counts_as_cited(source: Path, tmp_path: Path) -> None:
    """Evidence that a chart alone names is cited; without the charts it is not."""
    page = source / "kernel.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        re.sub(r":::\{portfolio:chart\}[\s\S]*?^:::\n", "", text, flags=re.MULTILINE), encoding="utf-8"
    )
    (warning,) = build(source, tmp_path / "out").warnings
    assert warning.endswith("[portfolio.uncited_evidence]")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>A map</title><desc>Rooms</desc></svg>'


@pytest.mark.parametrize(
    ("content", "caption", "legend"),
    [
        ("", None, []),
        ("One *plan*.", "One plan.", []),
        ("One.\n\nTwo.\n\n- three", "One.", ["Two.", "three"]),
        ("- one\n\nTwo.", None, ["one", "Two."]),
    ],
)
def test_first_paragraph_is_the_caption(
    tmp_path: Path, content: str, caption: str | None, legend: list[str]
) -> None:
    """A caption begins the content; what follows it, or begins otherwise, is the legend."""
    (found,) = figures(page(tmp_path, directive("diagram", "a.svg", content), a_svg=SVG))
    title = found.select_one("figcaption .caption-text")
    assert (title.get_text() if title else None) == caption
    assert [part.get_text(strip=True) for part in found.select(".legend > *")] == legend


@pytest.mark.parametrize(
    ("source", "text", "links"),
    [
        ("My own notes", "My own notes", []),
        ("Notes <https://example.org/a>", "Notes", [("https://example.org/a", "Notes")]),
        ("Notes<http://example.org>", "Notes", [("http://example.org", "Notes")]),
        ("<https://example.org>", "https://example.org", [("https://example.org", "https://example.org")]),
        ("Notes <HTTPS://Example.org:443/ä>", "Notes", [("https://example.org/%C3%A4", "Notes")]),
        ("a < b", "a < b", []),
    ],
)
def test_source_is_named(tmp_path: Path, source: str, text: str, links: list[tuple[str, str]]) -> None:
    """The source is an address with a label, or plain words."""
    built = page(tmp_path, directive("diagram", "a.svg", source=source), a_svg=SVG)
    assert built.warnings == ()
    line = figures(built)[0].select_one("figcaption .portfolio-source")
    assert line.get_text() == f"Source: {text}"
    assert [(link["href"], link.get_text()) for link in line.select("a.portfolio-out")] == links


@pytest.mark.parametrize("url", ["ftp://example.org", "javascript:alert(1)", "https:example.org", "x"])
def test_source_is_no_address(tmp_path: Path, url: str) -> None:
    """What no page may link to is told, and its label stands alone."""
    built = page(tmp_path, directive("diagram", "a.svg", source=f"Notes <{url}>"), a_svg=SVG)
    (warning,) = built.warnings
    assert f"`source`: “{url}” is no web address: it begins with https:// and names a host." in warning
    line = figures(built)[0].select_one("figcaption .portfolio-source")
    assert (line.get_text(), line.select("a")) == ("Source: Notes", [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<svg/>" * 400_000, "it has more than 2,000,000 bytes; make it smaller."),
        (None, "Permission denied"),
    ],
)
def test_file_that_is_not_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, reason: str
) -> None:
    """A file that is too large, or may not be read, is told at the directive."""
    if content is None:
        denied = PermissionError(13, "Permission denied")
        monkeypatch.setattr("sphinx_portfolio.sphinx_ext.figures.figure.read_bytes", Mock(side_effect=denied))
    built = page(tmp_path, directive("diagram", "a.svg"), a_svg=content or SVG)
    (warning,) = built.warnings
    assert warning.startswith("index.md:")
    assert f"WARNING: “a.svg” is not read: {reason} [portfolio.unsafe_picture]" in warning


def test_source_may_be_evidence(source: Path, tmp_path: Path) -> None:
    """Several pieces of evidence are linked in order; one that is not there is told at the directive."""
    path = source / "plain.md"
    text = path.read_text(encoding="utf-8").replace(":source: My own", ":source: pr-1 , pr-2,pr-1")
    path.write_text(text, encoding="utf-8")
    built = build(source, tmp_path / "out")
    assert built.warnings == (
        "plain.md:7: WARNING: there is no evidence “pr-2”; did you mean “pr-1”? [ref.evidence]",
    )
    line = figures(built, "plain")[1].select_one(".portfolio-source")
    title = "The kernel, with timings"
    assert line.get_text() == f"Source: {title}, pr-2, {title}"
    assert [link["href"] for link in line.select("a")] == ["kernel.html#evidence-pr-1"] * 2


def test_figure_is_found_by_the_name_of_its_file(tmp_path: Path) -> None:
    """A link to the stem of a file finds the first figure of it; a figure without a file has no name."""
    text = directive("diagram", "a.svg") * 2 + directive("chart", body="x,a\n1,2", alt="a", source="b c")
    built = page(tmp_path, f"{text}[there](#figure-a)\n", a_svg=SVG)
    assert built.warnings == ()
    first, second, third = (figure.get("id") for figure in built.page("index").select("figure"))
    assert first == "figure-a"
    assert not {"figure-a", "figure-"} & {second, third}
    assert built.page("index").select_one("p > a.reference")["href"] == "#figure-a"


@pytest.mark.parametrize(
    ("inside", "alt", "told"),
    [
        ("<title>A map</title><desc>Two rooms</desc>", "Two rooms", []),
        ("<title>A map</title>", "A map", ["desc"]),
        ("<desc>Two rooms</desc>", "Two rooms", ["title"]),
        ("<title> </title>", None, ["title", "desc"]),
    ],
)
def test_diagram_says_what_it_shows(tmp_path: Path, inside: str, alt: str | None, told: list[str]) -> None:
    """The text alternative of a diagram is its own, and what is missing of it is told at its file."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{inside}</svg>'
    built = page(tmp_path, directive("diagram", "a.svg"), builder="text", a_svg=svg)
    message = "of its own; its text alternative is made of title and desc. [portfolio.missing_alt]"
    assert built.warnings == tuple(f"a.svg:1: WARNING: the diagram has no “{tag}” {message}" for tag in told)
    said = (built.folder / "index.txt").read_text(encoding="utf-8")
    assert [line for line in said.splitlines() if line][2:] == ([alt] if alt else [])


def test_missing_file_is_told_with_those_beside_it(tmp_path: Path) -> None:
    """A missing file is told at the directive, with one of its kind; when it comes the page is read."""
    text = directive("diagram", "mop.svg")
    built = page(tmp_path, text, map_svg=SVG, mop_csv="")
    assert built.warnings == (
        "index.md:3: WARNING: there is no file “mop.svg”; did you mean “map.svg”? [portfolio.unsafe_picture]",
    )
    built = page(tmp_path, text, mop_svg=SVG)
    assert (built.warnings, built.read) == ((), {"index"})
    assert len(figures(built)) == 1


def test_name_of_a_file_may_have_a_space_in_it(tmp_path: Path) -> None:
    """All of the first line is the name of the file."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a map.svg").write_text(SVG, encoding="utf-8")
    built = page(tmp_path, directive("diagram", "a map.svg"))
    assert built.warnings == ()
    assert figures(built)[0].select_one("svg title").get_text() == "A map"


def test_mistake_in_the_content_is_told_at_its_line(tmp_path: Path) -> None:
    """A line of the content is counted from the top of the page, past the options."""
    built = page(tmp_path, directive("chart", body="x,a\n1,b", alt="a", source="b c"))
    (warning,) = built.warnings
    assert warning.startswith("index.md:7: WARNING: column “a”: ")


def test_mistake_in_a_diagram_is_told_at_its_line(tmp_path: Path) -> None:
    """What may not stand in a page is told at its line of the file."""
    svg = SVG.replace("<title>", "\n<script/>\n<title>")
    built = page(tmp_path, directive("diagram", "a.svg"), a_svg=svg)
    (warning,) = built.warnings
    assert warning.startswith("a.svg:2: WARNING: it holds “script”, ")
    assert warning.endswith(" [portfolio.unsafe_picture]")
    built = page(
        tmp_path, directive("diagram", "a.svg"), a_svg='<?xml version="1.0" encoding="foo"?>\n<svg/>'
    )
    (warning,) = built.warnings
    assert warning.startswith("a.svg:1: WARNING: it is in an encoding that cannot be read; ")


@pytest.mark.parametrize("path", sorted((SITE / "diagrams").glob("*.svg")), ids=lambda path: path.stem)
def test_diagrams_take_on_the_page_s_colours(path: Path) -> None:
    """A diagram of the site says what it shows, names every colour by a variable, and has legible texts."""
    root, problems = pictures.read(path.read_bytes())
    assert root is not None, problems
    assert all(pictures.described(root))
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"(?<!, )#[\da-fA-F]{3,8}\b(?!\))", re.sub(r"url\(#[^)]*\)", "", text))
    assert set(re.findall(r"var\(--portfolio-figure-([\w-]+)", text)) <= palette.keys() | {"font", "mono"}
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", text)]
    width = float(root.attrib["viewBox"].split()[2])
    assert sizes
    assert min(sizes) * 343 / width >= 9  # on a page 375 px wide with margins of 16 px
