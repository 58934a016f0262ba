"""All that is wrong with a page is said at once: each mistake at its line, with what is allowed there."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import TypeAdapter

from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.model.bounds import PROBLEMS
from sphinx_portfolio.model.items import Evidence, Record
from sphinx_portfolio.model.problems import Subtype
from sphinx_portfolio.model.records import PageRecord, Role

PROJECT = "  kind: project\n  role: lab\n  summary: S.\n"
MAPPING = "keys with values are wanted here, as in `key: value`."
MEANING, TITLE = Evidence.model_fields["title"].description, "Quantised matrix multiplication, with timings"
SUMMARY = "I wrote the matrix kernels that the compiler calls."
NINES = "9" * 5000
TRUTH = "is neither `true` nor `false`; write one of them."
NUMBER = "is no whole number from 1 up."
UNKNOWN, MISSING, INVALID = Subtype.UNKNOWN_KEY, Subtype.MISSING_KEY, Subtype.INVALID_VALUE


def parse(body: str) -> tuple[PageRecord | None, list[tuple[int, Subtype, str]]]:
    """Parse the lines under ``portfolio:``; return the record, and each problem's line, subtype and text."""
    matter = frontmatter.read(f"---\nportfolio:\n{body}---\n")
    assert matter
    record, problems = parsing.parse(matter)
    return record, [(problem.line, problem.subtype, str(problem)) for problem in problems]


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
    assert [(line, subtype, said.partition(": ")[0]) for line, subtype, said in problems] == [
        (2, MISSING, "portfolio.summary"),
        (4, UNKNOWN, "portfolio.organisaton"),
        (5, INVALID, "portfolio.title"),
        (6, INVALID, "portfolio.start"),
        (9, MISSING, "portfolio.results[0].claim"),
        (10, UNKNOWN, "portfolio.results[0].colour"),
        (13, INVALID, "portfolio.results[1].value"),
        (15, INVALID, "portfolio.evidence[0].id"),
        (16, INVALID, "portfolio.evidence[0].kind"),
        (17, INVALID, "portfolio.evidence[0].url"),
        (18, INVALID, "portfolio.evidence[0].title"),
        (19, INVALID, "portfolio.links"),
    ]


def test_unknown_keys_do_not_lose_the_page() -> None:
    """A key too many is told, and the rest of the page counts."""
    record, problems = parse(f"{PROJECT}  sumary: Shorter.\n  results:\n    - claim: C\n      not: x\n")
    assert record
    assert (record.summary, record.model_dump()["results"][0]["claim"]) == ("S.", "C")
    assert problems == [
        (6, UNKNOWN, "portfolio.sumary: there is no such key; did you mean “summary”?"),
        (9, UNKNOWN, "portfolio.results[0].not: there is no such key; did you mean “note”?"),
    ]


def test_misspelt_key_is_read_as_meant() -> None:
    """A key that is misspelt is told once: nothing is missing because of it, and the page counts."""
    record, problems = parse(
        "  kind: project\n  rol: lab\n  summary: S.\n  results:\n    - claim: C\n      evidense: [a]\n"
    )
    assert record
    data = record.model_dump()
    assert (data["role"], data["results"][0]["evidence"]) == ("lab", ("a",))
    assert problems == [
        (4, UNKNOWN, "portfolio.rol: there is no such key; did you mean “role”?"),
        (8, UNKNOWN, "portfolio.results[0].evidense: there is no such key; did you mean “evidence”?"),
    ]


