"""The owner's toctrees are read as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp

from sphinx_portfolio.sphinx_ext.domain import get_domain
from sphinx_portfolio.views.viewer import Outward, Target

if TYPE_CHECKING:
    from pathlib import Path

TREES = """# Ada Example

```{toctree}
:caption: All
:glob:

roles/*
About me <about>
Talks <https://example.org/talks>
https://example.org/
self
genindex
nowhere
```

```{toctree}
claims
```
"""


def test_toctrees(root: Path, tmp_path: Path) -> None:
    """Captions, titles, patterns, links out and generated pages are there; what does not exist is not."""
    (root / "index.md").write_text(TREES, encoding="utf-8")
    app = SphinxTestApp("dummy", root, tmp_path)
    app.build()
    contents = get_domain(app.env).viewer.contents
    app.cleanup()
    assert contents == {
        "index": (
            (
                "All",
                (
                    Target(text="Example Laboratories", docname="roles/lab"),
                    Target(text="Corner Shop", docname="roles/shop"),
                    Target(text="About me", docname="about"),
                    Outward(text="Talks", url="https://example.org/talks"),
                    Outward(text="https://example.org/", url="https://example.org/"),
                    Target(text="Ada Example", docname="index"),
                    Target(text="Index", docname="genindex"),
                ),
            ),
            ("", (Target(text="Claims", docname="claims"),)),
        )
    }
