"""What those who watch ``clean overlap`` see: which input is read, which step is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleaner.cli.overlap_plan import OverlapPlan
from cleaner.cli.report import Progress
from cleaner.cli.streams import printable, write_stderr
from cleaner.corpus.articles.corpus import Step
from cleaner.corpus.problems import Tell

CLEAR = "\r\x1b[K"
"""Takes back the last line of a terminal."""

Stage = Callable[[str, float], None]


def shows(plan: OverlapPlan) -> bool:
    """Whether somebody watches."""
    return not plan.quiet and sys.stderr is not None and sys.stderr.isatty()


def below(plan: OverlapPlan, say: Tell) -> Tell:
    """Says it on a line of its own."""
    shown = shows(plan)

    def said(message: str) -> None:
        if shown:
            write_stderr(CLEAR)
        say(message)

    return said


def stepping(plan: OverlapPlan, count: int) -> Step:
    """Shows which of so many inputs is read, and how far in a long one."""
    shown, progress = shows(plan), Progress(count, quiet=plan.quiet)

    def step(name: str, rows: int) -> None:
        if not rows:
            progress.step(name)
        elif shown:
            write_stderr(f"{CLEAR}{printable(name)[-60:]}: {rows:,} rows")

    return step


def staging(plan: OverlapPlan) -> Stage:
    """Shows which step is done, and how much lies behind."""
    shown = shows(plan)

    def tell_stage(step: str, share: float) -> None:
        if shown:
            write_stderr(f"{CLEAR}{100 * share:3.0f} % {step}")

    return tell_stage


@contextmanager
def cleared(plan: OverlapPlan) -> Iterator[None]:
    """Takes the line back in the end."""
    try:
        yield
    finally:
        if shows(plan):
            write_stderr(CLEAR)
