"""A portfolio with charts and diagrams."""

project = author = "Ada Example"
extensions = ["myst_parser", "sphinx_portfolio"]
primary_domain = "portfolio"
myst_enable_extensions = ["colon_fence"]
nitpicky = True
html_theme = "basic"
