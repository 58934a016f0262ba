"""A civil engineer in Arabic, written from right to left."""

project = author = project_copyright = "ليلى المنصوري"
extensions = ["myst_parser", "sphinx_portfolio"]
language = "ar"
nitpicky = True
html_theme = "portfolio"
html_title = "ليلى المنصوري"
html_baseurl = "https://layla.example/"
portfolio_resumes = {"full": {"pages": 20}}
portfolio_fonts = "fonts"
