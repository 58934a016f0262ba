"""Publishing: once the pages are written, the files beside them are, through one manifest.

What pages tell the size of is made before the pages, and written with the rest. Only what changed is written,
so that a file's time says something, and what is no longer written is removed.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinx_portfolio.exports import crawlers, feed, history
from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.exports.site import Export, Site, folder, unlisted
from sphinx_portfolio.json_resume import write
from sphinx_portfolio.model.problems import Problem
from sphinx_portfolio.search.index import FOLDER
from sphinx_portfolio.sphinx_ext import config, neighbours, search
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn
from sphinx_portfolio.sphinx_ext.figures import listing
from sphinx_portfolio.sphinx_ext.html import copies, look, policy
from sphinx_portfolio.sphinx_ext.outputs import Outputs
from sphinx_portfolio.typeset import glyphs, resume_pdf, social_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.typeset.typesetter import Typesetter

logger = logging.getLogger(__name__)

early = ("json_resume", "resume")
"""The exports whose files the résumé page offers with their sizes."""


def exports(settings: Config, typesetter: Typesetter) -> dict[str, Export]:
    """Return the exports of a site by name, in the order in which they run, with their settings bound."""
    variants = config.read_variants(settings)
    chosen: dict[str, Export] = {
        "feed": feed.feed,
        "sitemap": crawlers.sitemap,
        "robots": crawlers.robots,
        "llms": crawlers.llms,
        "json_resume": write.export,
        "glyphs": partial(glyphs.export, typesetter=typesetter),
        "resume": partial(resume_pdf.export, typesetter=typesetter, variants=variants),
    }
    made = {name: export for name, export in chosen.items() if neighbours.is_made(settings, name)}
    if not is_typeset(settings):
        del made["glyphs"]
    return made


def has_cards(settings: Config) -> bool:
    """Tell whether pages have cards: previews ask for one by its whole address."""
    return bool(settings.html_baseurl) and neighbours.is_made(settings, "cards")


def is_typeset(settings: Config) -> bool:
    """Tell whether anything is set with fonts."""
    return has_cards(settings) or neighbours.is_made(settings, "resume")


def name_site(app: Sphinx, env: BuildEnvironment) -> None:
    """Call the site by the person's name where no title is given; Sphinx would call it a documentation."""
    viewer = get_domain(env).viewer
    given = config.is_given(app.config, "html_title") or not _is_ours(app.builder)
    if viewer.portfolio.profile and not viewer.folder and not given:
        app.config.html_title = viewer.portfolio.profile.record.name


class Publisher:
    """The files of one build: those made before their time, and those that are made once it is over."""

    _files: dict[str, bytes]
    _names: dict[str, str]  # the name of the output that a file is of, unless it is of search
    _site: Site
    _typesetter: Typesetter
    _outputs: Outputs
    _indexing: search.Indexing | None = None
    _cards: social_card.Cards | None = None  # drawn while the pages are written

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Make what pages tell the size of, now that everything is read, and note what is to be written."""
        builder, domain = app.builder, get_domain(env)
        self._files, self._names, downloads = {}, {}, {}
        if builder.name in config.builders:
            config.check_variants(app.config, domain.portfolio, domain.drafts, domain.broken)
            kept = Path(builder.doctreedir) / f"portfolio-{builder.name}"
            self._site = describe(app)
            self._typesetter = look.typesetter(app, Store(kept))
            foreign = neighbours.owners_files(app)
            self._outputs = Outputs(Path(builder.outdir), kept.with_suffix(".json"), frozenset(foreign))
            lacking = is_typeset(app.config) and glyphs.missing_of(domain.words, self._typesetter)
            domain.legible = not lacking
            self._outputs.expect(_expected(builder))  # type: ignore[arg-type]
            self._make(app, *early)
            self._cards = None
            if domain.portfolio.profile and domain.legible and has_cards(app.config):
                given: Any = {"typesetter": self._typesetter, "stands": self._outputs.stands}
                self._cards = social_card.export(domain.portfolio, self._site, **given)
            downloads = {name: len(content) for name, content in self._files.items()}
            stems = (write.NAME, *(f"{variant.name}.pdf" for variant in config.read_variants(app.config)))
            brought = {domain.viewer.folder + stem for stem in stems} & foreign.keys()
            downloads |= {name: foreign[name].stat().st_size for name in brought}
        domain.note_downloads(downloads)

    def on_doctree_resolved(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Make the copy of a page in Markdown, now that its document is as the page shows it."""
        made = neighbours.is_made(app.config, "markdown") and _is_copied(app.env, docname)
        if app.builder.name in config.builders and made:
            builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
            self._files[f"{docname}.md"] = copies.copy(builder, doctree, docname).encode()

    def on_pages_written(self, app: Sphinx, exception: Exception | None) -> None:
        """Begin to index the pages, whose text stays as it is."""
        made = app.builder.name in config.builders and neighbours.is_made(app.config, "search")
        if made and exception is None:
            self._indexing = search.Indexing(app.builder, self._outputs)  # type: ignore[arg-type]

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the files, and remove what an earlier build wrote and this one does not."""
        if app.builder.name not in config.builders:
            return
        if exception is None:
            self._publish(app)
        self._indexing = None
        if "_typesetter" in vars(self):  # which a build that has failed early has not
            self._typesetter.close()

    def _publish(self, app: Sphinx) -> None:
        self._make(app, *(exports(app.config, self._typesetter).keys() - set(early)))
        for path, content in policy.apply(app, frozenset(neighbours.owners_files(app))).items():
            if neighbours.is_made(app.config, "policy"):
                self._note("policy", path, content)
        self._outputs.write(self._files)
        if self._cards:
            self._write_cards(self._cards)
        if self._indexing:
            self._indexing.write()
        neighbours.warn_of_files(app, {path: self._name(path) for path in self._outputs.held()})
        self._outputs.close()
        self._typesetter.store.close()

    def _write_cards(self, cards: social_card.Cards) -> None:
        """Write the cards that the site has not; the others are neither read nor compared."""
        self._names |= dict.fromkeys(cards, "cards")
        keys = {name: key.hex() for name, key in cards.keys_of.items()}
        there = {name for name, key in keys.items() if self._outputs.stands(name, key)}
        self._outputs.expect(there)
        self._outputs.write(cards.without(there))
        for name, key in keys.items():
            self._outputs.keep(name, key)

    def _make(self, app: Sphinx, *names: str) -> None:
        """Make the files of some exports; without a profile there is nobody to speak of."""
        portfolio = get_domain(app.env).portfolio
        for name, export in exports(app.config, self._typesetter).items():
            if name not in names or portfolio.profile is None:
                continue
            if name == "resume" and not get_domain(app.env).legible:  # of which a warning tells
                continue
            for output in export(portfolio, self._site):
                if isinstance(output, Problem):
                    warn(output)
                elif isinstance(output, str):
                    logger.info(output)
                else:
                    self._note(name, *output)

    def _note(self, name: str, path: str, content: bytes) -> None:
        assert path not in self._files, f"two exports write {path}"
        self._files[path], self._names[path] = content, name

    def _name(self, path: str) -> str:
        """Return the name of the output that a file is of; copies may be of pages that are not written."""
        return self._names.get(path, "search" if path.startswith(f"{FOLDER}/") else "markdown")


def _expected(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files of the pages: what Sphinx writes and copies, and the copies of pages not written."""
    env, root = builder.env, Path(builder.outdir)
    copied = neighbours.is_made(builder.config, "markdown")
    for docname in env.found_docs:
        yield Path(builder.get_outfilename(docname)).relative_to(root).as_posix()
        if copied and _is_copied(env, docname):
            yield f"{docname}.md"
    yield from (f"{builder.imagedir}/{name}" for _, name in env.images.values())
    yield from (f"_downloads/{path}" for _, path in env.dlfiles.values())
    yield from listing.files(builder)


