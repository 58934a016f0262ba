"""What outputs say of a record: all of it, but for what is left out here, with the reason."""

from __future__ import annotations

_RANK = "It gives a place among others, and is not said itself."
_ORDER = "Which way is better is drawn beside the number, or understood."
_WHERE = "It tells where contact stands, and is obeyed."
_DECORATES = "Beside the title of its card the picture only decorates."
_SHOWN = "A copy holds what its page shows; llms.txt, which leads to it, has the summary."
_ON_PAGE = "It stands on the page, to which the title leads."
_CHOSEN = "Of a write-up a line has the strongest result alone; the page has all."
_FIRST = "On paper a figure leads to one address, the first that shows it."
_PAPER = "On paper there is no room for what only explains."

REASONS: dict[str, dict[str, str]] = {
    "Profile.contact_in": dict.fromkeys(("HTML", "Markdown", "PDF", "JSON Resume"), _WHERE),
    "Role.summary": {"Markdown": _SHOWN},
    "Role.url": {"PDF": "The organisation leads to its page here, and that to its own site."},
    "Project.summary": {"PDF": "A line says what was reached and done, and the title what it was."},
    "Project.start": {"PDF": "Work of a role stands under the dates of that."},
    "Project.end": {"PDF": "Work of a role stands under the dates of that."},
    "Project.featured": dict.fromkeys(("HTML", "Markdown", "PDF"), _RANK),
    "Entries.summary": {"PDF": "It describes the page; on paper the entries speak."},
    "Entries.section": {"Markdown": "The page has a title in the words of its owner."},
    "Result.claim": {"PDF": _CHOSEN},
    "Result.value": {"PDF": _CHOSEN},
    "Result.unit": {"PDF": _CHOSEN},
    "Result.against": {"PDF": _CHOSEN},
    "Result.note": {"PDF": _PAPER},
    "Result.unpublished": {"PDF": "It is marked so, and the page of claims has the reason."},
    "Result.direction": dict.fromkeys(("HTML", "Markdown", "PDF"), _ORDER),
    "Result.featured": dict.fromkeys(("HTML", "Markdown", "PDF"), _RANK),
    "Result.evidence": {"PDF": _FIRST},
    "Evidence.id": {"PDF": _FIRST},
    "Evidence.kind": {"HTML": "Beside an entry the title of its evidence has to do.",
                      "Markdown": "Beside an entry the title of its evidence has to do.", "PDF": _PAPER},
    "Evidence.title": {"PDF": "The figure itself leads to what shows it."},
    "Evidence.program": {"PDF": _ON_PAGE},
    "Image.src": {"Markdown": _DECORATES, "PDF": "Of pictures paper has the photo, where it is asked for."},
    "Image.alt": {"Markdown": _DECORATES, "PDF": "There is no picture."},
    "Link.label": {"PDF": "On paper the address itself is read."},
    "Link.url": {"PDF": _ON_PAGE},
    "Skill.unproved": {"PDF": "The page of skills says where it is from."},
    "Skill.aliases": {"PDF": "They are for those who search."},
}  # fmt: skip
"""By field, the outputs that may lack it. What is not here is found in all of them, of every record."""

_RESULT = (
    "Result.claim",
    "Result.value",
    "Result.unit",
    "Result.against",
    "Result.note",
    "Result.unpublished",
)
_PERSON = ("Profile.name", "Profile.summary")
_JOB = ("Role.organisation", "Role.title", "Role.start", "Role.end", "Role.summary")
_WORK = ("Project.role", "Project.start", "Project.end", "Project.summary", "Project.skills")
_ENTRIES = ("Entries.section", "Entries.summary")

CARRIED: dict[str, tuple[str, ...]] = {
    "JSON-LD": (*_PERSON, "Profile.headline", "Profile.seeking", "Link.url", "Language.language",
                *_JOB, "Role.location", "Role.skills", "Role.url", "Role.publications",
                *_WORK, "Project.publications", *_RESULT, "Result.evidence", *_ENTRIES),
    "feed": (*_PERSON, *_WORK, "Project.related", *_RESULT),
    "llms.txt": (*_PERSON, *_JOB, "Project.summary", *_ENTRIES),
    "search": (*_PERSON, *_JOB, "Role.skills", *_WORK, *_ENTRIES, "Skill.name", "Skill.aliases"),
}  # fmt: skip
"""By output that is no whole portfolio, the fields that it has; the feed has them of write-ups."""
