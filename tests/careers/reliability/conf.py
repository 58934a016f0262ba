"""An engineer for reliability with nine employers in twelve years."""

project = author = project_copyright = "Devrim Okonkwo-Lindqvist"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "en"
nitpicky = True
html_theme = "portfolio"
html_title = "Devrim Okonkwo-Lindqvist"
html_baseurl = "https://devrim.example/"
portfolio_resumes = {"full": {"pages": 20}}
