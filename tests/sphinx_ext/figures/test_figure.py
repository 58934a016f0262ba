"""Figures stand in their pages as one part with their words, data and source, whatever the builder."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tinycss2

import sphinx_portfolio
from building import ROOTS, SITE, Built, build, times, tree
from sphinx_portfolio.charts import chart, pictures
from sphinx_portfolio.charts.drawings import palette

if TYPE_CHECKING:
    from bs4 import Tag

STATIC = Path(sphinx_portfolio.__file__).parent / "static"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of ``roots/test-figures``."""
    return Path(shutil.copytree(ROOTS / "test-figures", tmp_path / "source"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small portfolio with figures, built as HTML."""
    folder = tmp_path_factory.mktemp("figures")
    return build(Path(shutil.copytree(ROOTS / "test-figures", folder / "source")), folder / "out")


def figures(built: Built, docname: str) -> list[Tag]:
    """Return the figures of a page, each with its data."""
    return built.page(docname).select(".portfolio-picture")


def shelf(built: Built) -> dict[str, dict[str, str]]:
    """Return the drawings that are kept, by page."""
    folder = built.folder.parent / "doctrees" / "portfolio-charts"
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.rglob("*")}


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


def test_data_are_one_click_away(built: Built) -> None:
    """Table and CSV file hold what the chart was drawn from, and no other file is published."""
    details = figures(built, "kernel")[0].select_one("details")
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in details.select("tr")]
    source = ROOTS / "test-figures/data/times.csv"
    assert rows == list(csv.reader(source.read_text(encoding="utf-8").splitlines()))
    assert (built.folder / details.select_one("a[download]")["href"]).read_bytes() == source.read_bytes()
    assert not any(
        b"planted-canary" in path.read_bytes() for path in built.folder.rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("docname", ["kernel", "plain"])
def test_pictures_share_no_ids(built: Built, docname: str) -> None:
    """Two pictures on a page have no id in common, even two equal ones, and each refers to its own alone."""
    ids = [element["id"] for element in built.page(docname).select("[id]")]
    assert len(ids) == len(set(ids))
    for picture in built.page(docname).select("figure > svg"):
        own = {element["id"] for element in picture.select("[id]")}
        assert set(picture["aria-labelledby"].split()) <= own
        assert set(re.findall(r"(?:\"|url\()#([\w-]+)", str(picture))) <= own


def test_diagram_is_inlined_without_its_editor_s_notes(built: Built) -> None:
    """The shapes and texts of the file stand in the page; what an editor noted in it does not."""
    picture = figures(built, "plain")[0].select_one("svg")
    assert picture.find("title").get_text() == "The pipeline"
    assert picture.find("text").get_text() == "a tree here"
    assert {tag.name for tag in picture.find_all()} == {
        "title", "desc", "defs", "marker", "path", "use", "text", "tspan",
    }  # fmt: skip


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "texinfo"])
def test_other_builders_say_what_the_picture_shows(source: Path, tmp_path: Path, builder: str) -> None:
    """Where no drawing can stand, the caption, the text alternative, the numbers and the source do."""
    about = {"epub_copyright": "Ada Example", "version": "1"}
    built = build(source, tmp_path / "out", builder=builder, settings=about)
    assert built.warnings == ()
    pages = [*built.folder.glob("kernel.*"), *built.folder.glob("*.tex"), *built.folder.glob("*.texi")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    for part in ("They were taken once.", "The kernel takes 3 ms at size 2", "Source: ", "library", "35"):
        assert part in said
    assert "<svg" not in said
    assert shelf(built) == {}


def test_new_data_reach_their_page_alone(source: Path, tmp_path: Path) -> None:
    """A changed CSV file has its page read, drawn and written again, and no other."""
    first = build(source, tmp_path / "out")
    before, kept = times(first.folder), shelf(first)
    (source / "data/times.csv").write_text("size,kernel,library\n1,1,2\n2,4,5\n", encoding="utf-8")
    second = build(source, tmp_path / "out")
    assert second.read == {"kernel"}
    written = {docname for docname, time in times(second.folder).items() if before[docname] != time}
    assert written - {"genindex", "search"} == {"kernel"}  # those two Sphinx writes each time
    assert len(shelf(second)["kernel"]) == len(kept["kernel"]) == 3
    assert len(shelf(second)["kernel"].keys() & kept["kernel"].keys()) == 1


def test_a_chart_is_drawn_once(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is written again takes its charts off the shelf, and looks the same."""
    first = figures(build(source, tmp_path / "out"), "kernel")

    def fail(*_: object) -> str:
        raise AssertionError("the chart is drawn already")

    monkeypatch.setattr(chart, "draw", fail)
    page = source / "kernel.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    second = build(source, tmp_path / "out")
    assert second.read == {"kernel"}
    assert [str(figure) for figure in figures(second, "kernel")] == [str(figure) for figure in first]


def test_drawings_of_a_page_that_is_gone_are_not_kept(source: Path, tmp_path: Path) -> None:
    """The shelf holds the charts that the pages show, and no others."""
    assert shelf(build(source, tmp_path / "out")).keys() == {"kernel"}
    (source / "kernel.md").unlink()
    index = source / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("kernel\n", ""), encoding="utf-8")
    assert shelf(build(source, tmp_path / "out")) == {}


def test_broken_shelf_is_filled_again(source: Path, tmp_path: Path) -> None:
    """A file of drawings that was cut short is drawn anew."""
    built = build(source, tmp_path / "out")
    whole = shelf(built)
    path = built.folder.parent / "doctrees/portfolio-charts/kernel.json"
    path.write_text(path.read_text(encoding="utf-8")[:1000], encoding="utf-8")
    (source / "kernel.md").touch()
    page = source / "kernel.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert shelf(build(source, tmp_path / "out")) == whole


def test_parallel_build_equals_serial_build(source: Path, tmp_path: Path) -> None:
    """Several processes write what one writes, byte for byte."""
    one, two = (tree(build(source, tmp_path / str(jobs), parallel=jobs).folder) for jobs in (0, 3))
    assert {path: digest for path, digest in one.items() if not path.startswith(".")} == {
        path: digest for path, digest in two.items() if not path.startswith(".")
    }


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script/>", "it holds “script”"),
        ("<style>*{fill:red}</style>", "it holds “style”"),
        ("<foreignObject/>", "it holds “foreignObject”"),
        ("<image href='#a'/>", "it holds “image”"),
        ("<a href='#a'/>", "it holds “a”"),
        ("<animate attributeName='href'/>", "it holds “animate”"),
        ("<g onload='x'/>", "runs a script"),
        ("<g ONCLICK='x'/>", "runs a script"),
        ("<use href='//example.org/a.svg#b'/>", "leads out of the picture"),
        ("<use xlink:href='data:image/svg+xml,x'/>", "leads out of the picture"),
        ("<g fill='url(a.svg#b)'/>", "loads something from elsewhere"),
        ("<g style='fill:url( \"https://example.org\" )'/>", "loads something from elsewhere"),
        ("<g style='fill:u\\72l(https://example.org)'/>", "behind a backslash"),
        ("<g style='fill:image-set(\"a.png\" 1x)'/>", "calls image-set()"),
        ("<g fill='URL(https://example.org)'/>", "calls URL()"),
        ("<g>", "it is not XML"),
        ("&ink;", "it is not XML"),
    ],
)
def test_picture_that_reaches_out_is_refused(inside: str, reason: str) -> None:
    """Nothing that runs, loads or restyles the page gets into it by way of a diagram."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    root, problems = pictures.read(f"{head}\n{inside}</svg>".encode())
    assert root is None
    assert reason in str(problems[0])
    assert problems[0].line == 2


def test_entities_are_refused_before_they_grow() -> None:
    """A file that declares entities is refused, with the line, and nothing of it is kept."""
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 9))
    bomb = f'<!DOCTYPE svg [\n<!ENTITY a0 "ha">\n{nested}]>\n<svg>&a8;</svg>'
    root, problems = pictures.read(bomb.encode())
    assert root is None
    assert str(problems[0]) == "it declares the entity “a0”; write out what it stands for."


def variables(scheme: str) -> dict[str, str]:
    """Return the custom properties of the site's style sheets in a scheme, followed to their values."""
    found: dict[str, str] = {}
    for name in ("portfolio.css", "figures.css"):
        css = (STATIC / name).read_text(encoding="utf-8")
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            prelude = tinycss2.serialize(rule.prelude).strip()
            if prelude == "body" or (scheme == "dark" and prelude == "not print"):
                found |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", tinycss2.serialize(rule.content)))
    for name in (f"--portfolio-figure-{name}" for name in palette):
        while found[name].startswith("var("):
            found[name] = found[found[name][4:-1]]
    return found


