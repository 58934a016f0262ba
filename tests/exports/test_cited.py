"""Evidence is to schema.org what it is to a reader."""

from __future__ import annotations

from typing import get_args

import pytest
from schema_org import registry

import portfolios
from sites import link, metadata
from sphinx_portfolio.exports import json_ld
from sphinx_portfolio.exports.cited import EVIDENCE_TYPES
from sphinx_portfolio.model.items import EvidenceKind


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("repository", "SoftwareSourceCode"), ("paper", "ScholarlyArticle"), ("post", "BlogPosting"),
        ("dataset", "Dataset"), ("pull-request", "CreativeWork"), ("video", "VideoObject"),
    ],
)  # fmt: skip
def test_kind_of_evidence(kind: str, type_: str) -> None:
    """A piece of evidence is of its own type, as far as there is a word for it."""
    portfolio = portfolios.link(portfolios.edited(("roles/lab", "kind: paper", f"kind: {kind}")))
    nodes = json_ld.graph(portfolio, metadata(portfolio, "roles/lab"), link())["@graph"]
    (node,) = (node for node in nodes if node.get("@id") == "https://example.org/paper")
    assert node["@type"] == type_


def test_types_are_schema_orgs() -> None:
    """Only kinds that there are have a type, and only types that schema.org has."""
    assert EVIDENCE_TYPES.keys() <= {*get_args(EvidenceKind)}
    assert {*EVIDENCE_TYPES.values()} <= registry.CLASS_METADATA.keys()
