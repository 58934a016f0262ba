"""Configuration values, checked once, and the few facts that come from outside the pages."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_portfolio import publications
from sphinx_portfolio.assets import STATIC, TEMPLATES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.publications import Publication


def add_config_values(app: Sphinx) -> None:
    """Declare the extension's configuration values."""
    app.add_config_value(
        "portfolio_publications",
        "",
        "env",
        types=frozenset({str}),
        description="The BibTeX file with the owner's publications, relative to conf.py.",
    )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse values that cannot work, and keep source files out of the built site.

    Sphinx publishes a copy of each source by default, comments and unpublished front matter included.
    """
    name = config.portfolio_publications
    if name and not (Path(app.confdir) / name).is_file():
        raise ConfigError(
            f"portfolio_publications names “{name}”, but there is no such file beside conf.py. "
            "Mend the path, or take the value out."
        )
    config.html_copy_source = False
    config.html_show_sourcelink = False
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    config.html_static_path = [*config.html_static_path, str(STATIC)]


def now() -> datetime:
    """Return the time of the build in UTC: ``SOURCE_DATE_EPOCH`` where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return the day of the build."""
    return now().date()


def read_publications(env: BuildEnvironment) -> tuple[Publication, ...]:
    """Return the publications of the configured BibTeX file; none where none is configured."""
    name = env.config.portfolio_publications
    if not name:
        return ()
    from pybtex.exceptions import PybtexError

    path = Path(env.srcdir) / name
    try:
        return publications.read(path)
    except (PybtexError, OSError) as error:
        raise ConfigError(f"{path} cannot be read as BibTeX: {error}. Mend the entry it names.") from error
