"""The frame around the content, where the theme is this one or inherits it: sidebar, way back, neighbours."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape as markup
from sphinx.locale import get_translation

from sphinx_portfolio.graph.words import Words, message
from sphinx_portfolio.sphinx_ext.config import locale_folders
from sphinx_portfolio.sphinx_ext.domain import PortfolioDomain, get_domain
from sphinx_portfolio.sphinx_ext.languages.speech import speak
from sphinx_portfolio.views import navigation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_portfolio.views.viewer import Target

FOLDER = Path(__file__).parent / "portfolio"
"""Where the theme's templates and static files stand."""


SAYS = (
    message("Skip to content"),
    message("Back to top"),
    message("Edit this page"),
    message("View this page"),
    message("On this page"),
    message("Next"),
    message("Previous"),
    message("Home"),
    message("Index"),
    message("Search"),
    message("Copyright &#169; %(copyright)s"),
    message("Last updated on %(last_updated)s"),
    message("Made with"),
    message('<a href="https://www.sphinx-doc.org/">Sphinx</a> and'),
)
"""What Furo's templates say by gettext."""

LABELS = (
    message("Toggle site navigation sidebar"),
    message("Toggle table of contents sidebar"),
    message("Toggle Light / Dark / Auto color theme"),
)
"""What they say in English alone."""

_PERMALINK = re.compile(r'title="Link to this \w+"')
"""What Sphinx says at headings where its own catalogue of the language does not have it."""


_ROOM = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2\s*>)|\s*\n\s*", re.DOTALL | re.IGNORECASE)
"""What ends a line of a frame, or else what stands as it is."""

_ICON, _USED_ICON = re.compile(r'<symbol id="(svg-[\w-]+)".*?</symbol>\n'), re.compile(r"#svg-([\w-]+)")


def in_use(builder: Builder) -> bool:
    """Tell whether pages are written with this theme, or with one that inherits it."""
    theme = getattr(builder, "theme", None)
    return theme is not None and FOLDER in theme.get_theme_dirs()


def on_builder_inited(app: Sphinx) -> None:
    """Have every page load what its drawers need, or what our parts need under another theme."""
    if in_use(app.builder):
        app.add_js_file("portfolio/drawers.js", loading_method="defer")
        if "sphinx_copybutton" not in app.extensions:
            app.add_js_file("portfolio/code.js", loading_method="defer")
        if _words(app).right_to_left:
            app.add_css_file("portfolio/frame-right-to-left.css", priority=721)
    elif PortfolioDomain.name in app.env.domains:
        app.add_css_file("portfolio/other-themes.css", priority=705)


def on_html_page_context(app: Sphinx, pagename: str, _: str, context: dict[str, Any], *rest: object) -> None:
    """Give each page of the portfolio its navigation in place of Furo's.

    Furo would ask Sphinx for the tree of all pages, on each page, which takes half of the time of a build of
    100 pages and nearly all of one of 1,000; ours holds what stands at the top and what is on the way.
    """
    if not in_use(app.builder) or "toctree" not in context:  # JSON has no frame
        return
    words = context["portfolio_words"] = _words(app)
    speak(context, words)
    context["gettext"], context["portfolio_frame"] = partial(_say, words), partial(_frame, words)
    names = ("docstitle", "shorttitle", "project", "author", "copyright")  # HTML in Furo's templates
    context.update({name: markup(context[name]) for name in names if isinstance(context.get(name), str)})
    if PortfolioDomain.name not in app.env.domains:
        return
    viewer = get_domain(app.env).viewer
    if not viewer.covers(pagename):
        return

    def neighbour(target: Target | None) -> dict[str, str] | None:
        return {"link": context["pathto"](target.docname), "title": escape(target.text)} if target else None

    context["portfolio_navigation"] = shown = navigation.around(viewer, pagename, {})
    context["prev"], context["next"] = neighbour(shown.previous), neighbour(shown.next)
    context["portfolio_toctree"], context["toctree"] = context["toctree"], lambda **options: ""


def _words(app: Sphinx) -> Words:
    """Return the words of the site's language, also where the theme stands alone."""
    if PortfolioDomain.name in app.env.domains:
        return get_domain(app.env).words
    return Words(app.config.language, folders=locale_folders(app))


def _say(words: Words, text: str) -> str:
    """Return what Sphinx or we have for a text of Furo's, which has no catalogues of its own."""
    said, short = get_translation("sphinx")(text), text.strip()
    return said if said != text else text.replace(short, words(short)) if short else text


def _frame(words: Words, page: str) -> str:
    """Return a page of Furo's in its language, its frame without indentation and icons that nothing shows."""
    before, article, rest = _say_labels(words, page).partition("<article")
    content, end, after = rest.rpartition("</article>")
    before, after = (_ROOM.sub(lambda room: room[1] or "\n", part) for part in (before, after))
    used = {f"svg-{name}" for name in _USED_ICON.findall(page)}
    before = _ICON.sub(lambda icon: icon[0] if icon[1] in used else "", before)
    return "".join((before, article, content, end, after))


def _say_labels(words: Words, page: str) -> str:
    """Return a page of Furo's with the labels in its language that no catalogue reaches."""
    for label in LABELS:
        page = page.replace(f'aria-label="{label}"', f'aria-label="{escape(words(label))}"')
    place = escape(words("Link to this place"))
    return page if place == "Link to this place" else _PERMALINK.sub(f'title="{place}"', page)


def give_back_toctree(app: Sphinx, pagename: str, _: str, context: dict[str, Any], *rest: object) -> None:
    """Let the owner's templates call Sphinx's own, now that Furo has asked."""
    if "portfolio_toctree" in context:
        context["toctree"] = context.pop("portfolio_toctree")
