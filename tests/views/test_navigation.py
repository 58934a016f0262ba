"""What stands around a page: the owner's contents, with each role and its work in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import portfolios
from drawing import viewer
from portfolios import edited
from sphinx_portfolio.views.navigation import Group, Item, Navigation, around
from sphinx_portfolio.views.viewer import Outward, Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_portfolio.views.viewer import Contents, Viewer

HOME = Target(text="Ada Example", docname="index")
LAB = Target(text="Example Laboratories", docname="roles/lab")
SHOP = Target(text="Corner Shop", docname="roles/shop")
PARSER = Target(text="A parser", docname="projects/parser")
KERNEL = Target(text="A matrix kernel", docname="projects/kernel")
TILL = Target(text="A till", docname="projects/till")
ABOUT = Target(text="About", docname="about")
GUIDE = Target(text="Guide", docname="guide/index")
DEEP = Target(text="Deep", docname="guide/deep")
DEEPER = Target(text="Deeper", docname="guide/deeper")
TALKS = Outward(text="Talks", url="https://example.org/talks")
PLAIN: dict[str, Contents] = {"index": (("", (LAB, SHOP, KERNEL, ABOUT)),)}
CAPTIONED: dict[str, Contents] = {
    "index": (("Start", (GUIDE, TALKS)), ("Work", (SHOP, LAB, KERNEL, PARSER)), ("", (ABOUT,))),
    "guide/index": (("Parts", (DEEP,)),),
    "guide/deep": (("", (DEEPER, GUIDE)),),
}


def found(docname: str, contents: dict[str, Contents] = PLAIN, over: Viewer | None = None) -> Navigation:
    """Return what stands around a page of the small portfolio."""
    return around(over or viewer(contents=contents), docname, {})


def told(items: Iterable[Item]) -> list[object]:
    """Return the texts of lines, those below another in a list after it."""
    texts: list[object] = []
    for item in items:
        texts += [item.target.text, *([told(item.items)] if item.items else [])]
    return texts


def shown(navigation: Navigation) -> dict[str, list[object]]:
    """Return the contents by caption."""
    return {caption: told(items) for caption, items in navigation.groups}


def test_around_a_write_up() -> None:
    """A write-up stands under home and its role, between its neighbours, beside the role's other work."""
    assert found("projects/kernel") == Navigation(
        parents=(HOME, LAB),
        previous=PARSER,
        next=SHOP,
        groups=(
            Group("Roles", (Item(LAB, (Item(PARSER), Item(KERNEL))), Item(SHOP))),
            Group("Across roles", (Item(ABOUT),)),
        ),
        hues={"roles/lab": 2, "roles/shop": 1, "projects/kernel": 2},
    )


def test_around_a_role() -> None:
    """A role stands under home; its write-ups follow it, and those of no other."""
    lab = found("roles/lab")
    assert (lab.parents, lab.previous, lab.next) == ((HOME,), HOME, PARSER)
    assert shown(lab)["Roles"] == ["Example Laboratories", ["A parser", "A matrix kernel"], "Corner Shop"]


def test_around_other_pages() -> None:
    """Home comes first, with nothing above it; a page without a record is below it, without neighbours."""
    home, about, nowhere = found("index"), found("about"), found("nowhere")
    assert (home.parents, home.previous, home.next) == ((), None, LAB)
    assert shown(home) == {"Roles": ["Example Laboratories", "Corner Shop"], "Across roles": ["About"]}
    assert (
        (about.parents, about.previous, about.next) == (nowhere.parents, None, None) == ((HOME,), None, None)
    )
    assert found("projects/till").next is None


def test_work_without_a_role_is_read_too() -> None:
    """A write-up whose role no page describes comes last, beside the roles, and has neighbours too."""
    own = viewer(portfolios.link(edited(("projects/kernel", "role: lab", "role: nowhere"))))
    kernel = found("projects/kernel", over=own)
    assert (kernel.previous, kernel.next, kernel.parents) == (TILL, None, (HOME,))
    assert shown(kernel)["Roles"] == ["Example Laboratories", "Corner Shop"]
    assert shown(kernel)["Own work"] == ["A matrix kernel"]
    assert found("projects/till", over=own).next == KERNEL
    assert found("projects/parser", over=own).next == SHOP


def test_work_of_two_roles() -> None:
    """A write-up of two roles is listed below both, and read below the first that its owner names."""
    both = viewer(portfolios.link(edited(("projects/till", "role: shop", "role: [shop, lab]"))))
    till = found("projects/till", over=both)
    assert (till.parents, till.previous, till.next) == ((HOME, SHOP), SHOP, None)
    assert shown(found("roles/lab", over=both))["Roles"] == [
        "Example Laboratories", ["A parser", "A matrix kernel", "A till"], "Corner Shop",
    ]  # fmt: skip


def test_contents_without_roles() -> None:
    """Where there is no role, nothing stands under roles or across them."""
    texts = {
        name: text
        for name, text in edited(("projects/kernel", "role: lab", "")).items()
        if "roles/" not in name
    }
    portfolio = portfolios.link({name: texts[name] for name in ("index", "projects/kernel")})
    student = viewer(portfolio, contents={"index": (("", (KERNEL, ABOUT)),)})
    assert shown(found("index", over=student)) == {"Own work": ["A matrix kernel"], "": ["About"]}


def test_contents_are_heard_whole() -> None:
    """Captions, titles, order and links out are the owner's; the roles stand where the first is named."""
    assert shown(found("index", CAPTIONED)) == {
        "Start": ["Guide", "Talks"],
        "Work": ["Example Laboratories", "Corner Shop"],
        "": ["About"],
    }


def test_pages_below_pages() -> None:
    """What is below a page stands there on the way to it, and is read one after the other."""
    deep = found("guide/deep", CAPTIONED)
    assert shown(deep)["Start"] == ["Guide", ["Deep", ["Deeper", "Guide"]], "Talks"]
    assert (deep.parents, deep.previous, deep.next) == ((HOME, GUIDE), GUIDE, DEEPER)
    assert found("guide/index", CAPTIONED).previous is None
    assert found("guide/deeper", CAPTIONED).parents == (HOME, GUIDE, DEEP)


def test_page_that_two_toctrees_name() -> None:
    """A page that stands alone in one toctree and below another page in the next is read after that."""
    contents: dict[str, Contents] = {"index": (("", (ABOUT, GUIDE)),), "guide/index": (("", (ABOUT,)),)}
    about = found("about", contents)
    assert (about.previous, about.next) == (GUIDE, None)


@pytest.mark.parametrize("named", [True, False])
def test_within_other_documentation(named: bool) -> None:
    """The portfolio is one line of the site's contents, and what is in it stands below that line."""
    ada = Target(text="Ada", docname="me/index")
    site = Target(text="Docs", docname="index")
    contents: dict[str, Contents] = {
        "index": (("Guides", (GUIDE,)), *((("People", (ada,)),) if named else ())),
        "me/index": (("", (LAB, KERNEL, ABOUT)),),
    }
    within = viewer(home=ada, root=site, contents=contents)
    shop = found("roles/shop", over=within)
    below = ["Ada", ["Example Laboratories", "Corner Shop", ["A till"], "About"]]
    assert shown(shop) == (
        {"Guides": ["Guide"], "People": below} if named else {"": below, "Guides": ["Guide"]}
    )
    assert (shop.parents, shop.previous) == ((site, ada), KERNEL)
    assert found("me/index", over=within).parents == (site,)
    assert (within.folder, within.covers("me/index"), within.covers("guide/index")) == ("me/", True, False)
