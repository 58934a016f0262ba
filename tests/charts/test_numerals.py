"""Numbers are read as large as any field's, and written as short as tells them apart."""

from __future__ import annotations

import pytest

from sphinx_portfolio.charts.numerals import number, refusal, short, written


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1234.5", 1234.5),
        ("≈0.2", 0.2),
        ("-3", -3),
        ("0", 0),
        ("312000000000000", 3.12e14),
        ("1e99", 1e99),
        ("-2e-99", -2e-99),
        ("6.62607015e-34", 6.62607015e-34),
        ("1e100", None),
        ("1e-100", None),
        ("inf", None),
        ("nan", None),
        ("", None),
        ("≈", None),
        ("≈≈2", None),
        ("2,5", None),
        ("20 MB", None),
    ],
)
def test_number(cell: str, value: float | None) -> None:
    """A number may be marked as not exact; what no scale can show is none."""
    assert number(cell) == value


SIZE = "is a size that no scale shows: choose a unit in which it lies from 1e-100 to 1e+100."


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("2,5", "“2,5” is no number; write it as in 1234.5 or ≈0.2."),
        ("inf", "“inf” is no number; write it as in 1234.5 or ≈0.2."),
        ("9" * 101, f"“{'9' * 30}” {SIZE}"),
    ],
)  # fmt: skip
def test_refusal(cell: str, said: str) -> None:
    """What cannot be shown is told with what to write; of a long number the beginning stands there."""
    assert refusal(cell) == said


@pytest.mark.parametrize(
    ("numbers", "texts"),
    [
        ([0, 0.5, 1.0, 1.5], ("0", "0.5", "1", "1.5")),
        ([-2.5, 0, 2.5], ("−2.5", "0", "2.5")),
        ([0.0001, 999999], ("0.0001", "999999")),
        ([0.00001, 1, 10, 12], ("10⁻⁵", "1", "10¹", "1.2×10¹")),
        ([999999.7], ("10⁶",)),
        ([0, 5e13, 1e14, 1.5e14], ("0", "5×10¹³", "10¹⁴", "1.5×10¹⁴")),
        ([-1e6, -2e6], ("−10⁶", "−2×10⁶")),
        ([1000001, 1000002], ("1.000001×10⁶", "1.000002×10⁶")),
        ([131.0000001, 131.0000002], ("131.0000001", "131.0000002")),
        ([1 / 3], ("0.333333",)),
        ([1 / 3, 1 / 3 + 1e-8], ("0.333333333", "0.333333343")),
        ([1 / 3, 1 / 3 + 1e-14], ("0.333333333333333", "0.333333333333343")),
        ([1, 1 + 1e-15], ("1", "1")),
        ([], ()),
        ([7, 7], ("7", "7")),
    ],
)
def test_written(numbers: list[float], texts: tuple[str, ...]) -> None:
    """Six digits do unless two would look alike; one that is very large or small has all in powers of ten."""
    assert written(numbers) == texts


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0.520", "0.520"),
        ("≈35", "≈35"),
        ("1234567890", "1234567890"),
        ("12345678901", "1.235×10¹⁰"),
        ("312000000000000", "3.12×10¹⁴"),
        ("≈312000000000000", "≈3.12×10¹⁴"),
        ("0.30000000000000004", "0.3"),
        ("-0.0001234567", "−0.0001235"),
        ("a long name, no number", "a long name, no number"),
    ],
)
def test_short(cell: str, text: str) -> None:
    """A value is written as in the table, but one of more than ten characters in four digits."""
    assert short(cell) == text