def _is_copied(env: BuildEnvironment, docname: str) -> bool:
    known = docname in env.found_docs and docname not in unlisted  # others resolve pages of theirs
    return known and get_domain(env).viewer.covers(docname)


def _is_ours(builder: Builder) -> bool:
    """Tell whether the theme is ours or inherits it; others take a title for HTML, which a name is not."""
    theme = getattr(builder, "theme", None)
    return theme is not None and any(Path(folder).name == "portfolio" for folder in theme.get_theme_dirs())


def describe(app: Sphinx) -> Site:
    """Return what the exports need to know of the site."""
    builder, env, settings = app.builder, app.env, app.config
    viewer = get_domain(env).viewer
    covered = sorted(filter(viewer.covers, env.found_docs))
    return Site(
        base_url=folder(settings.html_baseurl),
        within=viewer.folder,
        title=viewer.home.text if viewer.folder else settings.html_title or settings.project,
        language=config.language(settings),
        titles={name: get_domain(env).title(name) for name in covered},
        addresses={name: builder.get_target_uri(name) for name in covered},
        listings=frozenset(name for name, notes in get_domain(env).pages.items() if notes.listings),
        last_modified=_last_modified(builder),
        claims=viewer.listings.get("claims", ""),
        bibliography=viewer.bibliography,
        portrait=_portrait(app),
        sitemap=neighbours.sitemap(app),
        copied=neighbours.is_made(settings, "markdown"),
        photo=get_domain(env).photo,
    )


def _portrait(app: Sphinx) -> Path | None:
    """Return the file of the person's picture, where there is one."""
    viewer = get_domain(app.env).viewer
    profile = viewer.portfolio.profile
    picture = viewer.picture(profile, profile.record.photo) if profile else None
    return Path(app.srcdir, picture.path) if picture else None


def _last_modified(builder: Builder) -> Callable[[str], datetime | None]:
    env, root, latest = builder.env, Path(builder.env.srcdir), config.now()

    @cache
    def read() -> history.History | None:
        try:
            found = history.read(root)
        except history.NoHistoryError as error:
            logger.info("portfolio: no page tells when it was last changed: %s.", error)
            return None
        if found.undated:
            told = "portfolio: %d files do not tell when they were last changed: the clone is shallow; %s."
            logger.info(told, len(found.undated), "fetch the rest with git fetch --unshallow")
        return found

    @cache  # lists ask for each of their pages
    def last_modified(docname: str) -> datetime | None:
        path, found = Path(env.doc2path(docname)), read()
        name = path.relative_to(root).as_posix()
        if found is None or name in found.undated:
            return None
        return found.times.get(name) or history.file_time(path, latest=latest)

    return last_modified
