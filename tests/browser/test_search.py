"""A reader finds pages by any word, with keys alone, and can send others what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from axe import hindrances
from reading import DESK, PHONE, Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Route, ViewportSize

    Visit = Callable[..., Reading]

ANSWERED = "#portfolio-search [role=listbox][aria-busy=false]"


def panel(reading: Reading) -> Locator:
    """Return the search, wherever it stands."""
    return reading.page.locator("#portfolio-search")


def field(reading: Reading) -> Locator:
    """Return the field of search."""
    return panel(reading).locator("input[name=q]")


def results(reading: Reading) -> Locator:
    """Return the pages that search shows, each a link."""
    return panel(reading).get_by_role("option")


def ready(reading: Reading) -> Reading:
    """Wait until the script that opens search has come."""
    reading.page.locator("button[aria-label=Search]").wait_for(state="attached")
    return reading


def ask(reading: Reading, question: str) -> Locator:
    """Put a question to the search that is open, and return the links of the answer."""
    field(reading).fill(question)
    reading.page.locator(ANSWERED).wait_for(state="attached")
    return results(reading)


def hold(reading: Reading, address: str) -> list[Route]:
    """Keep what is asked for at an address waiting, in the list that is returned."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    reading.page.route(address, keep)
    return held


def facet(reading: Reading, group: str, value: str) -> Locator:
    """Return the button of one value that pages may be chosen by."""
    buttons = panel(reading).get_by_role("group", name=group, exact=True).get_by_role("button")
    return buttons.and_(reading.page.locator(f"[value='{value}']"))


def said(reading: Reading) -> list[str]:
    """Return the question and the facets that the address of the page holds."""
    query = parse_qs(urlsplit(reading.page.url).query)
    return sorted(f"{name}={value}" for name, values in query.items() for value in values)


def chosen(reading: Reading) -> int | None:
    """Return the place of the one result that keys have led to; the field names it, and keeps the focus."""
    expect(field(reading)).to_be_focused()
    active = field(reading).get_attribute("aria-activedescendant")
    selected = [
        row.get_attribute("id")
        for row in results(reading).all()
        if row.get_attribute("aria-selected") == "true"
    ]
    assert selected == ([active] if active else [])
    return int(active.rpartition("-")[2]) if active else None


@pytest.mark.parametrize("docname", ["index", "roles/waabi", "projects/sparse-conv"])
@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_alone_lead_to_a_page(visit: Visit, docname: str, keys: str) -> None:
    """From any kind of page a key opens search, words find pages, arrows choose one, and Enter goes there."""
    reading = ready(visit(docname, viewport=DESK))
    reading.press(keys)
    reading.page.keyboard.type("llvm grammar")
    reading.page.locator(ANSWERED).wait_for(state="attached")
    expect(results(reading).first).to_contain_text("Familia")
    last = results(reading).count() - 1
    for key, place in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("End", last),
        ("Home", 0),
        ("ArrowUp", None),
        ("ArrowUp", last),
        ("Home", 0),
    ):
        reading.press(key)
        assert chosen(reading) == place, key
    assert reading.complaints == []
    reading.press("Enter")
    reading.page.wait_for_url("**/projects/familia.html*")


def test_nothing_is_loaded_before_a_reader_asks(visit: Visit) -> None:
    """A page brings the few lines that open search; the rest, index included, comes when it is opened."""
    reading = ready(visit("index", viewport=DESK))
    searching = [url for url in reading.requests if "search" in url or "pagefind" in url]
    assert [urlsplit(url).path for url in searching] == ["/_static/portfolio/search.js"]
    reading.press("/")
    ask(reading, "rust")
    assert any("pagefind/wasm" in url for url in reading.requests)


