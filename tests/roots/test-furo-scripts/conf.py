"""An owner's scripts: a file, a module, and one that stands in each page."""

project = html_title = "Ada"
extensions = ["myst_parser", "sphinx_design"]
html_static_path = ["_static"]
html_copy_source = False
html_js_files = [
    "own.js",
    ("module.mjs", {"type": "module"}),
    (None, {"body": "window.inBody = typeof Documentation"}),
]
