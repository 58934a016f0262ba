r"""LaTeX is plain text where text is wanted, and keeps emphasis, formulas and links for pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_portfolio.graph import latex
from sphinx_portfolio.graph.latex import Run


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        (r"Rodr{\'{\i}}guez", "Rodríguez"),
        (r"{\L}ukasz \v{S} {\aa} \c{c} {\"u}\ss", "Łukasz Š å ç üß"),
        (r"\emph{k}-SAT, {\it x} and {\sc Small}", "k-SAT, x and Small"),
        (r"The {{G}P{U}}", "The GPU"),
        (r"CO$_2$ and H$_{2}$O", "CO₂ and H₂O"),
        (r"CO\textsubscript{2}, 5\textsuperscript{th}", "CO₂, 5ᵗʰ"),
        (r"$\mathrm{AC}^{0}$", "AC⁰"),
        (r"$10^{-3}$, $x^{10}y_i'$, $f_{NL}$", "10⁻³, x¹⁰yᵢ′, f_NL"),
        (r"$\frac{1}{2}\leq\alpha$", "1/2≤α"),
        (r"{\mnras} and {\apjl}", "MNRAS and ApJL"),
        (r"See \href{https://x.example/a\_b}{the \emph{text}}", "See the text"),
        (r"\url{https://x.example/a_b%20c}", "https://x.example/a_b%20c"),
        ("``quotes'' --- 1--9", "“quotes” — 1–9"),
        (r"\LaTeX{} of R\&D, a & b, 50\% or 50%", "LaTeX of R&D, a & b, 50% or 50%"),
        (r"$f_{NL}x$, $x_{}y$, $a^{\alpha}$, $a-b$, $a\ \leq b$", "f_NLx, xy, a^α, a−b, a ≤b"),
        (r"H$^{+}$, $x_{\circ}y$, a\textasciicircum{}b", "H⁺, x_∘y, a^b"),
        *((rf"\{name}{{1}}{{2}} a", "1/2 a") for name in ("frac", "nicefrac", "textfrac")),
        (r"\textcolor{red}{x} \enquote{\href{https://x.example}{y}}", "x “y”"),
        (r"a\url", "a"),
        (r"\TeX, \LaTeX{} and a\-b\/c\ d", "TeX, LaTeX and abc d"),
        *((rf"\{name}{{2}} a", "2 a") for name in ("url", "nolinkurl", "path")),
        *((rf"\{name}{{2}} a", "“2” a") for name in ("enquote", "mkbibquote")),
        *((rf"\{name}{{2}} a", "² a") for name in ("textsuperscript", "up")),
        *((rf"{{\{name} 2}} a", "2 a") for name in ("scshape", "rm", "rmfamily", "tt", "ttfamily")),
        *((rf"{{\{name} 2}} a", "2 a") for name in ("sf", "sffamily", "normalfont")),
        ("It costs $5", "It costs $5"),
        ("a~b", "a b"),
        ("", ""),
    ],
)
def test_plain(given: str, plain: str) -> None:
    """Nothing of LaTeX is left in a text, and nothing that it shows is lost."""
    assert latex.plain(given) == plain
    assert latex.unknown(given) == []


@pytest.mark.parametrize(
    ("given", "runs"),
    [
        ("plain", (Run("plain"),)),
        (r"\emph{k}-SAT", (Run("k", "emphasis"), Run("-SAT"))),
        (r"On {\bf B} and \textit{C}", (Run("On "), Run("B", "strong"), Run(" and "), Run("C", "emphasis"))),
        *((rf"{{\{name} a}}b", (Run("a", "emphasis"), Run("b"))) for name in ("em", "it", "itshape", "sl")),
        *((rf"{{\{name} a}}b", (Run("a", "strong"), Run("b"))) for name in ("bf", "bfseries")),
        *((rf"\{name}{{a}}b", (Run("a", "emphasis"), Run("b"))) for name in ("emph", "textit", "textsl")),
        (r"\textbf{a}b", (Run("a", "strong"), Run("b"))),
        (r"$\mathrm{AC}^{0}$ is", (Run("AC⁰", formula=r"\mathrm{AC}^{0}"), Run(" is"))),
        (r"CO$_2$", (Run("CO₂"),)),
        (r"{a \emph{b}}c", (Run("a "), Run("b", "emphasis"), Run("c"))),
        (r" a \emph{ b} c", (Run("a "), Run("b", "emphasis"), Run(" c"))),
        (r"\ensuremath{x^2}\ensuremath{x^2}", (Run("x²", formula="x^2"),) * 2),
        (r"\textcolor{red}{x}", (Run("x"),)),
        (r"\url{https://x. example/a\_b}", (Run("https://x.example/a_b", url="https://x.example/a_b"),)),
        (r"a \href{https://x.example/a\_b}{B}", (Run("a "), Run("B", url="https://x.example/a_b"))),
        (r"\url{https://x.example}", (Run("https://x.example", url="https://x.example"),)),
    ],
)
def test_runs(given: str, runs: tuple[Run, ...]) -> None:
    """Emphasis, formulas and links stay what they are; what LaTeX only groups is one text."""
    assert latex.runs(given) == runs


def test_address_is_no_name() -> None:
    """A text that is to name something is read without the addresses in it."""
    assert latex.plain(r"PyCon, \url{https://x.example}", addresses=False) == "PyCon,"
    assert [*latex.addresses(r"PyCon, \url{https://x.example}")] == ["https://x.example"]


def test_unknown_macro() -> None:
    """A macro that is known nowhere is named, and what it is given is shown."""
    assert latex.unknown(r"\foo{bar} \emph{x} \\ \bar{y} \foo") == [r"\foo"]
    assert latex.plain(r"\foo{bar}") == "bar"


@pytest.mark.parametrize("given", [r"\href" * 99, "{" * 9_000, r"\emph{" * 900, "$" + "{" * 900 + "$"])
def test_broken(given: str) -> None:
    """What LaTeX could not read either is an error that says how to mend it."""
    said = f"“{given[:60]}” is no LaTeX that can be read: mend its braces and macros"
    with pytest.raises(ValueError, match=rf"\A{re.escape(said)}\Z"):
        latex.runs(given)


@given(
    st.lists(
        st.sampled_from([*"\\{}$^_%&~'`-\"ab 1", r"\emph", r"\href", r"\frac", r"\url"]), max_size=40
    ).map("".join)
)
def test_any_text(given: str) -> None:
    """Any text is read, or refused in so many words."""
    try:
        found = latex.runs(given)
    except ValueError:
        return
    assert all(run.text for run in found)
