"""A nurse with certificates that expire."""

project = author = project_copyright = "Ottoline Brackwater"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "en"
nitpicky = True
html_theme = "portfolio"
html_title = "Ottoline Brackwater"
html_baseurl = "https://ottoline.example/"
portfolio_resumes = {"full": {"pages": 20}}
