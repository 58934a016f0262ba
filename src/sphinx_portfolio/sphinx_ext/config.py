"""Configuration values, checked once, and the few facts that come from outside the pages."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.config import ENUM
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_portfolio.graph.beside import seen
from sphinx_portfolio.graph.words import catalogue_files, code_meant, read_catalogue
from sphinx_portfolio.model.bounds import IMPORT, read_bytes
from sphinx_portfolio.model.fields import address
from sphinx_portfolio.model.problems import Subtype, nearest, type_prefix
from sphinx_portfolio.model.versions import deprecations
from sphinx_portfolio.sphinx_ext import neighbours
from sphinx_portfolio.views import variants
from sphinx_portfolio.views.variants import Variant, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.graph.beside.seen import Seen
    from sphinx_portfolio.graph.pages import Drafts
    from sphinx_portfolio.graph.portfolio import Portfolio
    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.model.problems import Problem


logger = logging.getLogger(__name__)

builders = frozenset({"html", "dirhtml"})
"""The builders whose output is a site."""

STATIC = Path(__file__).parents[1] / "static"
"""What pages load of ours under any theme."""


_SHAPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "portfolio_publications": (str, "the name of a BibTeX file"),
    "portfolio_resume_paper": (str, "“a4” or “letter”"),
    "portfolio_fonts": (str, "the name of a folder"),
    "portfolio_print_font": (str, "the name of a family of fonts"),
    "portfolio_resumes": (dict, "names with what each chooses, as in {'rust': {'skills': ['Rust']}}"),
    "portfolio_exclude_outputs": ((list, tuple), "a list of names, such as ['feed']"),
    "portfolio_programs": (bool, "True or False"),
    "html_baseurl": (str, "an address, as in “https://example.org/”"),
}
"""The types that values may have, and what to write."""


def add_config_values(app: Sphinx) -> None:
    """Declare the extension's configuration values."""
    bibtex = "The BibTeX file with the owner's publications, relative to conf.py."
    paper = "The paper of the résumé: a4 or letter."
    more = "Résumés by name, with what each has; `resume` is the one that there is in any case."
    fonts = "A folder of fonts, relative to conf.py, for scripts that the fonts at hand lack."
    outputs = "The outputs that are left out of the site."
    app.add_config_value("portfolio_publications", "", "env", frozenset({str}), bibtex)
    app.add_config_value("portfolio_resume_paper", "a4", "", ENUM("a4", "letter"), paper)
    app.add_config_value("portfolio_resumes", {}, "", frozenset({dict}), more)
    app.add_config_value("portfolio_fonts", "", "", frozenset({str}), fonts)
    printed = "The family of fonts in which the résumé and the cards are set."
    app.add_config_value("portfolio_print_font", "Inter", "", frozenset({str}), printed)
    programs = "True runs the programs that pages show."
    app.add_config_value("portfolio_programs", False, "", frozenset({bool}), programs)
    app.add_config_value("portfolio_exclude_outputs", [], "html", frozenset({list, tuple}), outputs)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse values that cannot work, and choose where the owner has not."""
    _rename(app, config)
    for name, (kind, wanted) in _SHAPES.items():
        if not isinstance(config[name], kind):
            raise ConfigError(f"{name} is {shown(config[name])}; write {wanted}, or take it out.")
    _find(app, config, "portfolio_publications", "file", Path.is_file)
    if (paper := config.portfolio_resume_paper) not in ("a4", "letter"):
        raise ConfigError(f"portfolio_resume_paper is “{paper}”; write “a4” or “letter”.")
    _find(app, config, "portfolio_fonts", "folder", Path.is_dir)
    read_variants(config)
    _check_catalogues(app, config)
    config.html_baseurl = _base(config.html_baseurl)
    _check_names(app, config)
    _check_language(app, config)
    _choose(app, config)
    config.exclude_patterns = [*config.exclude_patterns, *_builds(Path(app.srcdir), Path(app.outdir))]
    config[neighbours.SETTING] = neighbours.read_excluded(app, config)
    config.html_static_path = [str(STATIC), *config.html_static_path]  # what the owner brings comes after


def on_builder_inited(app: Sphinx) -> None:
    """Say what others bring in the place of ours."""
    if app.builder.name in builders:
        neighbours.say_who_steps_aside(app)
        neighbours.warn_of_static_files(app, STATIC)


def in_any_case(path: Path, folder: Path) -> Path | None:
    """Return the file below a folder whose path is that of another but for capital letters."""
    if not path.is_relative_to(folder):
        return None
    for part in path.relative_to(folder).parts:
        inner = sorted(folder.iterdir()) if folder.is_dir() else []
        folder = next((each for each in inner if each.name.casefold() == part.casefold()), folder / part)
    return folder if folder.is_file() else None


def _find(app: Sphinx, config: Config, value: str, kind: str, is_there: Callable[[Path], bool]) -> None:
    """Make a path of it that counts from anywhere: what is relative is so to the folder of conf.py."""
    if not (name := config[value]):
        return
    config[value] = str(Path(app.confdir, name))
    with suppress(OSError):  # a name that is too long
        if is_there(Path(config[value])):
            return
    absent = f"{value} names “{name}”, but there is no such {kind} beside conf.py."
    with suppress(OSError):
        meant = in_any_case(Path(app.confdir, name.replace("\\", "/")), Path(app.confdir))
        absent += f" Did you mean “{meant.relative_to(app.confdir).as_posix()}”?" if meant else ""
    raise ConfigError(f"{absent} Mend the path, or take the value out.")


def _choose(app: Sphinx, config: Config) -> None:
    """Set what has another default with us, unless the owner has set it."""
    defaults = {
        "html_math_renderer": "mathml",  # where there are three renderers, Sphinx wants to be told
        "primary_domain": "portfolio",  # {role} is short for {portfolio:role}
    }
    for name, value in defaults.items():
        if not is_given(config, name):
            config[name] = value
    if config.html_theme == "portfolio":  # whose parent is not loaded yet; its own choice underlines names
        config._raw_config.setdefault("pygments_dark_style", "github-dark")
    config.myst_enable_extensions = sorted({*config.myst_enable_extensions, "colon_fence"})


def _builds(source: Path, output: Path) -> list[str]:
    """Return the folders below the pages that builds are in: copies of pages in Markdown are among those."""
    marks = (*source.glob("*/.buildinfo"), *source.glob("*/*/.buildinfo"))
    made = {source / "_build", output, *(mark.parent for mark in marks)}
    return sorted(path.relative_to(source).as_posix() for path in made if path.is_relative_to(source))


def is_given(config: Config, name: str) -> bool:
    """Tell whether the owner has set a value, be it to its default."""
    return name in config._raw_config or name in config.overrides


def _base(url: str) -> str:
    """Return the address of the site in the form that every address has."""
    try:
        found = address(url) if url else ""
    except ValueError as error:
        raise ConfigError(f"html_baseurl: {error}, as in “https://example.org/”.") from error
    if "?" in found or "#" in found:
        raise ConfigError(f"html_baseurl is “{url}”; take out what stands from “?” or “#” on.")
    return found


def _check_names(app: Sphinx, config: Config) -> None:
    """Tell of names in conf.py that were meant as settings of ours, or of Sphinx's that ours need."""
    ours = [name for name in config.values if name.startswith("portfolio_")]
    known = [*ours, "html_baseurl", "html_theme", "primary_domain", "myst_enable_extensions"]
    given, old = config._raw_config, deprecations.of("setting")
    for name in sorted(name for name in given.keys() - config.values.keys() if not callable(given[name])):
        if name in old or not (name.startswith("portfolio_") or get_close_matches(name, known, cutoff=0.9)):
            continue
        hint = nearest(name, ours if name.startswith("portfolio_") else known)
        warn_of_setting(app, name, f"there is no setting “{name}”; {hint}", Subtype.UNKNOWN_SETTING)


