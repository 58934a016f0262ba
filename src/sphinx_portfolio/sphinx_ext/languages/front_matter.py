"""Front matter in gettext's catalogues: its texts are offered to translators, and taken from them.

A text is in the catalogue of its page, where Sphinx keeps what the page itself says. Names by which pages
refer to each other, such as those of skills, stay as they are.
"""

from __future__ import annotations

from gettext import NullTranslations, translation
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel
from sphinx.util.i18n import docname_to_domain

from sphinx_portfolio.model.items import Skill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.model.frontmatter import Path

R = TypeVar("R", bound=BaseModel)

KEPT = frozenset(
    (
        *("contact_in", "direction", "email", "employment", "evidence", "id", "kind", "phone", "program"),
        *("publications", "related", "role", "section", "skills", "src", "url"),
    )
)
"""The fields whose texts are no prose: ids, names that others use, addresses, and choices among a few."""


def _kept(record: BaseModel) -> frozenset[str]:
    """Return the fields of a record that stay as they are; by its names a skill is found."""
    return KEPT | {"name", "aliases"} if isinstance(record, Skill) else KEPT


def texts(record: BaseModel, here: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text of a record that can be translated, with its place."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            place = (*here, name) if index is None else (*here, name, index)
            if isinstance(item, BaseModel):
                yield from texts(item, place)
            elif isinstance(item, str) and name not in _kept(record):
                yield place, item


def translated(record: R, say: Callable[[str], str]) -> R:
    """Return the record with its texts as ``say`` has them."""

    def put(name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(put(name, item) for item in value)
        if isinstance(value, BaseModel):
            return translated(value, say)
        return say(value) if isinstance(value, str) and name not in _kept(record) else value

    update = {name: put(name, getattr(record, name)) for name in type(record).model_fields}
    return record.model_copy(update=update)


def in_language(env: BuildEnvironment, docname: str, record: R) -> R:
    """Return the record of a page with its texts in the language of the site, as far as that is known."""
    say = _translator(env, docname)
    return translated(record, say) if say else record


def _translator(env: BuildEnvironment, docname: str) -> Callable[[str], str] | None:
    domain = docname_to_domain(docname, env.config.gettext_compact)
    found: NullTranslations | None = None
    for folder in reversed(env.config.locale_dirs):
        try:
            catalogue = translation(domain, env.srcdir / folder, [env.config.language])
        except (OSError, UnicodeDecodeError):  # there is none, or Sphinx has said what is wrong with it
            continue
        if found:
            catalogue.add_fallback(found)
        found = catalogue
    return found.gettext if found else None


def offer(builder: Builder, pages: Iterable[tuple[str, BaseModel, Mapping[Path, int]]]) -> None:
    """Add the texts of pages, by docname with the lines of their fields, to the catalogues of ``gettext``."""
    from sphinx.builders.gettext import MessageCatalogBuilder, MsgOrigin

    if not isinstance(builder, MessageCatalogBuilder):
        return
    for docname, record, lines in pages:
        domain = docname_to_domain(docname, builder.config.gettext_compact)
        for path, text in texts(record):
            near = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in lines), ())
            origin = MsgOrigin(source=str(builder.env.doc2path(docname)), line=lines.get(near, 1))
            builder.catalogs[domain].add(text, origin)
