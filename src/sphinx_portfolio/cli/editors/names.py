"""What the pages of a portfolio may name: its roles, its write-ups, its skills and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.model import frontmatter, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.cli.places import Place


class Names(NamedTuple):
    """The ids of roles, write-ups and evidence, and the skills of the vocabulary, each in its order."""

    roles: list[str]
    projects: list[str]
    skills: list[str]
    evidence: list[str]


def read(place: Place) -> Names:
    """Return what the pages state, be there mistakes on them or not."""
    stated = [(path.stem, data) for path in place.pages() if (data := _stated(path.read_bytes()))]
    of_kind = {kind: [id for id, data in stated if data.get("kind") == kind] for kind in ("role", "project")}
    skills = (name for _, data in stated for name in _skills(data))
    evidence = (item["id"] for _, data in stated for item in _items(data, "evidence") if "id" in item)
    return Names(
        of_kind["role"], of_kind["project"], [*dict.fromkeys(skills)], sorted(map(str, set(evidence)))
    )


def schema(names: Names) -> dict[str, Any]:
    """Return the schema of front matter with what there is to name, for editors to offer.

    Another name is valid, too: it may belong to a page that is still to come, and a check tells of it.
    """
    whole = reference.schema()
    for record, field, known in (
        ("Project", "role", names.roles),
        ("Project", "related", names.projects),
        ("Project", "skills", names.skills),
        ("Role", "skills", names.skills),
        ("Result", "evidence", names.evidence),
        ("Entry", "evidence", names.evidence),
    ):
        fields = whole["$defs"][record]["properties"]
        if known:
            given = {key: value for key, value in fields[field].items() if key != "examples"}
            fields[field] = _offering(given, known)
    return whole


def _offering(form: dict[str, Any], known: list[str]) -> dict[str, Any]:
    """Return the form of a field in which an editor offers texts, wherever one may stand in it."""
    match form:
        case {"items": items}:
            return {**form, "items": _offering(items, known)}
        case {"anyOf": options}:
            return {**form, "anyOf": [_offering(option, known) for option in options]}
        case {"type": "string"}:
            return {"anyOf": [{"enum": known}, form]}
    return form


def _stated(content: bytes) -> dict[str, Any]:
    matter = frontmatter.read(content.decode("utf-8", "replace")) if b"portfolio" in content else None
    return matter.data if matter and isinstance(matter.data, dict) else {}


def _items(data: dict[str, Any], field: str) -> Iterator[dict[str, Any]]:
    items = data.get(field)
    yield from (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()


def _skills(data: dict[str, Any]) -> Iterator[str]:
    for group in _items(data, "vocabulary"):
        skills = group.get("skills")
        for skill in skills if isinstance(skills, list) else ():
            name = skill.get("name") if isinstance(skill, dict) else skill
            if isinstance(name, str):
                yield name
