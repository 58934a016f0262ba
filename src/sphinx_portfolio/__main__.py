"""Runs the command line: ``python -m sphinx_portfolio``."""

import sys

from sphinx_portfolio.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
