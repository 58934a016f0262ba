"""Progress is one line, that fills and goes."""

from __future__ import annotations

import io

from sphinx_portfolio.cli.progress import Progress, watched


def test_line_fills() -> None:
    """Each step of Sphinx's, coloured or not and in parts, draws the line anew; all else draws nothing."""
    stream = io.StringIO()
    progress = Progress(stream)
    progress.write("loading pickled environment... done\n")
    for part in ("\x1b[2K", "\x1b[1mreading sources... \x1b[0m[ 50%] ", "\x1b[32mroles/a\x1b[0m", "\r"):
        progress.write(part)
    progress.write("writing output... [100%] index\n")
    drawn = [line.rstrip() for line in stream.getvalue().split("\r") if line]
    assert drawn == [
        "Reading    ████████████░░░░░░░░░░░░  50 %  roles/a",
        "Writing    ████████████████████████ 100 %  index",
    ]


def test_line_goes() -> None:
    """Nothing of it is left once it is over, and where nothing was drawn there is nothing to take away."""
    stream = io.StringIO()
    progress = Progress(stream)
    progress.clear()
    assert stream.getvalue() == ""
    progress.write("reading sources... [ 50%] a\n")
    progress.clear()
    assert stream.getvalue().endswith(f"\r{' ' * len('Reading    ████████████░░░░░░░░░░░░  50 %  a')}\r")


def test_nobody_watches() -> None:
    """What is piped has no progress in it."""
    assert watched() is None
