"""What an import brings beside what is there: only what is new, and never in place of anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_portfolio.cli.pages import bibliography, contents, lists, vocabulary
from sphinx_portfolio.cli.pages.lists import CannotAddError
from sphinx_portfolio.model import frontmatter
from sphinx_portfolio.model.fields import free, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Data = dict[str, Any]

_TOLD = ("name", "headline", "summary", "email", "phone", "location", "title", "end", "url")
"""The fields whose difference the owner is told."""


class Joined(NamedTuple):
    """The files that are new or longer, by path, and what is to be said of the others."""

    files: dict[str, str]
    said: list[str]


def join(there: Mapping[str, str], new: Mapping[str, str], bib: str = "publications.bib") -> Joined:
    """Return what the new files add to those that are there; ``bib`` is the BibTeX file that these have."""
    run = _Join(there, bib)
    for kind in ("role", "project", "entries", "profile"):
        for path, text in new.items():
            if path.endswith(".md") and data(text).get("kind") == kind:
                getattr(run, kind)(path, text)
    for path, text in new.items():
        if path.endswith(".bib"):
            run.publications(text)
        elif path.endswith(".md") and not data(text) and path not in there:
            run.files[path] = text
    run.lead()
    return Joined(run.files, run.said)


def data(text: str) -> Data:
    """Return the front matter of a page; nothing where it has none of ours."""
    matter = frontmatter.read(text)
    return matter.data if matter and isinstance(matter.data, dict) else {}


def heading(text: str) -> str:
    """Return the first heading of a page, its escapes as they are shown."""
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return re.sub(r"\\(\W)", r"\1", found[1]) if found else ""


class _Join:
    def __init__(self, there: Mapping[str, str], bib: str) -> None:
        self.there = there
        self.bib = bib
        self.known = {
            path: found for path, text in there.items() if path.endswith(".md") and (found := data(text))
        }
        self.files: dict[str, str] = {}
        self.said: list[str] = []
        self._ids: dict[str, str] = {}

    def _of_kind(self, kind: str) -> Iterator[tuple[str, Data]]:
        return ((path, found) for path, found in self.known.items() if found.get("kind") == kind)

    def _fresh(self, path: str, text: str) -> str:
        name = free(
            path.removesuffix(".md"), {other.removesuffix(".md") for other in (*self.there, *self.files)}
        )
        self.files[f"{name}.md"] = text
        return f"{name}.md"

    def role(self, path: str, text: str) -> None:
        """Add a role, unless one at the same organisation has its title or its beginning."""
        new = data(text)
        same = next((at for at, old in self._of_kind("role") if _same_role(old, new)), "")
        if same:
            self._differ(same, new)
        self._ids[_id(path)] = _id(same or self._fresh(path, text))

    def project(self, path: str, text: str) -> None:
        """Add a write-up, unless one has its title."""
        title = slug(heading(text))
        same = next((at for at, _ in self._of_kind("project") if slug(heading(self.there[at])) == title), "")
        if same:
            self._differ(same, data(text))
            return
        text = re.sub(
            r"^(  role: )(\S+)$",
            lambda found: found[1] + self._ids.get(found[2], found[2]),
            text,
            count=1,
            flags=re.MULTILINE,
        )
        self._fresh(path, text)

    def entries(self, path: str, text: str) -> None:
        """Add a page of entries, or to the page of its section the entries that it lacks."""
        new = data(text)
        same = next((at for at, old in self._of_kind("entries") if _section(old) == _section(new)), "")
        if not same:
            self._fresh(path, text)
            return
        known = {
            _entry(each)
            for at, old in self._of_kind("entries")
            if _section(old) == _section(new)
            for each in _entries(old)
        }
        items = [each for each in _entries(new) if _entry(each) not in known]
        if not items:
            return
        try:
            self.files[same] = lists.append(self.there[same], "entries", items)
            self.said.append(
                f"{same}: {len(items)} more, at the end: {', '.join(each['title'] for each in items)}."
            )
        except CannotAddError:
            listed = frontmatter.to_yaml({"entries": items})
            self.said.append(
                f"{same}: its entries are not written so that more can be added; add them:\n{listed}"
            )

    def profile(self, path: str, text: str) -> None:
        """Add the home page; where there is one, its vocabulary takes new skills, and the rest is told."""
        same, old = next(self._of_kind("profile"), ("", {}))
        if not same:
            self._fresh(path, text)
            return
        new, page = data(text), self.there[same]
        for group in new.get("vocabulary") or ():
            try:
                page = vocabulary.add(page, group["skills"], group["group"])
            except CannotAddError:
                names = [each["name"] if isinstance(each, dict) else each for each in group["skills"]]
                self.said.append(f"{same}: the vocabulary takes no line; add to it: {', '.join(names)}.")
        if page != self.there[same]:
            self.files[same] = page
            self.said.append(f"{same}: the vocabulary has new skills.")
        self._differ(same, new)
        for key, by in (("links", "url"), ("languages", "language")):
            have = {slug(str(each.get(by))) for each in old.get(key) or ()}
            for each in new.get(key) or ():
                if slug(each[by]) not in have:
                    self.said.append(
                        f"{same}: not on the page, and not added: {key}, {', '.join(each.values())}."
                    )

    def publications(self, text: str) -> None:
        """Add the entries that the BibTeX file lacks."""
        whole, number = bibliography.add(self.there.get(self.bib, ""), text)
        if not number:
            return
        self.files[self.bib] = whole
        if self.bib in self.there:
            self.said.append(f"{self.bib}: {number} more at the end.")
        elif self.there:
            shown = "name it in conf.py, as `portfolio_publications`, and show it by `portfolio:publications`"
            self.said.append(f"{self.bib}: {shown} on a page.")

    def lead(self) -> None:
        """Have a table of contents lead to the new pages."""
        home = next(
            (
                path
                for path in ("index.md", *(at for at, _ in self._of_kind("profile")))
                if path in self.there
            ),
            "",
        )
        new = [
            path.removesuffix(".md") for path in self.files if path.endswith(".md") and path not in self.there
        ]
        if home and new:
            page = self.files.get(home, self.there[home])
            self.files[home] = contents.add(page, new)

    def _differ(self, path: str, new: Data) -> None:
        """Tell what the file says otherwise than the page, which stands."""
        old = self.known[path]
        for key in _TOLD:
            if new.get(key) and old.get(key) and str(new[key]) != str(old[key]):
                self.said.append(f"{path}: `{key}` is “{new[key]}” in the file; the page stays as it is.")
        have = {slug(line) for line in old.get("highlights") or ()}
        text = slug(self.there[path])
        for line in new.get("highlights") or ():
            if slug(line) not in have and slug(line) not in text:
                self.said.append(f"{path}: not on the page, and not added: {line}")


def _id(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _same_role(old: Data, new: Data) -> bool:
    if slug(str(old.get("organisation"))) != slug(str(new.get("organisation"))):
        return False
    start = str(new.get("start"))
    return (
        slug(str(old.get("title"))) == slug(str(new.get("title"))) or str(old.get("start"))[:7] == start[:7]
    )


def _section(page: Data) -> str:
    return slug(str(page.get("section")))


def _entries(page: Data) -> list[Data]:
    return [each for each in page.get("entries") or () if isinstance(each, dict) and each.get("title")]


def _entry(entry: Data) -> tuple[str, str]:
    return slug(str(entry["title"])), slug(str(entry.get("organisation") or ""))
