"""Whatever a file holds, reading it ends in time, with what it says or with what is wrong with it.

Each target is tried for a time with what nearly holds and with what is no such thing at all: run them with
``nox -s fuzz``, which takes a seed and the seconds for each.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from sphinx_portfolio.charts import chart, drawing, pictures, tables
from sphinx_portfolio.graph import entries
from sphinx_portfolio.importers import json_resume
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model import bounds, frontmatter, parsing, records
from sphinx_portfolio.sphinx_ext.figures.chart import ChartDirective
from sphinx_portfolio.sphinx_ext.figures.figure import DiagramDirective
from strategies import NASTY, front_matter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

pytestmark = pytest.mark.fuzz

SECONDS = float(os.environ.get("FUZZ_SECONDS", "600"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
PATIENCE = 5.0
"""Seconds for one input; no file within the bounds takes one."""

PIECES = st.sampled_from(
    (
        *"{}[]()<>\"'\\|&*!%@#=:,;-+~`^$?/ \n\t\r", "---\n", "...\n", "portfolio:", "kind: role", "&a ", "*a ", "<<: *a", "? ",
        "!!python/object:x", "!!binary ", "%YAML 9.9", "\ufeff", "\u2028", "\x85", "\u202e", "\ud800", "\0", "\u0300" * 9,
        "1e308", "9" * 400, "nan", "-0", "null", "~", "true", "2023-13", "present", "javascript:x", "https://a:b@c", "https://",
        "@misc{", "@string{a=a#a}", "author={", " and ", "\\'{", "$", "<svg>", "<g ", "/>", "</g>", "<!DOCTYPE x [", "<!ENTITY a 'b'>",
        "&a;", "<![CDATA[", "]]>", "xmlns='http://www.w3.org/2000/svg'", "style='a:b'", "href='#a'", 'encoding="foo"', "url(#a)",
        '{"a":', '"work":', '"x-sphinx-portfolio":', "\\ud800", "[" * 40, "{a: " * 40, "- " * 40,
    )
)  # fmt: skip
RAW = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def mutated(text: str, random: Random, pieces: list[str]) -> str:
    """Return a text with parts cut out, doubled or replaced."""
    for piece in pieces:
        first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
        last = min(last, first + 20)
        text = text[:first] + random.choice((piece, "", text[first:last] * 2 + piece)) + text[last:]
    return text


def near(valid: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return a strategy for what nearly holds."""
    changes = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=4)
    return st.builds(mutated, valid, st.randoms(use_true_random=False), changes)


