"""The hosts that a site can be published on: the file that each wants, and what is to be done there."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import NamedTuple

_FILES = Path(__file__).with_name("host_files")
_PYTHON = ("3.11", "3.12", "3.13")
"""What every host has; of a later one the last of these is taken."""


class Host(NamedTuple):
    """A host by its own name: its files, each with the one it is made from, and what is left to do there."""

    title: str
    files: dict[str, str]
    steps: tuple[str, ...]


HOSTS = {
    "readthedocs": Host(
        "Read the Docs",
        {".readthedocs.yaml": "readthedocs.yaml"},
        (
            "Import the repository: https://app.readthedocs.org/dashboard/import/",
            "A site in another language than English: choose it there, too, since the build goes by that.",
            "Previews of pull requests are public, too; they are turned on in the project's settings.",
        ),
    ),
    "github": Host(
        "GitHub Pages",
        {".github/workflows/site.yml": "github.yml"},
        (
            "In the repository, under Settings, Pages, choose “GitHub Actions” as the source.",
            "A pull request is checked and built, with each mistake at its line; it has no preview.",
        ),
    ),
    "gitlab": Host(
        "GitLab Pages",
        {".gitlab-ci.yml": "gitlab.yml"},
        (
            "Push: the job “pages” publishes the default branch, at the address under Deploy, Pages.",
            "A merge request is checked; it has no preview.",
        ),
    ),
    "netlify": Host(
        "Netlify",
        {"netlify.toml": "netlify.toml"},
        (
            "Add the repository: https://app.netlify.com/start",
            "Each pull request has a preview, under an address of its own that the site knows.",
        ),
    ),
    "cloudflare": Host(
        "Cloudflare Pages",
        {"wrangler.toml": "wrangler.toml", ".python-version": "python-version"},
        (
            "Create a Pages project from the repository, and give it the command that wrangler.toml names.",
            "Set SITE_URL there for production; previews go by CF_PAGES_URL.",
        ),
    ),
}


def files(name: str, conf: str, project: str) -> dict[str, str]:
    """Return the files for a host by path, for a site with this ``conf.py``."""
    values = {"@PYTHON@": python(), "@CONF@": conf, "@NAME@": project}
    found = {}
    for path, source in HOSTS[name].files.items():
        text = (_FILES / source).read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        found[path] = text
    return found


def python(version: str = "") -> str:
    """Return the version of Python that a host builds with: that of this machine, where hosts have it."""
    major_minor = ".".join((version or platform.python_version()).split(".")[:2])
    return major_minor if major_minor in _PYTHON else _PYTHON[-1]
