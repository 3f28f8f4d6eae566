"""Run tools in turn, page by page, so that a slow moment of the machine hits all of them."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from bench.extraction.kinds import Article, left_by_kind
from bench.extraction.measures import Measure, Text, measure
from bench.extraction.pages import Page
from bench.extraction.tool import Tool

LIMIT = 60.0
"""Seconds of wall time that a tool has for a page."""


class PageTimeoutError(BaseException):
    """A page took too long; not an `Exception`, so that no tool swallows it."""


@dataclass(frozen=True, slots=True)
class Result:
    """One tool on one page.

    Attributes:
        size: characters of the input.
        seconds: CPU time.
        failed: the tool raised or ran out of time, and scores as empty.
        kinds: words of foreign lines by kind of boilerplate.
    """

    page: str
    source: str
    lang: str
    renderer: str
    size: int
    seconds: float
    failed: bool
    measure: Measure
    kinds: Counter[str]


def warm_up(tools: Iterable[Tool], page: Page) -> None:
    """Let every tool load what it loads once; the time is nobody's."""
    for tool in tools:
        _run(tool, page, LIMIT)


def race(tools: Sequence[Tool], page: Page, *, turn: int, limit: float = LIMIT) -> list[Result]:
    """Run all tools on one page and measure them, in the order of ``tools``.

    Args:
        tools: those that take this form of input.
        page: the input.
        turn: which page this is; the tool that starts changes with it.
        limit: seconds of wall time a tool.
    """
    gold, article = Text(page.gold), Article(page.gold)
    start = turn % len(tools) if tools else 0
    results = {}
    for tool in (*tools[start:], *tools[:start]):
        output, seconds, failed = _run(tool, page, limit)
        results[tool.name] = Result(
            page=page.page,
            source=page.source,
            lang=page.lang,
            renderer=page.renderer,
            size=len(page.raw),
            seconds=seconds,
            failed=failed,
            measure=measure(gold, Text(output)),
            kinds=left_by_kind(article, output),
        )
    return [results[tool.name] for tool in tools]


def _run(tool: Tool, page: Page, limit: float) -> tuple[str, float, bool]:
    """Output, CPU seconds and whether it failed."""
    before = tool.clock()
    try:
        with _alarm(limit):
            output = tool.run(page)
    except (Exception, PageTimeoutError):  # noqa: BLE001 - a peer may raise anything it likes
        return "", tool.clock() - before, True
    return output, tool.clock() - before, False


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `PageTimeoutError` after ``seconds``; code in C is stopped when it comes back."""
    handler = signal.signal(signal.SIGALRM, _overdue)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)


def _overdue(_signal: int, _frame: FrameType | None) -> None:
    raise PageTimeoutError
