"""What only the making of HTML tells is told without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pygments.lexers.data import JsonLexer
from pygments.lexers.python import PythonConsoleLexer, PythonLexer
from pygments.token import Token
from sphinx.errors import ConfigError
from sphinx.highlighting import lexer_classes
from sphinx.testing.util import SphinxTestApp

import sphinx_portfolio
from sphinx_portfolio.sphinx_ext.html import unwritten

PACKAGE = Path(sphinx_portfolio.__file__).parent


def test_code_and_formulas(root: Path, tmp_path: Path) -> None:
    """Code in an unknown language and a formula that is none are told for a builder that writes nothing."""
    page = root / "about.md"
    page.write_text(
        page.read_text("utf-8") + "\n```nothing\nx\n```\n\n```{math}\n\\half{n}\n```\n", encoding="utf-8"
    )
    app = SphinxTestApp("dummy", root, tmp_path / "out")
    try:
        unwritten.connect(app)
        app.build()
        said = app.warning.getvalue()
    finally:
        app.cleanup()
    assert "Pygments lexer name 'nothing' is not known" in said
    assert "the formula cannot be shown" in said


def test_python_is_not_read_twice() -> None:
    """What Python reads has no fault for Pygments, whose lexer takes longer; of the rest Pygments tells."""
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    tokens = (kind for text in sources for kind, _ in PythonLexer().get_tokens(text))
    assert Token.Error not in set(tokens)
    assert all(map(unwritten._is_python, sources))
    assert not any(map(unwritten._is_python, ("def f(: 1 ? $", ">>> 1 ?", "x\0", "(" * 999)))


@pytest.mark.parametrize("code", [">>> x = 1\n>>> x\n1", ">>> if x:\n...     y\n2 ? $\n>>> 3"])
def test_prompts_are_not_read_twice(code: str) -> None:
    """What Python reads behind prompts has no fault for Pygments, whatever stands in the output."""
    assert unwritten._is_python(code)
    assert Token.Error not in {kind for kind, _ in PythonConsoleLexer().get_tokens(code)}


def test_owners_lexer(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody has registered to read Python is asked, whatever Python says."""
    monkeypatch.setitem(lexer_classes, "python", JsonLexer)
    page = root / "about.md"
    page.write_text(page.read_text("utf-8") + "\n```python\nx = 1\n```\n", encoding="utf-8")
    app = SphinxTestApp("dummy", root, tmp_path / "out")
    try:
        unwritten.connect(app)
        app.build()
        assert "resulted in an error at token" in app.warning.getvalue()
    finally:
        app.cleanup()


def test_theme(root: Path, tmp_path: Path) -> None:
    """A theme that is not there is refused; those of Sphinx and of other packages are there."""
    for name in ("alabaster", "classic", "furo", "portfolio", "portfolyo"):
        app = SphinxTestApp("dummy", root, tmp_path / name, confoverrides={"html_theme": name})
        try:
            if name != "portfolyo":
                unwritten.connect(app)
                continue
            with pytest.raises(ConfigError, match="did you mean “portfolio”"):
                unwritten.connect(app)
        finally:
            app.cleanup()


def test_file_of_the_owners(root: Path, tmp_path: Path) -> None:
    """A file of the owner's with the name of one of ours is told."""
    (root / "extra").mkdir()
    (root / "extra/robots.txt").touch()
    app = SphinxTestApp("dummy", root, tmp_path / "out", confoverrides={"html_extra_path": ["extra"]})
    try:
        unwritten.connect(app)
        assert "“robots.txt” is a file that we write, too" in app.warning.getvalue()
    finally:
        app.cleanup()


def test_programs_are_not_run(root: Path, tmp_path: Path) -> None:
    """A program that a page shows leaves no trace of having run."""
    (root / "run.py").write_text("import nothing_at_all\n", encoding="utf-8")
    page = root / "about.md"
    page.write_text(f"{page.read_text('utf-8')}\n:::{{portfolio:program}} run.py\n:::\n", encoding="utf-8")
    app = SphinxTestApp("dummy", root, tmp_path / "out", confoverrides={"portfolio_programs": True})
    try:
        unwritten.connect(app)
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
