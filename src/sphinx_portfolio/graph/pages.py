"""Pages with the results and the evidence on them, and what every output says of each of these alone."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeGuard, TypeVar

from sphinx_portfolio.graph.names import folded
from sphinx_portfolio.model.records import Entries, PageRecord, Profile, Project, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.model.dates import PartialDate
    from sphinx_portfolio.model.frontmatter import Path
    from sphinx_portfolio.model.items import Evidence, Result

T = TypeVar("T")
R_co = TypeVar("R_co", bound=PageRecord, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[R_co]):
    """One page and the record in its front matter; ``lines`` tells the line of each field in the source.

    ``apart`` is what tells a role from others at the same organisation, ``known_as`` its name with that.
    """

    docname: str
    title: str
    record: R_co
    apart: str = ""
    known_as: str = ""
    lines: Mapping[Path, int] = field(default_factory=dict, compare=False)

    @cached_property
    def id(self) -> str:
        """The file's stem, by which other pages name it."""
        return self.docname.rpartition("/")[2]

    @property
    def label(self) -> str:
        """What a link to the page says: a role is known by its organisation, other pages by their titles."""
        if not isinstance(self.record, Role):
            return self.title
        return self.known_as or self.record.organisation

    def line(self, path: Path) -> int:
        """Return the line of a field in the source, or that of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, kw_only=True)
class ShownProgram:
    """A program where a page shows it: the day on which it ran, or that it failed, or neither."""

    docname: str
    anchor: str
    ran: str = ""
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A piece of evidence on the page that declares it; of a program, with the place where that is shown.

    ``seen`` is the day on which something was last seen at its address.
    """

    page: Page[Role | Project | Entries]
    evidence: Evidence
    program: ShownProgram | None = None
    seen: PartialDate | None = None

    @property
    def place(self) -> tuple[str, str]:
        """The page and the anchor where a reader finds it, if that is on this site."""
        shown = self.program
        return (shown.docname, shown.anchor) if shown else (self.page.docname, self.anchor)

    def address(self, link: Callable[[str, str], str]) -> str:
        """Return where it is; ``link`` returns the address of an anchor on a page."""
        return self.evidence.url or link(*self.place)

    @property
    def anchor(self) -> str:
        """The id of the evidence in its page's HTML."""
        return f"evidence-{self.evidence.id}"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A result on its page, with the evidence that its ids lead to."""

    page: Page[Role | Project]
    result: Result
    exhibits: tuple[Exhibit, ...]

    @property
    def anchor(self) -> str:
        """The id of the result in its page's HTML."""
        return f"result-{self.result.id}"


class Drafts(NamedTuple):
    """What is kept back from the site: the ids of pages, the sections of entries, the ids of evidence."""

    ids: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()


def path_from(page: Page[PageRecord], name: str) -> str:
    """Return the path of a file from the folder of all pages; without ``/`` it is beside a page."""
    return posixpath.normpath(posixpath.join("/", page.docname, "..", name)).lstrip("/")


def is_profile(page: Page[PageRecord] | None) -> TypeGuard[Page[Profile]]:
    """Tell whether this is the page of the profile."""
    return page is not None and isinstance(page.record, Profile)


def is_role(page: Page[PageRecord] | None) -> TypeGuard[Page[Role]]:
    """Tell whether this is the page of a role."""
    return page is not None and isinstance(page.record, Role)


def is_project(page: Page[PageRecord] | None) -> TypeGuard[Page[Project]]:
    """Tell whether this is a write-up."""
    return page is not None and isinstance(page.record, Project)


def is_entries(page: Page[PageRecord] | None) -> TypeGuard[Page[Entries]]:
    """Tell whether this is a page of entries."""
    return page is not None and isinstance(page.record, Entries)


def is_dated(page: Page[PageRecord] | None) -> TypeGuard[Page[Role | Project]]:
    """Tell whether this is one of the two, which take time and may state results."""
    return is_role(page) or is_project(page)


def rank(record: Project | Result | None) -> int:
    """Return the place that its owner has given a write-up or a result; what has none comes last."""
    return record.featured if record and record.featured else 1_000_000


def ranked(claims: Iterable[Claim]) -> list[Claim]:
    """Return results by their place on the home page, then those without one in the order given."""
    return sorted(claims, key=lambda claim: rank(claim.result))


def quantity(result: Result, words: Words) -> str:
    """Return the value with its unit: ``1.37×``, ``25 ms``, ``−3 %``; nothing for a result without one."""
    if result.value is None:
        return ""
    value = result.value if isinstance(result.value, str) else words.number(result.value).replace("-", "−")
    space = {None: "", "×": "", "%": words.before_percent}.get(result.unit, "\N{NO-BREAK SPACE}")
    return f"{value}{space}{result.unit or ''}"


def comparison(result: Result, words: Words) -> str:
    """Return what a result is measured against, ``against fp16 weights``; nothing for what stands alone."""
    return words("against {other}", other=result.against) if result.against else ""


def statement(result: Result, words: Words) -> str:
    """Return a result in one line: ``Decoding latency: 1.37× against fp16 weights``."""
    claim = words.colon.join(filter(None, (result.claim, quantity(result, words))))
    return " ".join(filter(None, (claim, comparison(result, words))))


def told_apart(roles: Iterable[Page[Role]], words: Words) -> Iterator[Page[Role]]:
    """Yield the roles, those at one organisation with what tells each apart: its title, or its dates too."""
    found = list(roles)
    organisations = Counter(folded(page.record.organisation) for page in found)
    named = Counter((folded(page.record.organisation), page.record.title.casefold()) for page in found)
    for page in found:
        organisation, title = page.record.organisation, page.record.title
        if organisations[folded(organisation)] == 1:
            yield page
            continue
        alike = named[folded(organisation), title.casefold()] > 1
        apart = f"{title} ({words.span(page.record.span)})" if alike else title
        own = (
            page.title if folded(page.title) != folded(organisation) else words.listed((organisation, apart))
        )
        known_as = words.comma.join((organisation, apart))
        yield replace(page, apart=apart, known_as=known_as, title=own)


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Return what belongs to each key, in the order in which it comes."""
    found: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}
