"""A mistake in YAML is told at its own line, in words that say how to mend it, and the text is read as meant."""

from __future__ import annotations

from textwrap import indent

import pytest
import yaml

from sphinx_portfolio.model import bounds, yaml_faults

QUOTES = "in YAML; put it in quotes"
TAB = "a tab stands in the line, which YAML does not take; write spaces."
WHOLE = "the text goes on behind its closing quotation mark; put all of it in quotes"


def told(text: str) -> tuple[object, list[tuple[int, str]]]:
    """Return what a text was meant to say, as YAML's own loader would read it, and the faults."""
    root, faults = yaml_faults.read(text)
    return root and yaml.CBaseLoader("").construct_document(root), faults


@pytest.mark.parametrize(
    ("written", "said", "meant"),
    [
        ("Kernels: I wrote", "the text has a colon in it; put it in quotes: summary: \"Kernels: I wrote\".",
         "Kernels: I wrote"),
        ("the end:", "the text has a colon in it; put it in quotes: summary: \"the end:\".", "the end:"),
        ("“a: b”", "the text has a colon in it; put it in quotes: summary: \"a: b\".", "a: b"),
        ('a "b" it\'s: c', "the text has a colon in it; put it in quotes: summary: 'a \"b\" it''s: c'.",
         'a "b" it\'s: c'),
        ("a: b # c", "the text has a colon in it; put it in quotes: summary: \"a: b # c\".", "a: b # c"),
        (f"{'x' * 66}: b", f"the text has a colon in it; put it in quotes: summary: \"{'x' * 66}: b\".",
         f"{'x' * 66}: b"),
        (f"{'x' * 67}: b", "the text has a colon in it; put it in quotes.", f"{'x' * 67}: b"),
        ("[WIP] x", f"no text begins with “[” {QUOTES}: summary: \"[WIP] x\".", "[WIP] x"),
        ("{x} y", f"no text begins with “{{” {QUOTES}: summary: \"{{x}} y\".", "{x} y"),
        *((f"{c}x", f"no text begins with “{c}” {QUOTES}: summary: \"{c}x\".", f"{c}x") for c in "%@`,}]"),
        ("*x* y", f"no text begins with “*” {QUOTES}: summary: \"*x* y\".", "*x* y"),
        ("& y", f"no text begins with “&” {QUOTES}: summary: \"& y\".", "& y"),
        ("| y", f"no text begins with “|” {QUOTES}: summary: \"| y\".", "| y"),
        ("> 5", f"no text begins with “>” {QUOTES}: summary: \"> 5\".", "> 5"),
        ("? y", f"no text begins with “?” {QUOTES}: summary: \"? y\".", "? y"),
        ("-", f"no text begins with “-” {QUOTES}: summary: \"-\".", "-"),
        ("- y", "a list on one line stands in brackets: summary: [y].", ["y"]),
        ("- [y", f"no text begins with “-” {QUOTES}: summary: \"- [y\".", "- [y"),
        ('"x', 'the quotation mark is not closed; close it: summary: "x".', "x"),
        ("'x", "the quotation mark is not closed; close it: summary: 'x'.", "x"),
        ('"He" said', f"{WHOLE}: summary: '\"He\" said'.", '"He" said'),
        ("'don't'", f"{WHOLE}: summary: \"don't\".", "don't"),
        ("''a'", f"{WHOLE}: summary: \"''a'\".", "''a'"),
        ('""a"', f"{WHOLE}: summary: '\"\"a\"'.", '""a"'),
        (r'"a\d"', r"in double quotes a backslash begins a sign of its own; write single quotes: summary: 'a\d'.",
         r"a\d"),
        ("[a, ~,", "the bracket “[” is not closed; close it: summary: [a, ~].", ["a", "~"]),
        ("[a: b: c", f"no text begins with “[” {QUOTES}: summary: \"[a: b: c\".", "[a: b: c"),
        ("{a: b", "the bracket “{” is not closed; close it: summary: {a: b}.", {"a": "b"}),
        ('["a", "b]', "a quotation mark is not closed; close it or take it out: summary: [a, b].", ["a", "b"]),
        ("x\x07", "the line has the character U+0007, which no page can show; take it out.", "x"),
    ],
)  # fmt: skip
def test_value(written: str, said: str, meant: object) -> None:
    """What YAML makes of a value, or refuses to, is told with the line as it is to be written."""
    data, faults = told(f"portfolio:\n  kind: role\n  summary: {written}\n  title: T\n")
    assert faults == [(2, said)]
    assert data == {"portfolio": {"kind": "role", "summary": meant, "title": "T"}}


