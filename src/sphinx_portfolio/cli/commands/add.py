"""``add``: a page in its place, or an entry of a list, with what was told on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_portfolio.cli import places
from sphinx_portfolio.cli.command import GOOD, Command, WrongUseError
from sphinx_portfolio.cli.pages import bibliography, contents, drafts, vocabulary
from sphinx_portfolio.cli.pages.lists import CannotAddError
from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.model.fields import SECTIONS, as_identifier
from sphinx_portfolio.model.problems import nearest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx_portfolio.cli.places import Place


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the kind of what is added, each with its own facts."""
    kinds = parser.add_subparsers(required=True, metavar="kind", dest="kind")
    role = kinds.add_parser("role", help="a job, or another stretch of time in one place", allow_abbrev=False)
    role.add_argument("name", help="the organisation")
    role.add_argument("--title", required=True, help="what you were there")
    role.add_argument("--start", required=True, help="when it began, as in 2023-05")
    role.add_argument("--end", default="present", help="when it ended, as in 2023-12 (present)")
    role.add_argument("--location", help="the place, if it matters")
    _shared(role, "a skill that it used; can be given again")
    project = kinds.add_parser("project", help="a piece of work, as a write-up", allow_abbrev=False)
    project.add_argument("name", metavar="title", help="its title")
    project.add_argument(
        "--role",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help="the role it belongs to, or several",
    )
    project.add_argument("--start", help="when it began, if not with its role")
    project.add_argument("--end", help="when it ended, if not with its role")
    _shared(project, "a skill that it proves; can be given again")
    entries = kinds.add_parser(
        "entries", help="a page of short things: education, talks, awards", allow_abbrev=False
    )
    entries.add_argument(
        "name", metavar="section", help="as in education, awards, talks, or a title of your own"
    )
    entries.add_argument("--entry", default="", help="the first of them, as in “BSc in Physics”")
    entries.set_defaults(skills=[], group=vocabulary.GROUP)
    publication = kinds.add_parser("publication", help="the entries of a BibTeX file", allow_abbrev=False)
    publication.add_argument("name", metavar="file", help="the BibTeX file")
    publication.set_defaults(skills=[], group=vocabulary.GROUP)
    for sub in (role, project, entries, publication):
        sub.add_argument(
            "--in", dest="folder", type=Path, metavar="FOLDER", help="the portfolio (the one here)"
        )


def _shared(parser: argparse.ArgumentParser, skills: str) -> None:
    parser.add_argument("--id", help="the name of the file, without .md (made from the name)")
    parser.add_argument("--summary", default=drafts.SUMMARY, help="one sentence on it")
    parser.add_argument("--skills", nargs="+", action="extend", default=[], metavar="SKILL", help=skills)
    parser.add_argument("--group", default=vocabulary.GROUP, help="the group of skills that are new")


def run(given: argparse.Namespace) -> int:
    """Write the page and what leads to it; print the files that changed, the new one first."""
    place = places.find(given.folder)
    given.skills = _spelled(place, vocabulary.apart(given.skills))
    if given.kind == "publication":
        files = _publication(place, Path(given.name))
    else:
        path, text = _PAGES[given.kind](place, given)
        files = _with_skills(place, given, {path: text})
        files |= _led_to(place, path, files)
    for path, text in files.items():
        _write(path, text)
    sys.stdout.write("".join(f"{places.shown(path)}\n" for path in files))
    return GOOD


def _spelled(place: Place, skills: list[str]) -> list[str]:
    """Return skills by the names that the vocabulary has for them."""
    profile = place.profile()
    try:
        return vocabulary.names(_text(profile), skills) if profile and skills else skills
    except CannotAddError:
        return skills


def _role(place: Place, given: argparse.Namespace) -> tuple[Path, str]:
    facts = {key: getattr(given, key) for key in ("title", "location", "start", "end", "summary", "skills")}
    text = drafts.role(given.name, {"organisation": given.name, **facts})
    return _fresh(place, f"roles/{given.id or as_identifier(given.name)}", text)


def _project(place: Place, given: argparse.Namespace) -> tuple[Path, str]:
    known = [path.stem for path in place.of_kind("role")]
    for id in given.role:
        if id not in known:
            raise WrongUseError(f"--role {id}: no page describes this role; {nearest(id, known)}")
    facts: dict[str, Any] = {
        "role": given.role[0] if len(given.role) == 1 else given.role,
        "summary": given.summary,
    }
    facts |= {key: getattr(given, key) for key in ("start", "end", "skills")}
    if given.start and not given.end:
        facts["end"] = "present"
    return _fresh(
        place, f"projects/{given.id or as_identifier(given.name)}", drafts.project(given.name, facts)
    )


