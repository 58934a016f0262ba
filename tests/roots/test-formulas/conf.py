"""A page with formulas."""

extensions = ["myst_parser", "sphinx_portfolio"]
myst_enable_extensions = ["dollarmath"]
html_theme = "basic"
