"""A field under an old name counts, and is told with the version that takes it away and with the mend."""

from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from sphinx_portfolio.model import frontmatter, parsing, reference
from sphinx_portfolio.model.records import Role
from sphinx_portfolio.model.versions import deprecations
from sphinx_portfolio.model.versions.deprecations import Deprecation

VERSIONS = {"since": "0.2", "gone": "0.3"}
EMPLOYER = Deprecation(kind="field", within="Role", old="employer", new="organisation", **VERSIONS)
PROOF = Deprecation(kind="field", within="Result", old="proof", new="evidence", **VERSIONS)
PLACE = Deprecation(kind="field", within="Role", old="location", mend="take it out.", **VERSIONS)
PAGE = """---
portfolio:
  kind: role
  employer: Example Laboratories
  title: Engineer
  summary: What I did.
  location: Lisbon
  start: 2024
  end: present
  evidence:
    - id: post
      title: A post
      url: https://example.org/post
      kind: post
  results:
    - claim: Latency
      value: 3
      proof: [post]
---
"""


@pytest.fixture(autouse=True)
def _ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (EMPLOYER, PROOF, PLACE))


def parse(text: str) -> tuple[object, list[str]]:
    """Return the record of a page and what is said of it, with lines."""
    matter = frontmatter.read(text)
    assert matter
    record, problems = parsing.parse(matter)
    return record, [f"{problem.line}: {problem}" for problem in problems]


def test_old_names_count() -> None:
    """Fields of a record and of one within it are read under their old names; one without a new one stays."""
    record, said = parse(PAGE)
    assert isinstance(record, Role)
    assert (record.organisation, record.results[0].evidence, record.location) == (
        "Example Laboratories", ("post",), "Lisbon",
    )  # fmt: skip
    renamed = "has been called `{}` since version 0.2, and goes with 0.3; write `{}`."
    assert said == [
        f"4: portfolio.employer: `employer` {renamed.format('organisation', 'organisation')}",
        "7: portfolio.location: `location` goes with version 0.3; take it out.",
        f"18: portfolio.results[0].proof: `proof` {renamed.format('evidence', 'evidence')}",
    ]


def test_mistakes_keep_their_lines() -> None:
    """What is wrong with the value of an old name is told at its line."""
    _, said = parse(PAGE.replace("employer: Example Laboratories", "employer: []"))
    assert [line.partition(":")[0] for line in said] == ["4", "4", "7", "18"]


def test_new_name_wins() -> None:
    """Where both names stand, the new one counts, and the old one is to be taken out."""
    record, said = parse(PAGE.replace("  title:", "  organisation: Newer\n  title:", 1))
    assert isinstance(record, Role)
    assert record.organisation == "Newer"
    assert said[0].endswith("take it out, since `organisation` stands there, too.")


def test_schema_takes_old_names() -> None:
    """Editors strike old names through, and take the page as it is."""
    schema, matter = reference.schema(), frontmatter.read(PAGE)
    assert matter
    assert schema["$defs"]["Role"]["properties"]["employer"]["deprecated"] is True
    assert not [*Draft7Validator(schema).iter_errors({"portfolio": matter.data})]


def test_table_is_true() -> None:
    """Each row names what there is, and a version that goes after the one that warns."""
    for each in deprecations.DEPRECATIONS:
        assert each.new or each.mend
        assert [*map(int, each.since.split("."))] < [*map(int, each.gone.split("."))]
