"""Ranking is a module that touches neither page nor network: a page imports it alone and asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

import pytest

from sphinx_portfolio.search.words import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    Ask = Callable[..., Any]

CATALOGUE = {
    "kinds": ["Write-up", "Role", "Home", "Page"],
    "roles": ["Example Laboratories", "Corner Shop"],
    "skills": [["C++", "cpp"], ["Matrix multiplication", "GEMM"], ["Rust"]],
    "pages": [
        ["index.html", "Ada Example", "", 2, [], "", 0, 0, [], "home", "I make programs fast."],
        [
            "lab.html",
            "Example Laboratories",
            "Compiler engineer",
            1,
            [0],
            "2022",
            2022,
            2023,
            [0, 1],
            "lab",
            "A lab.",
        ],
        ["kernel.html", "A matrix kernel", "", 0, [0], "2022", 2022, 2022, [0, 1], "kernel", "It is fast."],
        ["till.html", "A till", "", 0, [1], "2020", 2020, 2020, [0], "till"],
        ["about.html", "About", "", 3, [], "", 0, 0, [], "about", ""],
    ],
}
IMPORT = """async ([body, ...given]) => {
  const ranking = await import("./_static/portfolio/search/ranking.js");
  return new Function("ranking", "given", body)(ranking, given);
}"""


@pytest.fixture(scope="module")
def ask(browser: Browser, site: str) -> Iterator[Ask]:
    """Yield a function that returns what an expression over the module's names and values says."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}about-nothing.html")

        def ask(expression: str, **values: Any) -> Any:
            names = ", ".join(values)
            body = f"const {{ {EXPORTS}, toggle }} = ranking; const [{names}] = given; return {expression};"
            return page.evaluate(IMPORT, [body, *values.values()])

        yield ask


EXPORTS = "facetNames, facets, idf, meets, nearest, parse, rank, read, readCatalogue, spellings, split, stem"


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        (
            ["quantise", "quantize", "quantisation", "quantization", "quantised", "quantizing", "quantiser"],
            "quant",
        ),
        (["kernel", "kernels"], "kernel"),
        (["optimisation", "optimise", "optimizer"], "optim"),
        (["colour", "colours", "color"], "col"),
        (["mapping", "mapped", "mapper"], "map"),
        (["passes", "passe"], "pass"),
        (["ring"], "ring"),
        (["c++11"], "c++11"),
        (["fp16"], "fp16"),
        (["gpu"], "gpu"),
    ],
)
def test_forms_of_a_word_share_a_stem(ask: Ask, words: list[str], shared: str) -> None:
    """Endings and spellings are cut off words of letters; short words, numbers and signs stay."""
    assert ask("words.map(stem)", words=words) == [shared] * len(words)


def test_words_are_folded(ask: Ask) -> None:
    """Accents, capitals and possessives do not matter; plus and hash are parts of words."""
    assert ask("split(text)", text="Résumé: Ada’s C++, F# & µs") == ["resume", "ada", "c++", "f#", "μs"]


def test_question_becomes_terms(ask: Ask) -> None:
    """Function words fall out, compounds are asked whole and in parts, and the last word may go on."""
    terms = ask("parse(question)", question="What is the KV-cache of PagedAttention for LLMs")
    assert [term["word"] for term in terms] == [
        "kv", "cache", "kvcache", "paged", "attention", "pagedattention", "llms",
    ]  # fmt: skip
    assert terms[-1] == {"word": "llms", "stem": "llm", "run": False, "open": True, "key": "llms*"}
    assert terms[0] == {"word": "kv", "stem": "kv", "run": False, "open": False, "key": "kv"}
    assert [term["word"] for term in ask("parse(question)", question="who is this ")] == ["who", "is", "this"]
    assert not ask("parse(question)", question="rust ")[0]["open"]
    assert ask("parse(question)", question=" ") == []


