"""What others bring beside us: files of the owner's, and extensions that do what one of our outputs does.

Whatever somebody else brings wins. Files of the owner's are told in a warning, since they may be there by
chance; extensions that the owner has chosen are told in passing.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.matching import Matcher

from sphinx_portfolio.model.problems import Subtype, nearest, type_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

SETTING = "portfolio_exclude_outputs"

OUTPUTS = {
    "cards": "the pictures of pages for previews, under `_cards/`",
    "feed": "`feed.xml` and the links to it",
    "json_ld": "the graph in the head of each page",
    "json_resume": "`resume.json`",
    "llms": "`llms.txt`",
    "markdown": "the copy of each page in Markdown, and the links to it",
    "not_found": "the base address and the search field of the page `404`",
    "open_graph": "the tags for previews in the head of each page",
    "policy": "`content-security-policy.txt`",
    "resume": "the résumé as PDF, in all its variants",
    "robots": "`robots.txt`",
    "search": "our search, with its files under `pagefind/`; the theme's stands in",
    "sitemap": "`sitemap.xml`",
}
"""What can be left out of a site, by the name that the setting knows it by."""


class Neighbour(NamedTuple):
    """An extension that makes some of our outputs, unless the owner has turned that off in ``setting``."""

    extension: str
    setting: str
    outputs: tuple[str, ...]


NEIGHBOURS = (
    Neighbour("ablog", "blog_baseurl", ("feed",)),
    Neighbour("notfound.extension", "notfound_pagename", ("not_found",)),
    Neighbour("sphinx_llms_txt", "llms_txt_file", ("llms",)),
    Neighbour("sphinx_sitemap", "sitemap_filename", ("sitemap",)),
    Neighbour("sphinxext.opengraph", "ogp_type", ("open_graph", "cards")),
)
"""The extensions that ours steps aside for."""

READ_SOURCES = frozenset({"sphinx_llms_txt"})
"""The extensions that read the copies of sources, which we have Sphinx leave out otherwise."""


def read_excluded(app: Sphinx, config: Config) -> list[str]:
    """Return the names of outputs that are left out: by the owner, or since an extension makes them."""
    given = config[SETTING]
    for name in given:
        if name not in OUTPUTS:
            raise ConfigError(f"{SETTING} names “{name}”, which is no output; {nearest(str(name), OUTPUTS)}")
    return sorted({*given, *(name for beside in _beside(app, config) for name in beside.outputs)})


def _beside(app: Sphinx, config: Config) -> Iterator[Neighbour]:
    for neighbour in NEIGHBOURS:
        if neighbour.extension in app.extensions and config[neighbour.setting]:
            yield neighbour


def say_who_steps_aside(app: Sphinx) -> None:
    """Say once which extension makes what we leave out."""
    for beside in _beside(app, app.config):
        logger.info("portfolio: %s stands in for: %s", beside.extension, ", ".join(beside.outputs))


def is_made(config: Config, name: str) -> bool:
    """Tell whether we make an output."""
    return name not in config[SETTING]


def is_there(app: Sphinx, name: str, path: str) -> bool:
    """Tell whether a path of the site can be pointed to: we make the output, or the owner brings the file."""
    folders = app.config.html_extra_path
    return is_made(app.config, name) or any(Path(app.confdir, entry, path).is_file() for entry in folders)


def sitemap(app: Sphinx) -> str:
    """Return the path of the site map, whoever makes it; nothing where there is none."""
    theirs: str = getattr(app.config, "sitemap_filename", "")
    return theirs or ("sitemap.xml" if is_there(app, "sitemap", "sitemap.xml") else "")


def owners_files(app: Sphinx) -> dict[str, Path]:
    """Return the files that the owner has Sphinx copy to the root of the site, by their paths there."""
    excluded, found = Matcher(app.config.exclude_patterns), {}
    for source in (Path(app.confdir, entry) for entry in app.config.html_extra_path):
        if source.is_file():
            found[source.name] = source
        for folder, folders, files in os.walk(source, followlinks=True):
            here = Path(folder).relative_to(source).as_posix()
            folders[:] = [name for name in folders if not excluded(posixpath.join(here, name))]
            names = (posixpath.join(here, name) for name in files)
            found |= {posixpath.normpath(name): source / name for name in names if not excluded(name)}
    return found


def warn_of_files(app: Sphinx, held: dict[str, str]) -> None:
    """Say which files of the owner's stand in the place of ours; ``held`` are our outputs by path."""
    for path, name in sorted(held.items()):
        remedy = f'rename it, or leave ours out: {SETTING} = ["{name}"].'
        _warn(app, "html_extra_path", f"“{path}” is a file that we write, too, and yours is kept; {remedy}")


def warn_of_static_files(app: Sphinx, ours: Path) -> None:
    """Say which static files of the owner's stand in the place of ours."""
    names = [path.relative_to(ours).as_posix() for path in sorted(ours.rglob("*")) if path.is_file()]
    folders = [Path(app.confdir, entry) for entry in app.config.html_static_path if entry != str(ours)]
    for name in names:
        if any((folder / f"{name}{form}").is_file() for folder in folders for form in ("", "_t", ".jinja")):
            remedy = f"rename it, or suppress this warning, {type_prefix}.{Subtype.OWNERS_FILE.value}."
            said = f"“{name}” is a file that our pages load, too, and yours is kept; {remedy}"
            _warn(app, "html_static_path", said)


def _warn(app: Sphinx, setting: str, message: str) -> None:
    conf = Path(app.confdir, "conf.py")
    lines = conf.read_text("utf-8").splitlines() if conf.is_file() else []
    numbers = (number for number, line in enumerate(lines, 1) if line.lstrip().startswith(setting))
    place = f"{conf}:{next(numbers, 1)}"
    subtype = Subtype.OWNERS_FILE.value
    logger.warning("%s: %s", setting, message, type=type_prefix, subtype=subtype, location=place)