def test_unknown_keys_beyond_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of unknown keys no more are compared with the known than are told."""
    compared = list[str]()
    monkeypatch.setattr(parsing, "close", lambda word, _: compared.append(word) or "")
    items = "".join(f"    - clam: {n}\n" for n in range(1_000))
    record, problems = parse(f"{PROJECT}  results:\n{items}")
    assert record is None
    assert (len(problems), len(compared)) == (PROBLEMS + 1, PROBLEMS)


def test_misspelt_key_with_a_mistake_is_passed_over() -> None:
    """A misspelt key whose value would be a mistake is left out, and stands for no key of another record."""
    record, problems = parse(f"{PROJECT}  relatd: a\n")
    assert record
    assert record.model_dump()["related"] == ()
    assert [said for *_, said in problems] == [
        "portfolio.relatd: there is no such key; did you mean “related”?"
    ]
    record, problems = parse("  kind: project\n  role: lab\n  results:\n    - claim: C\n      sumary: S.\n")
    assert record is None
    assert [(line, subtype) for line, subtype, _ in problems] == [(2, MISSING), (7, UNKNOWN)]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "  kind: role\n  name: A\n  headline: H\n  summary: S.\n",
            3,
            "portfolio.kind: the page has the fields of a profile; write `kind: profile`.",
        ),
        (
            "  kind: profile\n  role: lab\n  summary: S.\n  skills: [C]\n",
            3,
            "portfolio.kind: the page has the fields of a write-up; write `kind: project`.",
        ),
        (
            "  project:\n    role: lab\n    summary: S.\n",
            3,
            (
                "portfolio.project: the kind of a page is a field of its own: "
                "write `kind: project`, and the others below it."
            ),
        ),
    ],
)
def test_kind_that_the_fields_are_not_of(text: str, line: int, said: str) -> None:
    """Where the fields are plainly those of another kind, that alone is told, and the page is no record."""
    record, problems = parse(text)
    assert record is None
    assert problems == [(line, INVALID, said)]


def test_mistakes_beside_the_kind() -> None:
    """Fields of another kind are checked as such; a few that are not of the kind are told one by one."""
    _, problems = parse("  kind: role\n  nam: A\n  headline: H\n  summary: S.\n  vocabulary: []\n")
    assert [line for line, *_ in problems] == [3, 4]
    _, problems = parse("  kind: role\n  summary: S.\n")
    assert {subtype for _, subtype, _ in problems} == {MISSING}, "a page that has only begun is of its kind"
    _, problems = parse("  kind: project\n  role: lab\n  summary: S.\n  title: T\n")
    assert [subtype for _, subtype, _ in problems] == [UNKNOWN]


def test_guess_is_not_taken_in() -> None:
    """What YAML was meant to say is checked with the rest, but a page with a guess in it is no record."""
    record, problems = parse("  kind: project\n  role: lab\n  summary: A: b\n  start: soon\n  end: 2023\n")
    assert record is None
    assert [(line, subtype) for line, subtype, _ in problems] == [(5, Subtype.SYNTAX), (6, INVALID)]


def test_known_keys_are_those_of_the_record() -> None:
    """Where no spelling is near, the keys of the very record are told, not those of another."""
    _, problems = parse(f"{PROJECT}  links:\n    - label: L\n      url: https://a.example\n      xyz: 1\n")
    assert problems == [(9, UNKNOWN, "portfolio.links[0].xyz: there is no such key; known are: label, url.")]


def test_form_and_content_are_told_together() -> None:
    """Mistakes of form stand with those of the model, by line; the first value of a key counts."""
    record, problems = parse(f"{PROJECT}  summary: T.\n  unit: ms\n")
    assert record
    assert record.summary == "S."
    assert [line for line, *_ in problems] == [6, 7]
    assert problems[0][1] == Subtype.DUPLICATE_KEY


def test_no_yaml_is_told_once() -> None:
    """Of front matter that is no YAML nothing more is said, while an empty one has no kind."""
    record, problems = parse("  kind: role\n  title: A: b\n- c\n")
    assert record is None
    assert [(line, subtype) for line, subtype, _ in problems] == [(4, Subtype.SYNTAX), (5, Subtype.SYNTAX)]


@pytest.mark.parametrize(
    ("body", "line", "subtype", "path", "message"),
    [
        (
            "  title: T\n", 2, MISSING, "kind",
            "the key is missing. It is one of: profile, role, project, entries.",
        ),
        ("  kind: rolle\n", 3, INVALID, "kind", "“rolle” is no kind of page; did you mean “role”?"),
        (
            "  kind: role\n  organisation: O\n  title: T\n  start: 2023\n  end: 2023\n",
            2, MISSING, "summary",
            f"the key is missing. {Role.model_fields['summary'].description} Example: {SUMMARY}",
        ),
        (
            f"{PROJECT}  evidence:\n    - id: a\n      url: https://a.example\n      kind: post\n",
            7, MISSING, "evidence[0].title", f"the key is missing. {MEANING} Example: {TITLE}",
        ),
        (
            f"{PROJECT}  start: soon\n  end: 2023\n", 6, INVALID, "start",
            "“soon” is not a date: write 2023, 2023-06 or 2023-06-19.",
        ),
        (
            f"{PROJECT}  results:\n    - claim: C\n      direction: up\n", 8, INVALID, "results[0].direction",
            "“up” is none of the values; known are: higher, lower.",
        ),
        (
            f"{PROJECT}  results:\n    - claim: C\n      direction: [up]\n",
            8, INVALID, "results[0].direction",
            "“['up']” is none of the values; known are: higher, lower.",
        ),
        (f"{PROJECT}  skills: CUDA\n", 6, INVALID, "skills", "a list is wanted here: [CUDA]"),
        (f"{PROJECT}  start: Jun 2023\n  end: 2023\n", 6, INVALID, "start",
         "“Jun 2023” is not a date: did you mean 2023-06?"),
        (f"{PROJECT}  skills: (CUDA)\n", 6, INVALID, "skills", "a list is wanted here: [CUDA]"),
        (f"{PROJECT}  skills: 1) CUDA\n", 6, INVALID, "skills",
         "a list is wanted here; write a hyphen before each item instead of its number."),
        (f"{PROJECT}  skills:\n    -x: y\n", 6, INVALID, "skills",
         "a list is wanted here; write a space behind each hyphen."),
        (f"{PROJECT}  links: [label:L]\n", 6, INVALID, "links[0]",
         "keys with values are wanted here, write a space behind the colon."),
        ("  kind: project\n  role:\n    id: lab\n  summary: S.\n", 4, INVALID, "role",
         "a list is wanted here; write the id alone: lab."),
        (f"{PROJECT}  results: [Fast]\n", 6, INVALID, "results[0]",
         "keys with values are wanted here, as in `claim: Decoding latency`."),
        (f"{PROJECT}  links: [Code: https://a.example]\n", 6, INVALID, "links[0]",
         "the name and what it holds are fields of their own: write `label: Code` and `url: https://a.example`."),
        ("  kind: profile\n  name: A\n  headline: H\n  summary: S.\n  vocabulary:\n    - Tools: [C++, Rust]\n", 8, INVALID, "vocabulary[0]",
         "the name and what it holds are fields of their own: write `group: Tools` and `skills: [C++, Rust]`."),
        (f"{PROJECT}  skills: {{a, b}}\n", 6, INVALID, "skills", "a list is wanted here: [a, b]"),
        (f"{PROJECT}  skills: -a\n", 6, INVALID, "skills", "a list is wanted here; write a space behind each hyphen."),
        (
            f"{PROJECT}  skills: {{a: b}}\n", 6, INVALID, "skills",
            "a list is wanted here; write `- ` before the first line of each item.",
        ),
        (
            f"{PROJECT}  skills:\n", 6, INVALID, "skills",
            "a list is wanted here; take out the key, or write one item a line, as in `- item`.",
        ),
        (
            f"{PROJECT}  start: 2023\n", 6, INVALID, "start",
            "`start` and `end` go together: give both, `present` as `end` while it lasts, or neither.",
        ),
        (
            f"{PROJECT}  start: 2023\n  end:\n", 7, INVALID, "end",
            "`start` and `end` go together: give both, `present` as `end` while it lasts, or neither.",
        ),
        (
            f"{PROJECT}  results:\n    - claim: C\n      unit: ms\n      direction: higher\n      value: 2x\n",
            10, INVALID, "results[0].value",
            "“2x” is no number, which `unit` and `direction` go with: write 2 and “x” in `unit`.",
        ),
        (
            f"{PROJECT}  results:\n    - claim: C\n      unpublished: true\n", 8, INVALID,
            "results[0].unpublished", "“true” is no reason: say why nothing can be shown, or take it out.",
        ),
        (f"{PROJECT}  links: [a]\n", 6, INVALID, "links[0]",
         "keys with values are wanted here, as in `label: Project documentation` and `url: https://example.org/docs`."),
        (
            f"{PROJECT}  links: [https://a.example/b]\n", 6, INVALID, "links[0]",
            "keys with values are wanted here, as in `url: https://a.example/b`.",
        ),
        (f"{PROJECT}  draft: ja\n", 6, INVALID, "draft", f"“ja” {TRUTH}"),
        (f"{PROJECT}  draft:\n", 6, INVALID, "draft", f"nothing {TRUTH}"),
        (f"{PROJECT}  featured: soon\n", 6, INVALID, "featured", f"“soon” {NUMBER}"),
        (f"{PROJECT}  featured: 0\n", 6, INVALID, "featured", f"“0” {NUMBER}"),
        (f"{PROJECT}  featured: []\n", 6, INVALID, "featured", f"“[]” {NUMBER}"),
        (f"{PROJECT}  featured: {NINES}\n", 6, INVALID, "featured", f"“{NINES[:60]}” {NUMBER}"),
    ],
)  # fmt: skip
def test_problem_says_what_is_allowed(
    body: str, line: int, subtype: Subtype, path: str, message: str
) -> None:
    """Each kind of mistake has a sentence of its own, with what was found and what is allowed."""
    record, problems = parse(body)
    assert record is None
    assert problems == [(line, subtype, f"portfolio.{path}: {message}")]


@pytest.mark.parametrize("text", ["", "text", "[]"])
def test_front_matter_that_is_no_mapping(text: str) -> None:
    """Where anything else stands instead of the fields, keys with values are asked for."""
    matter = frontmatter.read(f"---\nportfolio: {text}\n---\n")
    assert matter
    record, problems = parsing.parse(matter)
    assert record is None
    assert [(p.line, p.subtype, str(p)) for p in problems] == [(2, INVALID, f"portfolio: {MAPPING}")]


def test_error_unheard_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake that only a new kind of field can bring is told in pydantic's words."""

    class Lasting(Record):
        kind: Literal["role"]
        lasting: float

    monkeypatch.setattr(parsing, "adapter", TypeAdapter(Lasting))
    _, problems = parse("  kind: role\n  lasting: [x]\n")
    assert problems == [(2, INVALID, "portfolio: Input should be a valid number (float_type).")]
