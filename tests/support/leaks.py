"""What a built site gives away: in which of its bytes a word stands, what its pages ask of other hosts."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup


def opened(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, and what they hold compressed."""
    data = path.read_bytes()
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    if path.name == "objects.inv":
        yield zlib.decompress(data.split(b"\n", 4)[4])
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader

        for page in PdfReader(io.BytesIO(data)).pages:
            yield page.extract_text().encode()


def leaks(folder: Path, canary: bytes = b"canary") -> list[str]:
    """Return the files of a built tree in which the canary stands."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        str(path.relative_to(folder))
        for path in files
        if any(canary in data.lower() for data in opened(path))
    ]


def foreign(page: BeautifulSoup) -> list[str]:
    """Return what a page makes the browser fetch from another host; links that a reader follows are none."""
    found = [tag["src"] for tag in page.select("[src]")]
    found += [tag["href"] for tag in page.select("link[href]") if "canonical" not in tag["rel"]]
    found += [tag.get("data", "") + tag.get("poster", "") for tag in page.select("object, video")]
    for tag in page.select("style, [style], script"):
        found += re.findall(
            r"(?:url\(|@import|from|import\()\s*['\"]?([^'\")\s]+)", f"{tag.string} {tag.get('style')}"
        )
    found += [part.split()[0] for tag in page.select("[srcset]") for part in tag["srcset"].split(",")]
    return [address for address in found if urlsplit(address).netloc]