def linear(colour: str) -> list[float]:
    """Return the light of a colour: red, green and blue from 0 to 1."""
    digits = "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [part / 255 for part in bytes.fromhex(digits)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(
        sum(w * c for w, c in zip(weights, linear(each), strict=True)) for each in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How each kind of eye mixes light: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113."""


def seen(colour: str, sight: str) -> list[float]:
    """Return a colour as an eye sees it, in OKLab, whose distances are those that are felt."""
    light = [
        max(0, min(1, sum(w * c for w, c in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight]
    ]
    cones = [
        sum(w * c for w, c in zip(row, light, strict=True)) ** (1 / 3)
        for row in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    ]
    return [
        sum(w * c for w, c in zip(row, cones, strict=True))
        for row in (
            (0.2104542553, 0.793617785, -0.0040720468),
            (1.9779984951, -2.428592205, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.808675766),
        )
    ]


@pytest.mark.parametrize("scheme", ["light", "dark", "without style sheet"])
def test_colours_can_be_read_and_told_apart(scheme: str) -> None:
    """Texts have a contrast of 4.5 or more, and series differ to every kind of eye, in each scheme."""
    values = variables(scheme)
    colours = (
        palette
        if scheme == "without style sheet"
        else {name: values[f"--portfolio-figure-{name}"] for name in palette}
    )
    for name in ("ink", "muted", "accent", "second", "third"):
        assert contrast(colours[name], colours["surface"]) >= 4.5, name
    for name in ("accent", "second"):
        assert contrast(colours["ink"], colours[f"{name}-soft"]) >= 4.5, name
    series = [colours[name] for name in ("accent", "second", "third", "ink")]
    for sight in SIGHT:
        for index, one in enumerate(series):
            for other in series[:index]:
                apart = (
                    sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True))
                    ** 0.5
                )
                assert apart >= 0.08, (sight, one, other)  # four times what is just noticed


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
