"""Readers differ: in what they press, what they see, what they let run, and what they print on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from reading import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ViewportSize

    from reading import Reading


def test_skip_link_leads_past_the_frame(visit: Callable[..., Reading]) -> None:
    """The first Tab shows the way to the content, and the Tab after it is in the content."""
    reading = visit("roles/waabi", viewport=DESK)
    reading.press("Tab")
    skip = reading.page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reading.press("Enter", "Tab")
    assert reading.page.get_by_role("main").evaluate("main => main.contains(document.activeElement)")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("docname", ["index", "claims"])
def test_focus_is_seen_wherever_it_goes(
    visit: Callable[..., Reading], docname: str, size: ViewportSize
) -> None:
    """Each element that Tab reaches has a ring, and neither the window nor the header hides it."""
    reading = visit(docname, viewport=size, reduced_motion="reduce")
    seen = set()
    while True:
        reading.press("Tab")
        spot = reading.page.evaluate(_SPOT)
        if spot is None or spot["path"] in seen:
            break
        seen.add(spot["path"])
        assert spot["ring"], f"no ring: {spot}"
        assert spot["shown"], f"hidden: {spot}"
    assert len(seen) > 20


def test_years_of_a_long_life_fit_on_a_phone(visit: Callable[..., Reading]) -> None:
    """The strip of forty-three years stays within its column, and beside the words that say the same."""
    page = visit("skills", viewport=PHONE).page
    page.evaluate(
        "document.querySelectorAll('.portfolio-strip').forEach(e => e.setAttribute('viewBox', '0 0 172 1'))"
    )
    strip, column = (
        page.locator(each).first.bounding_box() for each in (".portfolio-strip", "dl.portfolio-skills dd")
    )
    assert strip
    assert column
    assert column["width"] / 2 < strip["width"] < column["width"] * 2 / 3
    assert strip["height"] > 10


@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_no_dot_dangles(visit: Callable[..., Reading], width: int) -> None:
    """Dots stand between the facts of a row: the first begins at its edge, and no dot follows the last."""
    page = visit("index", viewport={"width": width, "height": 800}).page
    line = page.locator("dl.portfolio-facts-line").first
    found = line.evaluate(_DOTS)
    assert found["after"] == []
    for row in found["rows"]:
        assert abs(row - found["edge"]) < 1, "its dot lies outside, where it is cut off"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


_DOTS = """line => {
  const facts = [...line.querySelectorAll(":scope > dd")];
  const after = facts.map((fact) => getComputedStyle(fact, "::after").content);
  const [edge, dot] = [line.getBoundingClientRect().left, 1.2 * 16];
  const rows = new Map();
  for (const fact of facts) {
    const { top, left } = fact.getBoundingClientRect();
    if (!rows.has(Math.round(top))) rows.set(Math.round(top), left + dot);
  }
  return { after: after.filter((content) => content !== "none"), edge, rows: [...rows.values()] };
}"""


_SPOT = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const all = [...document.querySelectorAll("*")];
  const style = getComputedStyle(at);
  const [line] = at.getClientRects();
  const top = document.elementFromPoint(line.left + 4, line.top + line.height / 2);
  return {
    path: all.indexOf(at),
    markup: at.outerHTML.slice(0, 100),
    ring: [style, getComputedStyle(at, "::after")].some( // of a link that fills a tile, the tile has it
      ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    ),
    shown: at.contains(top) || Boolean(top?.contains(at)),
  };
}"""


@pytest.mark.parametrize("docname", ["index", "claims", "projects/sparse-conv"])
def test_nothing_moves_on_a_desk(visit: Callable[..., Reading], docname: str) -> None:
    """Scripts that come after the page is drawn leave everything where it is."""
    assert visit(docname, viewport=DESK).moved() == []


