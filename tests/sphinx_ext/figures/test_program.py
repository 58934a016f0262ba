"""The directive of a program reads what is to run, and says what it cannot read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from building import build, rebuilt
from figured import ABOUT, directive, page

HELLO = "print('hello')\n"


def shown(tmp_path: Path, text: str, **files: str | bytes) -> str:
    """Return what a page with nothing wrong says."""
    built = page(tmp_path, text, settings={"portfolio_programs": True}, **files)
    assert built.warnings == ()
    return built.page("index").select_one("section").get_text()


def told(tmp_path: Path, text: str, **files: str | bytes) -> tuple[str, ...]:
    """Return the warnings of a page."""
    return page(tmp_path, text, settings={"portfolio_programs": True}, **files).warnings


def test_options_say_how_it_runs(tmp_path: Path) -> None:
    """Arguments are split as a shell does, and each use of a program is a run of its own."""
    source = "import sys\nfor word in sys.argv[1:]: print(word, 'of', len(sys.argv))\n"
    said = shown(
        tmp_path,
        directive("program", "a.py", args='one "two three"') + directive("program", "a.py", args="four"),
        a_py=source,
    )
    assert "one of 3\ntwo three of 3" in said
    assert "four of 2" in said
    assert "python a.py one 'two three'" in said


@pytest.mark.parametrize(
    ("lines", "found"), [("2", "b"), ("2-3", "b\nc"), ("3 -", "c\nd"), ("2-9", "b\nc\nd"), ("1-1", "a")]
)
def test_lines_are_chosen(tmp_path: Path, lines: str, found: str) -> None:
    """A page may show some of what is printed."""
    built = page(
        tmp_path,
        directive("program", "a.py", lines=lines),
        settings={"portfolio_programs": True},
        a_py="print(*'abcd', sep='\\n')",
    )
    assert built.page("index").select_one(".portfolio-output pre").get_text().strip() == found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"lines": "0-2"}, "“0-2” names no lines; write the first and the last, as in 1-12"),
        ({"lines": "3-2"}, "“3-2” names no lines; "),
        ({"lines": "all"}, "“all” names no lines; "),
        ({"limit": "61"}, "“61” is no time; write seconds, up to 60"),
        ({"limit": "0"}, "“0” is no time; "),
        ({"limit": "ten"}, "“ten” is no time; "),
        (
            {"picture": "../a.svg"},
            "“../a.svg” names no picture; write the name of an SVG file, as in plan.svg",
        ),
        ({"picture": "a.png"}, "“a.png” names no picture; "),
        ({"id": "My id"}, "“My id” is no id; use lower-case letters, digits and hyphens"),
        ({"show": "all"}, '"all" unknown; choose from "both", "output", or "source"'),
        ({"args": "it's"}, "No closing quotation"),
    ],
)
def test_options_that_mean_nothing(tmp_path: Path, options: dict[str, str], said: str) -> None:
    """An option of another form is told, with the form it has."""
    (warning,) = told(tmp_path, directive("program", "a.py", **options), a_py=HELLO)
    assert said in warning


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x = 1\nfor\n", "a.py:2: WARNING: it is not Python (invalid syntax); mend it. [portfolio.program]"),
        ("x\0", "WARNING: it is not Python (source code "),
        (" \n", "WARNING: “a.py” is empty; write a program that prints what it shows. [portfolio.program]"),
        (b"# \xff\nx = 1\n", "WARNING: "),
        (
            "#" * 100_001,
            "WARNING: “a.py” is not read: it has more than 100,000 bytes; make it smaller. [port",
        ),
    ],
)
def test_file_that_is_no_program(tmp_path: Path, source: str | bytes, said: str) -> None:
    """What is not Python is told where it is not, and does not run; its caption stays."""
    built = page(
        tmp_path, directive("program", "a.py", "Words."), settings={"portfolio_programs": True}, a_py=source
    )
    (warning,) = built.warnings
    assert said in warning
    assert warning.endswith("[portfolio.program]")
    assert built.page("index").select_one(".portfolio-program").get_text().strip() == "Words."


def test_missing_file(tmp_path: Path) -> None:
    """A missing program is one warning with those beside it, and its page is read when it comes."""
    (warning,) = told(tmp_path, directive("program", "b.py"), ab_py=HELLO)
    assert warning == (
        "index.md:3: WARNING: there is no file “b.py”; did you mean “ab.py”? [portfolio.program]"
    )
    Path(tmp_path, "source/b.py").write_text(HELLO, encoding="utf-8")
    built = build(tmp_path / "source", tmp_path / "out", settings=ABOUT | {"portfolio_programs": True})
    assert (built.warnings, built.read) == ((), {"index"})


def test_place_to_link_to(tmp_path: Path) -> None:
    """A program has the name of its file as a place, or the id that it is given, or a label."""
    text = directive("program", "a.py") + directive("program", "a.py", id="second") + "(third)=\n"
    text += directive("program", "a.py") + "[one](#program-a) [two](#second) [three](#third)\n"
    built = page(tmp_path, text, a_py=HELLO)
    assert built.warnings == ()
    article = built.page("index").select_one("section")
    ids = {element["id"] for element in article.select("[id]")}
    links = [link["href"][1:] for link in article.select("p > a[href^='#']")]
    assert links == ["program-a", "second", "third"]
    assert {*links} <= ids


def test_change_of_the_program_is_read(tmp_path: Path) -> None:
    """The page is read, and written again with the source, when its program changes."""
    page(tmp_path, directive("program", "a.py"), a_py=HELLO)

    def change(root: Path) -> None:
        (root / "a.py").write_text("print('other')\n", encoding="utf-8")

    written = {"index", "_programs/a"}
    assert rebuilt(tmp_path / "source", tmp_path / "again", change) == ({"index"}, written)


def test_length_of_the_page_is_that_of_its_words(tmp_path: Path) -> None:
    """Neither source nor output make a page longer to read: they are not in its document."""
    page(tmp_path, directive("program", "a.py", "Two words."), a_py=HELLO)
    doctree = pickle.loads(Path(tmp_path, "out/doctrees/index.doctree").read_bytes())
    assert "print" not in doctree.astext()
    assert "Two words." in doctree.astext()
