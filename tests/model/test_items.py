"""Results, skills, evidence and entries: what is at odds is refused, the rest kept as it was written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from sphinx_portfolio.model.dates import PartialDate, Span
from sphinx_portfolio.model.items import Entry, Evidence, Result, Skill, span


def test_numbers_are_plain() -> None:
    """A value is a number only where it is a plain one."""
    values = [Result.model_validate({"claim": "C", "value": text}).value for text in ("1.50", "1e5", "nan")]
    assert values == [Decimal("1.50"), "1e5", "nan"]


def test_ids() -> None:
    """Results and skills have anchors, made of what they are called."""
    assert Result(claim="Café au lait").id == "café-au-lait"
    assert Skill(name="C++").id == "c-plus-plus"


@pytest.mark.parametrize(
    ("fields", "key", "message"),
    [
        (
            {"value": "2x", "unit": "×"},
            "unit",
            "“2x” is no number, which `unit` and `direction` go with: write 2 and “x” in `unit`",
        ),
        ({"unit": "ms"}, "unit", "it needs a number as `value`"),
        (
            {"value": "1,234", "direction": "higher"},
            "direction",
            "“1,234” is no number, which `unit` and `direction` go with: write 1234",
        ),
        (
            {"evidence": ["a"], "unpublished": "Secret."},
            "unpublished",
            "a result has evidence or `unpublished`, not both: take one out",
        ),
    ],
)
def test_results_at_odds(fields: dict[str, Any], key: str, message: str) -> None:
    """A result whose fields contradict each other is refused."""
    with pytest.raises(ValidationError) as raised:
        Result.model_validate({"claim": "C", **fields})
    (error,) = raised.value.errors()
    assert (error["loc"], error["msg"].removeprefix("Value error, ")) == ((key,), message)
    assert error.get("ctx", {}).get("field", key) == ("value" if "no number" in message else key)


def test_results_with_support() -> None:
    """A result has its evidence, or the reason why there is none."""
    assert Result(claim="C", unpublished="Secret.").unpublished == "Secret."
    assert Result(claim="C", evidence=("a",)).evidence == ("a",)


def test_wrong_value_is_told_once() -> None:
    """Where the value itself is wrong, its unit is not blamed for it."""
    with pytest.raises(ValidationError) as raised:
        Result.model_validate({"claim": "C", "value": [], "unit": "ms", "direction": "lower"})
    assert {error["loc"][0] for error in raised.value.errors()} == {"value"}


def test_skill_from_its_name() -> None:
    """A plain text stands for a skill of that name."""
    assert Skill.model_validate("Python") == Skill(name="Python")
    with pytest.raises(ValidationError):
        Skill.model_validate(["Python"])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"date": "2019-07"}, Span(PartialDate(2019, 7), PartialDate(2019, 7))),
        ({"start": "2016", "end": "2019"}, Span(PartialDate(2016), PartialDate(2019))),
        ({"start": "2016", "end": "present"}, Span(PartialDate(2016), None)),
        ({"expires": "2029"}, None),
    ],
)
def test_time_of_an_entry(data: dict[str, str], expected: Span | None) -> None:
    """An entry is of one date or of a time, where it says so."""
    assert Entry.model_validate({"title": "T", **data}).span == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"date": "2019", "start": "2016", "end": "2019"}, "not both: take one out"),
        ({"date": "2019", "expires": "2018"}, r"it expires \(2018\) before it was given \(2019\)"),
        ({"start": "2016"}, "`start` and `end` go together"),
        ({"start": "2019", "end": "2016"}, "it ends .* before it starts"),
    ],
)
def test_entries_at_odds(data: dict[str, str], message: str) -> None:
    """An entry whose dates contradict each other is refused."""
    with pytest.raises(ValidationError, match=message):
        Entry.model_validate({"title": "T", **data})


def test_an_entry_may_expire_in_the_year_it_is_given() -> None:
    """A date known to the year is no earlier than any day of it."""
    assert Entry.model_validate({"title": "T", "date": "2019-07", "expires": "2019"}).expires == PartialDate(
        2019
    )


def test_kind_of_evidence_is_read_off_its_host_unless_it_is_given() -> None:
    """A pull request is told by its address; what its owner says of it goes before that."""
    given = {"id": "a", "title": "T", "url": "https://github.com/a/b/pull/3"}
    assert Evidence.model_validate(given).kind == "pull-request"
    assert Evidence.model_validate(given | {"kind": "post"}).kind == "post"
    with pytest.raises(ValidationError) as raised:
        Evidence.model_validate(given | {"url": "https://ada.example/"})
    assert [(error["loc"], error["type"]) for error in raised.value.errors()] == [(("kind",), "missing")]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("youtube.com/watch?v=1", "video"),
        ("m.youtube.com/shorts/1", "video"),
        ("youtube.com/shorts/1", "video"),
        ("player.vimeo.com/video/1", "video"),
        ("github.com/a/b/issues/3", "post"),
        ("gitlab.com/a/b/-/issues/3#note_1", "post"),
        ("www.linkedin.com/posts/ada_example-1", "post"),
        ("pt.linkedin.com/pulse/example-ada", "post"),
        ("www.flickr.com/photos/ada/1", "design"),
        ("figma.com/design/1", "design"),
    ],
)
def test_kinds_at_hosts(address: str, kind: str) -> None:
    """What people post, film and draw is told by its address, with and without the host's first part."""
    assert Evidence.model_validate({"id": "a", "title": "T", "url": f"https://{address}"}).kind == kind


def test_what_lasts_has_no_end() -> None:
    """A span to the present is open."""
    assert span(PartialDate(2020), "present") == Span(PartialDate(2020), None)


@pytest.mark.parametrize(
    ("where", "path", "said"),
    [
        ({}, "url", "missing"),
        ({"program": "../../x\0"}, "program", "value_error"),
        ({"program": "/a.py", "url": "https://example.org"}, "url", "value_error"),
    ],
)
def test_evidence_is_in_one_place(where: dict[str, str], path: str, said: str) -> None:
    """Evidence has an address or a program, and what is wrong with either is told once."""
    with pytest.raises(ValidationError) as caught:
        Evidence.model_validate({"id": "a", "kind": "chart", "title": "A"} | where)
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == [((path,), said)]


def test_program_is_a_kind_of_its_own() -> None:
    """The kind of a program need not be said, and its address is empty, also once it is written and read."""
    found = Evidence.model_validate({"id": "a", "title": "A", "program": "/programs/a.py"})
    assert (found.kind, found.url) == ("program", "")
    assert Evidence.model_validate(found.model_dump()) == found
    assert "url" not in found.model_dump(exclude_defaults=True)
