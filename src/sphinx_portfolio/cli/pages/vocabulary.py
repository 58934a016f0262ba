"""Skills that join the vocabulary of a profile, as lines of its front matter; all others stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from sphinx_portfolio.cli.pages.lists import CannotAddError, last_line, value
from sphinx_portfolio.model import fences, frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GROUP = "More skills"
"""The group of new skills, where none is named."""


Skill: TypeAlias = str | dict[str, str]
"""A skill by its name, or with what else the vocabulary says of it."""


class _Edit(NamedTuple):
    line: int
    column: int
    text: str


def add(text: str, skills: Iterable[Skill], group: str = GROUP) -> str:
    """Return a profile's page with skills that its vocabulary lacks in a group of it, made if need be."""
    before = _vocabulary(text)
    known = set(_words(before))
    named: dict[str, Skill] = {}
    for skill in skills:
        named.setdefault(_name(skill), skill)
    new = [skill for name, skill in named.items() if name.casefold() not in known]
    if not new:
        return text
    block = fences.find(text)
    root = yaml.compose(block.yaml, Loader=yaml.SafeLoader) if block and not block.fault else None
    ours = value(root, fences.KEY)
    if not block or not isinstance(ours, yaml.MappingNode) or ours.flow_style or not ours.value:
        raise CannotAddError
    edited = _edited(text, _edit(ours, new, group), block.first - 1)
    if _vocabulary(edited) != _expected(before, new, group):
        raise CannotAddError
    return edited


def apart(skills: Iterable[str]) -> list[str]:
    """Return the skills of a list with commas, as people write them; commas within brackets stay."""
    parts = (part.strip() for skill in skills for part in re.split(r",(?![^(]*\))", skill))
    return [part for part in parts if part]


def names(text: str, skills: Iterable[str]) -> list[str]:
    """Return skills as the vocabulary spells them; those that it lacks stay as they are."""
    spelled: dict[str, str] = {}
    for skill in (skill for group in _vocabulary(text) for skill in group["skills"]):
        name = _name(skill)
        spelled |= dict.fromkeys(_words([{"skills": [skill]}]), name)
    return list(dict.fromkeys(spelled.get(skill.casefold(), skill) for skill in skills))


def _name(skill: Skill) -> str:
    return str(skill.get("name") if isinstance(skill, dict) else skill)


def _vocabulary(text: str) -> list[dict[str, Any]]:
    matter = frontmatter.read(text)
    data = matter.data if matter else None
    found = data.get("vocabulary") if isinstance(data, dict) else None
    groups = found if isinstance(found, list) else []
    if not all(isinstance(each, dict) and isinstance(each.get("skills"), list) for each in groups):
        raise CannotAddError
    return groups


def _words(groups: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield every name and alias, in lower case."""
    for skill in (skill for group in groups for skill in group["skills"]):
        if isinstance(skill, dict):
            yield from (str(word).casefold() for word in (skill.get("name"), *(skill.get("aliases") or ())))
        else:
            yield str(skill).casefold()


def _expected(before: list[dict[str, Any]], new: list[Skill], group: str) -> list[Any]:
    if any(each.get("group") == group for each in before):
        return [
            {**each, "skills": [*each["skills"], *new]} if each.get("group") == group else each
            for each in before
        ]
    return [*before, {"group": group, "skills": [*new]}]


def _edit(ours: yaml.MappingNode, new: list[Skill], group: str) -> _Edit:
    """Return what to write where: into the group's list, as a group of its own, or as the first of all."""
    groups = value(ours, "vocabulary")
    if not isinstance(groups, yaml.SequenceNode) or not groups.value:
        if groups is not None:
            raise CannotAddError
        indent = ours.start_mark.column
        text = f"{' ' * indent}vocabulary:\n{_group(new, group, indent + 2)}"
        return _Edit(last_line(ours) + 1, 0, text)
    if groups.flow_style:
        raise CannotAddError
    for each in groups.value:
        name, skills = value(each, "group"), value(each, "skills")
        if name is not None and name.value == group and isinstance(skills, yaml.SequenceNode):
            return _into(skills, new)
    return _Edit(last_line(groups) + 1, 0, _group(new, group, groups.start_mark.column))


def _into(skills: yaml.SequenceNode, new: list[Skill]) -> _Edit:
    if skills.flow_style:
        end = skills.end_mark
        return _Edit(end.line, end.column - 1, "".join(f", {_scalar(name)}" for name in new))
    indent = " " * skills.start_mark.column
    return _Edit(last_line(skills) + 1, 0, "".join(f"{indent}- {_scalar(name)}\n" for name in new))


def _group(new: list[Skill], group: str, indent: int) -> str:
    spaces = " " * indent
    return f"{spaces}- group: {_scalar(group)}\n{spaces}  skills: [{', '.join(map(_scalar, new))}]\n"


def _scalar(text: Skill) -> str:
    """Return a text as it stands in a list between brackets, quoted where it has to be."""
    if isinstance(text, dict):
        return f"{{{', '.join(f'{key}: {_scalar(value)}' for key, value in text.items())}}}"
    dumped = frontmatter.to_yaml({"": [text]}, flow=None)
    return re.sub(r"^[^\[]*\[|\]\s*$", "", dumped.replace("\n ", ""))


def _edited(text: str, edit: _Edit, first: int) -> str:
    lines = text.split("\n")
    number = edit.line + first
    if edit.text.endswith("\n"):
        lines[number:number] = edit.text.removesuffix("\n").split("\n")
    else:
        lines[number] = lines[number][: edit.column] + edit.text + lines[number][edit.column :]
    return "\n".join(lines)
