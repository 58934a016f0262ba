"""Pages in which something runs: a script, a handler, a link; and one that only holds data."""

project = html_title = "Ada"
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["colon_fence"]
html_static_path = ["_static"]
html_copy_source = False
