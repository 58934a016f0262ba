"""What an output leaves out of a record, with the reason; everything else it has to say."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {}
