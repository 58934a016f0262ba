"""Style sheets of every kind that an owner or another extension brings."""

from pathlib import Path

project = html_title = "Ada"
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["colon_fence"]
html_static_path = ["_static"]
html_copy_source = False
html_css_files = [
    ("early.css", {"priority": 100}),
    ("print.css", {"media": "print"}),
    ("wide.css", {"media": "(min-width: 1000px)"}),
    ("other-look.css", {"rel": "alternate stylesheet", "title": "Other"}),
    ("chosen-look.css", {"title": "Chosen"}),
    ("broken.css", {"integrity": "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}),
    "layers.css",
    "imports.css",
    "addresses.css",
    "odd.css",
    "colours.css",
    "late.css",
    "portfolio.css",
    ("components.css", {"priority": 650}),
]


def late(app, exception):
    """Write a sheet when all else is written, as some extensions do."""
    Path(app.outdir, "_static/late.css").write_text("#late { color: rgb(1, 2, 3) }")


def setup(app):
    """Connect what comes late."""
    app.connect("build-finished", late, priority=700)
