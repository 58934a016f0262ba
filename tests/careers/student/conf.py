"""A student without a job."""

project = author = project_copyright = "Ife Marchetti"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "en"
nitpicky = True
html_theme = "portfolio"
html_title = "Ife Marchetti"
html_baseurl = "https://ife.example/"
portfolio_resumes = {"full": {"pages": 20}}
portfolio_programs = True
