"""Incremental building: what an earlier build has done is trusted only where that build came to its end.

Sphinx pickles the environment before it writes the pages, and takes that back after an exception, but not
after a signal. So each build leaves a mark while it is under way; the next one, if it finds the mark, begins
anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_portfolio.exports import kept
from sphinx_portfolio.sphinx_ext import neighbours
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder

MARK = "portfolio-unfinished"


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Forget what a build that was broken off has read: which of its pages are written, nobody knows."""
    if Path(app.doctreedir, MARK).exists():
        Path(app.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        Path(app.outdir, ".buildinfo").unlink(missing_ok=True)  # of which Sphinx does not bear a half


def on_builder_inited(app: Sphinx) -> None:
    """Leave the mark, before Sphinx writes anything."""
    Path(app.doctreedir, MARK).touch()


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the pages written again that show something else than when they were last written."""
    if app.builder.name == "dummy":  # it writes none
        return []
    site, surroundings = f"{app.builder.name} in {app.outdir}", _surroundings(app)
    return get_domain(env).changed_pages(site, surroundings, _neighbours(app, env))


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Spare pages that only hide a toctree: they show nothing of the pages in it.

    Sphinx writes the parent of each changed page again, which for a home page that lists every write-up is
    every time. What such a page shows of others is known exactly, see :func:`on_env_updated`.
    """
    pages = get_domain(builder.env).pages
    hiding = {docname for docname, notes in pages.items() if notes.only_hidden_toctrees}
    for parents in builder.env.files_to_rebuild.values():
        parents -= hiding


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Drop words from the search index that stand on no page any more.

    Sphinx keeps them with an empty list, so that an incremental build would differ from a cold one.
    """
    indexer: IndexBuilder | None = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return []


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Take the mark away: everything stands."""
    if exception is None:
        Path(app.doctreedir, MARK).unlink(missing_ok=True)


def _neighbours(app: Sphinx, env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what Sphinx's navigation says around each page, but where the theme has the portfolio's instead.

    Sphinx itself does not write a page again when the one before or after it gets another title.
    """
    theme, viewer = getattr(app.builder, "theme", None), get_domain(env).viewer
    ours = theme is not None and "portfolio_navigation" in theme.get_options({})
    if theme is None or (ours and not viewer.folder):
        return {}
    relations, found = env.collect_relations(), {}
    for docname, (parent, *beside) in relations.items():
        if ours and viewer.covers(docname):
            continue
        above = [parent]
        while above[-1] in relations and len(above) <= len(relations):
            above.append(relations[above[-1]][0])
        found[docname] = [f"{name} {get_domain(env).title(name)}" for name in (*above, *beside) if name]
    return found


def _surroundings(app: Sphinx) -> bytes:
    """Return a digest of what stands around every page: the extensions, and the owner's own files."""
    versions = sorted(f"{extension.name} {extension.version}" for extension in app.extensions.values())
    folders = [Path(app.confdir, path) for path in (*app.config.html_static_path, *app.config.templates_path)]
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    looks = (path.read_bytes() for path in files if path.suffix in {".css", ".html", ".js"})
    brought = sorted(neighbours.owners_files(app))
    said = str(get_domain(app.env).legible), str(app.config.html_title)
    return kept.digest(kept.edition(), "\n".join([*versions, "", *brought, *said]).encode(), *looks)
