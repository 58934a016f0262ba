"""The manual builds, and names everything that an owner can write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pictures
import sphinx_portfolio
from building import Built, build
from catalogue import entries
from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.sphinx_ext import config, directives, neighbours
from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain
from sphinx_portfolio.sphinx_ext.figures import chart, figure, program, stepper
from sphinx_portfolio.sphinx_ext.html import policy

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

MANUAL = Path(__file__).parent.parent / "manual"
DIRECTIVES: dict[str, type[Directive]] = {
    **{name: directives.directive(listing) for name, listing in LISTINGS.items()},
    "chart": chart.ChartDirective,
    "diagram": figure.DiagramDirective,
    "program": program.ProgramDirective,
    "stepper": stepper.StepperDirective,
    "step": stepper.StepDirective,
}


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the manual, built."""
    return build(MANUAL, tmp_path_factory.mktemp("manual"))


def codes(built: Built, docname: str) -> set[str]:
    """Return what stands as code in the text of a page."""
    return {tag.get_text() for tag in built.page(docname).select("article code")}


def test_no_warning(manual: Built) -> None:
    """The manual builds without a warning."""
    assert manual.warnings == ()


@pytest.mark.parametrize("name", DIRECTIVES)
def test_directive_is_explained(manual: Built, name: str) -> None:
    """Each directive stands in the manual, with each of its options."""
    known = {code.strip(":") for code in codes(manual, "directives") | codes(manual, "figures")}
    assert f"portfolio:{name}" in known
    assert set(DIRECTIVES[name].option_spec or ()) <= known


def test_references_are_explained(manual: Built) -> None:
    """Each role for cross-references stands in the manual."""
    said = " ".join(codes(manual, "directives"))
    assert all(f"{{{kind}}}`" in said for kind in PortfolioDomain.roles)


def test_warnings_are_explained(manual: Built) -> None:
    """Each warning stands in the manual, and the catalogue of mistakes below them."""
    assert {f"portfolio.{subtype.value}" for subtype in Subtype} <= codes(manual, "warnings")
    assert {entry.title for entry in entries()} <= {
        h.get_text()[:-1] for h in manual.page("warnings").select("h3")
    }


def test_settings_are_explained(manual: Built) -> None:
    """Each configuration value stands in the manual."""
    declared = set(re.findall(r'"(portfolio_\w+)"', Path(config.__file__).read_text(encoding="utf-8")))
    assert declared
    assert declared <= codes(manual, "settings")


def test_outputs_are_explained(manual: Built) -> None:
    """Each output that can be left out stands in the manual, and each extension that stands in for one."""
    extensions = {beside.extension for beside in neighbours.NEIGHBOURS}
    assert neighbours.OUTPUTS.keys() | extensions <= codes(manual, "settings")


def test_policy_is_stated(manual: Built) -> None:
    """The policy in the manual is the one that pages begin with."""
    stated = next(
        text for code in manual.page("hosting").select("pre") if "form-action" in (text := code.get_text())
    )
    assert " ".join(stated.split()) == policy.written(policy.OURS)


def test_example(tmp_path: Path) -> None:
    """The portfolio whose pages the manual shows builds without a warning."""
    assert build(MANUAL / "example", tmp_path, settings={"nitpicky": True}).warnings == ()


def test_pictures(manual: Built) -> None:
    """Each picture can be taken anew, stands on a page with its text alternative, and is light."""
    shown = [
        image
        for path in MANUAL.glob("*.md")
        for image in manual.page(path.stem).select("article img[src^=_images]")
    ]
    names = {Path(image["src"]).stem for image in shown}
    assert names == {path.stem for path in (MANUAL / "images").iterdir()} == {*pictures.PICTURES, "resume"}
    assert all(len(image["alt"]) > 30 for image in shown)
    assert max(path.stat().st_size for path in (MANUAL / "images").iterdir()) <= pictures.MOST


def test_every_page_is_led_to(manual: Built) -> None:
    """The home page leads to each page: in its text to what an owner does, in the sidebar to the rest."""
    led = {link["href"].partition("#")[0] for link in manual.page("index").select(".sidebar-tree a")}
    assert {f"{path.stem}.html" for path in MANUAL.glob("*.md")} - led == {"index.html"}


def test_changelog_is_of_this_version() -> None:
    """The changelog begins with the version that is being made."""
    newest = re.search(r"^## (\S+)", (MANUAL.parent / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == sphinx_portfolio.__version__
