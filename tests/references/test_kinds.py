"""Another project refers to the objects of a portfolio by intersphinx, and needs no portfolio for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from building import build

if TYPE_CHECKING:
    from pathlib import Path

REFERENCES = {
    "{external+ada:portfolio:role}`lab`": ("roles/lab.html", "Example Laboratories"),
    "{external+ada:portfolio:project}`kernel`": ("projects/kernel.html", "A matrix kernel"),
    "{external+ada:portfolio:skill}`matrix-multiplication`": ("skills.html#skill", "Matrix multiplication"),
    "{external+ada:portfolio:skill}`Matrix multiplication`": ("skills.html#skill", "Matrix multiplication"),
    "{external+ada:portfolio:skill}`GEMM`": ("skills.html#skill", "Matrix multiplication"),
    "{external+ada:portfolio:skill}`C++`": ("skills.html#skill", "C++"),
    "{external+ada:portfolio:evidence}`pr-1`": ("projects/kernel.html#evidence-pr-1", "The kernel"),
    "{portfolio:skill}`cpp`": ("skills.html#skill", "C++"),
    "{portfolio:skill}`her skill <ada:cpp>`": ("skills.html#skill", "her skill"),
}


@pytest.mark.parametrize("extensions", [["references"], ["references", ""], ["", "references"]])
def test_another_project_refers_to_ours(root: Path, tmp_path: Path, extensions: list[str]) -> None:
    """Each kind is found by id, a skill by its name and aliases too, with this extension or the whole one."""
    inventory = build(root, tmp_path / "ours").folder / "objects.inv"
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.md").write_text("# Notes\n\n" + "\n\n".join(REFERENCES) + "\n", encoding="utf-8")
    (other / "conf.py").write_text("project = 'Notes'\n", encoding="utf-8")
    loaded = [f"sphinx_portfolio.{name}".rstrip(".") for name in extensions]
    settings = {
        "extensions": ["myst_parser", "sphinx.ext.intersphinx", *loaded],
        "intersphinx_mapping": {"ada": ("https://ada.example/", str(inventory))},
        "nitpicky": True,
    }
    built = build(other, tmp_path / "theirs", settings=settings, parallel=2)
    assert built.warnings == ()
    links = built.page("index").select("a.external")
    assert [link.get_text() for link in links] == [text for _, text in REFERENCES.values()]
    for link, (there, _) in zip(links, REFERENCES.values(), strict=True):
        assert str(link["href"]).startswith(f"https://ada.example/{there}")
