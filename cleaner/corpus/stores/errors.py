"""What stores say when they cannot be written."""

from __future__ import annotations

from cleaner.model import CleanerError


class StoreError(CleanerError):
    """A place that cannot be written or locked: full, read-only, in use, an extra missing."""


def reason(error: Exception) -> str:
    """What an exception of the system or of a remote store says, on one line."""
    said = getattr(error, "strerror", None) or str(error)
    return str(said).strip().partition("\n")[0][:200] or type(error).__name__
