"""Seven invented careers, each a whole portfolio: nothing that their owners say is lost in an output."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from building import build
from owners import CAREERS, NAMES, OUTPUTS, Site, every_field, said, unsaid
from unsaid import REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = {"arabic": "ar", "japanese": "ja"}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Site]:
    """Return all of them, each built once."""
    into = tmp_path_factory.mktemp("careers")
    built = {name: build(CAREERS / name, into / name) for name in NAMES}
    return {name: Site(name, each, LANGUAGES.get(name, "en")) for name, each in built.items()}


@pytest.mark.parametrize("name", NAMES)
def test_builds_without_a_warning(sites: Mapping[str, Site], name: str) -> None:
    """No career makes the build say a word, with every reference checked."""
    assert sites[name].built.warnings == ()


def test_every_field_is_tried() -> None:
    """Each field of the model has a value in one of the careers."""
    given = {item.field for name in NAMES for item in said(name)}
    assert every_field() - given == {"Role.draft", "Project.draft", "Entries.draft"}


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_record_loses_a_field(sites: Mapping[str, Site], name: str, output: str) -> None:
    """Each value that an owner gives is found in the output, or there is a reason why it is not said there."""
    lost = [f"{i.docname} {i.field}: {i.value}" for i in said(name) if unsaid(sites[name], i, output)]
    assert [each for each in lost if output not in REASONS.get(each.split()[1].rstrip(":"), {})] == []
