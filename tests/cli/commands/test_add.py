"""What is added stands in its place, with what was told, and the portfolio stays without a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_portfolio.cli.checking import check
from sphinx_portfolio.cli.main import main
from sphinx_portfolio.cli.places import find

if TYPE_CHECKING:
    from pathlib import Path

BIB = """@article{new, title={A {Title}}, author={Ada}, journal={J}, year={2020}}
@misc{example2024reports, title={x}}"""


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a new portfolio, from within which the commands are run."""
    assert main(["new", str(tmp_path / "p")]) == 0
    monkeypatch.chdir(tmp_path / "p")
    capsys.readouterr()
    return tmp_path / "p/docs"


def added(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the files that adding something has written."""
    assert main(["add", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_one_after_the_other(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A role, a write-up, entries and publications, with skills that are new: no mistake comes of it."""
    home = "docs/index.md"
    role = ["role", "Zürich & Söhne", "--title", "Engineer", "--start", "2020-05", "--end", "2021"]
    assert added(capsys, *role, "--skills", "Rust", "PostgreSQL") == ["docs/roles/zurich-sohne.md", home]
    project = [
        "project",
        "A kernel",
        "--role",
        "zurich-sohne",
        "sample-company",
        "--skills",
        "Rust",
        "--skills",
        "CUDA",
    ]
    assert added(capsys, *project, "--group", "Languages") == ["docs/projects/a-kernel.md", home]
    assert added(capsys, "entries", "awards", "--entry", "Prize") == ["docs/awards.md", home]
    (tmp_path / "z.bib").write_text(BIB)
    assert added(capsys, "publication", str(tmp_path / "z.bib")) == ["docs/publications.bib"]
    text = (whole / "projects/a-kernel.md").read_text("utf-8")
    assert "  role:\n  - zurich-sohne\n  - sample-company\n" in text
    text = (whole / "index.md").read_text("utf-8")
    assert "        - CUDA\n    - group: Methods\n" in text
    assert "    - group: More skills\n      skills: [Rust]\n" in text
    assert "\nresume\nawards\n:::" in text
    assert [str(finding) for finding in check(find(whole)).findings] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["project", "X", "--role", "sample-compani"], "did you mean “sample-company”?"),
        (["role", "X", "--title", "T", "--start", "2020-13"], "--start: “2020-13” is not in the calendar"),
        (["role", "Sample Company", "--title", "T", "--start", "2020"], "choose another with --id"),
        (["role", "X", "--title", "T", "--start", "2020", "--id", "A B"], "write --id a-b"),
        (["entries", "further training"], "“further training” is no known section"),
        (
            ["entries", "Education", "--entry", "MSc"],
            "docs/education.md is there already; write a line below its `entries`: `- title: MSc`",
        ),
        (["publication", "nowhere.bib"], "there is no such file"),
    ],
)
def test_refused(whole: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    """What would be a mistake is refused with what to write, before anything is written."""
    before = {path: path.read_bytes() for path in whole.rglob("*.*")}
    assert main(["add", *arguments]) == 2
    assert said in (told := capsys.readouterr().err)
    assert "--section" not in told
    assert {path: path.read_bytes() for path in whole.rglob("*.*")} == before


def test_line_ends_stay(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page with the line ends of Windows keeps them."""
    home = whole / "index.md"
    before = home.read_bytes().replace(b"\n", b"\r\n")
    home.write_bytes(before)
    added(capsys, "entries", "awards", "--in", str(whole.parent))
    assert home.read_bytes() == before.replace(b"\r\nresume\r\n", b"\r\nresume\r\nawards\r\n")


def test_vocabulary_that_cannot_be_written(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the vocabulary has a form of its own, it is left, and the skills to add are told."""
    home = whole / "index.md"
    lines = home.read_text("utf-8").split("\n")
    start = lines.index("  vocabulary:")
    lines[start : lines.index("---", 1)] = ["  vocabulary: [{group: A, skills: [Python]}]"]
    home.write_text("\n".join(lines), encoding="utf-8")
    assert added(capsys, "project", "Own", "--skills", "Rust") == ["docs/projects/own.md"]
    assert main(["add", "project", "Other", "--skills", "Rust"]) == 0
    assert "add there what is missing of: Rust" in capsys.readouterr().err


def test_names_of_several_words(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of several words without quotation marks is refused with what it lacks."""
    with pytest.raises(SystemExit):
        main(["add", "project", "Faster", "builds"])
    assert "arguments: builds\nPut quotation marks around" in capsys.readouterr().err


def test_skills_with_commas(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Skills written as a list with commas are the skills, and brackets keep theirs."""
    added(capsys, "project", "A kernel", "--skills", "Python,", "CUDA, Shell (Bash, Zsh)")
    page = (whole / "projects/a-kernel.md").read_text("utf-8")
    assert "  skills:\n  - Python\n  - CUDA\n  - Shell (Bash, Zsh)\n" in page


@pytest.mark.parametrize("name", ["Award", "award", "Awards"])
def test_section_that_is_known(whole: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """A known section is known in the singular and with a capital letter, too."""
    assert added(capsys, "entries", name)[0] == "docs/awards.md"
    assert "section: awards\n" in (whole / "awards.md").read_text("utf-8").casefold()
