"""Where a portfolio is: its configuration, its pages, its profile, and where its site is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx_portfolio.cli.command import WrongUseError
from sphinx_portfolio.model import frontmatter

CONF = ("docs/conf.py", "conf.py", "source/conf.py", "doc/conf.py")
"""Where ``conf.py`` is looked for in a folder, in this order."""


@dataclass(frozen=True)
class Place:
    """A portfolio on disk, by the folder of its ``conf.py``, which its pages are in too."""

    source: Path

    @property
    def root(self) -> Path:
        """The folder of the whole: that around ``docs``, or the pages' own."""
        return self.source.parent if self.source.name in {"docs", "doc", "source"} else self.source

    @property
    def build(self) -> Path:
        """Where builds leave what they make."""
        return self.source / "_build" if self.root == self.source else self.root / "build"

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.build / "html"

    def pages(self) -> list[Path]:
        """Return the Markdown pages, but for those of builds and of hidden folders."""
        found = sorted(self.source.rglob("*.md"))
        return [path for path in found if not self._is_beside(path.relative_to(self.source))]

    @staticmethod
    def _is_beside(path: Path) -> bool:
        return any(part.startswith((".", "_")) for part in path.parts[:-1])

    def profile(self) -> Path | None:
        """Return the page that says who the portfolio is about."""
        home = self.source / "index.md"
        return next((path for path in (home, *self.pages()) if kind_of(path) == "profile"), None)

    def of_kind(self, kind: str) -> list[Path]:
        """Return the pages of a kind."""
        return [path for path in self.pages() if kind_of(path) == kind]


def kind_of(path: Path) -> str:
    """Return what a page says that it is; nothing where it says nothing, or cannot be read."""
    content = path.read_bytes() if path.is_file() else b""
    matter = frontmatter.read(content.decode("utf-8", "replace")) if b"kind" in content else None
    data = matter.data if matter else None
    return str(data.get("kind")) if isinstance(data, dict) else ""


def find(folder: Path | None = None) -> Place:
    """Return the portfolio in a folder, or in the nearest one around it; refuse where there is none."""
    start = (folder or Path()).absolute()
    for around in (start,) if folder else (start, *start.parents):
        for name in CONF:
            if (around / name).is_file():
                return Place((around / name).parent)
        if (around / ".git").exists():
            break
    looked = " or ".join(CONF[:2])
    raise WrongUseError(
        f"there is no portfolio in {start}: no {looked}.",
        "Go to its folder, or begin one: sphinx-portfolio new FOLDER",
    )


def shown(path: Path) -> str:
    """Return a path as a person would type it here, with slashes on every system."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
