"""Every example in README and manual works as a reader would type it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from building import build
from sphinx_portfolio.cli import main
from sphinx_portfolio.model.items import Evidence, Result

HOME = Path(__file__).parent.parent
PAGES = ("README.md", *(f"manual/{path.name}" for path in sorted((HOME / "manual").glob("*.md"))))
FENCED = re.compile(
    r"^(?P<indent> *)(?P<mark>`{3,})(?P<form>\w+)\n(?P<text>.*?)^ *(?P=mark)$", re.DOTALL | re.MULTILINE
)
RESUME = HOME / "tests/importers/foreign/exported.json"

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Tiles</title><desc>Two tiles.</desc>'
    '<path class="load" d="M0 0h9"/><path id="multiply" d="M0 9h9"/></svg>'
)
BESIDE = {
    "data/latency.csv": "size,old,new\n256,1.5,2\n512,4,3.5\n",
    "images/tiles.svg": PICTURE,
    "publications.bib": "@misc{talk, title={A Talk}, author={Ada}, year={2020}, keywords={selected}}\n",
    "programs/tiles.py": f"import sys\nprint(sys.argv[1:])\nopen('tiles.svg', 'w').write({PICTURE!r})\n",
}
"""The files that examples of directives name."""

DIRECTIVES = ("manual/directives.md", "manual/figures.md", "manual/publications.md")
"""The pages whose Markdown can be added to a write-up."""

UNTRIED = {
    "python3 -m venv .venv": "makes an environment, which takes the network to fill",
    "source .venv/bin/activate": "is of that environment",
    "pip install ./sphinx_portfolio": "takes the network",
    "> py -m venv .venv": "is for Windows",
    "git ": "is Git's own",
    "python -m sphinx -n -W -E": "`test_site_of_the_manual` does it",
    "sphinx-portfolio serve": "does not end; `cli/commands/test_serve.py` tests it",
    "sphinx-portfolio build": "`cli/commands/test_build.py` tests it",
    "python -m sphinx -b gettext": "is Sphinx's own",
    "python -m sphinx -D language=de": "takes a translation",
    "locales/de": "is the name of a file",
    'msgid "Write-up"': "is an entry of such a file",
    "my-portfolio/": "is a list of files, which `test_files_of_a_new_portfolio` holds to them",
    "nox -s bench": "measures for an hour",
    "add_header": "is a line for nginx, which no test starts",
    "vim.lsp.config": "is for Neovim, which no test starts",
    "[language-server.portfolio]": "is for Helix, which no test starts",
    "set makeprg": "is for Vim, which no test starts",
    "docs/roles/lab.md:4": "is invented, as the page says; `sphinx_ext/test_deprecated.py` tests it",
    "default-src": "is the beginning of a policy, which `test_manual.py` holds to the code",
}
"""The examples that are not run, by how they begin, and why."""


TRIED = (
    "cd ",
    *(f"sphinx-portfolio {name} " for name in ("new", "add", "host", "import", "match", "schema")),
    "sphinx-portfolio editor",
    "sphinx-portfolio check",
)


OTHERS = ("manual/start.md", "manual/within.md")
"""The pages whose settings are those of a site of their own."""


class Snippet(NamedTuple):
    """An example: its page, its language, and what it says."""

    page: str
    form: str
    text: str


def snippets(form: str = "") -> list[Snippet]:
    """Return the examples of all pages, or those in one language."""
    found = []
    for page in PAGES:
        for block in FENCED.finditer((HOME / page).read_text(encoding="utf-8")):
            text = "".join(
                line.removeprefix(block["indent"]) for line in block["text"].splitlines(keepends=True)
            )
            found.append(Snippet(page, block["form"], text))
    return [snippet for snippet in found if form in {"", snippet.form}]


def commands(*pages: str) -> list[str]:
    """Return what a reader of some pages, or of all, is told to type; that of Windows in one piece."""
    typed = []
    for snippet in (s for page in pages or PAGES for s in snippets("console") if s.page == page):
        lines = snippet.text.splitlines()
        typed += [snippet.text] if lines[0].startswith("> ") else [line for line in lines if line[:2] == "$ "]
    return [command.removeprefix("$ ") for command in typed]


def printed(command: str) -> str:
    """Return what the manual says that a command prints."""
    text = next(s.text for s in snippets("console") if f"$ {command}\n" in s.text)
    return "".join(text.partition(f"$ {command}\n")[2].partition("$ ")[0])


def site(folder: Path, *, steps: int = 3) -> Path:
    """Write the site that the manual's first page describes, up to one of its steps."""
    conf = next(s for s in snippets("python") if s.page == "manual/start.md")
    pages = [s for s in snippets("markdown") if s.page == "manual/start.md"]
    names = ("index.md", "roles/example-labs.md", "projects/matmul.md")
    for name, snippet in zip(("conf.py", *names), (conf, *pages[:steps]), strict=False):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(snippet.text, encoding="utf-8")
    return folder


