"""Runs: programs run once every page is read, and what came of them stands in each page that is written.

They run in the first process, a few at a time, so that several writers write what one does; a page is written
again when its program gives something else.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_portfolio.charts import pictures
from sphinx_portfolio.exports import kept
from sphinx_portfolio.graph.words import filled
from sphinx_portfolio.listings.walking import every
from sphinx_portfolio.model.problems import Problem, Subtype
from sphinx_portfolio.programs import running
from sphinx_portfolio.programs.placed import day_of
from sphinx_portfolio.programs.running import Program, Run
from sphinx_portfolio.sphinx_ext import config
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn
from sphinx_portfolio.sphinx_ext.figures import listing
from sphinx_portfolio.sphinx_ext.figures.figure import picture, silences
from sphinx_portfolio.sphinx_ext.figures.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.programs.placed import PlacedProgram

FOLDER = "portfolio-programs"


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Run each program that a page shows, and say what is wrong with it at each place."""
    domain, store = get_domain(env), kept.Store(Path(app.doctreedir, FOLDER))
    placed = [(name, each) for name, notes in sorted(domain.pages.items()) for each in notes.programs]
    sound = {each.program for _, each in placed if each.sound}
    wanted = sorted(sound) if app.config.portfolio_programs else []
    run = partial(running.run, root=Path(app.srcdir), store=store, today=config.now().date())
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        domain.note_runs(dict(zip(wanted, pool.map(run, wanted), strict=True)))
    store.close()
    for docname, each in placed:
        for problem in _problems(domain.runs.get(each.program), each):
            warn(_at(problem, docname, each.line))


def _problems(found: Run | Problem | None, each: PlacedProgram) -> Iterator[Problem]:
    """Yield what is wrong with a run, its picture, and the lines of it that a page shows."""
    if isinstance(found, Problem):
        yield found
    elif found is not None:
        if found.picture:
            root, problems = pictures.read(found.picture.encode())
            told = silences(root) if root is not None else problems
            name = f"the picture of “{each.program.file}”, line"
            for problem in told:
                message = f"{name} {problem.line}: {problem.message}"
                yield Problem(subtype=problem.subtype, message=message, line=0)
        first, count = each.lines[0], len(found.output.splitlines())
        if first > max(1, count):
            printed = f"{count} line{'s' * (count != 1)}"
            message = f"“{each.program.file}” prints {printed}, none from {first} on; mend `lines`."
            yield Problem(subtype=Subtype.PROGRAM, message=message, line=0)


def _at(problem: Problem, docname: str, line: int) -> Problem:
    return Problem(subtype=problem.subtype, message=problem.message, line=line, docname=docname)


class ProgramTransform(SphinxPostTransform):
    """Show each program with what came of its run, before pictures are put into the page."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Replace the programs of one page."""
        runs = get_domain(self.env).runs
        for node in every(self.document, program):
            wanted: Program | None = node["program"]
            found = runs.get(wanted) if wanted else None
            block = nodes.container("", ids=node["ids"], classes=["portfolio-program"])
            link = node.children.pop() if wanted else None
            block += self._shown(found, node["lines"] or (1, 0)) if isinstance(found, Run) else []
            block += nodes.container("", *node.children, classes=["portfolio-caption"]) if len(node) else []
            if wanted and isinstance(link, nodes.Element):
                block += self._facts(wanted, found, node["show"], link)
                if node["show"] != "output":
                    block += self._source(wanted, node["source"], node["show"])
            node.replace_self(block)

    def _shown(self, ran: Run, lines: tuple[int, int]) -> Iterator[nodes.Element]:
        """Yield what a program printed, and what it drew."""
        first, last = lines
        output = "\n".join(ran.output.splitlines()[first - 1 : last or None])
        if output:
            yield nodes.literal_block(output, output, language="text", classes=["portfolio-output"])
        root, _ = pictures.read(ran.picture.encode()) if ran.picture else (None, ())
        if root is not None:
            title, description = pictures.described(root)
            drawn = nodes.figure("", picture("", alt=description or title, svg=root), align="default")
            yield nodes.container("", drawn, classes=["portfolio-picture"])

    def _facts(
        self, wanted: Program, found: Run | Problem | None, show: str, link: nodes.Element
    ) -> nodes.paragraph:
        """Return what ran and when, and the way to run it oneself."""
        words = get_domain(self.env).words
        command = nodes.literal("", running.command(wanted))
        line = nodes.paragraph("", classes=["portfolio-ran"])
        if isinstance(found, Run):
            if not found.output:
                said = words("Drawn by {command} at the build of {date}, with Python {version}.")
            elif not found.picture:
                said = words("Printed by {command} at the build of {date}, with Python {version}.")
            else:
                said = words("Printed and drawn by {command} at the build of {date}, with Python {version}.")
            line += _around(said, command, date=words.date(day_of(found)), version=found.python)
        elif show != "source" and found:
            line += _around(words("{command} ended with a mistake at this build."), command)
        elif show != "source":
            line += _around(words("{command} was not run at this build."), command)
        line += [nodes.Text(words("Run it yourself:") + " "), *link.children]
        return line

    def _source(self, wanted: Program, text: str, show: str) -> listing.source:
        count, words = len(text.splitlines()), get_domain(self.env).words
        text = text.strip("\n")
        block = nodes.literal_block(text, text, language="python")
        said = words.listed((wanted.file, words.count("{count} line", "{count} lines", count)))
        apart = wanted if show == "both" else None
        return listing.source("", block, begun=words("Source:"), said=said, apart=apart)


def _around(said: str, command: nodes.Node, **values: object) -> list[nodes.Node]:
    """Return a sentence with the command in its place."""
    before, _, after = said.partition("{command}")
    return [nodes.Text(filled(before, values)), command, nodes.Text(filled(after, values) + " ")]
