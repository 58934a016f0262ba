"""A web engineer in Japanese."""

project = author = project_copyright = "例野 花子"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "ja"
nitpicky = True
html_theme = "portfolio"
html_title = "例野 花子"
html_baseurl = "https://hanako.example/"
portfolio_resumes = {"full": {"pages": 20}}
portfolio_fonts = "fonts"
