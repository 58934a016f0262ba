"""The smallest portfolio that has one of everything."""

project = author = project_copyright = "Ada Example"
version = "1"
extensions = ["myst_parser", "sphinx_portfolio"]
primary_domain = "portfolio"
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["drafts"]
nitpicky = True
portfolio_publications = "publications.bib"
html_theme = "basic"
