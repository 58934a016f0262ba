"""A bibliography is a list to those who hear it, and citations leave pybtex as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex import plugin

from building import build

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SETTINGS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sphinx_portfolio"],
    "bibtex_bibfiles": ["publications.bib"],
}
PAGE = "# About\n\nSee {cite}`trips`.\n\n```{bibliography}\n```\n\nAnd more.\n"


def test_entries_are_items_of_one_list(root: Path, tmp_path: Path) -> None:
    """Each entry is an item, and the list holds nothing else."""
    more = "@misc{other, title = {Other}, author = {Ada Example}, year = 2020}\n"
    path = root / "publications.bib"
    (key,) = [
        line.partition("{")[2].rstrip(",") for line in path.read_text("utf-8").splitlines() if line[:1] == "@"
    ]
    path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
    (root / "about.md").write_text(PAGE.replace("`trips`", f"`{key},other`"), encoding="utf-8")
    built = build(root, tmp_path, settings=SETTINGS)
    assert built.warnings == ()
    (listed,) = built.page("about").select("[role=list]")
    assert [entry["role"] for entry in listed.find_all(recursive=False)] == ["listitem", "listitem"]


def test_links_are_those_of_evidence(root: Path, tmp_path: Path) -> None:
    """An address is told by its host and a sign of what is there; numbers and other links stay whole."""
    entry = "@misc{two, author = {{Ada}}, title = {Two}, year = 2020, doi = {10.1/x}, url = {https://github.com/ada/two}}\n"
    path = root / "publications.bib"
    path.write_text(path.read_text("utf-8") + entry, encoding="utf-8")
    text = "See {footcite:p}`two`.[^1]\n\n[^1]: <https://ada.example/a>\n\n```{footbibliography}\n```\n"
    (root / "about.md").write_text(f"# About\n\n{text}", encoding="utf-8")
    built = build(root, tmp_path, settings=SETTINGS)
    assert built.warnings == ()
    links = built.page("about").select("a[href]")
    assert [
        (link.get_text(), link["class"][:2]) for link in links if "portfolio-out" in link.get("class", ())
    ] == [
        ("github.com", ["portfolio-out", "portfolio-out-repository"]),
        ("doi:10.1/x", ["portfolio-out", "portfolio-out-paper"]),
    ]
    assert "https://ada.example/a" in [link.get_text() for link in links]
    entry = built.page("about").select_one("aside.footnote:has(.portfolio-out)").get_text()
    assert entry.rstrip().endswith("Ada. Two. 2020. github.com doi:10.1/x")


def test_each_style_is_looked_for_once(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many citations there are, the packages are searched once for each thing that pybtex wants."""
    asked: list[object] = []
    find = plugin.entry_points
    monkeypatch.setattr(plugin, "entry_points", find)  # and so again when this is over

    def count(**wanted: str) -> Any:
        asked.append(tuple(wanted.items()))
        return find(**wanted)

    monkeypatch.setattr("sphinx_portfolio.sphinx_ext.html.citations.entry_points", count)
    (root / "about.md").write_text(PAGE.replace("{cite}`trips`", "work") * 3, encoding="utf-8")
    build(root, tmp_path, settings=SETTINGS)
    assert asked
    assert len(asked) == len(set(asked))
