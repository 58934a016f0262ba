"""The words of ours on a résumé, in one place; they are put into the language of its readers when said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_portfolio.graph.words import message

if TYPE_CHECKING:
    from sphinx_portfolio.graph.words import Words

TITLES = {
    "experience": message("Experience"),
    "projects": message("Projects"),
    "publications": message("Publications"),
    "selected": message("Selected publications"),
    "skills": message("Skills"),
    "languages": message("Languages"),
    "education": message("Education"),
    "teaching": message("Teaching"),
    "talks": message("Talks"),
    "awards": message("Awards"),
    "grants": message("Grants"),
    "patents": message("Patents"),
    "certificates": message("Certificates"),
    "volunteering": message("Volunteering"),
    "memberships": message("Memberships"),
    "service": message("Service"),
    "interests": message("Interests"),
    "references": message("References"),
}
"""The headings of sections; an owner's own stand as they are."""

LABELS = {
    "resume": message("Résumé"),
    "seeking": message("Seeking"),
    "unpublished": message("(unpublished)"),
    "also": message("(also as {roles})"),
    "others": message("and {count} more"),
    "et_al": message("et al."),
    "editor": message("(ed.)"),
    "editors": message("(eds.)"),
    "semicolon": message("; "),
    "all": message("All publications"),
    "more": message("More:"),
    "proof": message(
        "Published figures link to what shows them. Every result, with its evidence or why there is none:"
    ),
}
"""What stands between the owner's own words."""


def labels(words: Words) -> dict[str, str]:
    """Return what is said between the owner's words, by its name; the places in it are not filled."""
    signs = {"comma": words.comma, "colon": words.colon, "stop": words.stop}
    return {**{name: words(text) for name, text in LABELS.items()}, **signs}