def _entries(place: Place, given: argparse.Namespace) -> tuple[Path, str]:
    many = f"{given.name.casefold()}s"
    name = many if many in SECTIONS else given.name
    entry = {"title": given.entry or drafts.ENTRY}
    facts = {"section": name, "entries": [entry]}
    text = drafts.entries(f"{name[:1].upper()}{name[1:]}", facts)
    cure = f"is there already; write a line below its `entries`: `- title: {entry['title']}`"
    return _fresh(place, as_identifier(name), text, cure=cure)


_TAKEN = "has this id already; choose another with --id."
_PAGES = {"role": _role, "project": _project, "entries": _entries}


def _fresh(
    place: Place,
    docname: str,
    text: str,
    *,
    cure: str = _TAKEN,
) -> tuple[Path, str]:
    """Return a page with its place; refuse one that is there, and values that the model does not take."""
    path = place.source / f"{docname}.md"
    taken = [other for other in place.pages() if other.stem.casefold() == path.stem.casefold()]
    if taken or path.exists():
        there = places.shown(taken[0] if taken else path)
        raise WrongUseError(f"{there} {cure if path.exists() else _TAKEN}")
    if as_identifier(path.stem) != path.stem:
        raise WrongUseError(f"“{path.stem}” is no id; write --id {as_identifier(path.stem)}")
    matter = frontmatter.read(text)
    assert matter is not None, "each page has just got its front matter"
    if problems := parsing.parse(matter)[1]:
        said = (
            str(problem).removeprefix("portfolio.section: ") for problem in problems
        )  # which is no option
        raise WrongUseError(*(each.replace("portfolio.", "--", 1) for each in said))
    return path, text


def _with_skills(place: Place, given: argparse.Namespace, files: dict[Path, str]) -> dict[Path, str]:
    """Return the files, with the profile's among them where its vocabulary lacks a skill."""
    profile = place.profile()
    if not given.skills:
        return files
    if profile is None:
        raise WrongUseError(
            "no page says `kind: profile`, so there is no vocabulary that the skills can join."
        )
    before = _text(profile)
    try:
        after = vocabulary.add(before, given.skills, given.group)
    except CannotAddError:
        cure = f"add there what is missing of: {', '.join(given.skills)}"
        sys.stderr.write(f"{places.shown(profile)}: the vocabulary is left as it is; {cure}.\n")
        return files
    return files if after == before else files | {profile: after}


def _led_to(place: Place, path: Path, files: dict[Path, str]) -> dict[Path, str]:
    """Return the page that leads to a new one, if it has to name it."""
    docname = path.relative_to(place.source).with_suffix("").as_posix()
    texts = {page: files.get(page) or _text(page) for page in place.pages()}
    if any(contents.names(text, _relative(docname, page, place)) for page, text in texts.items()):
        return {}
    home = next((page for page in (place.source / "index.md", place.profile()) if page in texts), None)
    return {home: contents.add(texts[home], [docname])} if home else {}


def _relative(docname: str, page: Path, place: Place) -> str:
    folder = page.parent.relative_to(place.source).as_posix()
    return docname.removeprefix(f"{folder}/") if folder != "." else docname


def _write(path: Path, text: str) -> None:
    """Write a file, with the line ends that it has already."""
    windows = path.is_file() and b"\r\n" in path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((text.replace("\n", "\r\n") if windows else text).encode("utf-8"))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise WrongUseError(f"{places.shown(path)} is not UTF-8; save it as UTF-8.") from error


def _publication(place: Place, source: Path) -> dict[Path, str]:
    """Return the BibTeX file with the entries that it lacks, and the page that lists them."""
    if not source.is_file():
        raise WrongUseError(f"{source}: there is no such file; mend the name.")
    target = place.source / (bibliography.setting(_text(place.source / "conf.py")) or "publications.bib")
    old = _text(target) if target.is_file() else ""
    text, added = bibliography.add(old, _text(source))
    files = {target: text} if added else {}
    if not added:
        sys.stderr.write(f"{source}: it holds no entry that {places.shown(target)} lacks.\n")
    if not _lists_publications(_text(page) for page in place.pages()):
        page = place.source / "publications.md"
        files[page] = drafts.publications()
        files |= _led_to(place, page, files)
    if not bibliography.setting(_text(place.source / "conf.py")):
        conf = place.source / "conf.py"
        files[conf] = _text(conf).rstrip("\n") + f'\n\nportfolio_publications = "{target.name}"\n'
    return files


def _lists_publications(texts: Iterable[str]) -> bool:
    return any("{portfolio:publications}" in text for text in texts)


COMMAND = Command(
    help="add a role, a write-up, a page of entries, or publications",
    about=(
        "Writes the page where it belongs, with what you tell here; skills that are new join the vocabulary\n"
        "of the profile. It prints the files that it has written, the new one first."
    ),
    examples=(
        'sphinx-portfolio add role "Example Laboratories" --title Engineer --start 2023-05',
        'sphinx-portfolio add project "A matrix kernel" --role example-laboratories --skills Python CUDA',
        "sphinx-portfolio add entries awards",
        "sphinx-portfolio add publication from-zotero.bib",
    ),
    arguments=arguments,
    run=run,
)
