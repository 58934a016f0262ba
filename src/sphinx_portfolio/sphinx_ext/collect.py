"""Reading: each page's front matter goes into the domain, and not into the document."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.util.matching import patfilter

from sphinx_portfolio.graph.pages import Drafts
from sphinx_portfolio.model import frontmatter, parsing
from sphinx_portfolio.model.bounds import misread
from sphinx_portfolio.model.problems import Problem, Subtype, close, nearest
from sphinx_portfolio.sphinx_ext.domain import get_domain, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_portfolio.sphinx_ext.domain import PageNotes

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""The suffixes of pictures that browsers show."""

_COMMENT = re.compile(
    r"""(?P<kept>
        <(?P<element>script|style|textarea|title|xmp)\b.*?</(?P=element)\s*>
        | <[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>
    ) | <!--.*?(?:-->|\Z)
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""A comment in HTML, or what only looks like one and is kept."""

_MEANT = re.compile(
    r"\s*(?:\.\. ?|:{2}(?=\{)|:{2,}(?!\{portfolio:\w)) ?\{? ?portfolio(?: ?: ?| (?=\w+\}))(?P<name>\w+)"
)
"""A line that begins as a directive of ours does, in some other form."""


_NEARLY = re.compile(
    r"""(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)
    | \{[\w:+-]+\}(?P<ticks>`+)[^`]+(?P=ticks)
    | (?P<meant>
        (?:\{(?:portfolio:)?(?P<kind>role|project|skill|evidence)\}
          | (?<!\w):(?:portfolio:)?(?P<rst>role|project|skill|evidence):(?=`))
        [ ]?(?:`(?P<quoted>[^`]+)`
          | (?<=\})[\["'“‘(](?P<around>[^\]"'”’)]+)[\]"'”’)]
          | (?<=\})(?P<bare>\w[\w+\#.-]*\b))
    )""",
    re.VERBOSE,
)
"""Code, a role as it should be, or what was meant as a role of ours."""

_DIRECTIVE = re.compile(r"(?:`{3,}|~{3,}|:{3,})\{portfolio:(?P<name>\w+)\}")


class _OfDrafts(logging.Filter):
    """Keeps back what Sphinx says of toctrees that name drafts."""

    def __init__(self, docnames: Iterable[str]) -> None:
        super().__init__()
        self._docnames = frozenset(docnames)

    def filter(self, record: logging.LogRecord) -> bool:
        named = str(record.args[0]).lstrip("/") if isinstance(record.args, tuple) and record.args else ""
        globbed = "*" in named and patfilter(self._docnames, f"*{named}")
        return not (named in self._docnames or globbed)


def on_env_get_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Keep drafts out of the site, as if their files were not there, and read again what named them."""
    stated = ((docname, _draft(Path(env.doc2path(docname)))) for docname in added | changed)
    kept = {docname: data for docname, data in stated if data}
    drafts = set(kept)
    get_domain(env).drafts = _kept_back(kept)
    toctrees = logging.getLogger("sphinx.sphinx.directives.other")
    for old in [old for old in toctrees.filters if isinstance(old, _OfDrafts)]:
        toctrees.removeFilter(old)
    if not drafts:
        return []
    toctrees.addFilter(_OfDrafts(drafts))
    gone = drafts & env.all_docs.keys()
    env.project.docnames -= drafts
    for found in (added, changed):
        found -= drafts
    removed |= gone
    return [name for name, named in env.toctree_includes.items() if gone.intersection(named)]


def _draft(path: Path) -> dict[str, Any]:
    """Return what a page states that says that it is a draft, whatever else is right or wrong on it."""
    text = path.read_bytes() if path.is_file() else b""
    matter = frontmatter.read(text.decode("utf-8", "replace")) if b"draft" in text else None
    data = matter.data if matter else None
    return data if isinstance(data, dict) and parsing.is_draft(data) else {}


def _kept_back(stated: Mapping[str, dict[str, Any]]) -> Drafts:
    """Return what other pages and settings may name of drafts."""
    declared = (data.get("evidence") for data in stated.values())
    evidence = (each for some in declared if isinstance(some, list) for each in some)
    return Drafts(
        ids=frozenset(docname.rpartition("/")[2] for docname in stated),
        sections=frozenset(str(data["section"]) for data in stated.values() if "section" in data),
        evidence=frozenset(str(each["id"]) for each in evidence if isinstance(each, dict) and "id" in each),
    )


def on_env_before_read_docs(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Refuse a site without its first page, and pages that are not UTF-8, by name."""
    root = env.config.root_doc
    if root not in env.found_docs:
        name = Path(env.doc2path(root)).with_suffix(".md").name
        beside = [path.name for path in Path(env.srcdir).glob("*") if path.suffix in env.config.source_suffix]
        cure = f"rename “{meant}” to it" if (meant := close(name, beside)) else "write the home page there"
        raise SphinxError(f"{env.srcdir} has no page “{name}”, with which a site begins; {cure}.")
    if faults := list(filter(None, (_undecodable(Path(env.doc2path(docname))) for docname in docnames))):
        raise SphinxError("\n".join(faults))


def _undecodable(path: Path) -> str:
    """Return what to do about a page that is not UTF-8; nothing about others."""
    if found := misread(path.read_bytes() if path.is_file() else b""):
        line, seems = found
        return f"{path}:{line}: the page is not UTF-8 but seems to be {seems}; save it as UTF-8."
    return ""


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Note the record of the page and empty its lines, so that no builder can publish them."""
    markdown = Path(app.env.doc2path(docname)).suffix == ".md"
    matter = frontmatter.read(content[0])
    text = frontmatter.blank(content[0], matter) if matter else content[0]
    for subtype, line, message in _unread(text) if markdown else ():
        warn(Problem(subtype=subtype, message=message, line=line, docname=docname))
    if matter is None:
        return
    record, problems = parsing.parse(matter)
    notes = get_domain(app.env).note(docname)
    notes.record, notes.lines, notes.broken = record, dict(matter.lines), record is None
    notes.end = matter.end
    for problem in problems:
        warn(replace(problem, docname=docname))
    content[0] = text


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note the page's length, hidden toctrees and references, for the titles and evidence that it shows."""
    domain, docname = get_domain(app.env), app.env.docname
    notes = domain.pages.get(docname)
    if notes is not None and notes.record is not None:
        notes.pictures = dict(_pictures(app.env, notes))
        notes.words = len(doctree.astext().split())
        _name(app.env, doctree, notes.end + 1)
    _tell_indented(app.env, doctree)
    trees = list(doctree.findall(addnodes.toctree))
    if trees and all(tree.get("hidden") for tree in trees):
        domain.note(docname).only_hidden_toctrees = True
    links = (node for node in doctree.findall(addnodes.pending_xref) if node.get("refdomain") == domain.name)
    if found := {(node["reftype"], node["reftarget"]) for node in links}:
        domain.note(docname).references = found
    _drop_comments(doctree)


def _pictures(env: BuildEnvironment, notes: PageNotes) -> Iterator[tuple[str, str]]:
    """Yield the pictures that a record names, with their files, and say which are not there."""
    for field in ("photo", "image"):
        image = getattr(notes.record, field, None)
        if image is None:
            continue
        name, absolute = env.relfn2path(image.src)
        env.note_dependency(name)
        if not (message := _unshown(Path(absolute))):
            env.images.add_file(env.docname, name)
            yield image.src, name
            continue
        line, place = notes.lines.get((field, "src"), 1), f"portfolio.{field}.src"
        subtype = Subtype.MISSING_PICTURE
        warn(Problem(subtype=subtype, message=message, line=line, path=place, docname=env.docname))


def _unshown(path: Path) -> str:
    """Return why browsers show no picture there, and what to do; nothing for a picture."""
    if path.suffix.lower() not in PICTURES:
        return f"“{path.name}” is no picture that browsers show; save it as {', '.join(PICTURES)}."
    if path.is_file():
        return ""
    beside = (other.name for other in path.parent.glob("*") if other.suffix.lower() in PICTURES)
    return f"there is no file “{path.name}” in {path.parent.name}; {nearest(path.name, beside)}"


def _name(env: BuildEnvironment, doctree: nodes.document, line: int) -> None:
    """Give a page without a heading its id as a title, and say that it has none."""
    section = doctree.next_node(nodes.section)
    heading = section[0].astext().strip() if section else doctree.get("title")
    if not heading:
        id = env.docname.rpartition("/")[2]
        env.titles[env.docname] = env.longtitles[env.docname] = nodes.title("", id)
        message = f"the page has no heading, and is called “{id}”; write one, as in `# A matrix kernel`."
        warn(Problem(subtype=Subtype.MISSING_TITLE, message=message, line=line, docname=env.docname))


def _tell_indented(env: BuildEnvironment, doctree: nodes.document) -> None:
    """Tell of directives of ours that stand so far to the right that Markdown takes them for code."""
    page = env.doc2path(env.docname)
    for block in doctree.findall(nodes.literal_block):
        meant = _DIRECTIVE.match(block.astext())
        if not meant or block.source != str(page) or not block.line:
            continue
        line = Path(page).read_text(encoding="utf-8").split("\n")[block.line - 1 : block.line]
        if any(text.startswith("    ") and _DIRECTIVE.match(text.strip()) for text in line):
            found = f"portfolio:{meant['name']} is indented by four spaces or more, and so is code"
            message = f"{found}; begin it where the text beside it begins."
            subtype, name = Subtype.UNREAD_DIRECTIVE, env.docname
            warn(Problem(subtype=subtype, message=message, line=block.line, docname=name))


def _unread(text: str) -> Iterator[tuple[Subtype, int, str]]:
    """Yield the lines, from 1, outside code that were meant as something of ours, with what to write."""
    code = ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and (not code or (mark[1].startswith(code) and line.strip() == mark[1])):
            code = "" if code else mark[1]
        elif not code and (meant := _MEANT.match(line)):
            cure = f"write :::{{portfolio:{meant['name']}}}, and ::: below it."
            yield Subtype.UNREAD_DIRECTIVE, number, f"no directive begins so; {cure}"
        elif not code and not line.startswith("    "):
            for found in filter(lambda found: found["meant"], _NEARLY.finditer(line)):
                name = found["quoted"] or found["around"] or found["bare"]
                right = f"{{{found['kind'] or found['rst']}}}`{name}`"
                yield Subtype.UNREAD_REFERENCE, number, f"“{found['meant']}” is no reference; write {right}."


def _drop_comments(doctree: nodes.document) -> None:
    """Drop HTML comments, as MyST drops its own."""
    for raw in [raw for raw in doctree.findall(nodes.raw) if "html" in raw.get("format", "").split()]:
        text = raw.astext()
        kept = _COMMENT.sub(lambda found: found["kept"] or "", text)
        if not kept.strip():
            raw.parent.remove(raw)
        elif kept != text:
            raw[:] = [nodes.Text(kept)]