@pytest.mark.parametrize(
    ("selector", "cut"), [("th", "<th "), (".portfolio-logo", '<span class="sidebar-brand-text')]
)
def test_nothing_moves_while_a_page_arrives(visit: Callable[..., Reading], selector: str, cut: str) -> None:
    """Of a page that comes in pieces, headings and the logo are at once where they will be."""
    *pieces, whole = visit("claims", viewport=DESK).page.evaluate(_ARRIVING, [selector, cut])
    assert pieces == [whole[: len(piece)] for piece in pieces]
    assert pieces[-1] != []


_ARRIVING = """async ([selector, cut]) => {
  const [before, ...parts] = (await (await fetch(location.href)).text()).split(cut);
  const place = (element) => (({ left, top }) => [left, top])(element.getBoundingClientRect());
  const places = () => [...document.querySelectorAll(selector)].map(place);
  document.open();
  document.write(before);
  const pieces = parts.map((part) => {
    const there = places();
    document.write(cut + part);
    return there;
  });
  document.close();
  return [...pieces, places()];
}"""


def test_theme_is_remembered(visit: Callable[..., Reading]) -> None:
    """The colours that a reader chooses stay over a reload and on the next page."""
    reading = visit("index", viewport=DESK)
    theme = "document.body.dataset.theme"
    ground = "getComputedStyle(document.body).backgroundColor"
    light = reading.page.evaluate(ground)
    toggle = reading.page.get_by_role("button", name="color theme")
    while reading.page.evaluate(theme) != "dark":
        toggle.press("Enter")
    dark = reading.page.evaluate(ground)
    assert dark != light
    reading.page.reload()
    assert reading.page.evaluate(ground) == dark
    reading.go("skills")
    assert reading.page.evaluate(theme) == "dark"


def test_claims_sort_by_keyboard(visit: Callable[..., Reading]) -> None:
    """Enter on a heading sorts by it, up and then down, says so, and keeps every row."""
    reading = visit("claims", viewport=DESK)
    table = reading.page.get_by_role("table")
    heading = table.get_by_role("columnheader", name="What")

    def told() -> list[str]:
        return [text.strip() for text in table.locator("tbody td:nth-child(2)").all_text_contents()]

    before = told()
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    up = told()
    first = [text.split()[0].lower() for text in up]
    assert first == sorted(first)
    assert up != before
    reading.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert told() == up[::-1]
    table.get_by_role("columnheader", name="Result").get_by_role("button").press("Enter")
    expect(table.locator("[aria-sort]")).to_have_count(1)
    assert sorted(told()) == sorted(before)