def _check_language(app: Sphinx, config: Config) -> None:
    """Tell of a language that is given by another word than its code, since the site would be English."""
    name = config.language
    if re.fullmatch(r"[a-z]{2,3}([_@-]\w+)*", name) or catalogue_files(name, locale_folders(app)):
        return
    cure = f"did you mean “{meant}”?" if (meant := code_meant(name)) else "write its code, as in “de”."
    message = f"language is “{name}”, which is no code of a language; {cure}"
    warn_of_setting(app, "language", message, Subtype.UNKNOWN_SETTING)


def _rename(app: Sphinx, config: Config) -> None:
    """Take settings that are called otherwise in a later version, and say so."""
    for name, old in deprecations.of("setting").items():
        if not is_given(config, name):
            continue
        both = bool(old.new) and is_given(config, old.new)
        warn_of_setting(app, name, old.told(both=both), Subtype.DEPRECATED)
        if old.new and not both:
            given = config.overrides if name in config.overrides else config._raw_config
            config._raw_config[old.new] = config[old.new] = given[name]


def warn_of_setting(app: Sphinx, name: str, message: str, subtype: Subtype) -> None:
    """Warn at the line of ``conf.py`` where a setting is."""
    path = Path(app.confdir, "conf.py")
    text = path.read_text("utf-8") if path.is_file() else ""
    found = re.search(rf"^\s*{re.escape(name)}\b", text, re.MULTILINE)
    line = text[: found.end()].count("\n") + 1 if found else 1
    logger.warning("%s", message, type=type_prefix, subtype=subtype.value, location=f"{path}:{line}")


