"""The skills page shows each skill with when it was used and what proves it."""

from __future__ import annotations

import portfolios
from drawing import link_to, outline, view, viewer
from portfolios import edited
from sphinx_portfolio.graph.words import ENGLISH
from sphinx_portfolio.listings.skills import LISTING, SkillView
from sphinx_portfolio.views.viewer import Target

SHAPE = 'class="portfolio-strip" aria-hidden="true"'
KERNEL = (Target(text="A matrix kernel", docname="projects/kernel"), "Jun – Dec 2022")
LAB = Target(text="The lab", docname="roles/lab")
CPP = SkillView(
    name="C++",
    anchor="skill-c-plus-plus",
    aliases=("cpp",),
    years=(2020, 2022),
    proofs=(KERNEL, (Target(text="A till", docname="projects/till"), "Feb – 15 Mar 2020")),
)


def test_vocabulary() -> None:
    """The skills stand by group in the owner's order, with years, other names and proofs."""
    (languages, (cpp, rust)), (kernels, (matrices,)) = view(LISTING, "skills")
    assert (languages, kernels) == ("Languages", "Kernels")
    assert cpp == CPP
    assert (rust.name, rust.years) == ("Rust", ())
    assert (matrices.aliases, matrices.proofs) == (("GEMM", "matmul"), (KERNEL,))


def test_unproved_skill() -> None:
    """A skill that no write-up names has no years and no proofs."""
    texts = edited(("projects/parser", "skills: [Rust]", "skills: []"))
    (_, (_, rust)), _ = view(LISTING, "skills", over=viewer(portfolios.link(texts)))
    assert (rust.years, rust.proofs) == ((), ())


def test_used_without_proof() -> None:
    """A role that names a skill has used it; one whose write-up proves it is not named again."""
    texts = edited(("roles/shop", "  start:", "  skills: [Rust, C++]\n  start:"))
    (_, (cpp, rust)), _ = view(LISTING, "skills", over=viewer(portfolios.link(texts)))
    assert rust.used == (Target(text="Corner Shop", docname="roles/shop"),)
    assert rust.years == (2020, 2021)
    assert cpp.used == ()


def test_no_vocabulary() -> None:
    """Without a profile there are no skills to show."""
    texts = {name: text for name, text in portfolios.sources().items() if name != "index"}
    assert view(LISTING, "skills", over=viewer(portfolios.link(texts))) is None


def test_ids_of_any_script_differ() -> None:
    """Skills that differ by a sign or an accent, in any script, have ids of their own that can be read."""
    skills = "Rust, C, C#, C*, 日本語, 中文, Łódź, Lodz, ★, ☆"
    texts = edited(("index", "        - Rust\n", f"{'':8}- {skills.replace(', ', chr(10) + '        - ')}\n"))
    (_, (_, *views)), _ = view(LISTING, "skills", over=viewer(portfolios.link(texts)))
    assert [skill.anchor.removeprefix("skill-") for skill in views] == [
        "rust", "c", "c-sharp", "c-star", "日本語", "中文", "łódź", "lodz", "black-star", "white-star",
    ]  # fmt: skip


def test_drawing() -> None:
    """A group is a section; a skill has a strip of years, the same in words, its proofs and other names."""
    new = SkillView(name="Zig", anchor="skill-zig", aliases=(), years=(), proofs=())
    old = SkillView(
        name="C", anchor="skill-c", aliases=("K&R", "ANSI"), years=(2019,), proofs=(), used=(LAB,)
    )
    cells = [f'<rect x="{x}" width="3.4" height="1"></rect>' for x in (0, 4, 8, 12)]
    used = [cell.replace('"1">', '"1" class="used">') for cell in cells]

    def strip(*cells: str) -> str:
        return f'<svg {SHAPE} viewBox="0 0 16 1" preserveAspectRatio="none">{"".join(cells)}</svg>'

    assert outline(LISTING.draw((("Old & new", (CPP, new)), ("Other", (old,))), link_to, ENGLISH)) == [
        "section#skills-old-new",
        "  title: Old & new",
        "  facts.simple.skills",
        "    (#skill-c-plus-plus)C++",
        f"      raw: {strip(cells[0], used[1], cells[2], used[3])}",
        "      paragraph.used: {when|2020, 2022}",
        "      list.proofs",
        "        - <projects/kernel#|A matrix kernel> {when|Jun – Dec 2022}",
        "        - <projects/till#|A till> {when|Feb – 15 Mar 2020}",
        "      paragraph.aliases: Also: cpp",
        "    (#skill-zig)Zig",
        f"      raw: {strip(*cells)}",
        "section#skills-other",
        "  title: Other",
        "  facts.simple.skills",
        "    (#skill-c)C",
        f"      raw: {strip(used[0], *cells[1:])}",
        "      paragraph.used: {when|2019}",
        "      paragraph.used-at: Used at <roles/lab#|The lab>",
        "      paragraph.aliases: Also: K&R, ANSI",
    ]


def test_drawing_of_no_years() -> None:
    """Where no skill was used yet, the strips are empty."""
    new = SkillView(name="Zig", anchor="skill-zig", aliases=(), years=(), proofs=())
    strip = f'<svg {SHAPE} viewBox="0 0 0 1" preserveAspectRatio="none"></svg>'
    assert outline(LISTING.draw((("New", (new,)),), link_to, ENGLISH))[4] == f"      raw: {strip}"


def test_entry() -> None:
    """The directive is ``portfolio:skills`` and has no options."""
    assert (LISTING.name, LISTING.options) == ("skills", {})
