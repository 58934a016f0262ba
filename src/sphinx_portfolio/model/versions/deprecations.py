"""Names that a later version does not know: each works until then, and tells of itself and of the mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sphinx_portfolio.model.frontmatter import FrontMatter, Path, format_path
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.model.records import listed_record, records

if TYPE_CHECKING:
    from sphinx_portfolio.model.items import Record

Kind: TypeAlias = Literal["field", "option", "setting"]


@dataclass(frozen=True, kw_only=True)
class Deprecation:
    """A field, an option of a directive or a setting that goes.

    ``within`` is the record of a field, as in ``Role``, or the directive of an option, as in ``cards``.
    ``new`` is its name from version ``since`` on; where nothing takes its place, ``mend`` says what to do.
    From version ``gone`` on the old name is a mistake like any other.
    """

    kind: Kind
    old: str
    since: str
    gone: str
    within: str = ""
    new: str = ""
    mend: str = ""

    def told(self, *, both: bool = False) -> str:
        """Return what is said of the old name, where the new one may stand beside it."""
        if not self.new:
            return f"`{self.old}` goes with version {self.gone}; {self.mend}"
        mend = f"take it out, since `{self.new}` stands there, too" if both else f"write `{self.new}`"
        renamed = f"`{self.old}` has been called `{self.new}` since version {self.since}"
        return f"{renamed}, and goes with {self.gone}; {mend}."


DEPRECATIONS: tuple[Deprecation, ...] = ()
"""Every old name that still works; the release that it goes with takes its row out."""


def of(kind: Kind, within: str = "") -> dict[str, Deprecation]:
    """Return the old names of a kind by name: those of one record, of one directive, or of all settings."""
    return {each.old: each for each in DEPRECATIONS if (each.kind, each.within) == (kind, within)}


def renewed(matter: FrontMatter) -> tuple[FrontMatter, list[Problem]]:
    """Return front matter with its fields under their present names, and what is said of old ones."""
    kind = matter.data.get("kind") if isinstance(matter.data, dict) else None
    if not isinstance(kind, str) or kind not in records:
        return matter, []
    found: dict[Path, tuple[Deprecation, bool]] = {}
    data = _renewed(matter.data, records[kind], (), found)
    problems = [
        Problem(
            subtype=Subtype.DEPRECATED,
            message=old.told(both=both),
            line=matter.line(path),
            path=format_path(path),
        )
        for path, (old, both) in found.items()
    ]
    names = {path: old.new for path, (old, both) in found.items() if old.new and not both}
    lines = {
        tuple(names.get(path[: at + 1], step) for at, step in enumerate(path)): line
        for path, line in matter.lines.items()
    }
    return matter._replace(data=data, lines=lines), problems


def _renewed(
    value: Any, record: type[Record], here: Path, found: dict[Path, tuple[Deprecation, bool]]
) -> Any:
    """Return what a record is made from under new names, and note the old ones by their path."""
    if isinstance(value, list):
        return [_renewed(item, record, (*here, place), found) for place, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    old, data = of("field", record.__name__), {}
    for key, inner in value.items():
        path, name = (*here, key), key
        if key in old:
            found[path] = old[key], bool(old[key].new) and old[key].new in value
            if found[path][1]:
                continue
            name = old[key].new or key
        field = record.model_fields.get(name) if isinstance(name, str) else None
        within = listed_record(field.annotation) if field else None
        data[name] = _renewed(inner, within, path, found) if within else inner
    return data