def test_each_part_is_loaded_once(visit: Visit) -> None:
    """The parts of search come once each, all at one time, by the version of the first."""
    reading = ready(visit("projects/familia", viewport=DESK))
    before = len(reading.requests)
    reading.press("/")
    ask(reading, "rust")
    (entry,) = [url for url in reading.requests[:before] if "/search.js" in url]
    parts = [urlsplit(url) for url in reading.requests[before:] if "/_static/" in url]
    assert len({part.path for part in parts}) == len(parts) == 5
    assert {part.query for part in parts} == {urlsplit(entry).query}
    at_once = reading.requests[before : before + 5]
    assert {urlsplit(url).path.rpartition("/")[2] for url in at_once} == {
        "pages.json", "search.css", "interface.js", "drawing.js", "ranking.js",
    }  # fmt: skip


def test_words_typed_while_it_loads_are_kept(visit: Visit) -> None:
    """What a reader types right after the key stands in the field, however long the rest takes to come."""
    reading = ready(visit("index", viewport=DESK))
    held = hold(reading, "**/search/interface.js*")
    with reading.page.expect_request("**/search/interface.js*"):
        reading.press("/")
    reading.page.keyboard.type("lalr")
    held[0].continue_()
    expect(results(reading).first).to_contain_text("IR")
    expect(field(reading)).to_have_value("lalr")


def test_escape_leads_back(visit: Visit) -> None:
    """Escape closes search, the focus returns to where it was, and the address is that of the page."""
    reading = ready(visit("skills", viewport=DESK))
    before = reading.page.url
    reading.press("Tab", "Tab")
    where = reading.focused()
    reading.press("/")
    ask(reading, "triton")
    expect(reading.page).not_to_have_url(before)
    reading.press("Escape")
    expect(panel(reading)).to_be_hidden()
    assert reading.focused() == where
    expect(reading.page).to_have_url(before)


def test_field_and_button_open_search(visit: Visit) -> None:
    """The field beside a page, and the button above it on a phone, open search as a key does."""
    desk = ready(visit("index", viewport=DESK))
    desk.page.locator(".sidebar-search").focus()
    desk.page.keyboard.type("hip")
    expect(results(desk).first).to_contain_text("AMD")
    expect(field(desk)).to_have_value("hip")
    phone = ready(visit("index", viewport=PHONE))
    phone.page.get_by_role("button", name="Search").click()
    expect(field(phone)).to_be_focused()


def test_result_shows_what_it_is_and_why(visit: Visit) -> None:
    """A result tells its kind, role and dates, the skill that a word of the question means, and where."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    first = ask(reading, "ROCm wavefront").first
    expect(first).to_contain_text("Write-up · CentML · Oct – Dec 2023 · HIP (ROCm)")
    expect(first.locator(".portfolio-search-excerpt mark", has_text="wavefront")).to_be_visible()


@pytest.mark.parametrize(
    ("word", "named", "mentioned"),
    [("triton", "sparse-conv", "paged-attention"), ("llvm", "familia", "hidet-ir-text")],
)
def test_titles_and_skills_come_before_text(visit: Visit, word: str, named: str, mentioned: str) -> None:
    """A page that has a word as its title or skill stands before one whose text mentions it."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    found = ask(reading, word).evaluate_all("links => links.map(({ href }) => href)")
    names = [urlsplit(link).path.rpartition("/")[2].removesuffix(".html") for link in found]
    assert names.index(named) < names.index(mentioned)


