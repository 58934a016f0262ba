"""Pages of one chart or diagram, built, and what was warned of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from building import ROOTS, Built, build

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bs4 import Tag

ABOUT: dict[str, Any] = {"epub_copyright": "Ada Example", "version": "1"}
"""What a book has to say of itself."""
CONFIGURATION = ROOTS / "test-figures" / "conf.py"


def page(
    folder: Path,
    text: str,
    *,
    builder: str = "html",
    settings: Mapping[str, Any] = {},
    **files: str | bytes,
) -> Built:
    """Return a project of one page, built, with other files beside the page; ``_`` stands for their dot."""
    source = folder / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "conf.py").write_bytes(CONFIGURATION.read_bytes())
    (source / "index.md").write_text(f"# Page\n\n{text}", encoding="utf-8")
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (source / name.replace("_", ".")).write_bytes(data)
    return build(source, folder / "out", builder=builder, settings=ABOUT | dict(settings))


def figures(built: Built, docname: str = "index") -> list[Tag]:
    """Return the figures of a page, each with its data."""
    return built.page(docname).select(".portfolio-picture")


def directive(name: str, argument: str = "", body: str = "", **options: str) -> str:
    """Return a directive; ``_`` stands for ``-`` in the names of options."""
    lines = "".join(f":{option.replace('_', '-')}: {value}\n" for option, value in options.items())
    return f":::{{portfolio:{name}}} {argument}\n{lines}{body}\n:::\n\n"
