"""A field takes what it should, keeps it in one form, and says of anything else what is wrong with it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sphinx_portfolio.model import fields
from sphinx_portfolio.model.dates import PartialDate
from sphinx_portfolio.model.fields import address, as_identifier, slug
from sphinx_portfolio.model.records import Project

SPACED = "has a space in it: write it as %20, or take out what stands behind it"
MORE = "“{}” is more than an address: write that alone, https://a.example/b"


def taken(kind: Any, value: object) -> Any:
    """Return what a field of a kind makes of a value."""
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("C++", "c-plus-plus"), ("C#", "c-sharp"), ("F*", "f-star"), ("Café au lait", "café-au-lait"),
        ("Cafe\u0301", "café"), ("日本語", "日本語"), ("中文 GPU", "中文-gpu"), ("हिन्दी", "हिन्दी"), ("한국어", "한국어"),
        ("العَرَبِيَّة", "العَرَبِيَّة"), ("Łódź", "łódź"), ("Straße 2", "strasse-2"), ("STRASSE 2", "strasse-2"),
        ("ﬁne", "fine"), ("a--b_c", "a-b-c"), ("GPU–CPU", "gpu-cpu"), ("1×1", "11"), ("Hidet’s", "hidets"),
        ("★", "black-star"), ("→ ±", "rightwards-arrow-plus-minus-sign"), ("\x07", "u-7"), ("< 5", "less-5"),
    ],
)  # fmt: skip
def test_anchors(text: str, anchor: str) -> None:
    """An anchor is made of letters and digits of any script, and differs for what differs."""
    assert slug(text) == anchor


LETTERS = st.characters(categories=["L", "Nd"])
NAMES = st.text(LETTERS | st.sampled_from(" +#*"), min_size=1, max_size=6).filter(str.strip)


@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=3), max_size=6), st.sampled_from(["", "+", "++", "#", "*"])
)
def test_no_two_names_have_one_anchor(words: list[str], sign: str) -> None:
    """Words that differ in more than capitals and compatible forms differ, with a sign behind or without."""
    folded = {normalize("NFKC", normalize("NFKC", word).casefold()) for word in words}
    anchors = {slug(word + sign) for word in words}
    assert len(anchors) == len(folded)
    assert not sign or anchors.isdisjoint(map(slug, words))


def test_id_that_is_taken_is_numbered() -> None:
    """The first id that is free is that one, or has the lowest number behind it."""
    assert [fields.free("a", taken) for taken in ((), {"a"}, {"a", "a-2"})] == ["a", "a-2", "a-3"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Łódź Ærø", "lodz-aero"),
        ("C++", "c-plus-plus"),
        ("日本", "ri-ben"),
        ("Пермь", "perm"),
        ("삼성 SDS", "sam-seong-sds"),
        ("★", "black-star"),
        ("Größe", "grosse"),
    ],
)
def test_nearest_id(text: str, id: str) -> None:
    """What names a file is written in plain letters, whatever the script; never nothing."""
    assert as_identifier(text) == id


@given(NAMES)
def test_anchor_stands_in_an_address(name: str) -> None:
    """An anchor is never empty, has neither spaces nor signs, and stays as it is when it is made anew."""
    anchor = slug(name)
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", "".join(c for c in anchor if category(c)[0] != "M"))
    assert slug(anchor) == anchor


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (fields.Line, " two \n lines\u2028", "two lines"),
        (fields.Identifier, "pr-355", "pr-355"),
        (fields.Url, "http://[::1]:80/a?b#c", "http://[::1]/a?b#c"),
        (fields.Date, "2023-06", PartialDate(2023, 6)),
        (fields.End, "2023", PartialDate(2023)),
        (fields.End, "present", "present"),
        (fields.Line, "a" * 20_000, "a" * 20_000),
        (fields.Line, "Z" + "\u0300" * 8, "Z" + "\u0300" * 8),
        (fields.Value, "312000000000000", Decimal(312000000000000)),
        (fields.Value, "1.50", Decimal("1.50")),
        (fields.Value, "−3", Decimal(-3)),
        (fields.Value, "+.5", Decimal("0.5")),
        (fields.Value, "7.", Decimal(7)),
        (fields.Value, "1e5", "1e5"),
        (fields.Value, "−", "−"),
        (fields.Value, "٣", "٣"),
        (fields.Value, " first\nplace", "first place"),
    ],
)
def test_what_is_taken(kind: Any, given: str, value: object) -> None:
    """A text becomes the one value that it means; what is no plain number stays the text that it is."""
    found = taken(kind, given)
    assert (type(found), found) == (type(value), value)
    assert str(found) == str(value), "a number keeps its zeros"


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (fields.Line, 3, "a text is wanted here: put quotation marks around 3"),
        (
            fields.Line,
            {},
            "a text is wanted here, not keys with values: write one behind the colon, in quotes if it has a colon itself",
        ),
        (
            fields.Identifier,
            {"id": "lab"},
            "a text is wanted here, not keys with values: write what stands behind `id` alone: lab",
        ),
        (
            fields.Identifier,
            "a-1; b",
            "“a-1; b” is no id: if it is several, let each be an item of a list, with commas between them: a-1, b",
        ),
        (
            fields.Identifier,
            "roles/lab",
            "“roles/lab” is no id: use lower-case letters, digits and hyphens, as in lab",
        ),
        (fields.Line, None, "nothing stands here: write a text, in quotes if it is `null` or begins with #"),
        (
            fields.Line,
            ["WIP", "x"],
            'a text is wanted here, not a list: if it is one, put it in quotes: "[WIP, x]"',
        ),
        (fields.Line, " \n", "the text is empty"),
        (fields.Line, "a\0b", "the text has the character U+0000, which no page can show"),
        (fields.Line, "a\ud800", "the text has the character U+D800, which no page can show"),
        (fields.Line, "\U0003fffe", "the text has the character U+3FFFE, which no page can show"),
        (
            fields.Identifier,
            "PR 1",
            "“PR 1” is no id: use lower-case letters, digits and hyphens, as in pr-1",
        ),
        (
            fields.Identifier,
            "roles/example-labs.md",
            "“roles/example-labs.md” is no id: use lower-case letters, digits and hyphens, as in example-labs",
        ),
        (
            fields.Identifier,
            "https://example.org/pull/1",
            "“https://example.org/pull/1” is an address, no id: declare it under `evidence`, and write its id",
        ),
        (
            fields.Identifier,
            "工",
            "“工” is no id: use lower-case letters, digits and hyphens, as in pr-355",
        ),
        (
            fields.Identifier,
            "a--b",
            "“a--b” is no id: use lower-case letters, digits and hyphens, as in a-b",
        ),
        (
            fields.Url,
            "example.org",
            "“example.org” is no web address: it begins with https:// and names a host",
        ),
        (
            fields.Url,
            "https://a.example/b c",
            f"“https://a.example/b c” {SPACED}",
        ),
        (fields.Url, "<https://a.example/b>", MORE.format("<https://a.example/b>")),
        (fields.Url, "[The PR](https://a.example/b)", MORE.format("[The PR](https://a.example/b)")),
        (
            fields.Url,
            ["https://a.example/b"],
            "a text is wanted here, not a list: write what is in it alone: https://a.example/b",
        ),
        (
            fields.Line,
            "In {skill}`C++`",
            "the text stands as it is, without references: write C++ for {skill}`C++`",
        ),
        (
            fields.Identifier,
            "pr–1",
            "“pr–1” is no id: use lower-case letters, digits and hyphens, as in pr-1",
        ),
        (fields.Line, "a" * 20_001, "the text has 20,001 characters; 20,000 are read: shorten it"),
        (
            fields.Line,
            "Za" + "\u0300\u0488" * 5,
            "a letter has more than 8 marks above and below it: take some out",
        ),
        (fields.Value, "9" * 31, "the number has more than 30 digits: round it, or choose a larger unit"),
        (fields.Date, "soon", "“soon” is not a date: write 2023, 2023-06 or 2023-06-19"),
        (
            fields.Date,
            ["2023"],
            'a text is wanted here, not a list: if it is one, put it in quotes: "[2023]"',
        ),
        (fields.Date, None, "no date stands here: write 2023, 2023-06 or 2023-06-19"),
        (fields.End, "Present", "“Present” is not a date: did you mean `present`?"),
        *(
            (fields.End, text, f"“{text}” is not a date: did you mean `present`?")
            for text in (
                *("now", "Today", "current", "currently", "ongoing", "until now", "till now", "to date"),
                *("-", "–", "."),
            )
        ),
        (
            fields.End,
            "soon",
            "“soon” is not a date: write `present` while it lasts, or 2023, 2023-06 or 2023-06-19",
        ),
        (
            fields.End,
            None,
            "no date stands here: write `present` while it lasts, or 2023, 2023-06 or 2023-06-19",
        ),
        (
            fields.Value,
            [1],
            "a text is wanted here, not a list: take out the hyphens, and put one that begins with [ in quotes",
        ),
    ],
)
def test_what_is_refused(kind: Any, given: object, message: str) -> None:
    """What a field cannot hold is refused with a sentence that says what to write."""
    with pytest.raises(ValidationError) as raised:
        taken(kind, given)
    assert {str(error["ctx"]["error"]) for error in raised.value.errors() if "ctx" in error} == {message}


def dated(**dates: str) -> Project:
    """Return a write-up with dates."""
    return Project.model_validate({"kind": "project", "role": "lab", "summary": "S.", **dates})


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023", "2023"), ("2023-06", "2023"), ("2023-06-19", "present"), ("2023-06", "2023-06-01")],
)
def test_order_of_dates(start: str, end: str) -> None:
    """What ends may have begun on any day that its end can mean."""
    record = dated(start=start, end=end)
    assert (str(record.start), str(record.end)) == (start, end)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            {"start": "2023-07", "end": "2023-06-30"},
            "it ends (2023-06-30) before it starts (2023-07): swap or mend the dates",
        ),
        (
            {"start": "2023"},
            "`start` and `end` go together: give both, `present` as `end` while it lasts, or neither",
        ),
        ({"end": "present"}, "`start` and `end` go together: give both or neither"),
    ],
)
def test_dates_at_odds(dates: dict[str, str], message: str) -> None:
    """An end before the start is refused, and so is one of the two without the other."""
    with pytest.raises(ValidationError) as raised:
        dated(**dates)
    assert [
        (error["loc"], error["msg"].removeprefix("Value error, ")) for error in raised.value.errors()
    ] == [(("end",), message)]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (fields.Line, {"type": "string"}),
        (fields.Identifier, {"title": "id", "type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"}),
        (fields.Url, {"title": "web address", "type": "string", "format": "uri"}),
        (fields.Value, {"title": "number or text", "type": ["number", "string"]}),
        (
            fields.Date,
            {"title": "date", "type": ["string", "integer"], "pattern": r"^[12]\d{3}(-\d\d(-\d\d)?)?$"},
        ),
    ],
)
def test_schema(kind: Any, schema: dict[str, Any]) -> None:
    """An editor is told the form of a field: YAML reads a year as a number."""
    assert TypeAdapter(kind).json_schema() == schema


def test_schema_of_an_end() -> None:
    """An end is a date, or `present`."""
    date = TypeAdapter(fields.Date).json_schema()
    assert TypeAdapter(fields.End).json_schema() == {"anyOf": [{"const": "present"}, date]}


@pytest.mark.parametrize(
    ("kind", "given"),
    [(fields.Date, "2023-06"), (fields.End, "present"), (fields.End, "2023"), (fields.Value, "1.50")],
)
def test_written_as_it_was(kind: Any, given: str) -> None:
    """A value is written as the text that gave it."""
    adapter = TypeAdapter(kind)
    assert adapter.dump_python(adapter.validate_python(given)) == given


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org/"),
        ("HTTP://Example.ORG:80/a", "http://example.org/a"),
        ("https://example.org?q", "https://example.org/?q"),
        ("https://example.org/a/./b/.", "https://example.org/a/b/"),
        ("https://@example.org", "https://example.org"),
        ("https://example.org/a/../b", "https://example.org/b"),
        ("https://münchen.example/ä?ö#ü", "https://xn--mnchen-3ya.example/%C3%A4?%C3%B6#%C3%BC"),
        ("https://example.org/\"<b>'\u202e", "https://example.org/%22%3Cb%3E'%E2%80%AE"),
    ],
)
def test_form_of_an_address(given: str, form: str) -> None:
    """An address comes out as browsers read it, and stays so."""
    assert address(given) == address(form) == form


NO_ADDRESS = "“{}” is no web address: it begins with https:// and names a host"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        *(
            (text, NO_ADDRESS.format(text))
            for text in (
                "", "example.org", "//example.org", "https:example.org", "https:/example.org", "https://",
                "https:///a", "https://?q", r"https:\\example.org", "https://a:b:c", "https://exa<mple.org",
                "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "mailto:ada@example.org",
                "https://xn--a", "https://a\u202eb.example",
            )
        ),
        ("https://example.org/a b", f"“https://example.org/a b” {SPACED}"),
        ("https://a.example\t", "“https://a.example\t” has the character U+0009 in it: take it out"),
        ("java\0script:x", "“java\0script:x” has the character U+0000 in it: take it out"),
        *(
            (text, "“example.org” is given a name or a password: take out what stands before the @")
            for text in ("https://ada@example.org/", "https://ada:secret@example.org/", "http://:x@example.org")
        ),
    ],
)  # fmt: skip
def test_address_is_refused(given: str, message: str) -> None:
    """What no page may link to is refused, and a password is not repeated."""
    with pytest.raises(ValueError, match="“") as raised:
        address(given)
    assert str(raised.value) == message