def test_run_becomes_terms(ask: Ask) -> None:
    """Of what is written without spaces, pairs of signs are asked for as well; in Korean, words may go on."""
    terms = ask("parse(question)", question="高性能GPU 커널 표")
    assert [(term["key"], term["run"], term["open"]) for term in terms] == [
        ("高性能", True, False), ("gpu", False, False), ("高性", True, False), ("性能", True, False),
        ("高性能gpu", True, False), ("커널", False, True), ("표*", False, True),
    ]  # fmt: skip
    assert ask(
        "parse(question).map((term) => meets(term, read(text)))", question="性能", text="高性能计算"
    ) == [1]


def test_question_is_read_as_the_index_was_made(ask: Ask) -> None:
    """The build and the browser fold and cut alike, whatever letter or sign stands in a word."""
    letters = [chr(code) for code in (*range(0x20, 0x3400), *range(0x4E00, 0x4F00), *range(0xF900, 0xFFF0))]
    known = [letter for letter in letters if category(letter) not in {"Cn", "Co", "Cs"}]
    texts = [f"{letter}a{letter}1.{letter} {letter}" for letter in known]
    there = ask("texts.map(split)", texts=texts)
    differ = {
        text: (here, words)
        for text, words in zip(texts, there, strict=True)
        if (here := split(text)) != words
    }
    assert differ == {}


def test_term_meets_words(ask: Ask) -> None:
    """A term meets a word of the same stem wholly, and one that it begins in part, if it may go on."""
    much = "meets(parse(question).at(-1), read(text))"
    assert ask(much, question="kernels", text="a kernel") == 1
    assert ask(much, question="kern", text="a kernel") == 0.7
    assert ask(much, question="kern ", text="a kernel") == 0
    assert ask(much, question="k", text="a kernel") == 0
    assert ask("spellings(word)", word="optimize") == ["optimize", "optimise"]
    assert ask("spellings(word)", word="realise") == ["realise", "realize"]
    assert ask("spellings(word)", word="color") == ["color", "colour"]


def test_rare_words_tell_more(ask: Ask) -> None:
    """A word that one page of twenty has tells more than one that all have, and one that none has nothing."""
    assert ask("[idf(0, 20), idf(20, 20), idf(1, 20)].map((n) => n.toFixed(3))") == [
        "0.000",
        "0.024",
        "2.639",
    ]


def test_catalogue_is_read(ask: Ask) -> None:
    """The numbers of a row are looked up, and its years are all those from the first to the last."""
    page = ask("readCatalogue(catalogue).pages[1]", catalogue=CATALOGUE)
    assert {name: page[name] for name in ("url", "kind", "roles", "skills", "years", "place")} == {
        "url": "lab.html", "kind": "Role", "roles": ["Example Laboratories"], "place": 1,
        "skills": ["C++", "Matrix multiplication"], "years": ["2022", "2023"],
    }  # fmt: skip
    till = ask("readCatalogue(catalogue).pages[3]", catalogue=CATALOGUE)
    assert (till["summary"], till["years"]) == ("", ["2020"])
    home = ask("readCatalogue(catalogue).pages[0]", catalogue=CATALOGUE)
    assert (home["roles"], home["years"]) == ([], [])


RANK = """(() => {
  const maps = hits.map((hit) => hit && new Map(Object.entries(hit)));
  const found = rank(readCatalogue(catalogue), parse(question), maps, question);
  return found.map(({ page, skills }) => [page.id, skills.map(({ name }) => name)]);
})()"""


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("matrix", ["kernel", "lab"]),
        ("gemm", ["kernel", "lab"]),
        ("cpp", ["kernel", "till", "lab"]),
        ("till", ["till"]),
        ("internship", ["lab"]),
        ("corner shop", ["till"]),
        ("nothing of the kind", []),
    ],
)
def test_titles_skills_and_roles_answer(ask: Ask, question: str, found: list[str]) -> None:
    """Before the text has been searched, pages are found by what the catalogue says, write-ups first."""
    answer = ask(RANK, catalogue=CATALOGUE, question=question, hits=[])
    assert [page for page, _ in answer] == found


