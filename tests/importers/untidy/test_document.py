"""A text is read as JSON or YAML, whichever it is, and one bad leaf costs no file."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_portfolio.importers.untidy import document
from sphinx_portfolio.json_resume.read import FormError


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('\ufeff{"a": [{"b": 1}, {"b": null}]}', {"a": [{"b": 1}, {"b": None}]}),
        ('{"a": 1, "a": 2}', {"a": 1, "a (2)": 2}),
        ('{"a": [1,],}', {"a": ["1"]}),
        (f'{{"a": {"9" * 40}}}', {"a": "9" * 40}),
        ('{"a": "\\ud83d"}', {"a": "\N{REPLACEMENT CHARACTER}"}),
        ('{"a": NaN}', {"a": "NaN"}),
        (
            "a: 2018-09\nb: 1.50\nc: no\nd:\ne: ~\n",
            {"a": "2018-09", "b": "1.50", "c": "no", "d": None, "e": None},
        ),
        ("a: 1\na: 2\n", {"a": "1", "a (2)": "2"}),
        ("- x\n", ["x"]),
        ("", None),
    ],
)
def test_load(text: str, data: Any) -> None:
    """Scalars of YAML are what stands there; a key that stands twice keeps both its values."""
    assert document.load(text) == data


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1, column 2: this is no JSON: Expecting property name enclosed in double quotes."),
        ("a: [", "line 2, column 1: this is neither JSON nor YAML"),
        ("a: &a [*a]", "line 1: a list or a mapping contains itself."),
        ("[" * 900, "line 1: lists and mappings stand more than 32 deep"),
        ("a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(f"{c}: &{c} [{','.join([f'*{b}'] * 9)}]\n" for b, c in zip("abcde", "bcdef", strict=True)), "more than 20,000 values"),
    ],
)  # fmt: skip
def test_refusals(text: str, said: str) -> None:
    """What is neither, or too much, is refused with its place."""
    with pytest.raises(FormError) as raised:
        document.load(text)
    assert said in raised.value.args[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_decode(encoding: str) -> None:
    """A file is read whatever program saved it."""
    assert document.decode("é日".encode(encoding)) == ("é日", [])


def test_decode_guesses() -> None:
    """What is no Unicode is read as Windows has it, which is told."""
    text, notes = document.decode("a\né".encode("cp1252"))
    assert text == "a\né"
    assert notes == ["line 2: the file is not UTF-8; it was read as Windows-1252: look at its accents."]
