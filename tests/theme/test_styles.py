"""A page gets the rules that can match in it, and no others; a sheet that must stay a file is refused."""

from __future__ import annotations

import pytest

from sphinx_portfolio.theme.styles import (
    OutOfPlaceError,
    Part,
    among,
    dump,
    load,
    names,
    parse,
    select,
    words,
    words_in_tags,
    words_said,
)

SHEET = """
@charset "utf-8";
body { --used: 1px; color: red; --unused: 2px; --of-used: "a;b" }
/* a comment */
.card:hover > p, table.wide { margin: var( --used ) ; content: "a , b: {" }
#there:not(.elsewhere) { padding: 1px/**/2px }
@media print { .card { display: none } td { color: blue } }
@media screen { table { color: green } }
@keyframes spin { 0% { opacity: 0 } }
@keyframes rest { 0% { opacity: 0 } }
.card { animation: spin 1s; width: calc( 1px + var(--used) ) }
p { --used: var(--of-used) }
"""
PAGE = '<p class="card" id="there">A table with td</p>'


def test_page_gets_the_rules_that_can_match() -> None:
    """Rules for what a page does not have are left out, with variables and frames that nothing names."""
    assert select(parse(SHEET), words_in_tags(PAGE)) == (
        'body{--used:1px;color:red;--of-used:"a;b";}'
        '.card:hover > p{margin:var(--used );content:"a , b: {";}'
        "#there:not(.elsewhere){padding:1px/**/2px;}"
        "@media print{.card{display:none;}}"
        "@keyframes spin{0% {opacity:0 }}"
        ".card{animation:spin 1s;width:calc(1px + var(--used) );}"
        "p{--used:var(--of-used);}"
    )


def test_other_sheets_may_name_what_this_one_sets() -> None:
    """Where a page has other sheets, all variables and frames stay; rules are left out all the same."""
    css = select(parse(SHEET), words_in_tags(PAGE), alone=False)
    assert "--unused:2px;" in css
    assert "@keyframes rest{" in css
    assert "@media screen" not in css


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("a{x:y}b{x:y}", "a{x:y;}"),
        ("b,a{x:y}", "a{x:y;}"),
        ("b,a:hover{x:y}", "a:hover{x:y;}"),
        ("b::after,a{x:y}", "b::after,a{x:y;}"),
        ("b:-moz-c,a{x:y}", "b:-moz-c,a{x:y;}"),
        ("b a{x:y}", ""),
        ("a:b{x:y}", "a:b{x:y;}"),
        ("a::b{x:y}", "a::b{x:y;}"),
        (":b{x:y}", ":b{x:y;}"),
        ("a:is(b,.c){x:y}", "a:is(b,.c){x:y;}"),
        ("a[b=c]{x:y}", "a[b=c]{x:y;}"),
        ("a.c{x:y}", ""),
        ("a#d{x:y}", ""),
        ("#c\\:d{x:y}", "#c\\:d{x:y;}"),
        (".c\\:d{x:y}", ".c\\:d{x:y;}"),
        (".c\\:e{x:y}", ""),
        (".\\63 {x:y}", ".c{x:y;}"),
        ("A.C{x:y}", "A.C{x:y;}"),
        ("*{x:y}", "*{x:y;}"),
    ],
)
def test_rule_goes_only_if_each_selector_needs_what_is_not_there(css: str, kept: str) -> None:
    """Classes, ids and elements count, by all their words; what is asked of them or excluded does not."""
    there = {"a", "c", "d"} if "\\" in css or "C" in css else {"a"}
    assert select(parse(css), there) == kept