def anything(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for nested data with keys of ours."""
    keys = st.sampled_from(
        sorted({name for r in records.records.values() for name in r.model_fields})
    ) | st.text(max_size=3)
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4)
    )


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | NASTY
RECORDS = st.one_of(*(front_matter(record) for record in records.records.values()))


@st.composite
def grafted(draw: st.DrawFn, whole: Any) -> Any:
    """Return nested data with something else in the place of one of its parts."""
    data = draw(whole) if isinstance(whole, st.SearchStrategy) else json.loads(json.dumps(whole))
    here, other = data, draw(anything(LEAVES))
    while isinstance(here, (dict, list)) and here:
        key = draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[key], (dict, list)) or not here[key] or draw(st.booleans()):
            here[key] = other
            break
        here = here[key]
    return data


def page(data: Any) -> str:
    """Return a page with front matter, whatever that is."""
    return f"---\nportfolio: {json.dumps(data)}\n---\n\n# Title\n"


MATTER = (
    near(RECORDS.map(frontmatter.dump))
    | grafted(RECORDS).map(page)
    | RAW.map("---\nportfolio:{}\n---\n".format)
    | RAW
)
WHOLE_RESUME = {
    "basics": {"name": "A", "url": "https://a.example", "profiles": [{"network": "N", "url": "https://a.example"}]},
    "work": [{"name": "A", "startDate": "2020", "highlights": ["a"], "x-sphinx-portfolio": {"page": "a", "results": [{"claim": "a"}]}}],
    "projects": [{"name": "A", "entity": "A", "roles": ["B"], "x-sphinx-portfolio": {"page": "b", "role": "a", "ownDates": False}}],
    "publications": [{"name": "A", "releaseDate": "2020-01", "x-sphinx-portfolio": {"key": "k", "kind": "misc"}}],
    "skills": [{"name": "A", "keywords": ["b"], "x-sphinx-portfolio": {"page": "a", "skills": [{"name": "b", "aliases": ["c"]}]}}],
    "education": [{"institution": "A", "startDate": "2020", "x-sphinx-portfolio": {"page": "e", "entry": {"note": "n"}}}],
    "certificates": [{"name": "A", "date": "2020", "x-sphinx-portfolio": {"page": "c", "entry": {"start": "2019", "end": "2020"}}}],
    "volunteer": [{"organization": "A", "x-sphinx-portfolio": {"page": "v", "employment": "volunteer"}}],
    "languages": [{"language": "A"}],
    "x-sphinx-portfolio": {"entries": [{"page": "e", "section": "education"}, {"page": "t", "section": "talks", "entries": [{"title": "T"}]}]},
}  # fmt: skip
RESUME = (
    grafted(WHOLE_RESUME).map(json.dumps)
    | near(st.just(json.dumps(WHOLE_RESUME)))
    | anything(LEAVES).map(json.dumps)
    | RAW
)
CSV = near(st.just("x,y,z\na,1,2\nb,≈3,4\nc,5e9,6\n")) | RAW
SVG = (
    near(
        st.just(
            '<?xml version="1.0" encoding="utf-8"?><svg xmlns="http://www.w3.org/2000/svg"><title>t</title><desc>d</desc>'
            '<g style="fill:red" id="a"><use href="#a" clip-path="url(#a)"/><text>x</text></g></svg>'
        )
    )
    | RAW
)
BIB = (
    near(
        st.just(
            '@string{v = "V"}\n@article{a, title = {A {B} \\"{o}}, author = {A, B and C}, journal = v # "x", year = 2020,\n'
            " url = {https://a.example}, doi = {10.1/x}}\n@misc{b, crossref = {a}}\n"
        )
    )
    | RAW
)
OPTIONS = ChartDirective.option_spec | DiagramDirective.option_spec


def read_matter(text: str, _: Path) -> None:
    """Read a page's front matter, which Sphinx has decoded."""
    text = text.encode("utf-8", "replace").decode()
    matter = frontmatter.read(text)
    if matter is not None:
        frontmatter.blank(text, matter)
        _, problems = parsing.parse(matter)
        assert len(problems) <= bounds.PROBLEMS + 1
        assert all(problem.line >= 1 and str(problem) for problem in problems)


def read_resume(text: str, _: Path) -> None:
    """Import a JSON Resume file."""
    with suppress(FormError):
        imported = json_resume.read(text)
        "".join((*imported.files, *imported.files.values(), imported.report)).encode()


def read_table(text: str, _: Path) -> None:
    """Draw every kind of chart of a table."""
    table, problems = tables.read(text.encode("utf-8", "surrogatepass"))
    assert (table is None) is bool(problems)
    for kind in chart.kinds if table else ():
        for log in ("", "y"):
            drawn, _ = chart.arrange(chart.Spec(kind=kind, log=log), table, "")
            assert drawn is None or drawing.draw(drawn, "name")


def read_picture(text: str, _: Path) -> None:
    """Read an SVG file."""
    root, problems = pictures.read(text.encode("utf-8", "surrogatepass"))
    assert (root is None) is bool(problems)
    if root is not None:
        pictures.described(root)
        pictures.inline(root, "name")


def read_bibtex(text: str, folder: Path) -> None:
    """Read a BibTeX file."""
    path = folder / "publications.bib"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found, problems = entries.read(path)
    assert all(entry.key for entry in found)
    assert len(problems) <= bounds.PROBLEMS + 1


def read_options(text: str, _: Path) -> None:
    """Read a text, or nothing, as each option of the directives of figures."""
    for read in OPTIONS.values():
        for argument in (text, None):
            try:
                read(argument)
            except ValueError:
                continue


@pytest.mark.parametrize(
    ("read", "inputs"),
    [
        (read_matter, MATTER),
        (read_options, near(st.just('x, "y, z", 1 equally fast')) | RAW),
        (read_table, CSV),
        (read_picture, SVG),
        (read_bibtex, BIB),
        (read_resume, RESUME),
    ],
    ids=["front-matter", "options", "csv", "svg", "bibtex", "json-resume"],
)
def test_reading_ends(
    read: Callable[[str, Path], None], inputs: st.SearchStrategy[str], tmp_path: Path
) -> None:
    """No input ends in a traceback, takes more than its time, or has more said of it than anyone reads."""
    until, number = time.monotonic() + SECONDS, SEED

    def attempt(text: str) -> None:
        started = time.monotonic()
        read(text, tmp_path)
        assert time.monotonic() - started < PATIENCE

    while time.monotonic() < until:
        checks = list(HealthCheck)
        run = settings(
            max_examples=200, deadline=None, database=None, derandomize=False, suppress_health_check=checks
        )
        seed(number)(run(given(text=inputs)(attempt)))()
        number += 1
