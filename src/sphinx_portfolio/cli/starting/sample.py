"""A whole portfolio that says of itself that it is a sample, in the owner's name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.cli.pages import contents, drafts
from sphinx_portfolio.graph.words import LOCALE, Words, catalogue_files
from sphinx_portfolio.model import frontmatter

if TYPE_CHECKING:
    from sphinx_portfolio.cli.starting.origin import Origin

NAME = "Ada Example"
"""Who the sample is about where nobody is named."""

_FOLDER = Path(__file__).with_name("sample")
_SHORT = Path(__file__).with_name("short")
"""The pages of the sample in few words, each of which the catalogues have: they stand between braces."""

_SAID = re.compile(r"\{\{(.+?)\}\}")
_RENAMED = {"gitignore": ".gitignore", "README.md.in": "README.md", "docs/conf.py.in": "docs/conf.py"}
_STANDING = {
    "docs/skills.md": "\n  vocabulary:",
    "docs/claims.md": "\n  results:", "docs/resume.md": "", "docs/404.md": ""
}  # fmt: skip
"""The pages that suit any portfolio with something for them, which front matter says with these words."""


def languages() -> list[str]:
    """Return the languages that a portfolio can be begun in."""
    return sorted({"en", *(path.name for path in LOCALE.iterdir() if path.is_dir())})


def is_spoken(language: str) -> bool:
    """Tell whether a sample can be written in a language: one with a catalogue, or English, of any region."""
    english = re.fullmatch(r"en([_-][A-Za-z]{2})?", language)
    return bool(english or (language.isascii() and catalogue_files(language, (LOCALE,))))


def files(name: str = NAME, language: str = "en") -> dict[str, str]:
    """Return the text of every file by its path: pages in English at length, in other languages in short."""
    found, words = {}, Words(language)
    for folder in (_FOLDER,) if language.startswith("en") else (_FOLDER, _SHORT):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            told = path.relative_to(folder).as_posix()
            text = _SAID.sub(lambda message: words(message[1]), path.read_text(encoding="utf-8"))
            found[_RENAMED.get(told, told)] = _named(text, told, name, language)
    return found


def around(pages: dict[str, str], name: str, language: str = "en") -> dict[str, str]:
    """Return the files of a portfolio whose own pages, by their path below ``docs``, are here already."""
    whole = files(name, language)
    fits = [path for path, wanted in _STANDING.items() if any(wanted in text for text in pages.values())]
    found = {path: text for path, text in whole.items() if not path.startswith("docs/") or path in fits}
    found["docs/index.md"] = _home(name)
    found |= {f"docs/{path}": text for path, text in pages.items()}
    conf = whole["docs/conf.py"]
    if "publications.bib" not in pages:
        conf = re.sub(r"portfolio_publications = .*\n\n", "", conf)
    elif "publications.md" not in pages:
        found["docs/publications.md"] = whole["docs/publications.md"]
    listed = [path[5:-3] for path in found if path.count("/") == 1 and path.endswith(".md")]
    more = [docname for docname in listed if docname not in {"index", "404"} and docname + ".md" not in pages]
    found["docs/index.md"] = contents.add(found["docs/index.md"], [*_unled(pages), *more])
    return found | {"docs/conf.py": conf}


def _home(name: str) -> str:
    """Return the page of a person of whom nothing but the name is known."""
    data = {"kind": "profile", "name": name, "headline": "Portfolio", "summary": f"The portfolio of {name}."}
    return f"{frontmatter.dump(data)}\n# {drafts.escape(name)}\n\n:::{{portfolio:header}}\n:::\n"


def _unled(pages: dict[str, str]) -> list[str]:
    """Return the pages of an import that has no home page to lead to them."""
    return [] if "index.md" in pages else [path[:-3] for path in pages if path.endswith(".md")]


def requirements(from_where: Origin) -> str:
    """Return ``requirements.txt``."""
    return (
        f"# {from_where.reason[:1].upper()}{from_where.reason[1:]}.\n"
        f"{from_where.requirement}\n"
        "# For builds that stay the same for years, write the versions of all that it needs here, too:\n"
        "# pip freeze --exclude sphinx-portfolio lists them.\n"
    )


def _named(text: str, path: str, name: str, language: str) -> str:
    """Return a file of the sample with the owner's name as that file writes it."""
    if path.endswith(".in"):
        marks = {"@NAME@": _quoted(name), "@LANGUAGE@": _quoted(language), "@TITLE@": drafts.escape(name)}
        for mark, value in marks.items():
            text = text.replace(mark, value)
        return text
    if path.endswith(".bib"):
        return text.replace("@AUTHOR@", f"{{{re.sub(r'[{}]', '', name)}}}" if " " not in name else name)
    scalar = frontmatter.to_yaml({"name": name}).removeprefix("name: ").rstrip("\n")
    return text.replace(f"name: {NAME}", f"name: {scalar}").replace(f"# {NAME}", f"# {drafts.escape(name)}")


def _quoted(text: str) -> str:
    """Return a text as Python writes it; JSON quotes it in the same way."""
    return json.dumps(text, ensure_ascii=False)
