"""What a built site says to readers, file by file: texts, labels and words for scripts, without markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ATTRIBUTES = ("aria-label", "placeholder", "title", "alt")
_METAS = ("description", "og:title", "og:description", "og:image:alt", "og:site_name", "twitter:title")


def spoken(folder: Path) -> dict[str, str]:
    """Return what each file of a site says."""
    found = {path.relative_to(folder).as_posix(): _page(path) for path in folder.rglob("*.html")}
    found["feed.xml"] = " ".join(_feed(ET.parse(folder / "feed.xml").getroot()))
    for path in (*folder.rglob("*.md"), folder / "llms.txt"):
        found[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    for path in folder.glob("*.pdf"):
        found[path.name] = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    catalogue = json.loads((folder / "pagefind/pages.json").read_text("utf-8"))
    rows = [[title, note, dates] for _, title, note, _, _, dates, *_ in catalogue["pages"]]
    found["pages.json"] = " ".join(_values([catalogue.get("words", {}), catalogue["roles"], rows]))
    return found


def _feed(root: ET.Element) -> Iterator[str]:
    for part in root.iter():
        if part.tag.rpartition("}")[2] in {"title", "subtitle", "summary", "content"}:
            yield " ".join(part.itertext())


def _page(path: Path) -> str:
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    said = [str(tag[name]) for tag in page.find_all(True) for name in ATTRIBUTES if name in tag.attrs]
    for meta in page.find_all("meta"):
        if meta.get("name", meta.get("property")) in _METAS:
            said.append(str(meta["content"]))
        if meta.get("name") == "portfolio-words":
            said += _values(json.loads(str(meta["content"])))
    for script in page.find_all("script", type="application/ld+json"):
        graph = json.loads(script.text)["@graph"]
        said += [node["text"] for node in graph if "text" in node]
    for element in page.find_all(["script", "style", "annotation"]):
        element.decompose()
    return "\n".join([*said, page.get_text("\n")])


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _values(each)
    elif isinstance(data, str):
        yield data
