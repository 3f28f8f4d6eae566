"""How far a run over records is: one line in a terminal, elsewhere a line every so often."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.cli.report import fail, tell, warn
from cleaner.cli.streams import CLEAR, note_lines, on_terminal, write_stderr
from cleaner.corpus.problems import Problems
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.watch import Meter

OFTEN, SELDOM, LONG = 0.2, 10.0, 60.0
"""Seconds between two lines: in a terminal; with -v; else."""


@dataclass(slots=True)
class RunProgress:
    """Watches a run for a person.

    Attributes:
        quiet: show nothing but errors.
        verbose: show more often, where nobody watches a terminal.
        errors: a file for the records that fail.
        done_with: what is done with the others.
        clock: seconds that only ever grow, whatever is done to the clock on the wall.
    """

    quiet: bool = False
    verbose: bool = False
    errors: Path | None = None
    done_with: str = "cleaned"
    clock: Callable[[], float] = time.monotonic
    problems: Problems = field(init=False)
    _begun: float = field(init=False)
    _last: float = field(init=False)

    def __post_init__(self) -> None:
        self.problems = Problems(error=self._above(fail), warn=self._above(warn))
        self._begun = self._last = self.clock()

    @property
    def in_terminal(self) -> bool:
        """Whether a line can be written over."""
        return not self.quiet and on_terminal(sys.stderr)

    def moved(self, meter: Meter) -> None:
        """As of `Watch`."""
        now = self.clock()
        pause = OFTEN if self.in_terminal else SELDOM if self.verbose else LONG
        if self.quiet or now - self._last < pause:
            return
        self._last = now
        line = progress_line(meter, now - self._begun)
        tell(f"{CLEAR}{line}" if self.in_terminal else f"clean: {line}\n")

    def failed(self, name: str, failed: Failed) -> None:
        """As of `Watch`."""
        if self.errors is not None:
            from cleaner.corpus.run.ledger import error_line

            note_lines(self.errors, [error_line(name, failed).decode().removesuffix("\n")])
        self.problems.error(failed.said(name))

    def broke(self, name: str, problem: str, before: int) -> None:
        """As of `Watch`."""
        if self.errors is not None:
            from cleaner.corpus.run.ledger import problem_line

            note_lines(self.errors, [problem_line(name, problem).decode().removesuffix("\n")])
        stood = f"; what stood before it is {self.done_with}" if before > 0 else ""
        self.problems.error(f"{problem}{stood}")

    def ended(self, name: str) -> None:
        """As of `Watch`."""
        self.problems.done(name)

    def say(self, message: str) -> None:
        """As of `Watch`."""
        if not self.quiet:
            self._above(warn)(message)

    def done(self) -> None:
        """Take the line back."""
        if self.in_terminal:
            write_stderr(CLEAR)

    def _above(self, say: Callable[[str], None]) -> Callable[[str], None]:
        def said(message: str) -> None:
            self.done()
            say(message)

        return said


def progress_line(meter: Meter, seconds: float) -> str:
    """Records, speed, what went, what is left.

    >>> progress_line(Meter(records=1200, chars=100, removed=31, read=4 << 20, total=8 << 20), 2)
    '1,200 records · 2.1 MB/s · 31 % removed · 50 % done · 2 s left'
    """
    speed = meter.read / seconds if seconds > 0 else 0.0
    parts = [f"{meter.records:,} records", f"{speed / 1e6:.1f} MB/s"]
    parts.append(f"{share(meter.removed, meter.chars)} removed")
    if meter.failed:
        parts.append(f"{meter.failed:,} failed")
    if meter.total and speed:
        left = max(0, meter.total - meter.read)
        parts.append(f"{min(99, 100 * meter.read // meter.total)} % done")
        parts.append(f"{_duration(left / speed)} left")
    return " · ".join(parts)


def share(part: int, whole: int) -> str:
    """A percentage, exact where it is small.

    >>> share(1, 3), share(1, 300), share(0, 0)
    ('33 %', '0.3 %', '0 %')
    """
    percent = 100 * part / whole if whole else 0.0
    return f"{percent:.1f} %" if 0 < percent < 1 else f"{percent:.0f} %"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