@pytest.mark.parametrize(
    ("lines", "at", "said"),
    [
        ("  kind role\n  title: T", 1, "a colon belongs behind “kind”: kind: role."),
        ("  kind: role\n  title T\n\n\n\n", 2, "a colon belongs behind “title”: title: T."),
        ("  kind:role\n  title: T", 1, "a space belongs behind the colon: kind: role."),
        ("  kind = role\n  title: T", 1, "a colon belongs behind “kind”, not “=”: kind: role."),
        ("  kind：role\n  title: T", 1, "a colon belongs behind “kind”, not “：”: kind: role."),
        (
            "  kind: role\n   title: T",
            2,
            "the line begins in column 4; let it begin in column 3, as others do.",
        ),
        (
            "  kind: role\n\n   title: T",
            3,
            "the line begins in column 4; let it begin in column 3, as others do.",
        ),
        (
            "  kind: role\n title: T",
            2,
            "the line begins in column 2; let it begin in column 3, as others do.",
        ),
        ("  kind: role\n\ttitle: T", 2, TAB),
        ("    kind: role\n\ttitle: T", 2, TAB),
        ("\tkind: role\n  title: T", 1, TAB),
        ("\tkind: role\n\ttitle: T", 1, TAB),
        ("  kind:\u00a0role\n  title: T", 1, "around “kind” stands a blank that is no space; write a space."),
        (
            "  kind\u3000: role\n  title: T",
            1,
            "around “kind” stands a blank that is no space; write a space.",
        ),
        ("\u00a0 kind: role\n  title: T", 1, "around “kind” stands a blank that is no space; write a space."),
    ],
)
def test_line(lines: str, at: int, said: str) -> None:
    """A line that is no field, or does not stand where the others do, is told as what it was meant to be."""
    data, faults = told(f"portfolio:\n{lines}\n")
    assert faults == [(at, said)]
    assert data == {"portfolio": {"kind": "role", "title": "T"}}


@pytest.mark.parametrize(
    ("item", "at", "said"),
    [
        ("    - claim Time\n      value: 1", 1, "a colon belongs behind “claim”: claim: Time."),
        ("    -claim: Time\n      value: 1", 1, "a space belongs behind the hyphen: - claim: Time."),
        ("    -claim: Time\n     value: 1", 1, "a space belongs behind the hyphen: - claim: Time."),
        (" - claim: Time\n  value: 1", 1, "the hyphen stands in column 2; let it stand in column 1."),
        ("     - claim: Time\n      value: 1", 1, "the hyphen stands in column 6; let it stand in column 5."),
        *(
            (f"    - claim: Time\n{' ' * column}value: 1", 2,
             f"the line begins in column {column + 1}; let it begin in column 7, as others do.")
            for column in (4, 5, 7)
        ),
    ],
)  # fmt: skip
def test_item(item: str, at: int, said: str) -> None:
    """The fields of an item stand below one another, behind its hyphen."""
    data, faults = told(f"results:\n{item}\n")
    assert faults == [(at, said)]
    assert data == {"results": [{"claim": "Time", "value": "1"}]}


