"""What owners wrote to list pages and publications: toctrees with captions and links, bibliographies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.util import url_re

from sphinx_portfolio.views.viewer import Outward, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.views.viewer import Contents


def read(env: BuildEnvironment, title: Callable[[str], str]) -> dict[str, Contents]:
    """Return the toctrees of each page that has some; ``title`` gives the title of a page."""
    generated = env.domains.standard_domain.labels

    def named(docname: str, tree: addnodes.toctree) -> Iterator[Target | Outward]:
        for text, name in tree["entries"]:
            to = docname if name == "self" else name
            if url_re.match(to):
                yield Outward(text=text or to, url=to)
            elif to in env.found_docs:
                yield Target(text=text or title(to), docname=to)
            elif to in generated:  # the index, the search page
                yield Target(text=text or str(generated[to][2]), docname=generated[to][0])

    def trees(docname: str) -> Iterator[tuple[str, tuple[Target | Outward, ...]]]:
        for tree in env.tocs[docname].findall(addnodes.toctree):
            yield tree.get("caption") or "", tuple(named(docname, tree))

    return {docname: tuple(trees(docname)) for docname in sorted(env.toctree_includes)}


def bibliography(env: BuildEnvironment) -> str:
    """Return the docname of the page whose bibliography lists the owner's publications, or an empty text."""
    name = env.config.portfolio_publications
    if not name or "cite" not in env.domains:
        return ""
    shown: Mapping[Any, Any] = env.domains["cite"].bibliographies  # type: ignore[attr-defined]
    path = Path(name).resolve()
    return next((key.docname for key, listed in sorted(shown.items()) if path in listed.bibfiles), "")
