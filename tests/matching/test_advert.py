"""An advert becomes lines, each with how much it wants what it names."""

from __future__ import annotations

import pytest

from sphinx_portfolio.matching.advert import Need, read

MUST, NAMED, NICE = Need.MUST, Need.NAMED, Need.NICE


@pytest.mark.parametrize(
    ("heading", "need"),
    [
        ("## Requirements", MUST),
        ("**What you bring**", MUST),
        ("MINIMUM QUALIFICATIONS", MUST),
        ("You will need:", MUST),
        ("What we ask for:", MUST),
        ("Person specification", MUST),
        ("You should have", MUST),
        ("Dein Profil", MUST),
        ("任职要求：", MUST),
        ("What you'll do", NAMED),
        ("Aufgaben:", NAMED),
        ("## Nice to have", NICE),
        ("Preferred qualifications", NICE),
        ("Bonus points:", NICE),
        ("Von Vorteil", NICE),
        ("歓迎条件：", NICE),
        ("What we offer:", None),
        ("About us", None),
        ("Wir bieten", None),
    ],
)
def test_sections(heading: str, need: Need | None) -> None:
    """The heading of a section says how much its items are wanted, or that they are the employer's."""
    assert [line.need for line in read(f"Engineer\n\n{heading}\n\n- Rust\n")][-1] is need


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("## Requirements\n- Rust\n- Triton is a plus", [MUST, MUST, NICE]),
        ("## Requirements\n- Python; CUDA is a plus", [MUST, MUST, NICE]),
        ("## Nice to have\n- A driving licence is required", [NICE, NICE]),
        ("## Tasks\n- C++ is a must", [NAMED, MUST]),
        ("## Benefits\n- Rust meetups\n\n## Something else\n- Rust", [None, None, NAMED, NAMED]),
    ],
)
def test_words_of_a_line(text: str, needs: list[Need | None]) -> None:
    """A line may want something less than its section, or more; benefits end at the next heading."""
    assert [line.need for line in read(text)] == needs


def test_addresses_name_nothing() -> None:
    """Of a link its text counts, and an address of the web or of e-mail does not."""
    (line,) = read("See [our stack](https://example.org/rust), www.example.org/go or rust@example.org.")
    assert "our stack" in line.text
    assert "rust" not in line.text.casefold()


@pytest.mark.parametrize("text", ["a@" * 20_000, "[" * 20_000, "*" * 20_000, "is an " * 20_000])
def test_endless_lines(text: str) -> None:
    """A line that no one would write is read in parts."""
    assert len(read(text)) <= len(text) / 1_000