@pytest.mark.parametrize(
    ("lines", "said", "meant"),
    [
        ("skills:\n  * C\n  * Go * x", "an item begins with a hyphen: - C.", ["C", "Go * x"]),
        ("skills:\n  - C\n  // x\n  - Go", "a comment begins with # in YAML; write it so, or take it out.", ["C", "Go"]),
        ("skills: >\nC\n", "the text below its key stands further to the right; indent it by two more.", "C\n"),
        ("skills:\n  -label: A -x\n   url: B", "a space belongs behind the hyphen: - label: A -x.",
         [{"label": "A -x", "url": "B"}]),
        ("skills:\n  - label: B\n  -label: A-x", "a space belongs behind the hyphen: - label: A-x.",
         [{"label": "B"}, {"label": "A-x"}]),
        ("skills:\n  - claim: a: b", 'the text has a colon in it; put it in quotes: claim: "a: b".', [{"claim": "a: b"}]),
        ("skills:\n  claim\n  unit: a", "a colon belongs behind “claim”.", {"claim": "", "unit": "a"}),
        ("skills:\n  claim A.\n  unit: a", "a colon belongs behind “claim”: claim: A.", {"claim": "A.", "unit": "a"}),
    ],
)  # fmt: skip
def test_habits_of_other_languages(lines: str, said: str, meant: object) -> None:
    """Marks of Markdown and comments of programs are told once, whatever stands around them."""
    data, faults = told(f"{lines}\nkind: role\n")
    assert [message for _, message in faults] == [said]
    assert data == {"skills": meant, "kind": "role"}


def test_item_without_a_hyphen() -> None:
    """An item without its hyphen is told."""
    data, faults = told("skills:\n  - C\n  Rust\n  - Go\nkind: role\n")
    assert faults == [(2, "a hyphen is missing: - Rust.")]
    assert data == {"skills": ["C", "Rust", "Go"], "kind": "role"}
    assert "hyphen" not in str(told("portfolio: yes\n  kind: role\n")), "what stands at the margin is no item"


@pytest.mark.parametrize("begun", ["I'd written", "~20 written"])
def test_text_that_goes_on(begun: str) -> None:
    """A text over two lines with a colon in the second is put in quotes as a whole."""
    data, faults = told(f"summary: {begun}\n  kernels: fast ones\nkind: role\n")
    assert faults == [(0, "the text goes on in the next line; put all of it in quotes, on one line.")]
    assert data == {"summary": f"{begun} kernels: fast ones", "kind": "role"}


def test_all_faults_at_once() -> None:
    """Every fault is told in one go, whatever may stand in a text that is begun with a bar."""
    plain = "".join(f"k{n}: don't\n" for n in range(50))
    note = "a: 'b\n\n[c\n" * 20
    rest = {"summary": "a: b...", "unit": "%", "skills": ["a"], "title": "x", "a": "b", "c": "d", "e": "f"}
    mistaken = "summary: a: b...\nunit: %\x07\nskills: [a\ntitle: 'x\na: \x07b\nc: d\ne: f\n"
    data, faults = told(f"{plain}note: |\n{indent(note, '  ')}{mistaken}")
    assert [at for at, _ in faults] == [112, 115, 111, 113, 114]
    assert faults[2][1] == 'the text has a colon in it; put it in quotes: summary: "a: b...".'
    assert data == yaml.safe_load(plain) | {"note": note} | rest


def test_what_is_not_understood() -> None:
    """Where no way to mend a text is known, the parser's words are told at its line, and nothing is read."""
    said = "while parsing a block mapping did not find expected key"
    assert yaml_faults.read("kind: role\ntitle: T\n- b\n") == (
        None,
        [(2, f"the front matter is not valid YAML: {said}; mend this line.")],
    )


def test_what_is_no_yaml_ends() -> None:
    """A text full of faults is given up after a dozen."""
    _, faults = yaml_faults.read("".join(f"k{n}: a: b\n" for n in range(40)))
    assert len(faults) == 12


def test_long_text_is_read_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a text is, all the guesses at its faults together read no more than a bound."""
    read = list[int]()
    monkeypatch.setattr(bounds, "check_yaml", lambda text: read.append(len(text)))
    text = "results:\n" + "- claim: C\n" * 8_000 + "summary: a: b\n" * 12
    faults = yaml_faults.read(text)[1]
    assert len(faults) > 1
    assert not [said for _, said in faults if "valid YAML" in said], "what is told first is in our words"
    assert sum(read) < 4_000_000
