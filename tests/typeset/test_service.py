"""The process that runs Typst answers each request, and sees when nobody waits for it any more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from sphinx_portfolio.exports.kept import Store
from sphinx_portfolio.typeset.service import Service
from sphinx_portfolio.typeset.social_card import TEMPLATE
from sphinx_portfolio.typeset.typesetter import FONTS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


SAID = {"lang": "en", "unpublished": "(unpublished)"}
CARD = {"title": "T", "name": "", "kicker": "", "lead": "", "results": []}


def test_requests_are_answered_in_turn() -> None:
    """Each answer says how long it is and whether it failed; the end of the requests ends the process."""
    asked = [
        {"act": "has", "letters": ["é"], "look": {}},
        {"act": "pdf", "template": TEMPLATE, "inputs": {}, "when": ""},
    ]
    command = (sys.executable, "-m", "sphinx_portfolio.typeset.service", str(FONTS))
    lines = "".join(f"{json.dumps(one)}\n" for one in asked).encode()
    done = subprocess.run(command, input=lines, capture_output=True, check=True)
    assert done.stdout.startswith(b"[3, false]\nyes[")
    assert b", true]\n" in done.stdout
    assert done.stderr == b""


def test_nothing_is_drawn_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is gone gets no more pictures, so that the next one has its store for itself."""
    store = Store(tmp_path)
    service = Service([str(FONTS)])
    service.draw(TEMPLATE, SAID, [(str(store.place(b"one")), CARD)])
    monkeypatch.setattr(os, "getppid", lambda: -1)
    service.draw(TEMPLATE, SAID, [(str(store.place(b"two")), CARD)])
    assert store.has(b"one")
    assert not store.has(b"two")
