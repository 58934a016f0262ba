"""What others bring wins: the owner's files over ours, each told once; and what is left out is out."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from building import ROOTS, build, edit
from sites import BASE
from sphinx_portfolio.sphinx_ext import neighbours

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

BROUGHT = {
    "robots.txt": "robots",
    "llms.txt": "llms",
    "resume.pdf": "resume",
    "resume.json": "json_resume",
    "feed.xml": "feed",
    "sitemap.xml": "sitemap",
    "about.md": "markdown",
    "roles/lab.md": "markdown",
    "content-security-policy.txt": "policy",
    "_cards/about.png": "cards",
    "pagefind/pages.json": "search",
}
"""Files of an owner's, by the output that each is in the place of."""

SITE = {"html_baseurl": BASE, "portfolio_content_security_policy": True}
RESUME = "---\norphan: true\n---\n\n# Résumé\n\n:::{portfolio:resume}\n:::\n"


def bring(root: Path, folder: str, *names: str) -> None:
    """Have the owner bring files."""
    for name in names:
        (root / folder / name).parent.mkdir(parents=True, exist_ok=True)
        (root / folder / name).write_text("the owner's", encoding="utf-8")


def said(setting: str, path: str, remedy: str) -> str:
    """Return what a build says of a file of the owner's, whose setting stands in the last line of conf.py."""
    place, ours = "conf.py:12: WARNING", "load" if setting == "html_static_path" else "write"
    what = f"our pages {ours}" if ours == "load" else f"we {ours}"
    told = f"“{path}” is a file that {what}, too, and yours is kept; rename it, or {remedy}"
    return f"{place}: {setting}: {told} [portfolio.owners_file]"


def configure(root: Path, line: str) -> None:
    """Add a line to conf.py."""
    conf = root / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_files_of_the_owner_win(root: Path, tmp_path: Path) -> None:
    """Each file of the owner's stays what it is, with one warning at its setting, in each build."""
    (root / "resume.md").write_text(RESUME, encoding="utf-8")
    bring(root, "extra", *BROUGHT, "drafts/robots.txt", "CNAME")
    configure(root, 'html_extra_path = ["extra"]')
    remedy = 'leave ours out: portfolio_exclude_outputs = ["{}"].'.format
    told = {said("html_extra_path", path, remedy(name)) for path, name in BROUGHT.items()}
    for _ in range(2):
        built = build(root, tmp_path, settings=SITE)
        assert set(built.warnings) == told
        assert len(built.warnings) == len(BROUGHT)
        assert {(built.folder / name).read_text() for name in (*BROUGHT, "CNAME")} == {"the owner's"}
    sizes = [tag.get_text() for tag in built.page("resume").select(".portfolio-downloads .portfolio-size")]
    assert sizes == ["1\xa0kB", "1\xa0kB"], "the files that stand there are offered"
    edit(root / "conf.py", '["extra"]', "[]")
    again = build(root, tmp_path, settings=SITE)
    assert {name for name in BROUGHT if (again.folder / name).read_bytes() == b"the owner's"} == set()


def test_files_that_sphinx_does_not_copy_are_no_files_of_the_owner(root: Path, tmp_path: Path) -> None:
    """What exclude_patterns keeps out of html_extra_path is in the place of nothing."""
    bring(root, "extra", "_cards/about.png")
    settings = {"html_extra_path": ["extra"], "exclude_patterns": ["extra", "_cards/*.png"]}
    built = build(root, tmp_path, settings=SITE | settings)
    assert built.warnings == ()
    assert (built.folder / "_cards/about.png").read_bytes() != b"the owner's"


def test_static_files_of_the_owner_win(root: Path, tmp_path: Path) -> None:
    """A static file of the owner's stays what it is, with a warning that can be suppressed."""
    bring(root, "static", "portfolio/components.css", "portfolio/mine.css")
    configure(root, 'html_static_path = ["static"]')
    built = build(root, tmp_path / "told")
    remedy = "suppress this warning, portfolio.owners_file."
    assert built.warnings == (said("html_static_path", "portfolio/components.css", remedy),)
    assert (built.folder / "_static/portfolio/components.css").read_text() == "the owner's"
    quiet = build(root, tmp_path / "quiet", settings={"suppress_warnings": ["portfolio.owners_file"]})
    assert quiet.warnings == ()


def pointers(built: Built) -> set[str]:
    """Return the outputs that something on the site leads to or states."""
    page, resume = built.page("about"), built.page("resume")
    found = {
        "feed": page.select('link[type="application/atom+xml"]'),
        "markdown": page.select('link[type="text/markdown"]'),
        "json_ld": page.select('script[type="application/ld+json"]'),
        "open_graph": page.select('meta[property^="og:"], meta[name^="twitter:"]'),
        "cards": page.select('meta[property="og:image"]'),
        "search": page.select('meta[name="portfolio-search"]'),
        "resume": resume.select('.portfolio-downloads a[href$="resume.pdf"]'),
        "json_resume": resume.select('.portfolio-downloads a[href$="resume.json"]'),
        "not_found": built.page("404").select("base, form.portfolio-not-found"),
    }
    robots, llms = built.folder / "robots.txt", built.folder / "llms.txt"
    text = {
        "sitemap": "Sitemap:" in robots.read_text() if robots.is_file() else True,
        "markdown": "about.md" in llms.read_text() if llms.is_file() else True,
    }
    return {name for name, there in found.items() if there and text.get(name, True)} | {
        name for name, there in text.items() if there and name not in found
    }