def test_every_example_is_tried() -> None:
    """There is no example that no test of this file takes, but for those that are listed with a reason."""
    known = ("console", "markdown", "python", "yaml")
    rest = [snippet.text for snippet in snippets() if snippet.form not in known]
    rest += [command for command in commands() if not command.startswith(TRIED)]
    assert all(any(text.startswith(start) for start in UNTRIED) for text in rest), rest
    assert all(any(text.startswith(start) for text in rest) for start in UNTRIED), (
        "each reason has its example"
    )
    pages = {"README.md", *(f"manual/{name}.md" for name in ("start", "fields", "within"))}
    assert {s.page for s in snippets("markdown")} == pages | {*DIRECTIVES}
    pages = {f"manual/{name}.md" for name in ("figures", "hosting", "publications", "results")}
    assert {s.page for s in snippets("yaml")} == pages


@pytest.mark.parametrize("steps", [2, 3])  # before the first role, Sphinx finds no page for the toctree
def test_site_of_the_manual(tmp_path: Path, steps: int) -> None:
    """The site of the first page builds without a warning, with a role and with a write-up."""
    built = build(site(tmp_path / "docs", steps=steps), tmp_path / "build", settings={"nitpicky": True})
    assert built.warnings == ()
    assert "Ada Example" in built.page("index").get_text()


def test_entries_of_the_manual(tmp_path: Path) -> None:
    """The page of entries that the manual shows can stand beside the others."""
    (snippet,) = (s for s in snippets("markdown") if s.page == "manual/fields.md")
    root = site(tmp_path / "docs")
    (root / "more").mkdir()
    (root / "more/certificates.md").write_text(snippet.text, encoding="utf-8")
    built = build(root, tmp_path / "build", settings={"nitpicky": True})
    assert built.warnings == ()
    assert "valid until May 2028" in built.page("more/certificates").get_text()


def test_role_of_the_readme(tmp_path: Path) -> None:
    """README's role is no mistake, without a write-up or with one."""
    (snippet,) = (s for s in snippets("markdown") if s.page == "README.md")
    root = site(tmp_path / "docs", steps=2)
    (root / "roles/example-labs.md").write_text(snippet.text, encoding="utf-8")
    assert build(root, tmp_path / "build", settings={"nitpicky": True}).warnings == ()
    page = next(s for s in snippets("markdown") if "kind: project" in s.text)
    (root / "projects").mkdir()
    (root / "projects/matmul.md").write_text(page.text, encoding="utf-8")
    assert build(root, tmp_path / "build", settings={"nitpicky": True}).warnings == ()


@pytest.mark.parametrize(
    "snippet",
    [s for s in snippets("python") if s.page not in OTHERS and "intersphinx" not in s.text],
    ids=str,
)
def test_setting(tmp_path: Path, snippet: Snippet) -> None:
    """Each setting can be added to the site of the first page, beside the folder that one names."""
    root = site(tmp_path / "docs")
    (root / "fonts").mkdir()
    (root / "_static").mkdir()
    (root / "_static/mark.svg").write_text(PICTURE, encoding="utf-8")
    (root / "_static/own.css").write_text("", encoding="utf-8")
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(snippet.text)
    assert build(root, tmp_path / "build").warnings == ()


def test_setting_of_another_project(tmp_path: Path) -> None:
    """A project that is no portfolio can have what refers to one; its inventory is asked for elsewhere."""
    (snippet,) = (s for s in snippets("python") if "intersphinx" in s.text)
    (tmp_path / "conf.py").write_text(snippet.text, encoding="utf-8")
    (tmp_path / "index.rst").write_text("Tool\n====\n", encoding="utf-8")
    settings = {"intersphinx_mapping": {}}  # no test takes the network
    assert build(tmp_path, tmp_path / "build", settings=settings).warnings == ()


@pytest.mark.parametrize("snippet", [s for s in snippets("markdown") if s.page in DIRECTIVES], ids=str)
def test_directive(tmp_path: Path, snippet: Snippet) -> None:
    """Each directive can be added to a write-up of that site, beside the files that it names."""
    root = site(tmp_path / "docs")
    for name, text in BESIDE.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with (root / "projects/matmul.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{snippet.text}")
    settings = {"portfolio_programs": True, "portfolio_publications": "publications.bib"}
    assert build(root, tmp_path / "build", settings=settings).warnings == ()


