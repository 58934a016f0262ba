"""Outputs beside the pages, each made from the portfolio and the site around it, without Sphinx."""
