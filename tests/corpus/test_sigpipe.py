"""A process that was killed while we wrote to it does not end ours."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from cleaner.corpus.run.sigpipe import without_sigpipe

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no SIGPIPE")


@pytest.fixture
def deadly():
    """The signal as the command sets it."""
    before = signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGPIPE, before)


@pytest.mark.usefixtures("deadly")
def test_a_closed_pipe_is_an_error_like_others():
    reads, writes = os.pipe()
    os.close(reads)
    with without_sigpipe(), pytest.raises(BrokenPipeError):
        os.write(writes, b"x")
    os.close(writes)
    assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL


def test_elsewhere_than_on_the_main_thread_nothing_is_changed():
    seen = []

    def work() -> None:
        with without_sigpipe():
            seen.append(signal.getsignal(signal.SIGPIPE))

    thread = threading.Thread(target=work)
    before = signal.getsignal(signal.SIGPIPE)
    thread.start()
    thread.join()
    assert seen == [before]
