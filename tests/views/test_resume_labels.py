"""The words of ours on a résumé are all there, with places that are filled."""

from __future__ import annotations

from sphinx_portfolio.graph.words import Words
from sphinx_portfolio.model.fields import SECTIONS
from sphinx_portfolio.views import resume_labels
from sphinx_portfolio.views.resume_labels import LABELS, TITLES
from sphinx_portfolio.views.variants import BUILT


def test_headings() -> None:
    """Each section that is known has a heading."""
    assert set(TITLES) == {*BUILT, *SECTIONS, "selected"}


def test_labels() -> None:
    """The template is given every label by its name, and the signs between, in the language of the words."""
    said = resume_labels.labels(Words("ja"))
    assert said.keys() == {*LABELS, "comma", "colon", "stop"}
    assert (said["seeking"], said["others"], said["stop"]) == ("希望", "ほか{count}名", "。")
