"""Post-transforms: placeholders become what they stand for, once every page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.listings import cards, indices, resume
from sphinx_portfolio.sphinx_ext.directives import placeholder
from sphinx_portfolio.sphinx_ext.domain import get_domain

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_portfolio.views.viewer import Target

draw = {
    "header": cards.draw_header,
    "cards": cards.draw_cards,
    "timeline": cards.draw_timeline,
    "results": cards.draw_results,
    "evidence": cards.draw_evidence,
    "skills": indices.draw_skills,
    "claims": indices.draw_claims,
    "resume": resume.draw_resume,
}


class ListingTransform(SphinxPostTransform):
    """Draw each listing; one that finds nothing to show leaves nothing, and has been warned of."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace the placeholders of one page."""
        viewer = get_domain(self.env).viewer
        for node in list(self.document.findall(placeholder)):
            view = viewer.view(node["listing"], self.env.docname, node["options"])
            drawn = draw[node["listing"]](view, link_to) if view else []  # type: ignore[operator]
            node.replace_self(drawn)


def link_to(target: Target, child: nodes.Node) -> nodes.Node:
    """Return a reference to a known place, for the domain to resolve with the builder's own addresses."""
    if not target.docname:
        return child
    place = f"{target.docname}#{target.anchor}"
    return pending_xref(
        "", child, refdomain="portfolio", reftype="place", reftarget=place, refexplicit=True, refwarn=False
    )
