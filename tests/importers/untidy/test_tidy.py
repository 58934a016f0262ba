"""A file is made to fit leaf by leaf; what cannot be mended goes, and is told with its path."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.untidy.tidy import tidy
from sphinx_portfolio.json_resume.read import unknown_keys


@pytest.mark.parametrize(
    ("data", "tidied", "losses"),
    [
        ({"work": [{"url": "www.a.example"}]}, {"work": [{"url": "https://www.a.example"}]}, []),
        ({"work": [{"endDate": "now"}]}, {"work": [{}]}, []),
        ({"work": [{"url": "N/A", "name": "A"}]}, {"work": [{"name": "A"}]}, [(("work", 0, "url"), "N/A")]),
        ({"work": [3, {"name": "A"}]}, {"work": [{"name": "A"}]}, [(("work", 0), 3)]),
        ({"work": "A"}, {"work": []}, [(("work", 0), "A")]),
        ({"skills": [{"keywords": "a, b"}]}, {"skills": [{"keywords": ["a", "b"]}]}, []),
        ({"basics": ["A"]}, {}, [(("basics",), ["A"])]),
        (
            {"work": [{"startDate": "2020", "endDate": "2019"}]},
            {"work": [{"startDate": "2020"}]},
            [(("work", 0, "endDate"), "2019")],
        ),
        ({"x-sphinx-portfolio": {"entries": [{"page": "a", "section": "A", "entries": [{"title": "A", "start": "2020", "end": "2019"}]}]}},
         {"x-sphinx-portfolio": {"entries": [{"page": "a", "section": "A", "entries": [{"title": "A"}]}]}},
         [(("x-sphinx-portfolio", "entries", 0, "entries", 0, "end"), "2019"),
          (("x-sphinx-portfolio", "entries", 0, "entries", 0, "start"), "2020")]),
    ],
)  # fmt: skip
def test_tidy(data: Any, tidied: Any, losses: list[Any]) -> None:
    """What is left fits the form."""
    found = tidy(data)
    assert found.data == tidied
    assert found.losses == losses
    assert unknown_keys(found.data) == frozenset()


def test_what_is_read_otherwise_is_noted() -> None:
    """A leaf that does not say the same any more is noted with both."""
    assert tidy({"awards": [{"date": "Mar-2022"}]}).notes == [
        "awards[0].date: “Mar-2022” is read as 2022-03."
    ]
