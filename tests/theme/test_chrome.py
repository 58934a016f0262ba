"""The frame around pages is ours where the theme is, or inherits ours, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import build

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

OURS = {"html_theme": "portfolio"}


def tree(page: BeautifulSoup) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return the captions of the sidebar, and under each the texts and places of its entries."""
    return [
        (
            caption.get_text(),
            [(entry.get_text(), entry.parent["class"]) for entry in caption.find_next("ul").select("a")],  # type: ignore[index, union-attr, misc]
        )
        for caption in page.select(".sidebar-tree .caption")
    ]


def test_sidebar_holds_the_roles_and_the_work_of_one(root: Path, tmp_path: Path) -> None:
    """All roles and the pages beside them are there, and the write-ups of the role that a page belongs to."""
    built = build(root, tmp_path, settings=OURS)
    plain, part = ["toctree-l1"], ["toctree-l2"]
    first, second = [*plain, "portfolio-hue-1"], [*plain, "portfolio-hue-2"]
    beside = [("Skills", plain), ("Claims", plain), ("About", plain)]
    shop = ("Corner Shop", first)
    assert tree(built.page("about")) == [
        ("Roles", [("Example Laboratories", second), shop]),
        ("Across roles", [*beside[:2], ("About", [*plain, "current", "current-page"])]),
    ]
    work = [
        ("Example Laboratories", [*plain, "current", "portfolio-hue-2"]),
        ("A parser", part),
        ("A matrix kernel", [*part, "current", "current-page"]),
        shop,
    ]
    assert tree(built.page("projects/kernel")) == [("Roles", work), ("Across roles", beside)]
    here = built.page("projects/kernel").select(".sidebar-tree [aria-current]")
    assert [(link["aria-current"], link["href"]) for link in here] == [("page", "#")]
    (other,) = built.page("projects/kernel").select(".sidebar-tree a[href$='lab.html']")
    assert other["href"] == "../roles/lab.html"
    role = tree(built.page("roles/lab"))[0][1][0]
    assert role == ("Example Laboratories", [*plain, "current", "current-page", "portfolio-hue-2"])


def test_page_leads_back_and_on(root: Path, tmp_path: Path) -> None:
    """Above a write-up stands the way to it, and below it the neighbours in the order of reading."""
    page = build(root, tmp_path, settings=OURS).page("projects/parser")
    way = [(link.get_text(), link["href"]) for link in page.select(".portfolio-breadcrumbs a")]
    assert way == [("Ada Example", "../index.html"), ("Example Laboratories", "../roles/lab.html")]
    led = {rel: page.select_one(f"link[rel={rel}]") for rel in ("prev", "next")}
    assert {rel: link and (link["href"], link["title"]) for rel, link in led.items()} == {
        "prev": ("../roles/lab.html", "Example Laboratories"),
        "next": ("kernel.html", "A matrix kernel"),
    }


def test_texts_of_an_owner_are_texts(root: Path, tmp_path: Path) -> None:
    """A title with markup in it makes no element in sidebar, way back or neighbours."""
    lab = root / "roles/lab.md"
    lab.write_text(
        lab.read_text("utf-8").replace("Example Laboratories", "<u>Lab</u> & Co"), encoding="utf-8"
    )
    page = build(root, tmp_path, settings=OURS).page("projects/parser")
    assert page.select("u") == []
    assert "<u>Lab</u> & Co" in page.select_one(".portfolio-breadcrumbs").get_text()  # type: ignore[union-attr]
    assert "<u>Lab</u> & Co" in page.select_one(".prev-page").get_text()  # type: ignore[union-attr]
    assert "<u>Lab</u> & Co" in page.select_one(".sidebar-tree").get_text()  # type: ignore[union-attr]


def test_theme_that_inherits_ours_has_the_frame(root: Path, tmp_path: Path) -> None:
    """A theme of the owner's may stand on ours as ours stands on Furo."""
    (root / "mine").mkdir()
    (root / "mine/theme.toml").write_text('[theme]\ninherit = "portfolio"\n', encoding="utf-8")
    settings = {"html_theme": "mine", "html_theme_path": ["."]}
    page = build(root, tmp_path, settings=settings).page("projects/kernel")
    assert len(tree(page)) == 2
    assert page.select("script[src*='drawers.js']")
    assert page.select("link[rel=stylesheet]") == []


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
def test_other_themes_have_their_own_frame(root: Path, tmp_path: Path, theme: str) -> None:
    """Tree, way back, neighbours and search page are Sphinx's and the theme's, as without us."""
    built = build(root, tmp_path, settings={"html_theme": theme})
    page = built.page("projects/kernel")
    assert page.select(".portfolio-breadcrumbs, [src*='drawers.js'], [href*='theme.css']") == []
    tree = page.select_one(".sphinxsidebar, .sidebar-tree")
    assert tree
    entries = [link.get_text() for link in tree.select("li.toctree-l1 > a")]
    assert entries[:3] == ["Example Laboratories", "Corner Shop", "A matrix kernel"]
    assert entries[3:] == ["A parser", "A till", "Skills", "Claims", "About"]
    assert page.select_one("link[rel=prev]")["title"] == "Corner Shop"  # type: ignore[index]
    assert built.page("search").select("#portfolio-search") == []


def test_theme_stands_without_the_portfolio(root: Path, tmp_path: Path) -> None:
    """An ordinary project may have the theme alone: navigation, neighbours and search are Furo's."""
    settings: dict[str, Any] = OURS | {"extensions": ["myst_parser", "sphinx_portfolio.theme"]}
    settings |= {"primary_domain": None, "exclude_patterns": ["[!ai]*"]}
    (root / "index.md").write_text("# Ada\n\n```{toctree}\nabout\n```\n", encoding="utf-8")
    built = build(root, tmp_path, settings=settings)
    assert built.warnings == ()
    page = built.page("about")
    assert [link.get_text() for link in page.select(".sidebar-tree a")] == ["About"]
    assert page.select_one(".prev-page")
    assert page.select_one(".sidebar-search")["placeholder"] == "Search"  # type: ignore[index]
    assert page.select("script[src*='doctools.js']")
    assert built.page("search").select("script[src*='searchtools.js']")
    assert page.select("link[rel=stylesheet]") == []


def test_frame_has_no_room_for_nothing(root: Path, tmp_path: Path) -> None:
    """The lines of the frame are not indented, nor has it icons that nothing shows; code is as it was."""
    home = root / "index.md"
    home.write_text(f"{home.read_text('utf-8')}\n```text\na\n\n    b\n```\n", encoding="utf-8")
    page = build(root, tmp_path, settings=OURS).page("index")
    pre = page.select_one("pre")
    assert pre
    assert "a\n\n    b" in pre.get_text()
    assert not [text for text in page.body.find_all(string=True, recursive=False) if "\n " in text]  # type: ignore[union-attr]
    icons = {icon["id"] for icon in page.select("symbol")}
    assert icons == {use["href"][1:] for use in page.select("use")}
