"""Ctrl-C and SIGTERM end a run over records alike, and it is said what stands then."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from cleaner.cli.report import StoppedError


@contextmanager
def stoppable(said: str) -> Iterator[None]:
    """Meanwhile a signal ends the run with this message.

    Raises:
        StoppedError: the run was ended.
    """
    mine = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _interrupt) if mine else None
    try:
        yield
    except KeyboardInterrupt:
        raise StoppedError(f"interrupted; {said}") from None
    finally:
        if mine:
            signal.signal(signal.SIGTERM, before)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
