"""What is beyond a bound is refused at its line before it is made into anything; the manual states each."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_portfolio.model import bounds
from sphinx_portfolio.model.bounds import NESTING, VALUES, TooMuchError, check_json, check_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

MANUAL = (Path(__file__).parents[2] / "manual/warnings.md").read_text(encoding="utf-8")
WORDS = {8: "eight"}
BOUNDS = {
    name: value for name, value in vars(bounds).items() if name.isupper() and type(value) in {int, float}
}


@pytest.mark.parametrize("name", BOUNDS)
def test_bound_is_in_the_manual(name: str) -> None:
    """The manual says the number, as messages write it."""
    value = BOUNDS[name]
    written = f"{value:,}" if isinstance(value, int) else f"{value:g}".replace("e+", "e")
    table = MANUAL.partition("## Bounds")[2].partition("\n% ")[0]
    assert re.search(rf"(?<![\d,]){re.escape(WORDS.get(value, written))}(?![\d,])", table)


DEEP = "lists and mappings stand more than 32 deep within each other; write it flatter."
LARGE = "it holds more than 20,000 values, those that aliases repeat counted; take some out."
LONG = "it is longer than 100,000 characters; move texts into the page, below it."
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
TOWER = "- &n0 []\n" + "".join(f"- &n{number + 1} [*n{number}]\n" for number in range(1000))
NEST = "\n".join("  " * depth + "a:" for depth in range(40))


@pytest.mark.parametrize(
    ("check", "text", "said"),
    [
        (check_yaml, "a:\n- " + "[" * 900, (DEEP, 2)),
        (check_yaml, "[" * 100_000, (DEEP, 1)),
        (check_yaml, "- " * 50_000, (DEEP, 1)),
        (check_yaml, NEST, (DEEP, 33)),
        (check_yaml, TOWER, (DEEP, 32)),
        (check_yaml, BOMB, (LARGE, 5)),
        (check_yaml, "- x\n" * VALUES, (LARGE, VALUES)),
        (check_yaml, f"[{'[],' * VALUES}]", (LARGE, 1)),
        (check_yaml, "#" * 100_001, (LONG, 0)),
        (check_json, "\n" + "[" * 900, (DEEP, 2)),
        (check_json, '{"a":' * 100_000, (DEEP, 1)),
        (check_json, f"[\n{'0,' * VALUES}0]", (LARGE, 2)),
    ],
)  # fmt: skip
def test_refused(check: Callable[[str], None], text: str, said: tuple[str, int]) -> None:
    """What is too deep or too large, by itself or by its aliases, is told at its line."""
    with pytest.raises(TooMuchError) as raised:
        check(text)
    assert (str(raised.value), raised.value.line) == said


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_taken(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is just within the bounds is taken, and an alias that contains itself is left to others."""
    monkeypatch.setattr(bounds, "LOADER", getattr(yaml, loader))
    deep, text = "[" * NESTING + "]" * NESTING, '["' + '[{,\\"' * VALUES + '"]'
    check_yaml(deep)
    check_yaml(f"[{'0,' * (VALUES - 2)}]")
    check_yaml("a: &a [*a, *b]")
    check_yaml(f"- &a x\n- {'[' * (NESTING - 1)}*a{']' * (NESTING - 1)}")
    check_json(deep)
    check_json(f"[{'0,' * (VALUES - 3)}0]")
    check_json(text)
    assert json.loads(text)


def test_file_beyond_a_bound(tmp_path: Path) -> None:
    """A file is read up to its bound, and one byte more is too much."""
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert bounds.read_bytes(path, 5) == b"12345"
    with pytest.raises(TooMuchError, match=r"it has more than 4 bytes; make it smaller\.$") as raised:
        bounds.read_bytes(path, 4)
    assert raised.value.line == 1
