"""The résumé as a page: what the PDF says where there is room for all of it, and the files to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_portfolio.listings import parts
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views import resume
from sphinx_portfolio.views.viewer import Options, Outward, Target, Viewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_portfolio.graph.publications import Publication
    from sphinx_portfolio.graph.words import Words
    from sphinx_portfolio.views.results import ResultView


@dataclass(frozen=True, kw_only=True)
class ResumeView:
    """A résumé whose addresses within the site are docnames, and the files beside it with their sizes."""

    resume: resume.Resume
    downloads: tuple[tuple[str, int], ...]


def choose(viewer: Viewer, docname: str, options: Options) -> ResumeView | None:
    """Return the résumé with all write-ups, and its files, those to print first."""
    portfolio, sizes = viewer.portfolio, viewer.downloads
    if portfolio.profile is None:
        return None
    projects = resume.chosen(portfolio, resume.Variant())
    composed = resume.compose(portfolio, projects, lambda docname: docname)
    names = sorted(sizes, key=lambda name: (not name.endswith(".pdf"), name.removesuffix(".pdf")))
    return ResumeView(resume=composed, downloads=tuple((name, sizes[name]) for name in names))


def draw(view: ResumeView, link: parts.LinkTo, words: Words) -> Iterator[nodes.Node]:
    """Draw the person, the files, and a section each for roles, publications and skills."""
    person = view.resume
    header = parts.block("header", "portfolio-header-resume")
    header += [parts.paragraph(person.name, name="name"), parts.paragraph(person.headline, name="lead")]
    header += parts.paragraph(person.summary)
    if view.downloads:
        header += parts.items("downloads", (_draw_download(*download, words) for download in view.downloads))
    if person.links:
        links = (parts.outward(Outward(text=text, url=url)) for text, url in person.links)
        header += parts.items("chips", links)
    yield header
    jobs = (_draw_job(job, link, words) for job in person.jobs)
    yield _section("roles", words("Roles"), *jobs)
    if person.publications:
        publications = (_draw_publication(entry, words) for entry in person.publications)
        yield _section("publications", words("Publications"), parts.items("publications", publications))
    if person.skills:
        texts = ((group, (" ".join(s).rstrip() for s in skills)) for group, skills in person.skills)
        facts = ((group, parts.paragraph(words.listed(skills))) for group, skills in texts)
        yield _section("skills", words("Skills"), parts.facts(facts))


def _section(id: str, title: str, *children: nodes.Node) -> nodes.section:
    return parts.section(f"resume-{id}", nodes.Text(title), *children)


def _draw_download(name: str, size: int, words: Words) -> nodes.paragraph:
    """Draw a link to a file, with what it is and its size in thousands of bytes, as browsers count them."""
    stem, _, suffix = name.rpartition("/")[2].rpartition(".")
    form = "JSON Resume" if suffix == "json" else suffix.upper()
    face = nodes.inline("", words.listed((form, stem.removeprefix("resume").lstrip("-"))))
    link = pending_xref("", face, refdomain="portfolio", reftype="file", reftarget=name, refexplicit=True)
    rounded = words.kilobytes(max(1, round(size / 1000)))
    return parts.paragraph(link, " ", parts.inline(rounded, "size"))


def _draw_job(job: resume.Job, link: parts.LinkTo, words: Words) -> nodes.section:
    name = parts.linked(Target(text=job.organisation, docname=job.url), link)
    when = parts.inline(parts.joined(job.dates, job.location), "when")
    section = parts.section(f"resume-{slug(job.url)}", name)
    section += parts.paragraph(parts.inline(job.title, "title"), " · ", when, name="job")
    section += parts.paragraph(job.summary)
    if job.entries:
        section += parts.items("work", (_draw_work(entry, link, words) for entry in job.entries))
    return section


def _draw_work(entry: resume.Entry, link: parts.LinkTo, words: Words) -> parts.Drawn:
    results = (_draw_result(result, words) for result in entry.results)
    if not entry.title:
        return [*results]
    title = parts.linked(Target(text=entry.title, docname=entry.url), link)
    return [parts.paragraph(title), parts.paragraph(entry.summary), *results]


def _draw_result(result: ResultView, words: Words) -> nodes.paragraph:
    claim: nodes.Node = parts.inline(result.claim, "claim")
    if result.exhibits:
        claim = parts.outward(replace(result.exhibits[0], kind="link"), claim)
    line = [*parts.quantity(result), claim, *parts.comparison(result)]
    if result.unpublished:
        line += [nodes.Text(" "), parts.inline(words("Unpublished"), "mark")]
    return parts.paragraph(*line, name="reached")


def _draw_publication(entry: Publication, words: Words) -> nodes.paragraph:
    title = parts.outward(Outward(text=entry.title, url=entry.url)) if entry.url else entry.title
    authors, source = words.listed(entry.authors), words.listed((entry.venue, entry.year))
    return parts.paragraph(title, f" {authors}{words.stop}{source}{words.stop.rstrip()}")


LISTING = parts.Listing(name="resume", choose=choose, draw=draw)
