"""Names of skills are found as whole words, and not in others."""

from __future__ import annotations

import pytest

from sphinx_portfolio.matching.names import fold, lone, mentions


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("C++", "C++17, or Rust", True),
        ("C++", "C/C++", True),
        ("C", "C/C++", True),
        ("C", "Python, C, Rust", True),
        ("C", "experience in C.", True),
        ("C", "C++ and C#", False),
        ("C", "our Series C.", False),
        ("C", "vitamin C, and more", False),
        ("C", "C-level", False),
        ("C", "Objective-C", False),
        ("C#", "C# (.NET)", True),
        ("C#", "C#12", True),
        (".NET", "C# (.NET 8)", True),
        (".NET", "example.net", False),
        ("R", "Python or R", True),
        ("R", "R&D", False),
        ("Go", "Rust, Go", True),
        ("Go", "strong Go skills", True),
        ("Go", "Go beyond the usual", False),
        ("Go", "go-to-market", False),
        ("Go", "good with Google", False),
        ("Rust", "Trust, and a rusty machine", False),
        ("Rust", "rust", False),
        ("HIP", "a hip office", False),
        ("CUDA", "cuda kernels", True),
        ("Java", "JavaScript", False),
        ("Node.js", "node.js 20", True),
        ("Python", "Python3.11", True),
        ("Tensor cores", "a tensor-core", True),
        ("Tensor core", "TensorCores", True),
        ("Point clouds", "a point cloud", True),
        ("Grammar", "grammars", True),
        ("Library", "libraries", True),
        ("weight-only quantization", "Weight only Quantisation", True),
        ("Optimisation", "OPTIMIZATION", True),
        ("CUDA", "CUDA-Kernel", True),
        ("Python", "Pythonの経験", True),
        ("機械学習", "大規模な機械学習の経験", True),
        ("컴파일러", "컴파일러를 개발", True),
        ("Компилятор", "компилятор LLVM", True),
        ("Triton", "Triton Inference Server", False),
        ("Triton Inference Server", "Triton Inference Server", True),
        ("TensorRT", "TensorRT-LLM", False),
    ],
)
def test_names(name: str, text: str, is_there: bool) -> None:
    """Signs, plurals, hyphens, spellings, versions and scripts are as people write them."""
    assert bool(mentions(fold(text), {"it": [name]})) is is_there


def test_longest_name_is_meant() -> None:
    """Within the name of one skill no other is meant."""
    names = {"sparse": ["Sparse convolution"], "conv": ["Convolution"]}
    assert [each.key for each in mentions("sparse convolutions", names)] == ["sparse"]
    assert [each.key for each in mentions("sparse and other convolutions", names)] == ["conv"]


def test_languages_of_a_letter() -> None:
    """C, D, Go and R are told where a list names them."""
    assert lone("Go, R or C") == ["Go", "R", "C"]
    assert lone("Go home: class C, vitamin C") == []