def test_facets_narrow_and_count(visit: Visit) -> None:
    """Each value says how many pages it would leave, and choosing it leaves as many."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    links = ask(reading, "kernel")
    for group, value in (("Kind", "Write-up"), ("Year", "2023"), ("Skill", "CUDA")):
        button = facet(reading, group, value)
        count = int(button.locator("span").inner_text())
        button.click()
        expect(facet(reading, group, value)).to_have_attribute("aria-pressed", "true")
        expect(links).to_have_count(count)
        expect(panel(reading).get_by_role("status")).to_have_text(f"{count} page{'s' * (count != 1)}")
    all_chosen = ["kind=Write-up", "q=kernel", "skill=CUDA", "year=2023"]
    reading.page.wait_for_function("() => location.search.includes('skill')")
    assert said(reading) == all_chosen
    facet(reading, "Skill", "CUDA").click()
    expect(facet(reading, "Skill", "CUDA")).to_have_attribute("aria-pressed", "false")


def test_facet_stays_under_the_finger(visit: Visit) -> None:
    """A press that begins before the pages found are shown again and ends after that is a click."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    button = facet(reading, "Role", "UofT EcoSys Lab")
    button.hover()
    reading.page.mouse.down()
    field(reading).dispatch_event("input")
    reading.page.wait_for_timeout(200)
    reading.page.mouse.up()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_facets_alone_list_pages(visit: Visit) -> None:
    """Without a question, a role lists its pages: itself, then its write-ups from new to old."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    facet(reading, "Role", "UofT EcoSys Lab").click()
    titles = results(reading).locator(":scope > :first-child")
    expect(titles).to_have_text(["UofT EcoSys Lab", "Paged attention in Hidet Script"])


@pytest.mark.parametrize("docname", ["search", "claims"])
def test_address_brings_the_search_back(visit: Visit, docname: str) -> None:
    """An address with a question and facets shows the same pages on the search page, and over any other."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    ask(reading, "compiler")
    facet(reading, "Role", "CentML").click()
    expect(facet(reading, "Role", "CentML")).to_have_attribute("aria-pressed", "true")
    found = results(reading).locator(":scope > :first-child").all_inner_texts()
    shared = panel(reading).get_by_role("link", name="Link to this search").get_attribute("href")
    assert shared
    assert urlsplit(shared).path == "/search.html"
    again = ready(visit("index", viewport=DESK))
    again.page.goto(f"{again.site}{docname}.html?{urlsplit(shared).query}")
    again.page.locator(ANSWERED).wait_for(state="attached")
    assert results(again).locator(":scope > :first-child").all_inner_texts() == found
    assert said(again) == ["q=compiler", "role=CentML"]


def test_empty_search_shows_recent_work(visit: Visit) -> None:
    """Before a word is typed the newest write-ups stand there, and keys lead to them."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    expect(results(reading)).to_have_count(5)
    expect(panel(reading).get_by_role("status")).to_have_text("Recent work")
    reading.press("ArrowDown", "Enter")
    reading.page.wait_for_url("**/projects/cuda-event-profiling.html*")


def test_result_leads_to_the_section(visit: Visit) -> None:
    """A result says under which heading a word stands and leads there, unless its title is asked for."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    first = ask(reading, "swizzle ldmatrix").first
    expect(first.locator("b")).to_have_text("A swizzle for ldmatrix")
    first.click()
    reading.page.wait_for_url("**/projects/hidet-conv2d.html#a-swizzle-for-ldmatrix")
    expect(reading.page.locator(":target > :is(h2, h3)")).to_contain_text("A swizzle for ldmatrix")
    reading.press("/")
    expect(ask(reading, "paged attention").first).to_have_attribute(
        "href", re.compile(r"paged-attention\.html$")
    )


def test_results_come_before_filters(visit: Visit) -> None:
    """Tab leads from the field by way of Close to the first result; the filters follow the last."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    ask(reading, "bank conflicts")
    reading.press("Tab", "Tab")
    expect(results(reading).first).to_be_focused()
    for _ in range(results(reading).count()):
        reading.press("Tab")
    expect(panel(reading).locator("summary")).to_be_focused()


def test_no_hit_offers_the_nearest_skills(visit: Visit) -> None:
    """A question that no page answers offers skills, and one of them finds pages."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    expect(ask(reading, "quantisatoin")).to_have_count(0)
    offer = panel(reading).locator(".portfolio-search-nothing").get_by_role("button", name="Quantisation")
    offer.click()
    expect(results(reading).first).to_contain_text("Int8")


