"""What goes wrong while many records are read: told as it comes, but never a flood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from cleaner.corpus.errors import EngineError
from cleaner.model import CleanerError, RuleError

Tell = Callable[[str], None]

MOST = 5
"""Lines about one thing in one input; the rest is a number."""


def untold(_message: str) -> None:
    """Tells nobody."""


class Problems:
    """Errors and warnings, each line naming its place.

    Args:
        error: tells that a record failed.
        warn: tells what a person should know.

    Attributes:
        failed: how many records failed.
        told: all that was told, for the report.
    """

    def __init__(self, *, error: Tell, warn: Tell) -> None:
        self._tell = {"error": error, "warning": warn}
        self._counts: Counter[tuple[str, str]] = Counter()
        self.failed = 0
        self.told: list[str] = []

    def error(self, message: str) -> None:
        """A record failed; the others go on."""
        self.failed += 1
        self._say("error", "records that failed", message)

    def failure(self, place: str, error: Exception) -> None:
        """What went wrong with one record, or one input; the others go on.

        Raises:
            RuleError: a broken rule breaks all of them.
            EngineError: so does an engine that cannot go on.
        """
        if isinstance(error, RuleError | EngineError):
            raise error
        message = str(error)
        if isinstance(error, MemoryError | RecursionError):
            message = "too large for this machine; split it"
        elif not isinstance(error, CleanerError):
            message = f"{type(error).__name__}: {error}: a bug in clean; please report it"
        self.error(message if message.startswith(place) else f"{place}: {message}")

    def warn(self, message: str, *, about: str = "warnings") -> None:
        """Something to know; ``about`` names the sort, of which only some are told one by one."""
        self._say("warning", about, message)

    def done(self, name: str) -> None:
        """All of an input is read: say how much was left unsaid."""
        for (kind, about), count in self._counts.items():
            if count > MOST:
                self._tell_one(kind, f"{name}: {count - MOST:,} more {about}")
        self._counts.clear()

    def _say(self, kind: str, about: str, message: str) -> None:
        self._counts[kind, about] += 1
        if self._counts[kind, about] <= MOST:
            self._tell_one(kind, message)

    def _tell_one(self, kind: str, message: str) -> None:
        self.told.append(message)
        self._tell[kind](message)