def test_skill_is_named_as_it_was_asked_for(ask: Ask) -> None:
    """With a page stands the name of its skill that the question means."""
    answer = ask(RANK, catalogue=CATALOGUE, question="gemm", hits=[])
    assert dict(answer) == {"kernel": ["GEMM"], "lab": ["GEMM"]}


@pytest.mark.parametrize("title", ["Go", "R", "IT", "C", "C++", "C#", "日本"])
def test_page_that_is_called_so_comes_first(ask: Ask, title: str) -> None:
    """What is asked for by its title is first, however often others say it and whatever they are."""
    rows = [
        ["other.html", f"{title} {title} in use", "", 0, [0], "", 0, 0, [0], "other"],
        ["called.html", title, "", 3, [], "", 0, 0, [], "called"],
    ]
    catalogue = {**CATALOGUE, "skills": [[title]], "pages": rows}
    often = {"other": {"often": 9, "places": [1]}}
    answer = ask(RANK, catalogue=catalogue, question=title.lower(), hits=[often])
    assert [page for page, _ in answer] == ["called", "other"]


def test_text_answers_after_title(ask: Ask) -> None:
    """A page whose text has a word is found as well, after one that has it in its title."""
    often = {"often": 1.5, "places": [4]}
    answer = ask(RANK, catalogue=CATALOGUE, question="till", hits=[{"till": often, "about": often}])
    assert [page for page, _ in answer] == ["till", "about"]


@pytest.mark.parametrize(("places", "first"), [((4, 6), "about"), ((4, 7), "home"), ((6, 4), "home")])
def test_words_that_stand_together_tell_more(ask: Ask, places: tuple[int, int], first: str) -> None:
    """Of two pages with the same words, the one in which they stand as they were asked comes first."""
    apart = [{"often": 1, "places": [1]}, {"often": 1, "places": [50]}]
    near = [{"often": 1, "places": [place]} for place in places]
    hits = [{"home": apart[n], "about": near[n]} for n in (0, 1)]
    answer = ask(RANK, catalogue=CATALOGUE, question="wind mill", hits=hits)
    assert answer[0][0] == first


def test_nearest_skills(ask: Ask) -> None:
    """A word that nothing has leads to the skills that look like it."""
    assert ask("nearest(readCatalogue(catalogue), question)", catalogue=CATALOGUE, question="matrx")[0] == (
        "Matrix multiplication"
    )


def test_facets_count_what_they_leave(ask: Ask) -> None:
    """Each value says how many pages it leaves; of kind and role one is chosen, of the others several."""
    counted = """(() => {
      const { pages } = readCatalogue(catalogue);
      const told = (values) => values.map(({ value, on, count }) => [value, on, count]);
      return facets({ pages }, pages, choice).map(({ name, values }) => [name, told(values)]);
    })()"""
    choice: dict[str, list[str]] = {"kind": [], "role": ["Corner Shop"], "year": [], "skill": []}
    assert ask(counted, catalogue=CATALOGUE, choice=choice) == [
        ["kind", [["Write-up", False, 1]]],
        ["role", [["Example Laboratories", False, 2], ["Corner Shop", True, 1]]],
        ["year", [["2020", False, 1]]],
        ["skill", [["C++", False, 1]]],
    ]
    assert ask("facetNames") == ["kind", "role", "year", "skill"]
    other = ask("toggle(choice, 'role', 'Example Laboratories')", choice=choice)
    assert other["role"] == ["Example Laboratories"]
    assert ask("toggle(choice, 'role', 'Corner Shop')", choice=choice)["role"] == []
    skills = ask("toggle(toggle(choice, 'skill', 'Rust'), 'skill', 'C++')", choice=choice)
    assert skills["skill"] == ["Rust", "C++"]