@pytest.mark.parametrize(
    "css",
    [
        "a{b:c;& :hover{d:e};@media print{f:g};}",
        "@media (min-width:1px){@supports (a:b){a{b:c;}}}",
        "@container x (width > 1px){a{b:c;}}",
        "@layer y,z;",
        "@media print{@layer x;}",
        "@font-face{src:url(data:font/x);}",
        "@page :first{margin:1cm;}",
        "@property --x{inherits:false;}",
        "@counter-style x{system:cyclic;}",
        "@font-feature-values X{@y{z:1}}",
        "@font-palette-values --x{base-palette:1;}",
        'a{b:url("https://example.org/x.png");}',
        "a{b:url(#x);}",
        "a{b:url(/x.png);}",
        'a{b:image-set("data:image/x" 1x);}',
        "a{b:src(var(--x));}",
        'a{b:"url(x)";}',
        "a{b:c !important;}",
    ],
)
def test_whatever_holds_in_a_page_is_kept(css: str) -> None:
    """Conditions, layers, nested rules and all that a page can hold stand there as in the sheet."""
    assert select(parse(css), {"a"}) == css


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("@layer x;@layer x{a{b:c}}", "@layer x;@layer x;@layer x{a{b:c;}}"),
        (
            "a{--x:1}@media print{a{--x:2}a{b:var(--x)}}",
            "a{--x:1;}@media print{a{--x:2;}}@media print{a{b:var(--x);}}",
        ),
        ("@layer x{b{c:d}}@layer y{a{c:d}}", "@layer x;@layer y;@layer y{a{c:d;}}"),
        ("@media print{b{c:d}}", ""),
        ("@media print{a{--x:1}}", ""),
        ("@media print{a{--x:1}b{c:d}a{c:d}}", "@media print{a{c:d;}}"),
        ("a{--x:1}a{b:c}@container style(--x:1){a{b:d}}", "a{--x:1;}a{b:c;}@container style(--x:1){a{b:d;}}"),
        ("a{--x:{b:c};d:e}", "a{d:e;}"),
        ("a{--x:var(--x)}", ""),
        ("a{--x:1}b{--x:2}a{--x:3}c,a{d:var(--x)}", "a{--x:3;}a{d:var(--x);}"),
        ("a{--x:1!important}a{--x:3}a{b:var(--x)}", "a{--x:1!important;--x:3;}a{b:var(--x);}"),
        ("@media print{a{--x:1}}a{--x:3;b:var(--x)}", "@media print{a{--x:1;}}a{--x:3;b:var(--x);}"),
        ("a[b=\"c\"]{--x:1}a[b='c']{--x:3;b:var(--x)}", "a[b=c]{--x:3;b:var(--x);}"),
        ("a[b='1c']{d:e}", 'a[b="1c"]{d:e;}'),
        ("a{--\\61 :1;b:var(--a)}", "a{--a:1;b:var(--a);}"),
        ("a{b:c;/*;*/}", "a{b:c;}"),
        ("/*;*/a{b:c; /**/d:e; }", "a{b:c;d:e;}"),
        ("@media x{/*;*/a{b:c;& d{e:f; g:h}}}", "@media x{a{b:c;& d{e:f;g:h};}}"),
        ("@media{a{b:c}}", "@media{a{b:c;}}"),
        ("@starting-style{a{b:c}}", "@starting-style{a{b:c;}}"),
        ("@keyframes a{b{c:var(--y)}}a{--y:1}", "@keyframes a{b{c:var(--y)}}a{--y:1;}"),
        ("a{}", "a{}"),
        ("a  >  a , a{b :  c}", "a > a,a{b :c;}"),
        ("@-webkit-keyframes x{}", ""),
        ("@keyframes x-y{}a{animation:x-y}", "@keyframes x-y{}a{animation:x-y;}"),
        ("@CHARSET 'x';@Media print{a{b:c}}", "@Media print{a{b:c;}}"),
        ("a{b:c", "a{b:c;}"),
    ],
)
def test_what_goes_changes_nothing_else(css: str, kept: str) -> None:
    """A layer keeps its place though it be empty, and what only it says of itself makes nothing stay."""
    assert select(parse(css), {"a"}) == kept


