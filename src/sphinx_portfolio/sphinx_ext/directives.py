"""Listings on pages: a directive leaves a placeholder, and once every page is read that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_portfolio.listings.registry import LISTINGS
from sphinx_portfolio.listings.walking import walk
from sphinx_portfolio.model.fields import free
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.model.versions import deprecations
from sphinx_portfolio.sphinx_ext.domain import Placement, get_domain, warn

if TYPE_CHECKING:
    from sphinx_portfolio.listings.parts import Listing
    from sphinx_portfolio.views.viewer import Target

D = TypeVar("D", bound=SphinxDirective)


class placeholder(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Stands for a listing until the graph is known; ``listing`` names it, ``options`` are its options."""


class ListingDirective(SphinxDirective):
    """A directive that shows something of the portfolio; :func:`directive` makes one for each listing."""

    listing: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        """Note that the page shows others, and leave a placeholder."""
        options = dict(sorted(self.options.items()))
        notes = get_domain(self.env).note(self.env.docname)
        notes.listings.append(Placement(self.listing, options, self.lineno))
        node = placeholder("", listing=self.listing, options=options)
        self.set_source_info(node)
        return [node]


def directive(listing: Listing[Any]) -> type[ListingDirective]:
    """Return the directive of a listing: only its name and its options tell one from another."""
    own = {"listing": listing.name, "option_spec": dict(listing.options)}
    return type(f"{listing.name.capitalize()}Directive", (ListingDirective,), own)


def with_old_options(name: str, directive: type[D]) -> type[D]:
    """Return a directive that takes its options under their old names, too."""
    old = deprecations.of("option", name)
    if not old:
        return directive
    known = dict(directive.option_spec or {})

    class Lenient(directive):  # type: ignore[misc, valid-type]
        option_spec = known | {each.old: known[each.new or each.old] for each in old.values()}

        options: dict[str, Any]

        def run(self) -> list[nodes.Node]:
            for given in old.keys() & self.options.keys():
                _rename(self, old[given])
            return list(super().run())

    return Lenient


def _rename(directive: SphinxDirective, old: deprecations.Deprecation) -> None:
    """Take an option under its old name for the new one, and say so."""
    options, both = directive.options, old.new in directive.options
    subtype, message, docname = Subtype.DEPRECATED, old.told(both=both), directive.env.docname
    warn(Problem(subtype=subtype, message=message, line=directive.lineno, docname=docname))
    if old.new:
        options.setdefault(old.new, options.pop(old.old))


class ListingTransform(SphinxPostTransform):
    """Draw each listing; one that finds nothing to show leaves nothing, and has been warned of."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace the placeholders of one page."""
        viewer = get_domain(self.env).viewer
        every = [node for node in walk(self.document) if isinstance(node, nodes.Element)]
        taken = {id for node in every for id in node["ids"]}
        for node in [node for node in every if isinstance(node, placeholder)]:
            listing = LISTINGS[node["listing"]]
            view = viewer.view(listing.choose, self.env.docname, node["options"])
            drawn = list(listing.draw(view, link_to, viewer.portfolio.words)) if view else []
            _keep_ids_apart(drawn, taken)
            labelled = [nodes.target()] * bool(node["ids"])  # a place to link to, with or without a listing
            node.replace_self(drawn or labelled)


def _keep_ids_apart(drawn: list[nodes.Node], taken: set[str]) -> None:
    """Give places of a listing that another on the page has, too, a number; links lead to the first."""
    for node in (node for part in drawn for node in walk(part) if isinstance(node, nodes.Element)):
        for place, id in enumerate(node["ids"]):
            node["ids"][place] = free(id, taken)
            taken.add(node["ids"][place])


def link_to(target: Target, child: nodes.Node) -> nodes.Node:
    """Return a reference that the domain resolves with the builder's own addresses."""
    if not target.docname:
        return child
    there = f"{target.docname}#{target.anchor}"
    return pending_xref("", child, refdomain="portfolio", reftype="target", reftarget=there, refexplicit=True)