@pytest.mark.parametrize("letters", [16, 32])
@pytest.mark.parametrize("width", [320, 375])
def test_name_has_room_in_the_narrow_header(visit: Callable[..., Reading], width: int, letters: int) -> None:
    """A long name lies under no sign beside it, be the letters of the browser twice as large."""
    page = visit("index", viewport={"width": width, "height": 667}).page
    chosen = {"fontSizes": {"standard": letters, "fixed": letters}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", chosen)
    page.locator(".mobile-header .brand").evaluate(
        "brand => (brand.textContent = 'Maximiliana Example-Longname')"
    )
    signs = page.locator(".mobile-header :is(button, label)").filter(visible=True)
    assert signs.count() == 4
    assert page.evaluate(_OVERLAPS) == []


_OVERLAPS = """() => {
  const name = document.createRange();
  name.selectNodeContents(document.querySelector(".mobile-header .brand"));
  const { bottom } = document.querySelector(".mobile-header").getBoundingClientRect();
  const signs = [...document.querySelectorAll(".mobile-header :is(button, label)")];
  return [...name.getClientRects()].flatMap((line) => signs.filter((sign) => {
    const box = sign.getBoundingClientRect();
    return box.width && line.left < box.right && line.right > box.left && line.top < box.bottom;
  }).map((sign) => sign.outerHTML).concat(line.bottom > bottom ? ["below the header"] : []));
}"""


def test_claims_narrow_by_choice(visit: Callable[..., Reading]) -> None:
    """What is chosen above the table narrows its rows, and the page says how many are left."""
    page = visit("claims", viewport=DESK).page
    rows = page.locator("table.portfolio-claims tbody tr")
    everything = rows.count()
    page.get_by_label("Evidence").select_option("Not public")
    private = rows.locator("visible=true").count()
    assert 0 < private < everything
    expect(page.locator("table.portfolio-claims .portfolio-mark-unpublished:visible")).to_have_count(private)
    expect(page.get_by_text(f"Results shown: {private}")).to_be_visible()
    page.get_by_label("Role").select_option("CentML")
    assert 0 < rows.locator("visible=true").count() < private


def test_reason_is_told_at_a_touch(visit: Callable[..., Reading]) -> None:
    """What is not public says why once it is touched, without a script and beside the link of its tile."""
    page = visit("index", scripted=False).page
    secret = page.locator(".portfolio-secret").first
    expect(secret.locator(".portfolio-reason")).to_be_hidden()
    secret.locator("summary").click()
    expect(secret.locator(".portfolio-reason")).to_be_visible()
    tile = page.locator(".portfolio-tile", has=page.locator(".portfolio-secret")).first
    box = tile.bounding_box()
    assert box
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    page.wait_for_url("**/projects/**#result-*")


def test_code_is_copied_as_one_types_it(visit: Callable[..., Reading]) -> None:
    """The button of a block copies the lines behind prompts alone, with their indentation, and says so."""
    page = visit("projects/int8-llama", viewport=DESK).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = page.locator(".highlight", has=page.locator(".gp")).first
    block.hover()
    block.get_by_role("button", name="Copy").click()
    expect(block.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert ">>>" not in copied
    assert "\n    return " in copied
    assert "(1536.0, 1537.0)" not in copied
    assert block.locator(".gp").first.evaluate("prompt => getComputedStyle(prompt).userSelect") == "none"


def test_page_reads_whole_without_script(visit: Callable[..., Reading]) -> None:
    """Without JavaScript the text is all there, and links lead on, those in a drawer as well."""
    reading = visit("index", scripted=False)
    page = reading.page
    page.locator("label.nav-overlay-icon").click()
    page.get_by_role("link", name="Claims", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Claims", exact=True)).to_be_visible()
    assert page.locator("table.portfolio-claims tbody tr").count() > 20
    expect(page.locator("table.portfolio-claims tbody tr").last).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_still_page_for_who_wants_no_motion(visit: Callable[..., Reading]) -> None:
    """Nothing slides or fades where the reader has asked for less motion."""
    page = visit("index", reduced_motion="reduce").page
    moving = page.evaluate(_MOVING)
    assert moving == []
    assert visit("index", reduced_motion="no-preference").page.evaluate(_MOVING) != []


_MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
}).map((element) => element.className)"""


def test_marks_are_seen_in_forced_colours(visit: Callable[..., Reading]) -> None:
    """With the reader's few colours, bars, strips, icons and marks still stand out from the ground."""
    for docname, selectors in _DRAWN.items():
        page = visit(docname, viewport=DESK, forced_colors="active").page
        for selector, properties in selectors.items():
            element, _, part = selector.partition("::")
            seen = page.locator(element).first.evaluate(_SEEN, [part and f"::{part}", *properties])
            assert seen, f"{selector} on {docname}"


_DRAWN = {
    "index": {
        ".portfolio-bar": ("backgroundColor",),
        "a.portfolio-out::before": ("backgroundColor",),
        ".portfolio-secret summary::before": ("backgroundColor",),
        ".portfolio-gauge-own": ("fill",),
        ".theme-toggle svg:not([style])": ("color",),
    },
    "skills": {".portfolio-strip .used": ("fill",)},
}
_SEEN = """(element, [part, ...properties]) => {
  const style = getComputedStyle(element, part || null);
  const ground = getComputedStyle(document.body).backgroundColor;
  const width = parseFloat(style.borderTopWidth);
  return properties.every((name) => style[name] !== ground && (!name.startsWith("border") || width > 0));
}"""
