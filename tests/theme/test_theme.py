"""What a page loads: rules in the page for what is known, and everything as in plain Furo for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import build

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

CALM = "An ordinary page.\n"


def page(
    root: Path, folder: Path, text: str = CALM, files: tuple[str, ...] = (), **settings: Any
) -> BeautifulSoup:
    """Return a page with a text, built with the theme, an owner's files beside it."""
    (root / "about.md").write_text(f"# About\n\n{text}", encoding="utf-8")
    for name in files:
        (root / "own").mkdir(exist_ok=True)
        (root / "own" / name).touch()
    chosen = {"html_static_path": ["own"]} if files else {}
    return build(root, folder, settings={"html_theme": "portfolio"} | chosen | settings).page("about")


def sheets(soup: BeautifulSoup) -> list[str]:
    """Return the sheets of a page in order: names of those linked, ``style`` for their rules."""
    found = soup.select('link[rel~=stylesheet], head style:not(:-soup-contains("@font-face"))')
    return [str(tag.get("href", "style")).partition("?")[0].rpartition("/")[2] for tag in found]


def scripts(soup: BeautifulSoup) -> list[str]:
    """Return the names of the scripts that a page loads."""
    return [str(tag["src"]).partition("?")[0].rpartition("/")[2] for tag in soup.select("script[src]")]


def test_known_sheets_give_their_rules(root: Path, tmp_path: Path) -> None:
    """A page in which nothing unknown runs links to no sheet, and loads the scripts that it uses."""
    soup = page(root, tmp_path)
    assert "link" not in {tag.name for tag in soup.select("link[rel~=stylesheet]")}
    rules = "".join(tag.string or "" for tag in soup.select("head style"))
    assert ".sidebar-drawer" in rules
    assert ".sd-card" not in rules
    assert scripts(soup) == ["furo.js", "drawers.js"]
    assert soup.select("head meta[name=portfolio-search] + script:not([defer])")
    assert "<!--portfolio" not in str(soup)


def test_owner_s_sheets_stay_where_they_stand(root: Path, tmp_path: Path) -> None:
    """Sheets that are not known stay links, with their conditions, in their order among the others."""
    chosen = ["plain.css", ("print.css", {"media": "print"}), ("early.css", {"priority": 250})]
    soup = page(root, tmp_path, files=("plain.css", "print.css", "early.css"), html_css_files=chosen)
    order = sheets(soup)
    assert [name for name in order if name.endswith(".css")] == ["early.css", "plain.css", "print.css"]
    assert order[0] == order[2] == "style"
    assert soup.select_one('link[media=print][href*="print.css"]')


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("```{raw} html\n<script>document.title</script>\n```\n", {}),
        ("```{raw} html\n<b onclick='x()'>x</b>\n```\n", {}),
        (CALM, {"html_js_files": ["own.js"]}),
        (CALM, {"html_js_files": [(None, {"body": "window.x = 1"})]}),
        (CALM, {"html_js_files": ["https://example.org/far.js"]}),
    ],
)
def test_where_others_run_all_is_as_in_furo(
    root: Path, tmp_path: Path, text: str, settings: dict[str, Any]
) -> None:
    """A page that runs what nobody here knows has every sheet and every script, Sphinx's own first."""
    soup = page(root, tmp_path, text, ("own.js",), **settings)
    assert {"furo.css", "furo-extensions.css", "pygments.css", "components.css"} <= set(sheets(soup))
    assert scripts(soup)[:3] == ["documentation_options.js", "doctools.js", "sphinx_highlight.js"]


def test_a_file_of_the_owner_s_is_not_taken_for_ours(root: Path, tmp_path: Path) -> None:
    """A sheet that an owner puts in the place of a known one is theirs, and stays a link."""
    (root / "own/styles").mkdir(parents=True)
    (root / "own/styles/furo.css").write_text("body { color: red }", encoding="utf-8")
    assert "furo.css" in sheets(page(root, tmp_path, html_static_path=["own"]))


def test_a_sheet_that_nobody_writes_is_told(root: Path, tmp_path: Path) -> None:
    """A link to a sheet that is nowhere is one warning, and the site is built."""
    settings = {"html_theme": "portfolio", "html_css_files": ["gone.css"]}
    built = build(root, tmp_path, settings=settings)
    (warning,) = built.warnings
    assert "gone.css" in warning
    assert warning.endswith("[portfolio.missing_sheet]")


def test_decided_again_for_pages_written_again(root: Path, tmp_path: Path) -> None:
    """A page that is written again is decided on again, and one that is not is left alone."""
    first = page(root, tmp_path)
    index = (tmp_path / "html/index.html").stat().st_mtime_ns
    second = page(root, tmp_path, "Another text.\n")
    assert sheets(first) == sheets(second)
    assert (tmp_path / "html/index.html").stat().st_mtime_ns == index


@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic"])
def test_other_themes_load_what_they_load(root: Path, tmp_path: Path, theme: str) -> None:
    """Under another theme every sheet is a link, and nothing of this theme's is loaded."""
    soup = page(root, tmp_path, html_theme=theme)
    assert "components.css" in sheets(soup)
    assert not {"theme.css", "drawers.js"} & {*sheets(soup), *scripts(soup)}