def test_program_as_evidence() -> None:
    """The evidence of the manual is what front matter takes."""
    (snippet,) = (s for s in snippets("yaml") if s.page == "manual/figures.md")
    (evidence,) = yaml.safe_load(snippet.text)["evidence"]
    assert Evidence.model_validate(evidence).kind == "program"


def test_result_without_evidence() -> None:
    """The result of the manual is what front matter takes."""
    (snippet,) = (s for s in snippets("yaml") if s.page == "manual/results.md")
    (result,) = yaml.load(snippet.text, Loader=yaml.BaseLoader)["results"]  # numbers as they are written
    assert Result.model_validate(result).unpublished


def test_publications_of_a_write_up() -> None:
    """The key that the manual names is one of the example's entries."""
    (snippet,) = (s for s in snippets("yaml") if s.page == "manual/publications.md")
    (key,) = yaml.safe_load(snippet.text)["publications"]
    assert f"{{{key}," in (HOME / "manual/example/publications.bib").read_text("utf-8")


def test_within_of_the_manual(tmp_path: Path) -> None:
    """The portfolio of the first page can stand in a folder of other documentation as the manual says."""
    (conf,), (contents,) = (
        [s.text for s in snippets(form) if s.page == "manual/within.md"] for form in ("python", "markdown")
    )
    root = site(tmp_path / "docs/me").parent
    (root / "me/conf.py").unlink()
    (root / "me/publications.bib").write_text(BESIDE["publications.bib"], encoding="utf-8")
    theme = 'project = author = project_copyright = "Tool"\nmyst_enable_extensions = ["colon_fence"]\n'
    (root / "conf.py").write_text(theme + conf, encoding="utf-8")
    (root / "index.md").write_text(f"# Tool\n\n{contents}", encoding="utf-8")
    built = build(root, tmp_path / "build")
    assert built.warnings == ()
    links = built.page("index").select("a[href='me/index.html']")
    assert "The author" in {link.get_text() for link in links}


def test_commands_are_commands() -> None:
    """What is to be typed is read by a shell."""
    run = subprocess.run(
        ["bash", "-n"], input="\n".join(commands()), text=True, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands of the manual, from its first page on, do what it says, and no mistake comes of them."""
    monkeypatch.chdir(tmp_path)
    pages = (f"manual/{name}.md" for name in ("start", "role", "write-up", "publications", "commands"))
    for command in dict.fromkeys(commands(*pages)):
        program, *arguments = shlex.split(command.partition(" > ")[0])
        if program == "cd":
            monkeypatch.chdir(arguments[0])
            shutil.copy(RESUME, "resume.json")
            Path("advert.txt").write_text("We look for an engineer who knows Python.", encoding="utf-8")
            Path("from-zotero.bib").write_text("@misc{talk, title={A Talk}, author={Ada}, year={2020}}")
        elif program == "sphinx-portfolio" and arguments[0] not in {"serve", "build", "import"}:
            if "--links" in arguments:  # which asks the network; `tests/cli/links` tries it here
                continue
            capsys.readouterr()
            assert main.main(arguments) == 0, capsys.readouterr().err
            if arguments[0] == "add" and (said := printed(command)):
                assert capsys.readouterr().out == said
    for command in (["check"], ["import", "resume.json"], ["check"]):
        capsys.readouterr()
        assert main.main(command) == 0, capsys.readouterr()


def test_files_of_a_new_portfolio(tmp_path: Path) -> None:
    """The files that the manual lists are those that are written, but for a wheel."""
    (listed,) = (s.text for s in snippets("text") if s.text.startswith("my-portfolio/"))
    assert main.main(["new", str(tmp_path / "my-portfolio")]) == 0
    names = {path.name for path in tmp_path.rglob("*") if path.suffix != ".whl"} - {"wheels"}
    named = set(re.findall(r"[\w-]*[.\w-]+(?:\.\w+)+|\.gitignore|[\w-]+(?=/)", listed))
    assert names - {"sample-company.md", "faster-reports.md"} == named


def test_host(tmp_path: Path) -> None:
    """The file for the host is YAML, and names the files that the manual has a reader write."""
    (snippet,) = (s for s in snippets("yaml") if s.page == "manual/hosting.md")
    data = yaml.safe_load(snippet.text)
    assert data["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}
    assert "requirements.txt" in data["python"]["install"][0]["requirements"]