@pytest.mark.parametrize("word", ["quantization", "quantize", "quantised"])
def test_spelling_and_form_do_not_matter(visit: Visit, word: str) -> None:
    """American spelling and other forms of a word find what the owner has spelt otherwise."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    expect(ask(reading, word).first).to_contain_text("Int8")


def test_search_page_works_by_keys(visit: Visit) -> None:
    """On its own page search has the focus; arrows and Enter lead on, a slash leads back to the field."""
    reading = ready(visit("search", viewport=DESK))
    expect(field(reading)).to_be_focused()
    reading.page.keyboard.type("perfetto")
    expect(results(reading).first).to_contain_text("CUDA events")
    reading.press("Tab", "/")
    expect(field(reading)).to_be_focused()
    reading.press("ArrowDown", "Enter")
    reading.page.wait_for_url("**/cuda-event-profiling.html*")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_key_is_lost_before_search_is_there(visit: Visit, viewport: ViewportSize) -> None:
    """Keys pressed before a script of search has come scroll no page, and are the question when it has."""
    reading = visit("index", viewport=viewport)
    held = hold(reading, "**/search.js*")
    reading.page.goto(f"{reading.site}index.html", wait_until="commit")
    reading.page.wait_for_load_state()
    reading.press("/")
    reading.page.keyboard.type("llvm grammar")
    assert reading.page.evaluate("scrollY") == 0
    held[0].continue_()
    expect(results(reading).first).to_contain_text("Familia")
    expect(field(reading)).to_be_focused()
    reading.page.keyboard.type("s")
    expect(field(reading)).to_have_value("llvm grammars")


def test_without_its_script_the_field_leads_to_the_search_page(visit: Visit) -> None:
    """Where search cannot be opened, the key leads to the field, and Sphinx's search answers."""
    reading = visit("index", viewport=DESK)
    reading.page.route("**/search.js*", lambda route: route.abort())
    reading.go("roles/centml")
    reading.press("/")
    reading.page.keyboard.type("lalrpop")
    reading.press("Enter")
    reading.page.wait_for_url("**/search.html?q=lalrpop")
    expect(reading.page.locator("#search-results a").first).to_contain_text("Familia", timeout=10_000)


def compose(reading: Reading, text: str) -> None:
    """Write a text as people do who choose among signs before they enter them."""
    session = reading.page.context.new_cdp_session(reading.page)
    for end in range(1, len(text) + 1):
        chosen = {"text": text[:end], "selectionStart": end, "selectionEnd": end}
        session.send("Input.imeSetComposition", chosen)
    session.send("Input.insertText", {"text": text})


def test_field_waits_for_signs_that_are_being_chosen(visit: Visit) -> None:
    """A word that is composed in the field beside a page arrives in search whole."""
    reading = ready(visit("index", viewport=DESK))
    reading.page.locator(".sidebar-search").focus()
    compose(reading, "lalr")
    expect(field(reading)).to_have_value("lalr")


@pytest.mark.parametrize("comes", [True, False], ids=["late", "never"])
def test_search_does_without_its_style(visit: Visit, comes: bool) -> None:
    """Where the style does not arrive, search is seen, answers, is left by Escape, and hinders nobody."""
    reading = ready(visit("index", viewport=DESK))
    reading.page.route("**/search.css*", (lambda route: None) if comes else (lambda route: route.abort()))
    reading.press("/")
    expect(ask(reading, "lalrpop").first).to_contain_text("Familia")
    expect(panel(reading)).to_have_css("opacity", "1")
    assert not hindrances(reading.page)
    reading.press("Escape")
    expect(panel(reading)).to_be_hidden()


def refuse(route: Route) -> None:
    """Answer as a host does that has no such file."""
    route.fulfill(status=404, body="<!doctype html><title>Not found</title>", content_type="text/html")


def garble(route: Route) -> None:
    """Answer with something else."""
    script = urlsplit(route.request.url).path.endswith(".js")
    route.fulfill(body="1f8b", content_type="text/javascript" if script else "application/octet-stream")


def withhold(route: Route) -> None:
    """Never answer."""


PARTS = ("pages.json", "pagefind.js", "pagefind-entry.json", "pagefind.*.pf_meta", "wasm.*", "index/*")
FAILURES = [
    *((f"pagefind/{part}*", refuse) for part in PARTS),
    *((f"pagefind/{part}*", garble) for part in ("pages.json", "wasm.*", "index/*")),
    *((f"pagefind/{part}*", withhold) for part in ("pages.json", "pagefind.js", "index/*")),
    *(("_static/portfolio/search/ranking.js*", answer) for answer in (refuse, withhold)),
]


