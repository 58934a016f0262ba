"""What a run says at its end, once tests have held PDFs against their extractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors import EXTRACTORS

if TYPE_CHECKING:
    import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which extractors there were: poppler is one where the machine has it."""
    terminalreporter.line(f"PDFs were read with {', '.join(EXTRACTORS)}.")
