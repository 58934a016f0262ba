"""Each host gets a file that it can read: a strict build, the whole history, the address that it tells."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from sphinx_portfolio.cli.main import parser
from sphinx_portfolio.cli.starting import hosts

ADDRESSES = {
    "readthedocs": "",
    "github": "base_url",
    "gitlab": "CI_PAGES_URL",
    "netlify": "URL",
    "cloudflare": "CF_PAGES_URL",
}
HISTORY = {"github": "fetch-depth: 0", "gitlab": 'GIT_DEPTH: "0"'}


@pytest.mark.parametrize("name", hosts.HOSTS)
def test_file(name: str) -> None:
    """It parses, is complete, and each command in it is one that the command line takes."""
    (main, text), *_ = hosts.files(name, "docs/conf.py", "my-site").items()
    assert tomllib.loads(text) if main.endswith(".toml") else yaml.safe_load(text)
    assert "@" not in re.sub(r"actions/[\w-]+@v\d", "", text)
    assert HISTORY.get(name, "git fetch --unshallow || true") in text
    assert "--strict" in text or "fail_on_warning: true" in text
    assert ADDRESSES[name] in text
    for command in re.findall(r"sphinx-portfolio ((?:build|check)[^\n&]*)", text.replace('\\"', '"')):
        words = re.sub(r"[\"']|\$\{?[\w:$-]+\}?", "X", command).split()
        assert parser().parse_args(words).run


@pytest.mark.parametrize(("own", "there"), [("3.11.7", "3.11"), ("3.13.0", "3.13"), ("3.15.0a1", "3.13")])
def test_python(own: str, there: str) -> None:
    """A host builds with the Python that is used here, where it has it."""
    assert hosts.python(own) == there
