"""Pictures stand in pages of HTML as drawings of their own, and elsewhere as words and numbers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from building import ROOTS, build, tree
from figured import ABOUT, directive, figures, page
from sphinx_portfolio.charts import pictures
from sphinx_portfolio.sphinx_ext.figures.transforms import PictureTransform, PlainTransform

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

BUILDERS = ["text", "latex", "epub", "texinfo"]
TOLD = {"alt": "It rises.", "source": "My own"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>A map</title><desc>B</desc>'
    '<path id="a" d="M0 0"/></svg>'
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of ``roots/test-figures``."""
    return shutil.copytree(ROOTS / "test-figures", tmp_path / "source")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the small portfolio with figures, built as HTML."""
    folder = tmp_path_factory.mktemp("figures")
    return build(shutil.copytree(ROOTS / "test-figures", folder / "source"), folder / "out")


def written(built: Built, docname: str = "index") -> str:
    """Return what a builder of texts has written of a page, or of all."""
    names = (f"{docname}.txt", f"{docname}.xhtml", "*.tex", "*.texi")
    return "\n".join(path.read_text(encoding="utf-8") for name in names for path in built.folder.glob(name))


@pytest.mark.parametrize("docname", ["kernel", "plain"])
def test_pictures_share_no_ids(built: Built, docname: str) -> None:
    """Two pictures on a page have no id in common, even two equal ones, and each refers to its own alone."""
    ids = [element["id"] for element in built.page(docname).select("[id]")]
    assert len(ids) == len(set(ids))
    drawings = built.page(docname).select("figure > svg")
    assert len(drawings) > 1
    for place, picture in enumerate(drawings, 1):
        own = {element["id"] for element in picture.select("[id]")}
        assert all(id.startswith(f"portfolio-picture-{place}-") for id in own)
        assert set(picture["aria-labelledby"].split()) <= own
        assert set(re.findall(r"(?:\"|url\()#([\w-]+)", str(picture))) <= own


def test_diagram_is_inlined_without_its_editor_s_notes(built: Built) -> None:
    """The shapes and texts of the file stand in the page; what an editor noted in it does not."""
    picture = figures(built, "plain")[0].select_one("svg")
    assert picture.find("title").get_text() == "The pipeline"
    assert picture.find("text").get_text() == "a tree here"
    assert {tag.name for tag in picture.find_all()} == {
        "style", "title", "desc", "defs", "marker", "path", "use", "text", "tspan",
    }  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_builders_of_html_draw(tmp_path: Path, builder: str) -> None:
    """Each builder of pages of HTML has both kinds of pictures, and the data of a chart folded up."""
    text = directive("chart", body="x,a\n1,2\n", **TOLD) + directive("diagram", "a.svg", source="my own")
    built = page(tmp_path, text, builder=builder, a_svg=SVG)
    assert built.warnings == ()
    article = built.page("index").select_one("section")
    assert [title.get_text() for title in article.select("figure > svg > title")] == [
        "Line chart: a by x", "A map",
    ]  # fmt: skip
    details = article.select_one("details.portfolio-data")
    assert [child.name for child in details.find_all(recursive=False)] == ["summary", "table"]
    assert details.find_parent("figure") is None
    around = [*details.find_all(string=True, recursive=False), details.next_sibling]
    assert "".join(around).split() == []
    assert PictureTransform.builders == ("html", "dirhtml", "singlehtml", "json", "pickle")


def test_pictures_are_drawn_before_they_are_replaced_by_words() -> None:
    """The words come after the drawings, and both before Sphinx resolves what they refer to."""
    assert (PictureTransform.default_priority, PlainTransform.default_priority) == (6, 7)


@pytest.mark.parametrize("builder", BUILDERS)
def test_other_builders_say_what_the_picture_shows(source: Path, tmp_path: Path, builder: str) -> None:
    """Where no drawing can stand, the caption, the text alternative, the numbers and the source do."""
    built = build(source, tmp_path / "out", builder=builder, settings=ABOUT)
    assert built.warnings == ()
    said = written(built, "kernel")
    places = [
        said.index(part)
        for part in (
            "Times of the",
            "The kernel takes 3 ms at size 2",
            "library",
            "They were taken once.",
            "Source: ",
        )
    ]
    assert places == sorted(places)
    assert "35" in said
    assert "<svg" not in said


@pytest.mark.parametrize("builder", ["html", *BUILDERS])
def test_missing_file_leaves_its_words(tmp_path: Path, builder: str) -> None:
    """A picture without its file is one warning, and its caption and source stay if it has them."""
    lone = "(label)=\n" + directive("diagram", "none.svg") + "[there](#label)\n\n"
    built = page(
        tmp_path, lone + directive("diagram", "gone.svg", "A plan.", source="my own"), builder=builder
    )
    assert built.warnings == tuple(
        f"index.md:{line}: WARNING: there is no file “{name}”; put it there, or mend the name. "
        "[portfolio.unsafe_picture]"
        for line, name in ((4, "none.svg"), (10, "gone.svg"))
    )
    said = built.page("index").get_text() if builder == "html" else written(built)
    assert said.index("A plan.") < said.index("my own")


def test_links_find_a_figure_without_its_picture(tmp_path: Path) -> None:
    """A label before a figure and the name of its file lead to where its words stand."""
    text = "(here)=\n" + directive("diagram", "none.svg") + "[one](#here) [two](#figure-none)\n"
    article = page(tmp_path, text).page("index").select_one("section")
    ids = {element["id"] for element in article.select("[id]")}
    assert {link["href"][1:] for link in article.select("a.reference")} == {"here", "figure-none"} <= ids
    assert article.select(".portfolio-picture") == []


def test_refused_picture_stays_out(tmp_path: Path) -> None:
    """Nothing of a picture that may not stand in a page gets into it."""
    built = page(tmp_path, directive("diagram", "a.svg"), a_svg=SVG.replace("<path", "<script/><path"))
    (warning,) = built.warnings
    assert warning.startswith("a.svg:1: WARNING: it holds “script”")
    assert built.page("index").select("figure") == []


def test_picture_may_be_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is written again from what Sphinx has kept is the same."""
    text = directive("diagram", "a.svg") + directive("chart", body="x,a\n1,2\n", **TOLD)
    first = page(tmp_path, text, a_svg=SVG).page("index").select_one("section")
    monkeypatch.setattr(pictures, "read", None)  # it is not read again
    second = build(tmp_path / "source", tmp_path / "out", settings=ABOUT | {"html_title": "Another"})
    assert second.read == frozenset()
    assert str(second.page("index").select_one("section")) == str(first)


def test_parallel_build_equals_serial_build(source: Path, tmp_path: Path) -> None:
    """Several processes write what one writes, byte for byte."""
    one, two = (tree(build(source, tmp_path / str(jobs), parallel=jobs).folder) for jobs in (0, 3))
    assert {path: digest for path, digest in one.items() if not path.startswith(".")} == {
        path: digest for path, digest in two.items() if not path.startswith(".")
    }