@pytest.mark.parametrize(("part", "answer"), FAILURES)
def test_sphinx_answers_when_a_part_fails(visit: Visit, part: str, answer: Callable[[Route], None]) -> None:
    """Whatever does not come, or is not what it should be, Sphinx's search answers in place of ours, once."""
    reading = visit("index", viewport=DESK)
    reading.page.route(f"**/{part}", answer)
    reading.page.goto(f"{reading.site}search.html?q=lalrpop")
    expect(reading.page.locator("#search-results a").first).to_contain_text("Familia", timeout=10_000)
    expect(reading.page.locator("#search-results h2")).to_have_count(1)
    expect(panel(reading).get_by_role("listbox")).to_have_count(0)
    expect(field(reading)).to_have_value("lalrpop")


@pytest.mark.parametrize(
    "part", ["pagefind/pages.json*", "pagefind/index/*", "_static/portfolio/search/drawing.js*"]
)
def test_dialog_leads_to_sphinx_when_a_part_fails(visit: Visit, part: str) -> None:
    """A dialog that cannot search the text says so, and Enter leads to the search page and its answer."""
    reading = ready(visit("index", viewport=DESK))
    reading.page.route(f"**/{part}", refuse)
    reading.press("/")
    reading.page.keyboard.type("perfetto")
    if "drawing" not in part:
        expect(panel(reading).get_by_role("status")).to_contain_text("Press Enter")
        expect(panel(reading).get_by_role("link", name="perfetto")).to_be_visible()
    reading.press("Enter")
    reading.page.wait_for_url("**/search.html?q=perfetto")
    expect(reading.page.locator("#search-results a").first).to_contain_text("CUDA events", timeout=10_000)


def test_results_stay_without_their_texts(visit: Visit) -> None:
    """Where the text of a page does not come, the page is still found, and its summary stands with it."""
    reading = ready(visit("index", viewport=DESK))
    reading.page.route("**/pagefind/fragment/*", refuse)
    reading.press("/")
    first = ask(reading, "perfetto").first
    expect(first).to_contain_text("CUDA events")
    reading.page.wait_for_timeout(500)
    expect(first.locator(".portfolio-search-excerpt")).to_contain_text("stream")
    expect(panel(reading).get_by_role("status")).to_contain_text("page")


def test_search_recovers(visit: Visit) -> None:
    """A later question is answered once the part that an earlier one waited for in vain has come."""
    reading = ready(visit("index", viewport=DESK))
    held = hold(reading, "**/pagefind/pagefind.js*")
    reading.press("/")
    reading.page.keyboard.type("perfett")
    expect(panel(reading).get_by_role("status")).to_contain_text("Press Enter", timeout=10_000)
    held[0].continue_()
    reading.page.keyboard.type("o")
    expect(results(reading).first).to_contain_text("CUDA events")
    expect(panel(reading).get_by_role("status")).to_contain_text("page")


def test_late_answer_is_not_shown_for_another_question(visit: Visit) -> None:
    """An answer that comes after the question has changed changes nothing of what stands there."""
    reading = ready(visit("index", viewport=DESK))
    reading.press("/")
    ask(reading, "wavefront")
    held = hold(reading, "**/pagefind/index/*")
    with reading.page.expect_request("**/pagefind/index/*"):
        field(reading).fill("perfetto")
    asked = held.copy()
    reading.page.unroute("**/pagefind/index/*")
    links = ask(reading, "lalrpop")
    expect(links.first).to_contain_text("Familia")
    titles = links.locator(":scope > :first-child")
    answer = titles.all_inner_texts()
    for route in asked:
        route.continue_()
    reading.page.wait_for_timeout(500)
    assert titles.all_inner_texts() == answer
    assert said(reading) == ["q=lalrpop"]