def language(config: Config) -> str:
    """Return the language of the site as outputs tell it: Sphinx writes ``sr@latin`` and ``pt_BR``."""
    tag = config.language.replace("_", "-").replace("@latin", "-Latn")
    return tag if re.fullmatch("[a-z]{2,3}(-[a-z0-9]{2,8})*", tag, re.IGNORECASE) else "und"


def locale_folders(app: Sphinx | BuildEnvironment) -> tuple[Path, ...]:
    """Return the folders in which the owner may have catalogues, those of the pages and those of ours."""
    return tuple(Path(app.srcdir, folder) for folder in app.config.locale_dirs)


def _check_catalogues(app: Sphinx, config: Config) -> None:
    for path in catalogue_files(config.language, locale_folders(app)):
        try:
            read_catalogue(path)
        except (OSError, ValueError) as error:
            raise ConfigError(f"{path} is no catalogue: {error}. Mend it, or take it away.") from error


def read_variants(config: Config) -> tuple[Variant, ...]:
    """Return the résumés to set: the whole one, and one for each other entry of ``portfolio_resumes``."""
    try:
        return variants.read(config.portfolio_resumes, config.portfolio_resume_paper)
    except variants.VariantError as error:
        raise ConfigError(str(error)) from None


def check_variants(config: Config, portfolio: Portfolio, drafts: Drafts, broken: Collection[str]) -> None:
    """Refuse a résumé that asks for what the portfolio lacks, and not only for what ``broken`` pages hide."""
    for variant in () if broken else read_variants(config):
        if fault := next(variants.faults(variant, portfolio, drafts), ""):
            raise ConfigError(fault)


def now() -> datetime:
    """Return the time of the build in UTC: ``SOURCE_DATE_EPOCH`` where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


def read_seen(env: BuildEnvironment) -> dict[str, Seen]:
    """Return when evidence was last seen, from the file that a check of links has left beside the pages."""
    path = Path(env.srcdir, seen.FILE)
    try:
        return seen.read(read_bytes(path, IMPORT).decode("utf-8-sig")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        cure = "take it away, and have it written anew: sphinx-portfolio check --links --record"
        raise ConfigError(f"{path} cannot be read: {error}; {cure}") from error


def read_publications(
    env: BuildEnvironment,
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications of the configured BibTeX file, and what is wrong with it."""
    name = env.config.portfolio_publications
    if not name:
        return (), ()
    from sphinx_portfolio.graph import entries  # 0.1 s, so only where there is a file

    try:
        return entries.read(Path(name))
    except OSError as error:
        raise ConfigError(f"{name} cannot be read: {error.strerror}. Mend the path.") from error
