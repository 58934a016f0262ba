"""Publishing: once the pages are written, the outputs beside them are.

What pages tell the size of is made before the pages, and written with the rest. Only what changed is written,
so that a file's time says something, and what is no longer exported is removed.
"""

from __future__ import annotations

import json
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_portfolio.exports import crawlers, feed
from sphinx_portfolio.exports.site import Site
from sphinx_portfolio.json_resume import write
from sphinx_portfolio.model.problems import Problem
from sphinx_portfolio.sphinx_ext import config, history
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn
from sphinx_portfolio.typeset import glyphs, resume_pdf, social_card
from sphinx_portfolio.typeset.typesetter import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.exports.site import Export

builders = frozenset({"html", "dirhtml"})
"""The builders whose output is a site."""


early = ("json_resume", "resume")
"""The exports whose files the résumé page offers with their sizes."""


def exports(settings: Config, press: Press) -> dict[str, Export]:
    """Return the exports of a site by name, in the order in which they run, with their settings bound."""
    paper, variants = settings.portfolio_resume_paper, config.read_variants(settings)
    chosen: dict[str, Export] = {
        "feed": feed.feed,
        "sitemap": crawlers.sitemap,
        "robots": crawlers.robots,
        "llms": crawlers.llms,
        "json_resume": write.export,
        "glyphs": partial(glyphs.export, press=press),
        "resume": partial(resume_pdf.export, press=press, paper=paper, variants=variants),
    }
    if settings.html_baseurl:  # previews ask for a card by its whole address, and drawing one takes 30 ms
        chosen["cards"] = partial(social_card.export, press=press)
    return chosen


class Publisher:
    """Makes the exports of one build, and keeps those that are made before their time to be written."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}
        self._site: Site | None = None
        self._press: Press | None = None

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Make what pages tell the size of, now that everything is read."""
        builder, domain = app.builder, get_domain(env)
        self._made = {}
        if builder.name in builders:
            config.check_variants(config.read_variants(app.config), domain.portfolio)
            self._site = describe(builder)
            self._press = Press(Path(builder.doctreedir) / f"portfolio-{builder.name}", config.fonts(app))
            self._make(app, *early)
        domain.note_downloads({name: len(content) for name, content in self._made.items()})

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the exports, and remove what an earlier build exported and this one does not."""
        builder = app.builder
        if exception is not None or builder.name not in builders or self._press is None:
            return
        self._make(app, *(exports(app.config, self._press).keys() - set(early)))
        folder = Folder(Path(builder.outdir), Path(builder.doctreedir) / f"portfolio-{builder.name}.json")
        for name, content in self._made.items():
            folder.write(name, content)
        folder.close()
        self._press.close()

    def _make(self, app: Sphinx, *names: str) -> None:
        """Make the files of some exports; without a profile there is nobody to speak of."""
        assert self._press is not None, "a build is read before it is finished"
        assert self._site is not None, "a build is read before it is finished"
        portfolio = get_domain(app.env).portfolio
        for name, export in exports(app.config, self._press).items():
            if name not in names or portfolio.profile is None:
                continue
            for made in export(portfolio, self._site):
                if isinstance(made, Problem):
                    warn(made)
                else:
                    assert made[0] not in self._made, f"two exports write {made[0]}"
                    self._made[made[0]] = made[1]


def describe(builder: Builder) -> Site:
    """Return what the exports need to know of the site."""
    env, settings = builder.env, builder.config
    base_url = settings.html_baseurl
    return Site(
        base_url=base_url if not base_url or base_url.endswith("/") else f"{base_url}/",
        title=settings.html_title or settings.project,
        language=settings.language,
        now=config.now(),
        titles={name: get_domain(env).title(name) for name in sorted(env.found_docs)},
        addresses={name: builder.get_target_uri(name) for name in sorted(env.found_docs)},
        listings=frozenset(name for name, notes in get_domain(env).pages.items() if notes.listings),
        last_modified=_last_modified(builder),
        claims=get_domain(env).viewer.listings.get("claims", ""),
    )


def _last_modified(builder: Builder) -> Callable[[str], datetime]:
    env, latest = builder.env, config.now()
    root = Path(env.srcdir)

    @cache
    def commits() -> Mapping[str, datetime]:
        return history.commit_times(root)

    def last_modified(docname: str) -> datetime:
        path = Path(env.doc2path(docname))
        return commits().get(path.relative_to(root).as_posix()) or history.file_time(path, latest=latest)

    return last_modified


class Folder:
    """The built site, as far as it is ours: what was written last time stands in a manifest."""

    def __init__(self, root: Path, manifest: Path) -> None:
        self._root, self._manifest = root, manifest
        self._before: dict[str, str] = json.loads(manifest.read_text()) if manifest.is_file() else {}
        self._now: dict[str, str] = {}

    def write(self, name: str, content: bytes) -> None:
        """Write one file, unless it holds this content already."""
        self._now[name] = _digest(content)
        path = self._root / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def close(self) -> None:
        """Remove what is no longer written, unless somebody has put another file in its place."""
        for name in self._before.keys() - self._now.keys():
            path = self._root / name
            if path.is_file() and _digest(path.read_bytes()) == self._before[name]:
                path.unlink()
        if self._now != self._before:
            self._manifest.write_text(json.dumps(self._now, indent=0))


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
