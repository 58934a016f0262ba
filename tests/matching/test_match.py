"""Ten adverts in the words of the trade, against the first site: what answers them comes first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from building import SITE
from sphinx_portfolio.cli import checking
from sphinx_portfolio.cli.places import Place
from sphinx_portfolio.matching import advert, report
from sphinx_portfolio.matching.match import match
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.views import variants

if TYPE_CHECKING:
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.matching.match import Match

ADVERTS = Path(__file__).parent / "adverts"
FIRST = {
    "gpu-kernels.md": ["amd-matrix-cores"],
    "ml-compilers.md": ["int8-llama", "familia", "hidet-ir-text"],
    "perception.txt": ["detection-architectures", "training-instability"],
    "inference.md": ["tensorrt-onboard", "cuda-event-profiling", "sparse-conv"],
    "language-runtime.md": ["familia", "hidet-ir-text"],
    "profiling-tools.md": ["cuda-event-profiling", "training-instability"],
    "llm-serving.md": ["paged-attention", "int8-llama"],
    "deutsch.md": ["hidet-conv2d", "int8-llama"],
    "page.html": ["sparse-conv"],
    "nothing.md": [],
}


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """Return the portfolio of the first site."""
    _, app = checking.read(Place(SITE))
    assert app is not None
    return get_domain(app.env).portfolio


def answer(name: str, portfolio: Portfolio) -> Match:
    """Hold an advert against the portfolio."""
    return match(advert.read((ADVERTS / name).read_text("utf-8")), portfolio)


@pytest.mark.parametrize("name", FIRST)
def test_best_first(name: str, portfolio: Portfolio) -> None:
    """The write-ups that prove most of what is asked for come first; an advert of another trade has none."""
    found = answer(name, portfolio)
    best = [each.page.id for each in found.answers]
    assert best[: len(FIRST[name])] == FIRST[name]
    assert bool(best) is bool(FIRST[name])
    assert answer(name, portfolio) == found


@pytest.mark.parametrize("name", FIRST)
def test_entry_is_a_resume(name: str, portfolio: Portfolio) -> None:
    """The entry that is proposed can stand in ``conf.py`` as it is, and tells the best write-ups."""
    entry = report.entry("advert", answer(name, portfolio))
    for variant in variants.read(entry, "a4"):
        assert [*variants.faults(variant, portfolio)] == []
    assert bool(entry) is bool(FIRST[name])
    shown = report.shown_by(entry["advert"], portfolio) if entry else set()
    assert {*FIRST[name]} <= shown


def test_every_advert_is_tried() -> None:
    """No advert lies there untried."""
    assert {path.name for path in ADVERTS.iterdir()} == FIRST.keys()


def test_what_is_asked(portfolio: Portfolio) -> None:
    """Required skills come before those that are nice to have; benefits ask for none."""
    found = answer("gpu-kernels.md", portfolio)
    asked = {each.use.skill.name: each.need.name for each in found.asked}
    assert asked == {
        "C++": "MUST", "HIP": "MUST", "Tensor cores": "MUST", "Matrix multiplication": "NAMED",
        "Triton": "NICE",
    }  # fmt: skip
    assert {each.state for each in found.asked} == {"proved"}
    assert [*found.unknown] == ["Composable Kernel", "CUTLASS", "LDS"]


def test_page_around_an_advert(portfolio: Portfolio) -> None:
    """Scripts, navigation, other jobs and the footer of a page ask for nothing."""
    found = answer("page.html", portfolio)
    asked = {each.use.skill.name for each in found.asked}
    assert asked == {"CUDA", "C++", "Python", "Triton", "Sparse convolution"}
    assert [*found.unknown] == ["MinkowskiEngine", "JAX"]


def test_nothing_fits(portfolio: Portfolio) -> None:
    """A pastry chef is asked for nothing that this portfolio has, letters and going home included."""
    found = answer("nothing.md", portfolio)
    assert (found.asked, found.answers, found.unknown) == ((), (), {})
