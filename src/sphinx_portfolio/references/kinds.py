"""The kinds of objects that a portfolio has, and the roles by which a page refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class References(Domain):
    """A portfolio without objects: what is referred to stands in other projects."""

    name = "portfolio"
    label = "Portfolio"
    object_types: ClassVar = {
        "role": ObjType("role", "role"),
        "project": ObjType("project", "project"),
        "skill": ObjType("skill", "skill", searchprio=0),
        "evidence": ObjType("evidence", "evidence", searchprio=-1),
    }
    roles: ClassVar = {
        kind: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in object_types
    }

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take nothing over from a parallel reader: no page has anything."""