FILES = {
    "cards": ["_cards/about.png"],
    "feed": ["feed.xml"],
    "json_ld": [],
    "json_resume": ["resume.json"],
    "llms": ["llms.txt"],
    "markdown": ["about.md", "roles/lab.md"],
    "not_found": [],
    "open_graph": [],
    "policy": ["content-security-policy.txt"],
    "resume": ["resume.pdf"],
    "robots": ["robots.txt"],
    "search": ["pagefind/pages.json", "pagefind/pagefind.js"],
    "sitemap": ["sitemap.xml"],
}


GROUPS = (
    {"cards", "feed", "json_ld", "resume", "search"},
    {"json_resume", "markdown", "not_found", "policy", "sitemap"},
    {"llms", "open_graph", "robots"},
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a portfolio with a résumé and a page for wrong addresses."""
    root = tmp_path_factory.mktemp("portfolio") / "source"
    shutil.copytree(ROOTS / "test-portfolio", root)
    (root / "resume.md").write_text(RESUME, encoding="utf-8")
    (root / "404.md").write_text("---\norphan: true\n---\n\n# Lost\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where that is built with every output."""
    into = tmp_path_factory.mktemp("whole")
    built = build(source, into, settings=SITE)
    assert built.warnings == ()
    assert [path for paths in FILES.values() for path in paths if not (built.folder / path).is_file()] == []
    assert pointers(built) == set().union(*GROUPS) - {"llms", "policy", "robots"}
    return into


@pytest.mark.parametrize("names", GROUPS, ids=lambda names: "-".join(sorted(names)))
def test_outputs_are_left_out(source: Path, whole: Path, names: set[str]) -> None:
    """What is left out goes where it was, nothing leads to it, and everything else is as it was."""
    left = build(source, whole, settings=SITE | {neighbours.SETTING: sorted(names)})
    assert left.warnings == ()
    assert {name for name, paths in FILES.items() for path in paths if not (left.folder / path).exists()} == {
        name for name in names if FILES[name]
    }
    gone = names | {"cards"} if "open_graph" in names else names
    assert pointers(left) == set().union(*GROUPS) - {"llms", "policy", "robots"} - gone
    if "markdown" in names:
        assert f"{BASE}about.html" in (left.folder / "llms.txt").read_text()


def test_each_output_is_left_out() -> None:
    """Each name that the setting knows is tried here, once."""
    assert sorted(name for names in GROUPS for name in names) == sorted(neighbours.OUTPUTS) == sorted(FILES)


def test_a_file_of_the_owner_is_led_to_where_ours_is_left_out(root: Path, tmp_path: Path) -> None:
    """The mend that the warning names leaves the links to the owner's files."""
    (root / "resume.md").write_text(RESUME, encoding="utf-8")
    bring(root, "extra", "feed.xml", "resume.pdf", "sitemap.xml", "about.md")
    out = ["feed", "resume", "sitemap", "markdown"]
    built = build(root, tmp_path, settings=SITE | {neighbours.SETTING: out, "html_extra_path": ["extra"]})
    assert built.warnings == ()
    page = built.page("about")
    assert page.select('link[type="application/atom+xml"]')
    assert page.select('link[type="text/markdown"]')
    assert not built.page("index").select('link[type="text/markdown"]')
    assert built.page("resume").select('.portfolio-downloads a[href$="resume.pdf"]')
    assert f"Sitemap: {BASE}sitemap.xml" in (built.folder / "robots.txt").read_text()


def test_a_name_that_no_output_has(root: Path, tmp_path: Path) -> None:
    """The nearest name is offered."""
    with pytest.raises(ConfigError) as raised:
        build(root, tmp_path, settings={neighbours.SETTING: ["sitemaps"]})
    assert str(raised.value) == (
        "portfolio_exclude_outputs names “sitemaps”, which is no output; did you mean “sitemap”?"
    )


def test_what_the_head_says_already_is_not_said_again(root: Path, tmp_path: Path) -> None:
    """A description and a picture of the owner's, in the page's own front matter, stand alone."""
    said = "description: Mine.\n    'property=og:image': https://ada.example/me.png\n"
    text = f"---\nmyst:\n  html_meta:\n    {said}---\n\n# About\n\nWords.\n"
    (root / "about.md").write_text(text, encoding="utf-8")
    built = build(root, tmp_path, settings=SITE)
    assert built.warnings == ()
    metas = built.page("about").select("meta[name], meta[property]")
    names = [str(meta.get("property") or meta.get("name")) for meta in metas]
    assert {name for name in names if names.count(name) > 1} <= {"viewport"}, "which the theme says twice"
    assert [name for name in names if ":image" in name] == ["og:image"]
    assert json.loads(built.page("about").select_one('script[type="application/ld+json"]').string)  # type: ignore[union-attr]
