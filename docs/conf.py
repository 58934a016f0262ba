"""Allan Lin's work portfolio: the configuration of its Sphinx build."""

import os

project = "Allan Lin"
author = "Allan Lin"
project_copyright = "Allan Lin"
version = "1"  # an EPUB has to have one
language = "en"

extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_portfolio"]
primary_domain = "portfolio"
exclude_patterns = ["_build", "questions.md"]
nitpicky = True

myst_enable_extensions = ["colon_fence"]
myst_footnote_sort = False  # sources stand where a page lists them
bibtex_bibfiles = ["publications.bib", "references.bib", "references-extra.bib"]
portfolio_publications = "publications.bib"
portfolio_programs = True

html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")  # elsewhere the site does not know its address
html_theme = "portfolio"
html_title = "Allan Lin"
html_use_index = False  # there are no terms in it: the skills and the search lead to the pages
html_static_path = ["_static"]
html_favicon = html_logo = "_static/mark.svg"
