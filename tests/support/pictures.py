"""Takes the pictures of the manual anew, from the portfolio in ``manual/example``: ``nox -s pictures``.

Chromium writes them as WebP, a third of the size of PNG. Each is a part of a page, told by its selector.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from playwright.sync_api import sync_playwright

import chromium
from serving import serve
from sphinx_portfolio.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect, Page

MANUAL = Path(__file__).parent.parent.parent / "manual"
IMAGES = MANUAL / "images"
MOST = 40_000
"""The bytes that a picture may have, so that a page of the manual stays light."""
WRITTEN = 0.7
"""How much of the page of the résumé is written on."""

EDGE = 16
"""The pixels around a part, so that no letter stands at the edge of its picture."""

_TO_WEBP = """async ([source, quality]) => {
  const image = new Image()
  image.src = source
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height})
  canvas.getContext("2d").drawImage(image, 0, 0)
  return canvas.toDataURL("image/webp", quality).split(",")[1]
}"""
_RAW = """([pixels, width, height]) => {
  const bytes = Uint8ClampedArray.from(atob(pixels), sign => sign.charCodeAt(0))
  const canvas = Object.assign(document.createElement("canvas"), {width, height})
  canvas.getContext("2d").putImageData(new ImageData(bytes, width, height), 0, 0)
  return canvas.toDataURL("image/png")
}"""


class Picture(NamedTuple):
    """What a picture shows: a page, where it begins and how far it goes, at which width, light or dark."""

    page: str
    part: str = "article"
    height: int = 0
    width: int = 1000
    scheme: str = "light"


PICTURES = {
    "home": Picture("index", "body", 720, 1200),
    "home-dark": Picture("index", "body", 720, 1200, "dark"),
    "phone": Picture("index", "body", 720, 375),
    "role": Picture("roles/river-stores", height=466),
    "write-up": Picture("projects/nightly-reports", height=416),
    "results": Picture("projects/nightly-reports", "section#result"),
    "claims": Picture("claims", height=560),
    "chart": Picture("projects/nightly-reports", "figure"),
    "timeline": Picture("index", "section#timeline"),
    "publications": Picture("publications"),
}


def taken(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield each picture of the site at an address by its name, as PNG."""
    for name, picture in PICTURES.items():
        page = browser.new_page(
            viewport={"width": picture.width, "height": 900},
            color_scheme=picture.scheme,  # type: ignore[arg-type]
        )
        page.goto(f"{address}{picture.page}.html")
        box = page.locator(picture.part).first.bounding_box()
        assert box, f"{name}: nothing is {picture.part}"
        yield name, page.screenshot(clip=around(box, picture), full_page=True)
        page.close()


def around(box: FloatRect, picture: Picture) -> FloatRect:
    """Return a part of a page with a little of what is around it, and no more than its height."""
    edge = 0 if picture.part == "body" else EDGE
    x, y = max(box["x"] - edge, 0), max(box["y"] - edge, 0)
    width = min(box["width"] + 2 * edge, picture.width - x)
    return {"x": x, "y": y, "width": width, "height": min(box["height"] + 2 * edge, picture.height or 5_000)}


def sheet(browser: Browser, path: Path) -> bytes:
    """Return what is written on the first page of a PDF as PNG."""
    bitmap = pypdfium2.PdfDocument(path)[0].render(scale=1.3, rev_byteorder=True, force_bitmap_format=4)
    height = round(bitmap.height * WRITTEN)
    pixels = base64.b64encode(bytes(bitmap.buffer)[: 4 * bitmap.width * height]).decode()
    page = browser.new_page()
    made = page.evaluate(_RAW, [pixels, bitmap.width, height])
    page.close()
    return base64.b64decode(made.partition(",")[2])


def webp(page: Page, png: bytes) -> bytes:
    """Return a picture as WebP of no more than its bytes."""
    source = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    for quality in (0.85, 0.7, 0.55, 0.4):
        made = base64.b64decode(page.evaluate(_TO_WEBP, [source, quality]))
        if len(made) <= MOST:
            return made
    raise AssertionError(f"a picture has {len(made)} bytes at least; have it show less")


def run() -> int:
    """Build the portfolio and write a file for each picture."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "html")
        assert main.main(["build", str(MANUAL / "example"), "--strict", "--output", str(site)]) == 0
        browser = chromium.launch(playwright)
        with serve(site) as address:
            pictures = dict(taken(browser, address)) | {"resume": sheet(browser, site / "resume.pdf")}
        blank = browser.new_page()
        for name, png in pictures.items():
            (IMAGES / f"{name}.webp").write_bytes(made := webp(blank, png))
            sys.stdout.write(f"{name}.webp: {len(made)} bytes\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(run())
