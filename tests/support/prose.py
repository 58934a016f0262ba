"""Gives the prose of the site's pages and the manual's to Harper, which checks their spelling and grammar.

Code, addresses, citations and the keys of front matter are no prose and left out; what remains keeps its
line, so that a finding names a line of the page. Words of the trade stand in ``words.txt``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

HERE = Path(__file__).parent
HOME = HERE.parent.parent
FOLDERS = ("docs", "manual")
FIELDS = {"headline", "summary", "claim", "against", "note", "unpublished"}
UNWANTED = (
    "AnA",  # rows of A and columns of B are names
    "CompoundNouns",  # data type, bug fix and data set are two words here
    "DisjointPrefixes",  # co-author and non-disclosure have a hyphen
    "Everyone",  # every one of the steps
    "ExpandMemoryShorthands",  # KiB is a unit, and the B of a 7B model none
    "ExpandTimeShorthands",  # ms is a unit
    "HavePronoun",  # `:show:` has them visible
    "LongSentences",  # a list can be long
    "MergeWords",  # the s of seconds is taken for half a word
    "MissingPreposition",  # Git knows when
    "OneOfTheSingular",  # one of the team's sources
    "OrthographicConsistency",  # IoU is no IOU
    "OxfordComma",  # clauses with a comma before “and” are taken for a list
    "PronounVerbAgreement",  # and are they
    "RegularIrregulars",  # a convolution is strided
    "SentenceCapitalization",  # fp16 and many a claim begin small
    "SplitWords",  # bitcode and dataflow are words
    "ThereIsAgreement",  # what is there stays
    "ThereToTheir",  # I worked there part-time
    "ToTwoToo",  # can belong to several
    "UseTitleCase",  # headings are sentences
    "WereWhere",  # where you bring a file
)

markdown = MarkdownIt().use(front_matter_plugin).use(colon_fence_plugin).use(myst_role_plugin)


def prose(page: str) -> str:
    """Return the prose of a page, each piece on the line where it stands."""
    lines = [""] * (len(page.splitlines()) + 1)
    for line, piece in pieces(page.replace(" {footcite:p}", "{footcite:p}"), 0):
        lines[line] += piece
    return "\n".join(lines)


def pieces(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield what a reader reads in ``text``, whose first line has the number ``first``."""
    for token in markdown.parse(text):
        if token.type == "front_matter":
            yield from fields(yaml.compose(token.content), first + 1)
        elif token.type == "colon_fence" and token.info.startswith("{portfolio:") and token.map:
            body = re.sub(r"^:(?:alt: (.*)|.*)$", r"\1", token.content, flags=re.MULTILINE)
            yield from pieces(body, first + token.map[0] + 1)
        elif token.type == "inline" and token.map:
            line = first + token.map[0]
            for child in token.children or ():
                line += child.type == "softbreak"
                yield line, spoken(child)


def fields(node: yaml.Node | None, first: int) -> Iterator[tuple[int, str]]:
    """Yield the texts of front matter, each ended as a sentence."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from fields(item, first)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from fields(value, first)
            if key.value in FIELDS:
                yield first + value.start_mark.line, value.value.rstrip(".") + "."


def spoken(token: Token) -> str:
    """Return the text of an inline token; what stands for a name or a figure goes as code."""
    if token.type == "myst_role":
        text, named, _ = token.content.partition(" <")
        return text if named else "" if token.meta["name"] == "footcite:p" else f"`{text}`"
    return f"`{token.content}`" if token.type == "code_inline" else token.content


def main() -> int:
    """Check every page of the site and of the manual, and return what Harper returns."""
    with TemporaryDirectory() as folder:
        names = []
        for page in sorted(path for name in FOLDERS for path in (HOME / name).rglob("*.md")):
            copy = Path(folder, page.relative_to(HOME))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(prose(page.read_text(encoding="utf-8")), encoding="utf-8")
            names.append(copy.relative_to(folder).as_posix())
        assert names, "there are pages to check"
        words = (HERE / "words.txt").read_text(encoding="utf-8").split()
        Path(folder, "words.txt").write_text(
            "\n".join(w + s for w in words for s in ("", "'s")), encoding="utf-8"
        )
        rules = ("--dialect=british", "--user-dict-path=words.txt", f"--ignore={','.join(UNWANTED)}")
        harper = (sys.executable, "-m", "harper", "lint", "--format=compact", "--quiet", "--no-color", *rules)
        settings = os.environ | {"RUST_BACKTRACE": "0"}
        return subprocess.run((*harper, *names), cwd=folder, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
