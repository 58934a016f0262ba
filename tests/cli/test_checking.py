"""A check tells all that a strict build tells, and leaves nothing behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from building import SITE, build, tree
from sphinx_portfolio.cli import checking, sparing
from sphinx_portfolio.cli.checking import check
from sphinx_portfolio.cli.places import Place

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = """
{project}`nowhere`, {skill}`Rust <Rost>` and [a page](gone.md).

```no-language
x
```

```python
def f(: 1 ? $
```

```{math}
\\half{n}
```

:::{portfolio:card}
:::

:::{portfolio:chart}
:alt: A chart.

size,time
1,two
:::

![](gone.png)
"""


def test_site_is_well() -> None:
    """The first site has no mistake, and is as it was."""
    before = tree(SITE)
    findings, pages = check(Place(SITE))
    assert findings == []
    assert pages > len(list(SITE.glob("projects/*.md")))
    assert tree(SITE) == before


def test_as_a_strict_build(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a strict build warns of is told, at the same places and in the same words."""
    monkeypatch.chdir(root)
    page = root / "projects/kernel.md"
    page.write_text(page.read_text("utf-8") + BROKEN, encoding="utf-8")
    (root / "publications.bib").write_text("@article{a, title = {x}\n", encoding="utf-8")
    (root / "more.md").write_text("# More\n", encoding="utf-8")
    built = build(root, tmp_path / "out", settings={"nitpicky": True})
    found = {str(finding) for finding in check(Place(root)).findings}
    said = {re.sub(":?: (WARNING|ERROR): ", ": ", line) for line in built.warnings}
    assert len(said) > 9
    assert {line for line in said if line not in found} == set()
    assert len(found) == len(said)


def test_of_many_pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that each read a part of the pages tell what one tells."""
    for page in root.glob("projects/*.md"):
        page.write_text(page.read_text("utf-8") + BROKEN, encoding="utf-8")
    alone = check(Place(root))
    monkeypatch.setattr(checking, "_MANY", 0)
    monkeypatch.setattr(sparing, "_LEAST", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert check(Place(root)) == alone
    assert len({finding.file for finding in alone.findings}) > 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("html_theme = 'portfolio", "this is no Python: unterminated string literal.*"),
        ("import nowhere_at_all", "it cannot be run: ModuleNotFoundError: No module named .*"),
        ("extensions = ['sphinx_portfolo']", "the extension “sphinx_portfolo” cannot be loaded.*"),
        ("portfolio_publications = 'no.bib'", "portfolio_publications names “no.bib”, but there .*"),
        ("html_theme = 'portfoli'", "html_theme is “portfoli”, .* did you mean “portfolio”.*"),
        ("portfolio_resumes = {'a': {'skills': ['Rost']}}", "portfolio_resumes.*“Rost”.*"),
        ("portfolio_publication = 'x.bib'", "there is no setting “portfolio_publication”; .*"),
        ('html_baseurl = "a b"', r"html_baseurl: .+, as in “https://example.org/”\."),
    ],
)
def test_configuration(root: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: str) -> None:
    """What is wrong with ``conf.py`` is told at its line, and never as a stack of calls."""
    monkeypatch.chdir(root)
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"\n{line}\n")
    (found,) = check(Place(root)).findings
    assert found.file == "conf.py"
    assert re.fullmatch(told, found.message, re.DOTALL), found
    assert line.partition(" ")[0] in (root / "conf.py").read_text("utf-8").splitlines()[found.line - 1]


def test_encoding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that is not UTF-8 is told, with the line and what it seems to be."""
    monkeypatch.chdir(root)
    (root / "skills.md").write_bytes(b"# Skills\n\ncaf\xe9\n")
    (root / "claims.md").write_bytes("# Claims\n".encode("utf-16"))
    seems = "the page is not UTF-8 but seems to be"
    assert [str(finding) for finding in check(Place(root)).findings] == [
        f"claims.md:1: {seems} UTF-16; save it as UTF-8.",
        f"skills.md:3: {seems} Latin-1 or Windows-1252; save it as UTF-8.",
    ]
    (root / "conf.py").write_bytes((root / "conf.py").read_text("utf-8").encode("utf-16"))
    said = "conf.py:1: the file is not UTF-8 but seems to be UTF-16; save it as UTF-8. [config]"
    assert [str(finding) for finding in check(Place(root)).findings] == [said]


def test_fault_of_ours_rises(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is nobody's mistake is not told as one."""
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("\ndef setup(app):\n    app.connect('env-updated', lambda *_: 1 / 0)\n")
    with pytest.raises(Exception, match="division by zero"):
        check(Place(root))
