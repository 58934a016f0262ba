"""A page says what it may load and run, and nothing that is not in it at the end of the build is allowed."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from building import build, tree
from sphinx_portfolio.sphinx_ext.html.policy import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from building import Built

ON = {"portfolio_content_security_policy": True}
PAGE = """# Raw

```{raw} html
<script>let own = "ä";</script><script src="a.js">x</script><script type="application/json">{}</script>
<p style="color: red" onclick="go()">Words</p><style>p { margin: 0 }</style>
```
"""


def allowed(text: str) -> str:
    """Return how a policy names a script or a style that stands in a page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    """Return the sources of a policy by directive."""
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def policy(built: Built, docname: str) -> dict[str, list[str]]:
    """Return what the page itself says, which a browser reads before anything that it is about."""
    meta = built.page(docname).select_one("meta[http-equiv=Content-Security-Policy]")
    assert [element.name for element in meta.find_previous_siblings()] == ["meta"]
    return directives(meta["content"])


def test_only_what_stands_in_a_page_is_allowed(root: Path, tmp_path: Path) -> None:
    """Scripts and styles in a page are allowed by hash, those in an attribute for attributes alone."""
    (root / "raw.md").write_text(PAGE, encoding="utf-8")
    built = build(root, tmp_path, settings=ON)
    raw, index = policy(built, "raw"), policy(built, "index")
    wanted = {allowed('let own = "ä";'), allowed("go()"), "'unsafe-hashes'"}
    assert wanted == set(raw["script-src"]) - set(index["script-src"])
    assert {allowed("p { margin: 0 }"), allowed("color: red"), "'unsafe-hashes'"} <= set(raw["style-src"])
    assert allowed("x") not in raw["script-src"]
    assert raw["default-src"] == ["'none'"]
    assert not any("'unsafe-inline'" in sources for sources in [*raw.values(), *index.values()])


def test_header_allows_what_all_pages_hold(root: Path, tmp_path: Path) -> None:
    """The file for hosts allows what any page does, and says who may frame the site."""
    built = build(root, tmp_path, settings=ON)
    header = directives((built.folder / FILE).read_text("utf-8"))
    assert header.pop("frame-ancestors") == ["'self'"]
    pages = [path for path in built.folder.rglob("*.html") if "_static" not in path.parts]
    for page in pages:
        own = policy(built, page.relative_to(built.folder).with_suffix("").as_posix())
        assert own.keys() == header.keys()
        assert all(set(own[name]) <= set(header[name]) for name in own)


@pytest.mark.parametrize(("builder", "name"), [("html", "search"), ("dirhtml", "search/index")])
def test_search_parses_every_page(root: Path, tmp_path: Path, builder: str, name: str) -> None:
    """Sphinx's search may parse what other pages run and wear: it takes their words out of them."""
    (root / "raw.md").write_text(PAGE, encoding="utf-8")
    built = build(root, tmp_path, settings=ON | {"html_theme": "alabaster"}, builder=builder)
    told = policy(built, name)
    assert {allowed("go()"), allowed('let own = "ä";')} <= set(told["script-src"])
    assert allowed("color: red") in told["style-src"]


def test_additions(root: Path, tmp_path: Path) -> None:
    """What the owner adds stands beside ours, and takes the place of “nothing”."""
    added = {"img-src": ["https://media.example.org"], "default-src": ["'self'"], "frame-src": ["blob:"]}
    told = policy(build(root, tmp_path, settings={"portfolio_content_security_policy": added}), "index")
    assert told["img-src"] == ["'self'", "data:", "https://media.example.org"]
    assert (told["default-src"], told["frame-src"]) == (["'self'"], ["blob:"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({3: []}, r"has the key 3; write a directive, such as 'img-src'\."),
        ({"img-src; x": []}, "has the key 'img-src; x'"),
        ({"img-src": "https://example.org"}, r"\['img-src'\] is 'https://example.org'; write a list"),
        ({"img-src": ["a; script-src *"]}, r"is \['a; script-src \*'\]"),
        ({"img-src": ['"><script>']}, "write a list of sources"),
        ({"script-src": ["unsafe-inline"]}, """host so; it has quotes of its own: "'unsafe-inline'"."""),
        ({"img-src": ("https://example.org", "self")}, "self is the name of a host so"),
    ],
)
def test_addition_that_is_none(root: Path, tmp_path: Path, given: Any, message: str) -> None:
    """What would make another policy of it is refused, with what to write."""
    with pytest.raises(ConfigError, match=message):
        build(root, tmp_path, settings={"portfolio_content_security_policy": given})


def test_built_again(root: Path, tmp_path: Path) -> None:
    """After an edit, and when it is turned off, the site is as a clean build makes it."""
    build(root, tmp_path / "a", settings=ON)
    (root / "raw.md").write_text(PAGE, encoding="utf-8")
    again = build(root, tmp_path / "a", settings=ON)
    assert tree(again.folder) == tree(build(root, tmp_path / "b", settings=ON).folder)
    off = build(root, tmp_path / "a")
    (off.folder / ".buildinfo.bak").unlink()  # Sphinx's, since the configuration has changed
    assert tree(off.folder) == tree(build(root, tmp_path / "c").folder)
    assert "Content-Security" not in (off.folder / "index.html").read_text("utf-8")
