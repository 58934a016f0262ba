"""What Pagefind would not find is written into the text that it indexes, and nothing else is changed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.search.words import ALIAS, fold, prepare, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada’s C++, F# & A+B", ["ada", "c++", "f#", "a+b"]),
        ("Łukasiewicz Ærø Đorđe Straße", ["lukasiewicz", "aero", "dorde", "strasse"]),
        ("10 µs, 10 μs", ["10", "μs", "10", "μs"]),
        ("v2.3.1 on V100, 12.1.", ["2.3.1", "on", "v100", "12.1"]),
        ("GPU–CPU data—driven l’église", ["gpu", "cpu", "data", "driven", "l", "eglise"]),
        ("98% GB/s #355", ["98", "percent", "gb", "s", "355"]),
        ("高性能计算。GPU加速", ["高性能计算", "gpu", "加速"]),
        ("ﾊﾞｽ パス", ["バス", "パス"]),
        ("المُتَرْجِم ســرعة", ["المترجم", "سرعة"]),
        ("हिन्दी 한국어를 ภาษา", ["हिन्दी", "한국어를", "ภาษา"]),
        ("İstanbul ılık STRASSE", ["istanbul", "ilik", "strasse"]),
    ],
)
def test_words_of_a_question(text: str, words: list[str]) -> None:
    """Words come small and plain; signs that tell them apart stay, and runs of Chinese stay whole."""
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("<p>The kernel's C++ of 12.1 GB/s.</p>", "<p>The kernel's C++ of 12.1 GB/s.</p>"),
        ("compiler’s São “word” 1.37×", "compiler’s São “word” 1.37×"),
        ("한국어를 हिन्दी العَرَبِيَّة", "한국어를 हिन्दी العَرَبِيَّة"),
        ("Łódź,", "Łódź, *lodz"),
        ("GPU–CPU", "GPU–CPU *gpu *cpu"),
        ("in v2.3.1", "in v2.3.1 *2.3.1"),
        ("10 µs at 98%", "10 µs *μs at 98% *percent"),
        ("C/C++", "C/C++ *c++"),
        ("a &amp; µs&nbsp;V100", "a &amp; µs *μs&nbsp;V100"),
        ('<b title="µs">高性</b>能。', '<b title="µs"> 高 性 </b> 能 。'),
        ("<!-- µs > -->กำลัง", "<!-- µs > --> กํ า ลั ง "),
        ("が ﾊﾞｽ", " が   バ ス "),
    ],
)
def test_text_as_it_is_indexed(text: str, indexed: str) -> None:
    """A word is followed by what else it is asked for by; tags and plain words stay as they are."""
    assert prepare(text) == indexed.replace("*", ALIAS)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """Without the words that stand for others, a prepared text is the text, spaces and forms aside."""
    bare = text.replace(ALIAS, "")
    shown = re.sub(f" {ALIAS}[^\\s&<>;]*", "", prepare(html.escape(bare)))
    same = [fold(html.unescape(each)).replace("&", "") for each in (bare, shown)]
    assert "".join(same[1].split()) == "".join(same[0].split())
