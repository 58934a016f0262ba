"""A page gets the rules that can match something in it, and no others."""

from __future__ import annotations

import pytest

from sphinx_portfolio.theme.styles import parse, select, words_in_tags

SHEET = """
body { --used: 1px; --unused: 2px }
/* a comment */
.card:hover > p, table.wide { margin: var(--used) ; content: "a , b: {" }
#there:not(.elsewhere) { color: red }
@media print { .card { display: none } td { color: blue } }
@media screen { table { color: green } }
@keyframes spin { 0% { opacity: 0 } }
@keyframes rest { 0% { opacity: 0 } }
.card { animation: spin 1s }
"""


def test_page_gets_the_rules_that_can_match() -> None:
    """Rules for what a page does not have are left out, with the variables and frames that they alone use."""
    page = '<p class="card" id="there">A table with td</p>'
    assert select(parse(SHEET), words_in_tags(page) | {"body"}) == (
        "body{--used:1px;}"
        '.card:hover > p{margin:var(--used);content:"a , b: {"}'
        "#there:not(.elsewhere){color:red}"
        "@media print{.card{display:none}}"
        "@keyframes spin{0%{opacity: 0}}"
        ".card{animation:spin 1s}"
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<a class="one two-three" href="table.html" title="A list">four</a>', {"a", "one", "two-three"}),
        ("<svg id='five' style=\"color: var(--six)\">", {"svg", "five", "--six"}),
        ('<i class="seven{% if eight %} nine{% endif %}">', {"i", "seven", "if", "eight", "nine", "endif"}),
    ],
)
def test_words_of_a_page_are_those_that_selectors_name(html: str, words: set[str]) -> None:
    """Elements, classes, ids and variables count; addresses, titles and text do not."""
    assert words_in_tags(html) == words


def test_variables_that_are_always_set_again_are_left_out() -> None:
    """What a theme sets for the body goes where a later rule sets it for all themes, and only there."""
    sheet = """
    body { --a: 1; --b: 1; --c: 1 }
    @media screen { body[data-theme=dark] { --a: 2; --b: 2 } body > p { --a: 3 } }
    body { --b: 4 }
    body:is(*,[data-theme]) { --a: 5 }
    p { margin: var(--a) var(--b) var(--c) }
    """
    assert select(parse(sheet), {"body", "p"}) == (
        "body{--c:1}"
        "@media screen{body[data-theme=dark]{--b:2}body > p{--a:3}}"
        "body{--b:4}"
        "body:is(*,[data-theme]){--a:5}"
        "p{margin:var(--a) var(--b) var(--c)}"
    )
