"""Writing to a process that was killed must not end ours, as a closed standard output does."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_sigpipe() -> Iterator[None]:
    """Meanwhile a write to a closed pipe or socket is an error like others, on the main thread."""
    if not hasattr(signal, "SIGPIPE") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)
