"""A designer with pictures, exhibitions and clients."""

project = author = project_copyright = "Noor Castellane"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "en"
nitpicky = True
html_theme = "portfolio"
html_title = "Noor Castellane"
html_baseurl = "https://noor.example/"
portfolio_resumes = {"full": {"pages": 20}}
