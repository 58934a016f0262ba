"""The résumé as a page: what the PDF says where there is room for all of it, and the files to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_portfolio.listings import parts
from sphinx_portfolio.listings.entries import draw_entry
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.resume_labels import LABELS
from sphinx_portfolio.views.viewer import Options, Outward, Target, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.results import ResultView
    from sphinx_portfolio.views.resume_parts import Employer, Job, Line, Paper


@dataclass(frozen=True, kw_only=True)
class ResumeView:
    """A résumé whose addresses within the site are docnames, and the files beside it with their sizes."""

    resume: resume.Resume
    downloads: tuple[tuple[str, int], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> ResumeView | None:
    """Return the résumé with all that its owner wants on it, and its files, those to print first."""
    portfolio, sizes = viewer.portfolio, viewer.downloads
    if portfolio.profile is None:
        return None
    composed = resume.compose(
        portfolio, viewer.resume, lambda docname: docname, place="page", bibliography=viewer.bibliography
    )
    names = sorted(sizes, key=lambda name: (not name.endswith(".pdf"), name.removesuffix(".pdf")))
    return ResumeView(resume=composed, downloads=tuple((name, sizes[name]) for name in names))


def draw(view: ResumeView, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Draw the person, the files, and a section each for roles, publications, skills and the like."""
    person = view.resume
    header = parts.block("header", "portfolio-header-resume")
    header += [parts.paragraph(person.name, name="name"), parts.paragraph(person.headline, name="lead")]
    header += parts.paragraph(person.summary)
    if person.seeking:
        seeking = words(LABELS["seeking"]) + words.colon + person.seeking
        header += parts.paragraph(seeking, name="seeking")
    if view.downloads:
        header += parts.items("downloads", (_draw_download(*download, words) for download in view.downloads))
    if ways := (*person.contact, *person.links):
        header += parts.items("chips", (_draw_way(*way) for way in ways))
    yield header
    for section in person.sections:
        drawn = _draw_section(section, link, words)
        yield parts.section(f"resume-{section.id}", nodes.Text(section.title), *drawn)


def _draw_section(section: resume.Section, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Yield what stands under a heading, which is of one sort."""
    for employer in section.employers:
        yield _draw_employer(employer, link, words)
    for work in section.works:
        yield _draw_job(work, work.title, link, words)
    if section.publications:
        yield parts.items("publications", (_draw_paper(paper, words) for paper in section.publications))
    if section.items:
        entries = (list(draw_entry(item.entry, item.page, link, words, here=False)) for item in section.items)
        yield parts.items("short", entries)
    if section.skills:
        yield parts.facts(
            (group, parts.paragraph(*_skills(skills, words))) for group, skills in section.skills
        )
    if section.text:
        yield parts.paragraph(section.text)
    if section.more and not section.whole:
        title = parts.linked(Target(text=words(LABELS["all"]), docname=section.more), link)
        yield parts.paragraph(title)


def _skills(skills: Iterable[tuple[str, str]], words: Words) -> Iterator[str | nodes.Node]:
    """Yield skills with their years, which are in the direction of the language, not of the skill."""
    for number, (name, years) in enumerate(skills):
        yield (words.comma if number else "") + words.apart(name)
        if years:
            yield " "
            yield parts.inline(years, "when")


def _draw_way(text: str, url: str) -> nodes.Node:
    """Draw a way to reach the person; a place is no link."""
    if not url:
        return nodes.inline("", text)
    kind = {"mailto": "email", "tel": "phone"}.get(url.partition(":")[0], "link")
    return parts.outward(Outward(text=text, url=url, kind=kind))


def _draw_download(name: str, size: int, words: Words) -> nodes.paragraph:
    """Draw a link to a file, with what it is and its size in thousands of bytes, as browsers count them."""
    stem, _, suffix = name.rpartition("/")[2].rpartition(".")
    form = "JSON Resume" if suffix == "json" else suffix.upper()
    face = nodes.inline("", words.listed((form, stem.removeprefix("resume").lstrip("-"))))
    link = pending_xref("", face, refdomain="portfolio", reftype="file", reftarget=name, refexplicit=True)
    rounded = words.kilobytes(max(1, round(size / 1000)))
    return parts.paragraph(link, " ", parts.inline(rounded, "size"))


def _draw_employer(employer: Employer, link: parts.LinkTo, words: Words) -> nodes.section:
    """Draw an organisation with its role, or with a section for each of several."""
    if len(employer.jobs) == 1:
        job = employer.jobs[0]
        return _draw_job(job, employer.organisation, link, words, title=job.title)
    jobs = (_draw_job(job, job.title, link, words) for job in employer.jobs)
    id = f"resume-{slug(employer.organisation)}-{slug(employer.jobs[0].url)}"
    return parts.section(id, nodes.Text(employer.organisation), *jobs)


def _draw_job(job: Job, heading: str, link: parts.LinkTo, words: Words, title: str = "") -> nodes.section:
    """Draw a role under its organisation or, where that stands above, its title; or work of one's own."""
    name = parts.linked(Target(text=heading, docname=job.url), link)
    when = parts.joined(job.dates, job.employment, job.location)
    section = parts.section(f"resume-{slug(job.url)}", name)
    said: parts.Drawn = [parts.inline(title, "title")] if title else []
    said += [nodes.Text(" · ")] if title and when else []
    said += [parts.inline(when, "when")] if when else []
    if said:
        section += parts.paragraph(*said, name="job")
    if job.summary:
        section += parts.paragraph(job.summary)
    if job.lines:
        section += parts.items("work", (_draw_line(line, link, words) for line in job.lines))
    return section


def _draw_line(line: Line, link: parts.LinkTo, words: Words) -> parts.Drawn:
    """Draw what was reached, the write-up that tells of it, and what was done."""
    drawn: parts.Drawn = [_draw_result(result, words) for result in line.results]
    if line.title:
        title = parts.linked(Target(text=line.title, docname=line.url), link)
        also: parts.Drawn = [nodes.Text(" "), parts.inline(line.also, "also")] if line.also else []
        drawn.append(parts.paragraph(title, *also, name="told"))
    return [*drawn, *map(parts.paragraph, line.done)]


def _draw_result(result: ResultView, words: Words) -> nodes.paragraph:
    claim: nodes.Node = parts.inline(result.claim, "claim")
    if result.exhibits:
        claim = parts.outward(replace(result.exhibits[0], kind="link"), claim)
    line = [*parts.quantity(result), claim, *parts.comparison(result)]
    if result.unpublished:
        line += [nodes.Text(" "), parts.inline(words("Unpublished"), "mark")]
    return parts.paragraph(*line, name="reached")


def _draw_paper(paper: Paper, words: Words) -> nodes.paragraph:
    """Draw a publication on one line, its owner in bold."""
    title: str | nodes.Node = paper.title
    if paper.url:
        title = parts.outward(Outward(text=paper.title, url=paper.url))
    drawn: list[str | nodes.Node] = [title, " "]
    for place, (name, own) in enumerate(paper.authors):
        drawn += [words.comma] if place else []
        drawn.append(nodes.strong("", name) if own else name)
    source = words.listed((paper.source, paper.year)) + words.stop.rstrip()
    others = f" {paper.others}" if paper.others else ""
    stop = " " if others.endswith(".") else words.stop if paper.authors else ""
    drawn.append(f"{others}{stop}{source}")
    return parts.paragraph(*drawn)


LISTING = parts.Listing(name="resume", choose=choose, draw=draw)
