"""A reader finds the right page in every script: by part of a sentence, in plain letters, by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from building import build
from reading import DESK
from serving import serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SETTINGS = """project = "Example"
extensions = ["myst_parser", "sphinx_portfolio"]
html_theme = "portfolio"
suppress_warnings = ["portfolio.missing_glyph"]
"""
HOME = """---
portfolio:
  kind: profile
  name: Ada Example
  headline: Engineer
  summary: I work.
---

# Ada Example

```{toctree}
:glob:

p/*
```
"""
CHINESE = {
    "hpc": "高性能计算\n\n我们在 GPU 上做矩阵乘法，速度很快；显存带宽为 900 GB/s。",
    "profiling": "性能分析\n\n计数器由 C++ 程序读取，每次测量都记录时间。",
    "japan": "日本語の資料\n\nCUDA 12.1 で書いた。",
}
JAPANESE = {
    "kernel": "カーネルの最適化\n\n共有メモリを使い、行列積を高速化した。",
    "pass": "コンパイラのパス\n\n中間表現を書き換える。",
    "bus": "バスの帯域幅\n\n転送を測定した。",
}
KOREAN = {
    "compiler": "컴파일러 개발\n\n커널을 최적화하고 행렬을 곱했다.",
    "bench": "성능 측정\n\n측정값을 표로 비교했다. 도구는 PyTorch이다.",
}
ARABIC = {
    "translator": "المُتَرْجِم\n\nكُتِبَ بِلُغَةِ رست وفيه مُحَلِّلٌ للنحو.",
    "memory": "إدارة الذاكرة\n\nقياس ســرعة الوصول.",
}
NAMED = {"go": "Go", "r": "R", "it": "IT", "c": "C", "cpp": "C++", "cs": "C#"}
EUROPEAN = {
    "logic": "Łukasiewicz logic\n\nBy Straße, Ærø, Ħamrun; œuvre of González; ılık þorn, Đorđe, søster, ðal.",
    "units": "Units\n\nIt takes 10 µs at 900 GB/s and 12 TFLOP/s, 98% of gfx90a with CUDA 12.1.",
    "release": "Releases\n\nOut in v2.3.1, a GPU–CPU pipeline, data—driven, by l’église.",
    "languages": "Languages\n\n" + "I write Go, R and C, then C++ and C#, for IT. " * 9,
} | {name: f"{title}\n\nOne of them." for name, title in NAMED.items()}
ASKED = {
    "zh_CN": (
        CHINESE,
        {
            "hpc": ("高性能", "矩阵乘法", "乘法", "GPU", "GB/s", "GPU上做矩阵"),
            "profiling": ("性能分析", "计数器", "C++", "C++ x", "测量时间"),
            "japan": ("日本語", "CUDA 12.1"),
        },
    ),
    "ja": (
        JAPANESE,
        {
            "kernel": ("カーネル", "最適化", "行列積", "ﾒﾓﾘ"),
            "pass": ("パス", "中間表現"),
            "bus": ("バス", "帯域"),
        },
    ),
    "ko": (
        KOREAN,
        {
            "compiler": ("컴파일러", "커널 최적화", "행렬", "행렬 모음"),
            "bench": ("측정값 비교", "pytorch"),
        },
    ),
    "ar": (
        ARABIC,
        {
            "translator": ("المترجم", "المُتَرْجِم", "كتب", "محلل"),
            "memory": ("الذاكرة", "إدارة", "سرعة"),
        },
    ),
    "en": (
        EUROPEAN,
        {
            "logic": (
                "Łukasiewicz", "Lukasiewicz", "Strasse", "STRASSE", "Straße", "aero", "Hamrun", "oeuvre",
                "Gonzalez", "González", "ilik", "thorn", "dorde", "soster", "dal",
            ),
            "units": ("µs", "μs", "GB/s", "TFLOP/s", "%", "98 %", "gfx90a", "CUDA 12.1"),
            "release": ("2.3.1", "v2.3.1", "CPU", "driven", "GPU–CPU", "eglise", "église"),
            **{name: (title,) for name, title in NAMED.items()},
        },
    ),
}  # fmt: skip

SHOWN = {
    "zh_CN": ("乘法", "… 在GPU上做矩阵乘法，速度很快；显存带宽为900 GB/s。"),
    "ja": ("行列積", "… モリを使い、行列積を高速化した。"),
    "ko": ("행렬", "커널을 최적화하고 행렬을 곱했다."),
    "ar": ("محلل", "كُتِبَ بِلُغَةِ رست وفيه مُحَلِّلٌ للنحو."),
    "en": ("eglise", "… pipeline, data—driven, by l’église."),
}


@pytest.mark.parametrize("language", ASKED)
def test_right_page_comes_first(browser: Browser, tmp_path: Path, language: str) -> None:
    """Each question, typed into the dialog, is answered by its page, whose text is shown as written."""
    pages, asked = ASKED[language]
    questions = {question: name for name, several in asked.items() for question in several}
    (tmp_path / "source/p").mkdir(parents=True)
    (tmp_path / "source/conf.py").write_text(f"{SETTINGS}language = {language!r}\n", encoding="utf-8")
    (tmp_path / "source/index.md").write_text(HOME, encoding="utf-8")
    for name, text in pages.items():
        (tmp_path / f"source/p/{name}.md").write_text(f"# {text}\n", encoding="utf-8")
    made = build(tmp_path / "source", tmp_path / "out")
    assert made.warnings == ()
    found = {}
    with serve(made.folder) as address, browser.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.keyboard.press("/")
        field, rows = (
            page.locator("#portfolio-search input"),
            page.locator("#portfolio-search [role=listbox]"),
        )
        for question in questions:
            field.fill(question)
            page.locator("#portfolio-search [role=listbox][aria-busy=false]").wait_for(state="attached")
            links = rows.locator("a").evaluate_all("links => links.map(({ pathname }) => pathname)")
            found[question] = links[0].rpartition("/")[2].removesuffix(".html") if links else ""
        question, text = SHOWN[language]
        field.fill(question)
        expect(rows.locator(".portfolio-search-excerpt").first).to_have_text(text)
    assert found == questions