@pytest.mark.parametrize(
    "css",
    [
        "@import 'x.css';",
        "@import url(x.css) print;",
        "@namespace x url(y);",
        "@scope (a){b{c:d}}",
        "@media;",
        "@layer{a{b:c}}",
        "@font-face;",
        "@keyframes x;",
        "@unheard-of x{a{b:c}}",
        "a{b:url(x.png)}",
        "a{b:url()}",
        "a{b:url('x.png')}",
        "a{--x:URL(../x.png)}",
        "a{b:image-set('x.png' 1x)}",
        "a{b:-webkit-image-set('x.png' 1x)}",
        "a{b:image('x.png')}",
        "a{b:-webkit-image-set(url(x.png) 1x)}",
        "a{b:src('x')}",
        "@media print{a{b:c;& d{e:url(x)}}}",
        "@font-face{src:url(x.woff)}",
        "@keyframes x{0%{a:url(x)}}",
        "a{b:'</style>'}",
        "a{b:'<\\/STYLE'}",
        "a{b:'c\n}",
        "a{b:'c",
        "a{b:url(x y)}",
        "a{}}b{}",
        "a{b:c]}",
        "a",
    ],
)
def test_sheet_that_a_page_cannot_hold_is_refused(css: str) -> None:
    """Imports, relative addresses, the end of the element and what is not understood make a sheet stay."""
    with pytest.raises(OutOfPlaceError) as raised:
        parse(css)
    assert str(raised.value)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a class="one two-three" href="table.html" title="A list">four</a>', {"a", "one", "two-three"}),
        ("<svg id='five' style=\"color: var(--six)\">", {"svg", "five", "--six", "color", "var"}),
        ("<B CLASS = Seven ID=\n'eight'>", {"b", "seven", "eight"}),
        ("<o:p>", {"o", "p"}),
        ("<a/class=x>", {"a", "x"}),
        ("<br/>", {"br"}),
        ('<i title="a > b" class="nine">', {"i", "nine"}),
        ('<i class="a&#98;c d&amp;e">', {"i", "a", "98", "c", "d", "amp", "e", "abc"}),
        ("<style media=x>.ten { animation: eleven }</style >", {"style", "ten", "animation", "eleven"}),
        ('<rect fill="var(--twelve)">', {"rect", "--twelve"}),
        ("</u>1 < 2 <3", set()),
    ],
)
def test_words_of_a_page_are_those_that_sheets_name(html: str, found: set[str]) -> None:
    """Elements, classes, ids, styles and variables count, however written; addresses and text do not."""
    implied = {"html", "head", "body", "colgroup", "tbody", "tr", "p", "br", "img"}
    assert words_in_tags(html) == found | implied


def test_parts_are_kept_whole() -> None:
    """What is kept of a sheet for the next build is what was read of it."""
    assert load(dump(parse(SHEET))) == parse(SHEET)


def test_names_are_all_that_decides() -> None:
    """The names of a sheet are the words of its selectors, variables and keyframes, in small letters."""
    assert names(parse("A.b:c,#d{e:f}g{--H:1}@media x{i{j:k}}@keyframes L{}")) == set("abdgil") | {"--h"}


def test_words_are_small() -> None:
    """A word is letters, digits, underscores and hyphens."""
    assert words("A-b_1.c:D") == {"a-b_1", "c", "d"}


def test_scripts_make_names_of_parts() -> None:
    """What begins or ends a name in a script counts for every such name, if it is more than a sign or two."""
    every = {"kind-note", "is-on", "at-it", "x-y", "a", "b", "--v"}
    said = {"kind-", "-on", "at-", "x-", "-y", "a", "--v", "-", "note"}
    assert among(every, said) == {"kind-note", "is-on", "at-it", "a", "--v"}


def test_only_the_texts_of_a_script_count() -> None:
    """What a script calls its own things, remarks on or looks for is no name of anything that it adds."""
    script = "// one\nconst two = /three/g, four = `five-${six} \"seven\"` + 'eight.nine'; ten('')"
    assert words_said(script) == {"five-", "seven", "eight", "nine"}


def test_part_says_what_it_stands_in() -> None:
    """The words of a part are its own and those of its selector and conditions."""
    (part,) = parse("@media x{a{--b:c}}")
    assert part == Part(("@media x", "a"), "--b:c;", (frozenset("a"),), "--b")
    assert part.says == {"media", "x", "a", "--b", "c"}
    assert part.named == {"--b"}
    assert parse("a{b:c}@page{d:e}") == (
        Part((), "{b:c;}", (frozenset("a"),), selectors=("a",)),
        Part((), "@page{d:e}"),
    )
    assert [part.name for part in parse("a{--b:c;d:e}")] == ["--b", ""]
    assert Part((), "x").named == frozenset()


def test_frames_stay_where_they_may_be_named() -> None:
    """Keyframes stay if their name is said, be it by nothing else, or if other sheets could say it."""
    frames = parse("@keyframes x{}")
    assert (select(frames, {"x"}), select(frames, {"y"})) == ("@keyframes x{}", "")
    assert select(frames, set(), alone=False) == "@keyframes x{}"
