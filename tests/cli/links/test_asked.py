"""The command ``check --links``, against a host on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from answering import serving
from building import build, tree
from sphinx_portfolio.cli.links import asking
from sphinx_portfolio.cli.links.asking import Asker
from sphinx_portfolio.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = {
    "projects/parser.md": ("https://example.org/parser", "/301/parser"),
    "projects/kernel.md": ("https://example.org/pull/1", "/ok"),
    "roles/lab.md": ("https://example.org/paper", "/403"),
    "index.md": ("https://example.org/ada", "/ada"),
}


@pytest.fixture
def base(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield the address of a host that the portfolio's addresses are of, and ask it without a pause."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(asking, "Asker", lambda: Asker(pause=0.0))
    with serving() as (base, _):
        for name, (old, path) in PAGES.items():
            change(root / name, old, base + path)
        yield base


def change(page: Path, old: str, new: str) -> None:
    """Write another text in the place of one."""
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def kinds(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the kinds of problems of links that were told."""
    problems = json.loads(capsys.readouterr().out)["problems"]
    return sorted(each["kind"] for each in problems if each["kind"].startswith("link."))


def test_exit_codes(root: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What has moved, or cannot be seen, is no mistake; what is gone is one; nothing is written."""
    asked = ["check", str(root), "--links", "--format", "json"]
    before, plain = tree(root), main(["check", str(root)])
    capsys.readouterr()
    assert main(asked) == plain
    assert kinds(capsys) == ["link.moved", "link.unreachable"]
    assert tree(root) == before
    change(root / "index.md", f"{base}/ada", f"{base}/404")
    assert main(asked) == 1
    assert kinds(capsys) == ["link.gone", "link.moved", "link.unreachable"]


def test_record(root: Path, base: str, tmp_path: Path) -> None:
    """What was seen is kept, and a further build says so on the claims page, and in its copy."""
    build(root, tmp_path)
    main(["check", str(root), "--links", "--record"])
    kept = json.loads((root / "evidence-seen.json").read_text("utf-8"))
    assert sorted(each["url"] for each in kept.values()) == [f"{base}/301/parser", f"{base}/ok"]
    assert {each["seen"] for each in kept.values()} == {"2026-01-01"}
    built = build(root, tmp_path)
    assert "(seen 1 Jan 2026)" in built.page("claims").get_text()
    assert "(seen 1 Jan 2026)" in (built.folder / "claims.md").read_text("utf-8")
    (root / "evidence-seen.json").unlink()
    assert "(seen" not in build(root, tmp_path).page("claims").get_text()


def test_file_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is none of ours is told, with what to do."""
    (root / "evidence-seen.json").write_text("[]", encoding="utf-8")
    assert main(["check", str(root)]) == 1
    assert "check --links --record" in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--record"], ["--links", "--most", "0"]])
def test_wrong_use(root: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What says nothing is refused."""
    assert main(["check", str(root), *options]) == 2
    assert capsys.readouterr().err
