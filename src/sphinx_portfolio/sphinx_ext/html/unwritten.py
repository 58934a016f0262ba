"""What only the making of HTML tells, for a check that makes none: of theme, code, formulas and résumés.

What takes long and tells little is left out of such a check: listings are not drawn, and programs not run.
"""

from __future__ import annotations

import ast
import warnings
from doctest import DocTestParser
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from docutils import nodes
from pygments.formatters.other import NullFormatter
from sphinx.builders.latex.transforms import FootnoteDocnameUpdater
from sphinx.errors import ConfigError
from sphinx.highlighting import PygmentsBridge, lexer_classes
from sphinx.transforms.i18n import TranslationProgressTotaliser

from sphinx_portfolio.model.problems import nearest
from sphinx_portfolio.sphinx_ext import config, directives, neighbours
from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.sphinx_ext.figures import transforms
from sphinx_portfolio.sphinx_ext.html import formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


FILES = {
    "feed.xml": "feed",
    "llms.txt": "llms",
    "resume.json": "json_resume",
    "resume.pdf": "resume",
    "robots.txt": "robots",
    "sitemap.xml": "sitemap",
}
"""The files that an owner may bring, too, with the output that each is of."""

_SILENT = (FootnoteDocnameUpdater, TranslationProgressTotaliser)
"""What is done to each page for LaTeX and for translators; it tells nothing."""

_PYTHON = frozenset({"py", "python", "py3", "python3"})
_LEXERS = lexer_classes["python"], lexer_classes["pycon"]


def connect(app: Sphinx) -> None:
    """Have a build that writes nothing tell what one that writes HTML tells."""
    _check_theme(app)
    if "sphinx_portfolio.sphinx_ext" not in app.extensions:  # but the theme alone, or the references
        return
    app.config.portfolio_programs = False  # a build keeps what they print, and runs them when they change
    neighbours.warn_of_static_files(app, config.STATIC)
    made = {path: name for path, name in FILES.items() if neighbours.is_made(app.config, name)}
    neighbours.warn_of_files(
        app, {path: made[path] for path in made.keys() & neighbours.owners_files(app).keys()}
    )
    drawn = {directives.ListingTransform, transforms.PictureTransform, *_SILENT}
    for known in (app.registry.transforms, app.registry.post_transforms):
        known[:] = [each for each in known if each not in drawn]
    app.connect("env-updated", on_env_updated)
    app.connect("doctree-resolved", on_doctree_resolved, priority=900)


def _check_theme(app: Sphinx) -> None:
    """Refuse a theme that is not there; Sphinx looks for it only when it makes pages."""
    folders = (
        Path(sphinx.__file__).with_name("themes"),
        *(Path(app.confdir, p) for p in app.config.html_theme_path),
    )
    found = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()}
    known = (
        found | app.registry.html_themes.keys() | {e.name for e in entry_points(group="sphinx.html_themes")}
    )
    if (name := app.config.html_theme) not in known:
        raise ConfigError(f"html_theme is “{name}”, and there is no such theme; {nearest(name, known)}")


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a résumé that chooses by what is not there."""
    domain = get_domain(env)
    config.check_variants(app.config, domain.portfolio, domain.drafts, domain.broken)


def _is_python(source: str) -> bool:
    """Tell whether Python itself reads a text: then Pygments does, too, and takes six times as long."""
    if (lexer_classes["python"], lexer_classes["pycon"]) != _LEXERS:  # but another's
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for part in _parts(source):
                ast.parse(part)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _parts(source: str) -> Iterator[str]:
    """Yield the code in a text: all of it, or what stands behind prompts; of the rest nothing is a fault."""
    if not source.startswith(">>>"):
        yield source
        return
    if "Traceback" in source:
        raise ValueError("what stands in a traceback is read as code, too")
    yield from (example.source for example in DocTestParser().get_examples(source))


class _Reader(PygmentsBridge):
    """Reads code as what is highlighted, and lays nothing out."""

    html_formatter = NullFormatter


@cache
def _bridge() -> PygmentsBridge:
    return _Reader("html", "default")


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell of code in a language that is not known or that it is not in, and of formulas that are none."""
    bridge = _bridge()
    for block in doctree.findall(nodes.literal_block):
        language = block.get("language", "default")  # of which Sphinx tells nothing
        if language == "default" or block.rawsource != block.astext():  # these a directive has laid out
            continue
        if not (language in _PYTHON and _is_python(block.rawsource)):
            force, options = block.get("force", False), app.config.highlight_options.get(language, {})
            bridge.highlight_block(block.rawsource, language, options, force=force, location=block)
    if app.config.html_math_renderer == "mathml":
        for kind in (nodes.math, nodes.math_block):
            for node in doctree.findall(kind):
                formulas.mathml(node, block=kind is nodes.math_block)
