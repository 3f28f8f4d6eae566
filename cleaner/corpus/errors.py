"""What ends the work on all records, not on one alone."""

from __future__ import annotations

from cleaner.model import CleanerError


class EngineError(CleanerError):
    """The engine cannot go on: too little memory, a full disk, a library that is not there."""
