"""An owner who works on a portfolio: random changes of every kind that a site can go through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

WRITE_UP = """---
portfolio:
  kind: project
  role: lab
  summary: Summary {n}.
  skills: [Rust]
  results:
    - claim: Result {n}
      value: {n}
      unit: ms
      unpublished: Kept private.
---

# Write-up {n}

:::{{portfolio:header}}
:::

See {{download}}`the data <data.txt>` and ![a square](picture.svg).

:::{{portfolio:results}}
:::
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{n}" height="9"><rect width="9" height="9"/></svg>'


class Owner:
    """Changes a copy of the small portfolio, in ``root``; the same seed makes the same changes."""

    def __init__(self, root: Path, random: Random) -> None:
        self._root, self._random, self._count = root, random, 0
        self._own: list[str] = []
        (root / "_static").mkdir()
        conf = root / "conf.py"
        conf.write_text(
            conf.read_text("utf-8")
            + "html_static_path = ['_static']\nhtml_css_files = ['own.css']\n"
            + "html_baseurl = 'https://ada.example/'\nsuppress_warnings = ['portfolio', 'toc', 'ref']\n",
            encoding="utf-8",
        )
        index = root / "index.md"
        text = index.read_text("utf-8")
        index.write_text(
            text.replace(":hidden:\n", ":hidden:\n:glob:\n").replace("about\n", "about\nown/*\n")
        )
        for change in (self._style, self._data, self._add, self._add):
            change()

    def change(self) -> str:
        """Change something, and return what."""
        changes: tuple[Callable[[], None], ...] = (
            self._body, self._body, self._summary, self._summary, self._title, self._value, self._end,
            self._add, self._remove, self._rename, self._style, self._data, self._publication, self._skill,
            self._setting, self._contents,
        )  # fmt: skip
        chosen = self._random.choice(changes)
        chosen()
        return chosen.__name__.lstrip("_")

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _page(self) -> Path:
        return self._random.choice(sorted(self._root.rglob("*.md")))

    def _replace(self, path: Path, pattern: str, text: str) -> None:
        old = path.read_text("utf-8")
        path.write_text(re.sub(pattern, text, old, count=1, flags=re.MULTILINE), encoding="utf-8")

    def _body(self) -> None:
        with self._page().open("a", encoding="utf-8") as file:
            file.write(f"\nSentence {self._next()} stands here.\n")

    def _summary(self) -> None:
        self._replace(self._page(), r"^  summary: .*$", f"  summary: I did thing {self._next()}.")

    def _title(self) -> None:
        self._replace(self._page(), r"^# .*$", f"# Title {self._next()}")

    def _value(self) -> None:
        self._replace(self._page(), r"^      value: .*$", f"      value: {self._next()}")

    def _end(self) -> None:
        self._replace(self._page(), r"^  end: .*$", f"  end: 2023-{self._next() % 12 + 1:02}")

    def _add(self) -> None:
        name = f"own/page-{(number := self._next())}.md"
        (self._root / "own").mkdir(exist_ok=True)
        (self._root / name).write_text(WRITE_UP.format(n=number), encoding="utf-8")
        self._own.append(name)

    def _remove(self) -> None:
        if self._own:
            (self._root / self._own.pop(self._random.randrange(len(self._own)))).unlink()

    def _rename(self) -> None:
        if self._own:
            old = self._own.pop(0)
            new = f"own/renamed-{self._next()}.md"
            (self._root / old).rename(self._root / new)
            self._own.append(new)

    def _style(self) -> None:
        (self._root / "_static/own.css").write_text(f".own {{ width: {self._next()}px }}\n", encoding="utf-8")

    def _data(self) -> None:
        (self._root / "own").mkdir(exist_ok=True)
        (self._root / "own/data.txt").write_text(f"{self._next()}\n", encoding="utf-8")
        (self._root / "own/picture.svg").write_text(PICTURE.format(n=self._next()), encoding="utf-8")

    def _publication(self) -> None:
        self._replace(self._root / "publications.bib", r"title = .*$", f"title = {{Paper {self._next()}}},")

    def _skill(self) -> None:
        self._replace(self._root / "index.md", r"aliases: \[cpp.*\]", f"aliases: [cpp, c{self._next()}]")

    def _contents(self) -> None:
        """Give the contents a caption, a page in them a title of its own, and one page a part of its own."""
        caption = self._random.choice(["", f":caption: Part {self._next()}\n"])
        self._replace(self._root / "index.md", r":hidden:\n(:caption: .*\n)?", f":hidden:\n{caption}")
        named = self._random.choice(["skills", f"Skill {self._next()} <skills>"])
        self._replace(self._root / "index.md", r"^(skills|Skill .*)$", named)
        part = self._random.choice(["", "\n\n```{toctree}\nclaims\n```\n"])
        self._replace(self._root / "about.md", r"\s*```{toctree}\nclaims\n```\s*|\Z", part)

    def _setting(self) -> None:
        conf = self._root / "conf.py"
        text = re.sub(r"^html_title = .*\n", "", conf.read_text("utf-8"), flags=re.MULTILINE)
        conf.write_text(f"{text}html_title = 'Site {self._next()}'\n", encoding="utf-8")
