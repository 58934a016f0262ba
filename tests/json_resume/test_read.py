"""What is wrong with a JSON Resume file is said with its path, all at once; what is unknown is found."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.json_resume import read

DEEP = "stand more than 32 deep within each other; write it flatter."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"basics": ', "line 1, column 12: this is no JSON: Expecting value."),
        ('{\n "a"', "line 2, column 5: this is no JSON: Expecting ':' delimiter."),
        ('{"work": [], "work": []}', "the key “work” stands twice in one mapping; keep one."),
        ('[{"a": 1, "b": 2, "b": 3}]', "the key “b” stands twice in one mapping; keep one."),
        ('{"": 1, "": 2}', "the key “” stands twice in one mapping; keep one."),
        ("[" * 100_000, f"line 1: lists and mappings {DEEP}"),
        ('\n{"work":' * 900, f"line 34: lists and mappings {DEEP}"),
        (f"[{'9' * 5000}]", f"the number {'9' * 30}… has more than 30 digits; round it."),
        ('["\\ud83d"]', "the text has \\ud83d, which is half a character; take it out."),
    ],
)
def test_what_is_no_json(text: str, said: str) -> None:
    """A text that is no JSON, or says a thing twice, is refused with the reason."""
    with pytest.raises(read.FormError) as raised:
        read.load(text)
    assert raised.value.args == (said,)


def test_json_is_taken_as_it_is() -> None:
    """What is JSON is handed on; one key may stand in several mappings."""
    assert read.load('{"a": [{"b": 1}, {"b": null}]}') == {"a": [{"b": 1}, {"b": None}]}


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
