"""What outlives a build is whole, or it is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sphinx_portfolio
from sphinx_portfolio.exports import kept
from sphinx_portfolio.exports.kept import Store

KEY, OTHER = b"a key", b"another"


def test_digest_tells_parts_apart() -> None:
    """Sixteen bytes differ with the parts, their order and where one ends."""
    told = [kept.digest(*parts) for parts in ((b"ab",), (b"a", b"b"), (b"b", b"a"), (b"", b"ab"), ())]
    assert len(set(told)) == 5
    assert {len(each) for each in told} == {16}
    assert kept.digest(b"a", b"b") == told[1]


def test_written_again_only_where_it_differs(tmp_path: Path) -> None:
    """A file that holds its content keeps its time; another content is written, folders and all."""
    path = tmp_path / "deep/down/file"
    kept.write(path, b"one")
    os.utime(path, (1, 1))
    kept.write(path, b"one")
    assert (path.read_bytes(), path.stat().st_mtime) == (b"one", 1)
    kept.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mtime > 1
    assert [each.name for each in path.parent.iterdir()] == ["file"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails half-way, the old file stands, and no half of the new one."""
    path = tmp_path / "file"
    kept.write(path, b"old")

    def half(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        kept.write(path, b"newer")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("file", b"old")]


def test_store_gives_back_what_was_put(tmp_path: Path) -> None:
    """A key gives what was put under it, also to another store of the folder, and nothing else."""
    assert Store(tmp_path / "store").get(KEY) is None
    assert Store(tmp_path / "store").put(KEY, b"content") == b"content"
    assert Store(tmp_path / "store").get(KEY) == b"content"
    assert Store(tmp_path / "store").get(OTHER) is None
    Store(tmp_path / "store").put(KEY, b"")
    assert Store(tmp_path / "store").get(KEY) == b""


@pytest.mark.parametrize("length", [0, 5, 16, 20, 22])
def test_torn_content_is_not_there(tmp_path: Path, length: int) -> None:
    """A file that was cut short, or has changed, is as if it were not there, and can be put again."""
    Store(tmp_path).put(KEY, b"content")
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:length])
    assert Store(tmp_path).get(KEY) is None
    path.write_bytes(whole[:-1] + b"!")
    assert Store(tmp_path).get(KEY) is None
    Store(tmp_path).put(KEY, b"content")
    assert Store(tmp_path).get(KEY) == b"content"


def test_closed_store_holds_what_was_used(tmp_path: Path) -> None:
    """What was neither asked for nor put since the store was opened is thrown away."""
    store = Store(tmp_path)
    for key in (KEY, OTHER, b"third"):
        store.put(key, key)
    later = Store(tmp_path)
    later.get(KEY)
    later.put(b"fourth", b"4")
    later.close()
    assert len(list(tmp_path.iterdir())) == 2
    assert (Store(tmp_path).get(KEY), Store(tmp_path).get(b"fourth")) == (KEY, b"4")
    Store(tmp_path / "never there").close()


def test_edition_changes_with_the_package(tmp_path: Path) -> None:
    """Any change of a source of the package makes another edition; the same sources make the same."""
    code = "from sphinx_portfolio.exports import kept; print(kept.edition().hex())"
    package = Path(shutil.copytree(Path(sphinx_portfolio.__file__).parent, tmp_path / "sphinx_portfolio"))

    def edition() -> str:
        command, environment = [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": str(tmp_path)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    before = edition()
    assert before.strip() == kept.edition().hex()
    for name in ("model/records.py", "typeset/resume.typ"):
        with (package / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert edition() != before
        before = edition()
