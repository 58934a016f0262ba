"""Older and misnamed keys are read, and every section is a list of mappings."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.untidy import keys


@pytest.mark.parametrize(
    ("data", "tidy"),
    [
        (
            {"Experience": [{"Title": "A", "from": "2020"}]},
            {"work": [{"position": "A", "startDate": "2020"}]},
        ),
        ({"work": [{"company": "A", "website": "b"}]}, {"work": [{"name": "A", "url": "b"}]}),
        ({"work": [{"name": "A", "company": "B"}]}, {"work": [{"name": "A", "company": "B"}]}),
        ({"skills": ["A", {"name": "B"}]}, {"skills": [{"name": "A"}, {"name": "B"}]}),
        ({"skills": {"Web": ["A"]}}, {"skills": [{"name": "Web", "keywords": ["A"]}]}),
        ({"skills": "A, B"}, {"skills": [{"name": "A"}, {"name": "B"}]}),
        ({"languages": ["A"]}, {"languages": [{"language": "A"}]}),
        ({"education": {"school": "A"}}, {"education": [{"institution": "A"}]}),
        ({"basics": {"picture": "a", "headline": "b"}}, {"basics": {"image": "a", "label": "b"}}),
        ({"basics": {"location": "Rome"}}, {"basics": {"location": {"city": "Rome"}}}),
        ({"basics": {"firstName": "A", "lastName": "B"}}, {"basics": {"name": "A B"}}),
        ({"basics": {"profiles": {"X": "a"}}}, {"basics": {"profiles": [{"network": "X", "url": "a"}]}}),
        ({"name": "A", "work": [{}]}, {"basics": {"name": "A"}, "work": [{}]}),
        ({"other": 1, "work": [{}]}, {"other": 1, "work": [{}]}),
    ],
)
def test_tidy(data: Any, tidy: Any) -> None:
    """A key that is there by its proper name is never written over."""
    assert keys.tidy(data) == tidy


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        ({"basics": {}}, True), ({"Work": [1]}, True), ({"work": []}, False), ({"resume": {"work": [1]}}, False),
        ([], False), (None, False),
    ],
)  # fmt: skip
def test_is_resume(data: Any, is_one: bool) -> None:
    """A résumé has basics, or a section with something in it."""
    assert keys.is_resume(data) is is_one
