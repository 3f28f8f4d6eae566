"""What those who watch see while many articles are read: which input, which step is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleaner.cli.report import Progress
from cleaner.cli.streams import CLEAR, on_terminal, printable, write_stderr
from cleaner.corpus.articles.corpus import Step
from cleaner.corpus.problems import Tell

Stage = Callable[[str, float], None]


def shows(*, quiet: bool) -> bool:
    """Whether somebody watches."""
    return not quiet and on_terminal(sys.stderr)


def below(say: Tell, *, quiet: bool) -> Tell:
    """Says it on a line of its own."""
    shown = shows(quiet=quiet)

    def said(message: str) -> None:
        if shown:
            write_stderr(CLEAR)
        say(message)

    return said


def stepping(count: int, *, quiet: bool) -> Step:
    """Shows which of so many inputs is read, and how far in a long one."""
    shown, progress = shows(quiet=quiet), Progress(count, quiet=quiet)

    def step(name: str, rows: int) -> None:
        if not rows:
            progress.step(name)
        elif shown:
            write_stderr(f"{CLEAR}{printable(name)[-60:]}: {rows:,} rows")

    return step


def staging(*, quiet: bool) -> Stage:
    """Shows which step is done, and how much lies behind."""
    shown = shows(quiet=quiet)

    def tell_stage(step: str, share: float) -> None:
        if shown:
            write_stderr(f"{CLEAR}{100 * share:3.0f} % {step}")

    return tell_stage


@contextmanager
def cleared(*, quiet: bool) -> Iterator[None]:
    """Takes the line back in the end."""
    try:
        yield
    finally:
        if shows(quiet=quiet):
            write_stderr(CLEAR)
