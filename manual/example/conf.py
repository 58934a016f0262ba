"""The portfolio that the manual shows: its pages stand there as text, and its pictures are of this site."""

project = author = project_copyright = html_title = "Ada Example"

extensions = ["sphinx_portfolio"]
portfolio_publications = "publications.bib"
portfolio_resumes = {"analysis": {"skills": ["Statistics"], "publications": "selected"}}

html_theme = "portfolio"
html_use_index = False
