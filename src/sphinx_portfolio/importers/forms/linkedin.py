"""What LinkedIn gives its members of themselves: a folder of tables, or the archive of one."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from sphinx_portfolio.importers import prose
from sphinx_portfolio.importers.forms.draft import Resume, stay, times
from sphinx_portfolio.importers.source import Data, Source
from sphinx_portfolio.importers.untidy import document, leaves
from sphinx_portfolio.importers.untidy.leaves import CannotMendError
from sphinx_portfolio.json_resume.read import FormError
from sphinx_portfolio.model.bounds import IMPORT, NESTING, VALUES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path as File

    from sphinx_portfolio.importers.imported import Imported
    from sphinx_portfolio.model.frontmatter import Path

    Take = Callable[[str], str]

_TELLING = {"profile", "positions", "education"}
"""The tables of which one at least is in an export."""


def of_file(path: File) -> Imported:
    """Return the pages for an export: its folder, its archive, or one of its tables."""
    return read(_tables(path))


def is_form(path: File) -> bool:
    """Tell whether a folder or an archive is an export."""
    if path.is_dir():
        return any(_name(each.name) in _TELLING for each in path.rglob("*.csv"))
    try:
        with ZipFile(path) as archive:
            return any(_name(each) in _TELLING for each in archive.namelist())
    except (BadZipFile, OSError):
        return False


def _tables(path: File) -> dict[str, str]:
    """Return the tables of an export by their names."""
    if path.is_dir():
        files = [each for each in sorted(path.rglob("*.csv")) if len(each.relative_to(path).parts) <= NESTING]
        return {each.name: document.decode(read_bytes(each, IMPORT))[0] for each in files}
    if path.suffix.casefold() == ".csv":
        return {path.name: document.decode(read_bytes(path, IMPORT))[0]}
    found: dict[str, str] = {}
    with ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename.casefold().endswith(".csv") and not info.filename.startswith("__MACOSX"):
                with archive.open(info) as file:
                    content = file.read(IMPORT + 1)
                if len(content) <= IMPORT:
                    found[info.filename.rpartition("/")[2]] = document.decode(content)[0]
    return found


def _name(file: str) -> str:
    return re.sub(r"[^a-z]", "", file.rpartition("/")[2].casefold().removesuffix(".csv"))


def read(tables: Mapping[str, str]) -> Imported:
    """Return the pages for tables by their names; raise :class:`.FormError` where none of them is known."""
    known = {file: text for file, text in tables.items() if _name(file) in _READERS}
    if not known:
        raise FormError(
            "$: this is no export of LinkedIn, which has Profile.csv, Positions.csv or Education.csv."
        )
    source = Source({file: _rows(text) for file, text in known.items()})
    resume = Resume(source)
    for file in sorted(known, key=lambda file: list(_READERS).index(_name(file))):
        for path in source.entries(file):
            _READERS[_name(file)](resume, _taker(source, path))
    others = sorted(set(tables) - set(known))
    if others:
        resume.notes.append(f"not read, since they tell of LinkedIn or of other people: {', '.join(others)}.")
    if resume.basics.get("email"):
        resume.notes.append("index.md: the page shows your e-mail; take it out if that is not to be public.")
    return resume.imported()


def _rows(text: str) -> list[Data]:
    """Return the rows of a table by the names of its columns, in lower case."""
    rows = list(csv.reader(io.StringIO(text), strict=False))
    head, body = ([name.strip().casefold() for name in rows[0]], rows[1:]) if rows else ([], [])
    if len(body) * max(len(head), 1) > VALUES:
        body = body[: VALUES // max(len(head), 1)]
    return [dict(zip(head, row, strict=False)) for row in body if any(cell.strip() for cell in row)]


def _taker(source: Source, path: Path) -> Take:
    return lambda key: str(source.take(*path, key) or "")


def _profile(resume: Resume, take: Take) -> None:
    basics = resume.basics
    basics["name"] = " ".join(filter(None, (take("first name"), take("last name"))))
    basics["label"] = take("headline")
    resume.summary(take("summary"))
    if place := take("geo location"):
        basics["location"] = {"city": place}
    for name in re.split(r"[\[\],\s]+", take("twitter handles")):
        if name:
            resume.account("Twitter", name)
    for found in re.finditer(r"([A-Z_]+):(\S+?)(?=[,\]]|$)", take("websites")):
        resume.account(found[1].replace("_", " ").capitalize(), "", found[2])


def _email(resume: Resume, take: Take) -> None:
    primary, given = take("primary").casefold() in {"yes", "true"}, take("email address")
    take("confirmed"), take("updated on")
    before = resume.basics.get("email", "")
    resume.basics["email"], other = (given, before) if primary or not before else (before, given)
    if other:
        resume.notes.append(f"index.md: the export has another e-mail address, too: {other}.")


def _position(resume: Resume, take: Take) -> None:
    found, rest = stay(take("started on"), take("finished on"))
    job = {"name": take("company name"), "position": take("title"), "location": take("location")}
    resume.add("work", {**job, **found, "summary": take("description"), "highlights": [rest] if rest else []})


def _education(resume: Resume, take: Take) -> None:
    found, rest = times(take("start date"), take("end date"))
    details = [*([rest] if rest else []), *prose.lines(take("activities"))]
    degree, school, note = take("degree name"), take("school name"), prose.line(take("notes"))
    resume.entry(
        "Education", {"title": degree, "organisation": school, **found, "note": note, "details": details}
    )


def _skill(resume: Resume, take: Take) -> None:
    resume.add("skills", {"name": take("name")})


def _language(resume: Resume, take: Take) -> None:
    resume.add("languages", {"language": take("name"), "fluency": take("proficiency")})


def _project(resume: Resume, take: Take) -> None:
    found, rest = stay(take("started on"), take("finished on"))
    given = {"name": take("title"), "description": take("description"), "url": take("url")}
    resume.add("projects", {**given, **found, "highlights": [rest] if rest else []})


def _publication(resume: Resume, take: Take) -> None:
    date, rest = times(None, None, take("published on"))
    given = {"name": take("name"), "publisher": take("publisher"), "url": take("url")}
    note = " ".join(filter(None, (take("description"), rest)))
    resume.add("publications", {**given, "releaseDate": date.get("date"), "summary": note})


def _dated(heading: str, **columns: str) -> Callable[[Resume, Take], None]:
    """Return what reads a table of short things; the columns are named by the fields of an entry."""

    def one(resume: Resume, take: Take) -> None:
        item: Data = {
            key: take(column) for key, column in columns.items() if key not in {"start", "end", "date"}
        }
        found, rest = times(
            *(take(columns[key]) if key in columns else "" for key in ("start", "end", "date"))
        )
        details = [rest] if rest else []
        try:
            item["url"] = leaves.url(item["url"]) if item.get("url") else ""
        except CannotMendError:
            details.append(item.pop("url"))
        item["note"] = prose.line(item.get("note") or "")
        resume.entry(heading, {**item, **found, "details": details})

    return one


def _received(resume: Resume, take: Take) -> None:
    name = " ".join(filter(None, (take("first name"), take("last name"))))
    said = ", ".join(filter(None, (take("job title"), take("company"))))
    date, rest = times(None, None, take("creation date"))
    take("status")
    details = [rest] if rest else []
    resume.entry(
        "References",
        {"title": name, "organisation": said, "note": prose.line(take("text")), **date, "details": details},
    )


_STAY = {"start": "started on", "end": "finished on"}
_READERS: dict[str, Callable[[Resume, Take], None]] = {
    "profile": _profile,
    "emailaddresses": _email,
    "positions": _position,
    "education": _education,
    "skills": _skill,
    "languages": _language,
    "projects": _project,
    "publications": _publication,
    "certifications": _dated(
        "Certificates", title="name", organisation="authority", url="url", note="license number", **_STAY
    ),
    "honors": _dated("Awards", title="title", note="description", date="issued on"),
    "volunteering": _dated(
        "Volunteering", title="role", organisation="company name", area="cause", note="description", **_STAY
    ),
    "organizations": _dated(
        "Memberships", title="position", organisation="name", note="description", **_STAY
    ),
    "patents": _dated(
        "Patents", title="title", note="description", url="url", score="number", date="issued on"
    ),
    "courses": _dated("Courses", title="name", score="number"),
    "testscores": _dated("Test scores", title="name", score="score", note="description", date="date"),
    "recommendationsreceived": _received,
}
