"""Finds the messages that the extension says, wherever they stand, and writes the template of catalogues.

    python tests/support/messages.py > src/sphinx_portfolio/locale/sphinx_portfolio.pot

In Python they are literals in a call of ``words``, ``message``, ``count`` or ``forms``; in templates in one
of ``portfolio_words``, in scripts in one of ``say`` or ``sayCount``; in pages of the sample between braces.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[2] / "src/sphinx_portfolio"
Message: TypeAlias = tuple[str, ...]
"""A text, or two: that of one thing and that of many."""

_SAYING = {"words": 1, "message": 1, "self": 1, "count": 2, "forms": 2}
_TEMPLATE = re.compile(r"""\bportfolio_words\((["'])(.*?)\1\)""")
_SCRIPT = re.compile(r'\bsay(Count)?\("((?:[^"\\]|\\.)*)"(?:, "((?:[^"\\]|\\.)*)")?')
_HEAD = """msgid ""
msgstr ""
"Project-Id-Version: sphinx-portfolio\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def in_python(text: str) -> Iterator[Message]:
    """Yield the messages in a module."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        given = node.args[: _SAYING.get(name, 0)]
        texts = [arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if texts and len(texts) == _SAYING[name]:
            yield tuple(texts)


def in_template(text: str) -> Iterator[Message]:
    """Yield the messages in a template."""
    yield from ((found[2],) for found in _TEMPLATE.finditer(text))


def in_script(text: str) -> Iterator[Message]:
    """Yield the messages in a script."""
    for found in _SCRIPT.finditer(text):
        yield (found[2], found[3]) if found[1] else (found[2],)


def in_sample(text: str) -> Iterator[Message]:
    """Yield the messages in a page of the sample that has its words from the catalogues."""
    yield from ((found[1],) for found in re.finditer(r"\{\{(.+?)\}\}", text))


def messages() -> dict[Message, set[str]]:
    """Return every message of the package with the files that say it."""
    readers = {".py": in_python, ".html": in_template, ".js": in_script, ".md": in_sample}
    found: dict[Message, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*")):
        for said in readers[path.suffix](path.read_text("utf-8")) if path.suffix in readers else ():
            found.setdefault(said, set()).add(path.relative_to(PACKAGE).as_posix())
    return found


def template() -> str:
    """Return the template of catalogues: every message, without a translation."""
    return "\n".join([_HEAD, *(_entry(said) for said in sorted(messages()))])


def _entry(said: Message) -> str:
    one, *many = (text.replace("\\", "\\\\").replace('"', '\\"') for text in said)
    plural = "".join(f'msgid_plural "{text}"\nmsgstr[0] ""\nmsgstr[1] ""\n' for text in many)
    single = 'msgstr ""\n'
    return f'msgid "{one}"\n{plural or single}'


if __name__ == "__main__":
    sys.stdout.write(template())
