"""A glaciologist with 86 publications."""

project = author = project_copyright = "Maren Ødegård"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "en"
nitpicky = True
html_theme = "portfolio"
html_title = "Maren Ødegård"
html_baseurl = "https://odegard.example/"
portfolio_publications = "publications.bib"
portfolio_resumes = {"full": {"pages": 20}}
