"""The skills of a JSON Resume file as the vocabulary, and what of it the text of a job names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.importers.source import Data, Draft, Source, without_blanks
from sphinx_portfolio.json_resume.parts import OURS
from sphinx_portfolio.model.fields import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_portfolio.model.frontmatter import Path

LOOSE = "Skills"
"""The group of the skills that a file gives one by one."""

OTHERS = "Further skills"
"""The group of the skills that only projects name."""


UNPROVED = "Named without the work that used it."
"""What is said of a skill that no job and no project of the file names."""


def vocabulary(source: Source, projects: Collection[Draft], notes: list[str] | None = None) -> list[Data]:
    """Return the groups of the file, and one of the skills that its projects name beside them."""
    groups: list[Data] = []
    for path in source.entries("skills"):
        group = _group(source, path)
        if group and groups and group["group"] == groups[-1]["group"] and not source.get(*path, OURS):
            groups[-1]["skills"] += group["skills"]
        elif group:
            groups.append(group)
    if not any(source.get(*path, OURS) for path in source.entries("skills")):
        whole, groups = groups, _once(groups)
        kept = {slug(group["group"]) for group in groups}
        for name in (group["group"] for group in whole if slug(group["group"]) not in kept):
            if notes is not None:
                notes.append(f"skills: all of the group “{name}” stands in another; the group was left out.")
    known = {slug(name) for name in names(groups)}
    others = list(dict.fromkeys(_others(source, projects, known)))
    return [*groups, *([{"group": OTHERS, "skills": [{"name": name} for name in others]}] if others else ())]


def _once(groups: list[Data]) -> list[Data]:
    """Return groups with each skill where it stands first, and those of one name together."""
    seen: set[str] = set()
    found: dict[str, Data] = {}
    for group in groups:
        for skill in group["skills"]:
            if slug(skill["name"]) not in seen:
                seen.add(slug(skill["name"]))
                found.setdefault(slug(group["group"]), {**group, "skills": []})["skills"].append(skill)
    return list(found.values())


def note_used(groups: Collection[Data], used: Collection[str]) -> None:
    """Take back of each skill that a page names that the file names it alone."""
    known = set(map(slug, used))
    for group in groups:
        for skill in group["skills"]:
            if slug(skill["name"]) in known and skill.get("unproved") == UNPROVED:
                del skill["unproved"]


def names(groups: Collection[Data]) -> list[str]:
    """Return the names of all skills of a vocabulary."""
    return [skill["name"] for group in groups for skill in group["skills"]]


def _group(source: Source, path: Path) -> Data | None:
    """Return the group that an entry is; of others, one without keywords is a skill, told one by one."""
    take, is_ours = source.taker(path), source.get(*path, OURS) is not None
    name, words, ours = take("name"), take("keywords") or [], take(OURS) or {}
    if is_ours:
        beside = list(ours.get("skills", ()))
        return {"group": name or LOOSE, "skills": [_skill(word, beside) for word in words]}
    skills = [{"name": word, "unproved": UNPROVED} for word in dict.fromkeys(words)]
    if words:
        return {"group": name or LOOSE, "skills": skills}
    return {"group": LOOSE, "skills": [{"name": name, "unproved": UNPROVED}]} if name else None


def _skill(name: str, beside: list[Data]) -> Any:
    """Return a skill with its aliases, which are taken out of those that stand beside the keywords."""
    found = next((each for each in beside if each["name"] == name), {})
    beside[:] = [each for each in beside if each is not found]
    return without_blanks({"name": name, **{key: found.get(key) for key in ("aliases", "unproved")}})


def _others(source: Source, projects: Collection[Draft], known: set[str]) -> Iterator[str]:
    """Yield the skills that projects of others name and the vocabulary lacks."""
    for draft in projects:
        for name in () if source.get(*draft.path, OURS) else draft.data.get("skills", ()):
            if slug(name) not in known:
                known.add(slug(name))
                yield name


def named_in(texts: Collection[str], vocabulary: Collection[str]) -> list[str]:
    """Return the skills that a text names as they are spelled; two letters may be any word, and name none."""
    text = "\n".join(texts)
    return [name for name in dict.fromkeys(vocabulary) if _is_telling(name) and _stands(name, text)]


def _is_telling(name: str) -> bool:
    return len(name) > 2 or not name.isalpha()


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w+#]){re.escape(name)}(?![\w+#])", text) is not None
