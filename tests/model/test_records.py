"""The model takes what it should, keeps it as it was written, and says all that is wrong at its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from sphinx_portfolio.model import frontmatter, parsing, records
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.model.records import PageRecord, Result
from strategies import pages


@given(pages())
def test_valid_record_survives_dump_and_parse(record: PageRecord) -> None:
    """Any valid record, written as front matter and read again, is the same record, to the last zero."""
    text = frontmatter.dump(records.to_data(record))
    matter = frontmatter.read(text)
    assert matter
    again, problems = parsing.parse(matter)
    assert problems == ()
    assert again == record
    assert frontmatter.dump(records.to_data(again)) == text


def parse(body: str) -> tuple[PageRecord | None, list[tuple[int, Subtype, str]]]:
    """Parse the lines under ``portfolio:``; return the record, and each problem's line, subtype and path."""
    matter = frontmatter.read(f"---\nportfolio:\n{body}---\n")
    assert matter
    record, problems = parsing.parse(matter)
    return record, [(problem.line, problem.subtype, problem.path) for problem in problems]


def test_all_problems_of_a_page_at_once() -> None:
    """Every mistake of a page is told in one go, in the order of the lines."""
    record, problems = parse("""\
  kind: role
  organisaton: Lab
  title: ""
  start: 2023-13
  end: 2020
  results:
    - value: 3
      colour: red
    - claim: Time
      unit: ms
      value: fast
  evidence:
    - id: PR 1
      kind: pull request
      url: example.org
      title: [a, b]
  links: none
""")
    assert record is None
    assert problems == [
        (2, Subtype.MISSING_KEY, "portfolio.summary"),
        (2, Subtype.MISSING_KEY, "portfolio.organisation"),
        (4, Subtype.UNKNOWN_KEY, "portfolio.organisaton"),
        (5, Subtype.INVALID_VALUE, "portfolio.title"),
        (6, Subtype.INVALID_VALUE, "portfolio.start"),
        (9, Subtype.MISSING_KEY, "portfolio.results[0].claim"),
        (10, Subtype.UNKNOWN_KEY, "portfolio.results[0].colour"),
        (12, Subtype.INVALID_VALUE, "portfolio.results[1].unit"),
        (15, Subtype.INVALID_VALUE, "portfolio.evidence[0].id"),
        (16, Subtype.INVALID_VALUE, "portfolio.evidence[0].kind"),
        (17, Subtype.INVALID_VALUE, "portfolio.evidence[0].url"),
        (18, Subtype.INVALID_VALUE, "portfolio.evidence[0].title"),
        (19, Subtype.INVALID_VALUE, "portfolio.links"),
    ]


def test_unknown_keys_do_not_lose_the_page() -> None:
    """A key too many is told, and the rest of the page counts."""
    record, problems = parse("  kind: project\n  role: lab\n  summary: Short.\n  sumary: Shorter.\n")
    assert record
    assert record.summary == "Short."
    assert problems == [(6, Subtype.UNKNOWN_KEY, "portfolio.sumary")]


@pytest.mark.parametrize(
    ("written", "value", "figure"),
    [
        ("value: 1.50\n      unit: ×", Decimal("1.50"), "1.50×"),
        ("value: 25\n      unit: ms", Decimal(25), "25\N{NO-BREAK SPACE}ms"),
        ("value: −3\n      unit: '%'", Decimal(-3), "−3%"),
        ("value: 11087", Decimal(11087), "11,087"),
        ("value: 1e5", "1e5", "1e5"),
        ("value: 9e999999999", "9e999999999", "9e999999999"),
        ("value: nan", "nan", "nan"),
        ("value: parity", "parity", "parity"),
        ("value: ~", None, ""),
    ],
)
def test_figures(written: str, value: Decimal | str | None, figure: str) -> None:
    """A plain number is one, and is shown with its unit; everything else is shown as it was written."""
    record, problems = parse(
        f"  kind: project\n  role: lab\n  summary: S.\n  results:\n    - claim: C\n      {written}\n"
    )
    assert not problems
    assert record
    assert record.kind == "project"
    (result,) = record.results
    assert (result.value, result.figure) == (value, figure)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("C++", "c-plus-plus"), ("C#", "c-sharp"), ("Café au lait", "cafe-au-lait"), ("日本", "xe697a5e69cac")],
)
def test_anchors(text: str, anchor: str) -> None:
    """An anchor is made of letters and digits, and differs for what differs."""
    assert slug(text) == anchor
    assert Result(claim=text).id == anchor
