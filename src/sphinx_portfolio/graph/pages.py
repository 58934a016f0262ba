"""Pages with the results and the evidence on them, and what every output says of each of these alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeGuard, TypeVar

from sphinx_portfolio.model.records import Evidence, PageRecord, Profile, Project, Result, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_portfolio.model.frontmatter import Path

R_co = TypeVar("R_co", bound=PageRecord, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Page(Generic[R_co]):
    """One page and the record in its front matter; ``lines`` tells the line of each field in the source."""

    docname: str
    title: str
    record: R_co
    lines: Mapping[Path, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def id(self) -> str:
        """The file's stem, by which other pages name it."""
        return self.docname.rpartition("/")[2]

    @property
    def label(self) -> str:
        """What a link to the page says: a role is known by its organisation, other pages by their titles."""
        return self.record.organisation if isinstance(self.record, Role) else self.title

    def line(self, path: Path) -> int:
        """Return the line of a field in the source, or that of the nearest field around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A piece of evidence on the page that declares it."""

    page: Page[Role | Project]
    evidence: Evidence

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


def is_profile(page: Page[PageRecord] | None) -> TypeGuard[Page[Profile]]:
    """Tell whether this is the page of the profile."""
    return page is not None and isinstance(page.record, Profile)


def is_role(page: Page[PageRecord] | None) -> TypeGuard[Page[Role]]:
    """Tell whether this is the page of a role."""
    return page is not None and isinstance(page.record, Role)


def is_project(page: Page[PageRecord] | None) -> TypeGuard[Page[Project]]:
    """Tell whether this is a write-up."""
    return page is not None and isinstance(page.record, Project)


def is_dated(page: Page[PageRecord] | None) -> TypeGuard[Page[Role | Project]]:
    """Tell whether this is one of the two, which take time and may state results."""
    return is_role(page) or is_project(page)


def rank(record: Project | Result | None) -> int:
    """Return the place that its owner has given a write-up or a result; what has none comes last."""
    return record.featured if record and record.featured else 1_000_000


def ranked(claims: Iterable[Claim]) -> list[Claim]:
    """Return results by their place on the home page, then those without one in the order given."""
    return sorted(claims, key=lambda claim: rank(claim.result))


def quantity(result: Result) -> str:
    """Return the value with its unit: ``1.37×``, ``25 ms``, ``−3 %``; nothing for a result without one."""
    if result.value is None:
        return ""
    value = result.value if isinstance(result.value, str) else f"{result.value:,f}".replace("-", "−")
    space = "" if result.unit in (None, "×", "%") else "\N{NO-BREAK SPACE}"
    return f"{value}{space}{result.unit or ''}"


def comparison(result: Result) -> str:
    """Return what a result is measured against, ``against fp16 weights``; nothing for what stands alone."""
    return f"against {result.against}" if result.against else ""


def statement(result: Result) -> str:
    """Return a result in one line: ``Decoding latency: 1.37× against fp16 weights``."""
    claim = ": ".join(filter(None, (result.claim, quantity(result))))
    return " ".join(filter(None, (claim, comparison(result))))
