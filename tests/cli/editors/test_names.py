"""Editors offer what the pages of a portfolio name, and refuse no other name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import jsonschema
import yaml

from sphinx_portfolio.cli.editors import names
from sphinx_portfolio.cli.places import Place
from sphinx_portfolio.model import reference

if TYPE_CHECKING:
    from pathlib import Path


class _Plain(yaml.SafeLoader):
    """Leaves dates as texts, as JSON has them."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        sign: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_read(root: Path) -> None:
    """Roles, write-ups, skills and evidence are those of the pages, a broken page or not."""
    (root / "roles/lab.md").write_text("---\nportfolio:\n  kind: role\n  start: never\n---\n", "utf-8")
    (root / "odd.md").write_text("---\nportfolio:\n  vocabulary: [x]\n  evidence: 3\n---\n", "utf-8")
    found = names.read(Place(root))
    assert found.roles == ["lab", "shop"]
    assert found.projects == ["kernel", "parser", "till"]
    assert found.skills == ["C++", "Rust", "Matrix multiplication"]
    assert found.evidence == ["pr-1", "repo"]


def test_schema_offers(root: Path) -> None:
    """Each name stands in the schema where it may be written; other names are as valid as without it."""
    known = names.read(Place(root))
    schema = names.schema(known)
    fields = schema["$defs"]["Project"]["properties"]
    assert fields["skills"]["items"]["anyOf"][0] == {"enum": known.skills}
    assert fields["role"]["anyOf"][0]["anyOf"][0] == {"enum": known.roles}
    assert schema["$defs"]["Result"]["properties"]["evidence"]["items"]["anyOf"][0]["enum"] == known.evidence
    text = (root / "projects/kernel.md").read_text("utf-8").replace("role: lab", "role: to-come")
    jsonschema.Draft7Validator(schema).validate(next(yaml.load_all(text, _Plain)))


def test_schema_of_an_empty_portfolio() -> None:
    """Where there is nothing to name, the schema is that of every portfolio."""
    assert names.schema(names.Names([], [], [], [])) == reference.schema()