def test_words_typed_while_sphinx_takes_over_are_kept(visit: Visit) -> None:
    """Sphinx's search answers what stands in the field when it comes, and shows nothing for other words."""
    reading = visit("index", viewport=DESK)
    reading.page.route("**/pages.json", refuse)
    held = hold(reading, "**/searchtools.js")
    with reading.page.expect_request("**/searchtools.js"):
        reading.page.goto(f"{reading.site}search.html?q=lalr", wait_until="commit")
    reading.page.keyboard.type("pop")
    held[0].continue_()
    reading.page.unroute("**/searchtools.js")
    typed, found = field(reading), reading.page.locator("#search-results")
    reading.page.wait_for_load_state("networkidle")
    expect(typed).to_have_value("lalrpop")
    expect(found).to_be_empty()
    reading.press("Enter")
    expect(found.locator("a").first).to_contain_text("Familia")


def test_sphinx_answers_without_webassembly(visit: Visit) -> None:
    """Where Pagefind cannot run, Enter leads to the search page, and Sphinx's search finds the page there."""
    reading = visit("index", viewport=DESK)
    reading.page.add_init_script("delete window.WebAssembly")
    reading.go("index")
    reading.press("/")
    reading.page.keyboard.type("lalrpop")
    reading.press("Enter")
    reading.page.wait_for_url("**/search.html?q=lalrpop")
    expect(reading.page.locator("#search-results a").first).to_contain_text("Familia")
    assert reading.complaints == []


@pytest.mark.parametrize("docname", ["index", "projects/familia"])
def test_sphinx_answers_from_disk(browser: Browser, built: Path, docname: str) -> None:
    """A site that is opened from a folder is searched as well, and nothing complains."""
    with browser.new_context(viewport=DESK) as context:
        reading = Reading.start(context, f"{built.as_uri()}/")
        reading.page.goto(f"{reading.site}{docname}.html")
        reading.press("/")
        reading.page.keyboard.type("perfetto")
        expect(reading.page.locator("dialog")).to_have_count(0)
        reading.press("Enter")
        reading.page.wait_for_url("**/search.html?q=perfetto")
        expect(reading.page.locator("#search-results a").first).to_contain_text("CUDA events")
        field(reading).fill("lalrpop")
        reading.press("Enter")
        reading.page.wait_for_url("**/search.html?q=lalrpop")
        expect(reading.page.locator("#search-results a").first).to_contain_text("Familia")
        assert reading.complaints == []


def test_without_scripts_lists_stand_in(visit: Visit) -> None:
    """The field leads to the search page, and that offers the pages that list what there is."""
    reading = visit("index", viewport=DESK, scripted=False)
    reading.page.locator(".sidebar-search").fill("rust")
    reading.press("Enter")
    reading.page.wait_for_url("**/search.html?q=rust")
    main = reading.page.get_by_role("main")
    expect(main.get_by_role("link", name="Skills")).to_be_visible()
    expect(main.get_by_role("link", name="Claims")).to_be_visible()


@pytest.fixture(params=["light", "dark"])
def opened(visit: Visit, request: pytest.FixtureRequest) -> Reading:
    """Return an open search with an answer, in light and in dark."""
    reading = ready(visit("roles/centml", viewport=DESK, color_scheme=request.param, reduced_motion="reduce"))
    reading.press("/")
    ask(reading, "matrix multiplication")
    return reading


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_open_search_hinders_nobody(opened: Reading, width: int) -> None:
    """Axe finds nothing against it, nothing stands out sideways, and Tab stays within it."""
    opened.page.set_viewport_size({"width": width, "height": 667})
    opened.page.locator(".portfolio-search-excerpt mark").first.wait_for()
    found = hindrances(opened.page)
    assert not found, "\n".join(found)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    sides = panel(opened).evaluate("dialog => [dialog.scrollWidth, dialog.clientWidth]")
    assert sides[0] <= sides[1]
    for _ in range(4):
        opened.press("Shift+Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog')"
        assert opened.page.evaluate(f"Boolean({inside})")
