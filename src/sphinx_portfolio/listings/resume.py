"""Drawing the résumé page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_portfolio.listings.cards import block, fact, inline, items, paragraph
from sphinx_portfolio.model.fields import slug
from sphinx_portfolio.views.viewer import Target

if TYPE_CHECKING:
    from sphinx_portfolio.listings.cards import LinkTo
    from sphinx_portfolio.views.resume import Entry, Job, Reached, Reference
    from sphinx_portfolio.views.resume_page import Download, ResumeView


def draw_resume(view: ResumeView, link: LinkTo) -> list[nodes.Node]:
    """Draw the person, the files, and a section each for roles, publications and skills."""
    told = view.resume
    lead = paragraph(told.name, name="name"), paragraph(told.headline, name="lead"), paragraph(told.summary)
    header = block("header", *lead, classes=["portfolio-header-resume"])
    links = [paragraph(_outward(nodes.Text(text), url)) for text, url in told.links]
    for name, entries in (("downloads", [*map(_draw_download, view.downloads)]), ("chips", links)):
        if entries:
            header += items(name, (nodes.list_item("", entry) for entry in entries))
    drawn: list[nodes.Node] = [header, _section("Roles", *(_draw_job(job, link) for job in told.jobs))]
    if told.publications:
        listed = items("publications", (_draw_reference(entry) for entry in told.publications))
        drawn.append(_section("Publications", listed))
    if told.skills:
        facts = nodes.definition_list("", classes=["portfolio-facts"])
        for group, skills in told.skills:
            facts += fact(group, paragraph(", ".join(" ".join(filter(None, skill)) for skill in skills)))
        drawn.append(_section("Skills", facts))
    return drawn


def _section(title: str, *children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", title), *children, ids=[f"resume-{slug(title)}"], names=[])


def _outward(face: nodes.Node, url: str) -> nodes.reference:
    return nodes.reference("", "", face, refuri=url, classes=["portfolio-out", "portfolio-out-link"])


def _draw_download(file: Download) -> nodes.paragraph:
    face = nodes.inline("", file.label)
    link = pending_xref(
        "", face, refdomain="portfolio", reftype="file", reftarget=file.path, refexplicit=True, refwarn=False
    )
    return paragraph(link, " ", inline(file.measure, "size"))


def _draw_job(job: Job, link: LinkTo) -> nodes.section:
    name = link(Target(text=job.organisation, docname=job.url), nodes.inline("", job.organisation))
    facts = " · ".join(filter(None, (job.dates, job.location)))
    section = nodes.section("", nodes.title("", "", name), ids=[f"resume-{slug(job.url)}"], names=[])
    section += paragraph(inline(job.title, "title"), " · ", inline(facts, "when"), name="job")
    section += paragraph(job.summary)
    if job.entries:
        section += items("work", (_draw_entry(entry, link) for entry in job.entries))
    return section


def _draw_entry(entry: Entry, link: LinkTo) -> nodes.list_item:
    item = nodes.list_item("")
    if entry.title:
        item += paragraph(link(Target(text=entry.title, docname=entry.url), nodes.inline("", entry.title)))
        item += paragraph(entry.summary)
    for result in entry.results:
        item += _draw_reached(result)
    return item


def _draw_reached(result: Reached) -> nodes.paragraph:
    figure = [inline(result.figure, "figure"), nodes.Text(" ")] if result.figure else []
    claim = inline(result.claim, "claim")
    shown = _outward(claim, result.url) if result.url else claim
    against = [nodes.Text(" "), inline(f"against {result.against}", "against")] if result.against else []
    mark = [nodes.Text(" "), inline("Unpublished", "mark")] if result.unpublished else []
    return paragraph(*figure, shown, *against, *mark, name="reached")


def _draw_reference(entry: Reference) -> nodes.list_item:
    title: nodes.Node = nodes.Text(entry.title)
    if entry.url:
        title = _outward(title, entry.url)
    source = f" {', '.join(entry.authors)}. {entry.source}."
    return nodes.list_item("", paragraph(title, source))
