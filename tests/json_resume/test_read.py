"""What is wrong with a JSON Resume file is said with its path, all at once; what is unknown is found."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.json_resume import read


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"work": [{}, {"startDate": "19"}]}, f"work[1].startDate: {'“19” is not a date: write 2023, '}"),
        ({"work": [{}, {"startDate": "2019-19"}]}, "work[1].startDate: “2019-19” is not in the calendar: "),
        (
            {"basics": {"phone": 5550}},
            "basics.phone: a text is wanted here: put quotation marks around 5550.",
        ),
        ({"work": [{"startDate": "2020-01?"}]}, "work[0].startDate: “2020-01?” is not a date: "),
        (
            {"work": [{"startDate": "2020-1"}]},
            "work[0].startDate: “2020-1” is not a date: did you mean 2020-01?",
        ),
        ({"work": {}}, "work: a list is wanted here."),
        ({"work": ["A"]}, 'work[0]: a mapping is wanted here, as in {"key": "value"}.'),
        (
            {"work": [{"location": {"city": "Rome"}}]},
            "work[0].location: a text is wanted here, not keys with values: write one behind the colon",
        ),
        ({"skills": [{"keywords": "CUDA"}]}, "skills[0].keywords: a list is wanted here."),
        ({"basics": {"url": "ada.example"}}, "basics.url: “ada.example” is no web address: "),
        ({"skills": [{"x-sphinx-portfolio": {}}]}, "skills[0].x-sphinx-portfolio.page: the key is missing."),
        ([], '$: a mapping is wanted here, as in {"key": "value"}.'),
        (3, '$: a mapping is wanted here, as in {"key": "value"}.'),
        (
            {"projects": [{"x-sphinx-portfolio": {"page": "p", "role": "r", "featured": 0}}]},
            "projects[0].x-sphinx-portfolio.featured: Input should be greater than or equal to 1.",
        ),
    ],
)
def test_mistakes_are_placed(data: Any, said: str) -> None:
    """What is wrong with a file is said with its path in the file."""
    with pytest.raises(read.FormError) as raised:
        read.unknown_keys(data)
    (line,) = raised.value.args
    assert line.startswith(said)
    assert line.endswith((".", "2020-01?"))


def test_all_mistakes_at_once() -> None:
    """The mistakes of a file are told together, and unknown keys are none."""
    data = {"work": [{"startDate": "19"}, {"endDate": "20"}], "basics": {"name": 3}, "werk": []}
    with pytest.raises(read.FormError) as raised:
        read.unknown_keys(data)
    assert [line.partition(":")[0] for line in raised.value.args] == [
        "basics.name",
        "work[0].startDate",
        "work[1].endDate",
    ]


def test_unknown_keys() -> None:
    """Keys that JSON Resume does not have are found by their paths, but for what a file says of itself."""
    data = {"werk": [], "meta": {"theme": "even"}, "work": [{"name": "A", "tags": [{"deep": 1}]}]}
    assert read.unknown_keys(data) == {("werk",), ("work", 0, "tags")}
    assert read.unknown_keys({"work": [{"name": "A"}]}) == frozenset()


@pytest.mark.parametrize(
    ("path", "spelled"), [(("work", 0, "startDate"), "work[0].startDate"), ((0,), "[0]"), ((), "$")]
)
def test_paths(path: tuple[str | int, ...], spelled: str) -> None:
    """A path is spelled as people write it; that of the whole file is a sign."""
    assert read.spell(path) == spelled
