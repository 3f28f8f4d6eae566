"""What goes to standard error: errors, warnings, progress.  A line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.streams import (
    CLEAR,
    OutputError,
    PlaceError,
    on_terminal,
    printable,
    write_stderr,
)
from cleaner.model import CleanerError, RuleError

SOME_FAILED = 3
USAGE = 2
INTERRUPTED = 130


class UsageError(CleanerError):
    """Words on the command line that do not go together."""


class StoppedError(CleanerError):
    """The run was interrupted; the message says how to go on."""


def tell(text: str) -> None:
    """A message as it is."""
    write_stderr(text)


def warn(message: str) -> None:
    """One line that starts ``clean: warning:``."""
    write_stderr(f"clean: warning: {printable(message)}\n")


def fail(message: str) -> None:
    """One line that starts ``clean: error:``."""
    write_stderr(f"clean: error: {printable(message)}\n")


def too_large(error: MemoryError | RecursionError) -> str:
    """What to say where the machine gives up."""
    return f"{type(error).__name__}: the input is too large for this machine; split it"


def a_bug(error: Exception) -> str:
    """What to say where the program is wrong: what it is and where, in one line."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"{type(error).__name__} at {where}: {error}: a bug in clean; please report it"


@dataclass(slots=True)
class Failures:
    """Counts inputs that failed, so that the others go on.

    Attributes:
        alone: there are no others, so that what was asked for is at fault where it does not fit.
        count: how many failed.
        total: how many there are, where it is told.
        begun: how many were tried.
    """

    alone: bool = False
    count: int = 0
    total: int = 0
    begun: int = 0

    @property
    def code(self) -> int:
        """The exit code."""
        return SOME_FAILED if self.count else 0

    @contextmanager
    def noted(self, name: str) -> Iterator[None]:
        """Report what goes wrong with one input; a broken rule or a full disk ends the run."""
        self.begun += 1
        try:
            yield
        except CleanerError as error:
            if self._ends_all(error):
                raise self._stopped(error) from None
            self._failed(str(error))
        except (MemoryError, RecursionError) as error:
            self._failed(f"{name}: {too_large(error)}")
        except OSError as error:
            self._failed(f"{error.filename or name}: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001 – the other inputs go on
            self._failed(f"{name}: {a_bug(error)}")

    def _ends_all(self, error: CleanerError) -> bool:
        if isinstance(error, PlaceError):
            return False
        return isinstance(error, RuleError | OutputError) or (
            self.alone and isinstance(error, UsageError)
        )

    def _failed(self, message: str) -> None:
        fail(message)
        self.count += 1

    def _stopped(self, error: CleanerError) -> CleanerError:
        """The error that ends the run, with what was not tried because of it."""
        left = self.total - self.begun
        if left <= 0:
            return error
        inputs = "input" if left == 1 else "inputs"
        return type(error)(f"{error}; stopped: {left:,} {inputs} not tried")


@dataclass(slots=True)
class Progress:
    """A counter in the last line of a terminal, for long runs."""

    total: int
    quiet: bool
    at: int = 0

    @property
    def shown(self) -> bool:
        """Only in a terminal, only for many inputs."""
        return not self.quiet and self.total > 5 and on_terminal(sys.stderr)

    def step(self, name: str) -> None:
        """The next input begins."""
        self.at += 1
        if self.shown:
            write_stderr(f"{CLEAR}{self.at}/{self.total} {printable(name)[-60:]}")

    def clear(self) -> None:
        """Make room for a line of another kind."""
        if self.shown:
            write_stderr(CLEAR)

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Make room for what is said of an error."""
        try:
            yield
        except BaseException:
            self.clear()
            raise

    def done(self, said: str = "") -> None:
        """Clear the line, and say how it ended."""
        if self.shown:
            write_stderr(f"{CLEAR}{said}")
