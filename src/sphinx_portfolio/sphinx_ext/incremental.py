"""Incremental building: what an earlier build has done is trusted only where that build came to its end.

Sphinx pickles the environment before it writes the pages, and takes that back after an exception, but not
after a signal. So each build leaves a mark while it is under way; the next one, if it finds the mark, begins
anew.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json
from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_portfolio.exports import head, kept
from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.programs import placed
from sphinx_portfolio.sphinx_ext import config, neighbours
from sphinx_portfolio.sphinx_ext.domain import PageNotes, get_domain
from sphinx_portfolio.views import navigation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder

    from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain

MARK = "portfolio-unfinished"


def on_config_inited(app: Sphinx, _: Config) -> None:
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
    return changed_pages(get_domain(env), site, surroundings, _neighbours(app, env))


def changed_pages(
    domain: PortfolioDomain, site: str, surroundings: bytes, around: Mapping[str, list[str]]
) -> list[str]:
    """Return the pages that show something else than when they were last written into ``site``.

    ``surroundings`` stands for what every page holds beside its content, ``around`` for what is said around
    each. While all that a page can show of others is what it was, only pages that were read again are asked.
    """
    before: dict[str, bytes] = domain.data["shown"].get(site, {})
    whole = surroundings + _digest_of_all(domain, around)
    known = before if domain.data["wholes"].get(site) == whole else {}
    now = {
        name: known.get(name) or surroundings + _digest(domain, name, around.get(name))
        for name in sorted(domain.env.found_docs)
    }
    domain.data["shown"][site], domain.data["wholes"][site] = now, whole
    return [docname for docname, digest in now.items() if before.get(docname) != digest]


def _digest(domain: PortfolioDomain, docname: str, around: list[str] | None) -> bytes:
    """Return a digest of what one page shows."""
    viewer, notes = domain.viewer, domain.pages.get(docname, PageNotes())
    place = "{}#{}".format  # stands for addresses, which depend on the builder and not on the portfolio
    shown: list[Any] = [around]
    if viewer.covers(docname):
        graph = head.graph(viewer, domain.page_metadata(docname), place)
        shown += [navigation.around(viewer, docname, {}), graph, head.publication(viewer, docname)]
    shown += [viewer.view(LISTINGS[name].choose, docname, options) for name, options, _ in notes.listings]
    shown += placed.given(notes.programs, domain.runs)
    shown += [viewer.find(kind, target) for kind, target in sorted(notes.references)]
    return blake2b(to_json(shown), digest_size=16).digest()


def _digest_of_all(domain: PortfolioDomain, around: Mapping[str, list[str]]) -> bytes:
    """Return a digest of all that pages can show of others, where :func:`_digest` has what one does show.

    A page tells its own length alone. In other words of the owner's own every page is read again.
    """
    viewer, settings = domain.viewer, domain.env.config
    linked = {each.name: getattr(viewer.portfolio, each.name) for each in fields(viewer.portfolio)}
    told = {each.name: getattr(viewer, each.name) for each in fields(viewer) if each.compare}
    told |= {"portfolio": linked, "words": None, "unread": sorted(viewer.unread)}
    titles = [(name, domain.title(name)) for name in sorted(domain.env.found_docs)]
    ran = [placed.given(notes.programs, domain.runs) for _, notes in sorted(domain.pages.items())]
    said = settings.html_title, settings.project, config.language(settings), domain.photo
    return blake2b(to_json([told, titles, ran, said, around]), digest_size=16).digest()


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
