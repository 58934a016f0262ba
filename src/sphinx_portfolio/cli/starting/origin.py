"""Where the package was installed from, and how another machine installs the same."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAME = "sphinx-portfolio"
FOLDER = "wheels"
_LEFT_OUT = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json", "uv_build.json"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Origin(NamedTuple):
    """A line for ``requirements.txt``, why it is that, and the files that have to stand beside it."""

    requirement: str
    reason: str
    files: dict[str, bytes]


def read(installed: Distribution | None = None) -> Origin:
    """Return how to install what is installed here: from the index, from git, or from a wheel beside."""
    package = installed or distribution(NAME)
    pinned = f"{NAME}=={package.version}"
    told = json.loads(package.read_text("direct_url.json") or "{}")
    url = str(told.get("url", ""))
    if not url:
        return Origin(pinned, "as it was installed here, from the index of packages", {})
    if vcs := told.get("vcs_info"):
        place = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
        return Origin(f"{NAME} @ {place}", "the commit that was installed here", {})
    if not url.startswith("file:"):
        return Origin(f"{NAME} @ {url}", "the file that was installed here", {})
    name = f"{FOLDER}/{NAME.replace('-', '_')}-{package.version}-py3-none-any.whl"
    reason = "installed here from this machine, so its wheel stands beside, to be committed"
    return Origin(f"./{name}", reason, {name: wheel(package)})


def wheel(package: Distribution) -> bytes:
    """Return the installed package as a wheel again: its own files, and what describes them."""
    import sphinx_portfolio

    root = Path(sphinx_portfolio.__file__).parent
    info = f"{NAME.replace('-', '_')}-{package.version}.dist-info"
    held = {
        f"{root.name}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    held |= {f"{info}/{name}": content for name, content in _described(package).items()}
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in held.items()]
    held[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    return _zipped(held)


def _described(package: Distribution) -> dict[str, bytes]:
    """Return the files of the package's description by their path in it."""
    found = {}
    for path in package.files or ():
        folder, *inner = PurePosixPath(path).parts
        if folder.endswith(".dist-info") and inner and inner[-1] not in _LEFT_OUT:
            found["/".join(inner)] = Path(str(path.locate())).read_bytes()
    return found


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _zipped(held: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in held.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
