"""A worker: a process that takes tasks through a pipe of its own and gives back what came of them.

No lock and no queue is shared between workers, so one that is killed, at whatever moment, takes
nothing with it but the task it had.  Through the pipe goes what `multiprocessing` makes of our own
records, between processes of ours alone.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, NamedTuple

from cleaner.corpus.run.sigpipe import without_sigpipe
from cleaner.model import CleanerError

Work = Callable[[Any], Any]
"""A function of a module, or a partial of one: it is sent to the workers by its name."""


class Answer(NamedTuple):
    """What a worker says: that it is there, or what came of the task it was given first."""

    result: Any = None
    error: str | None = None
    ours: CleanerError | None = None

    @property
    def is_greeting(self) -> bool:
        """Whether it has started, and no more."""
        return self.result is None and self.error is None and self.ours is None


@dataclass(slots=True)
class Todo:
    """A task on its way: its place in the order, its part of a task that was cut, its victims."""

    at: int
    part: int
    task: Any
    kills: int = 0


class Worker:
    """A process and the pipe to it.

    Attributes:
        pipe: readable when it has answered, or is dead.
        sent: what it has been given and not answered, the first being worked on.
        greeted: whether it has ever said a word.
    """

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.sent: deque[Todo] = deque()
        self.greeted = False
        self._process = context.Process(target=serve, args=(work, theirs), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def give(self, todo: Todo) -> None:
        """Send a task; that the worker is dead is found out later, by who waits for its answer."""
        self.sent.append(todo)
        with without_sigpipe(), suppress(OSError):
            self.pipe.send(todo.task)

    def answer(self) -> Answer | None:
        """What it says; None where it is dead."""
        try:
            said: Answer = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.greeted = True
        return said

    def how_it_died(self) -> str:
        """What ended it, in words."""
        self._process.join(5)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"ended with exit code {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"was killed ({name})" + (", perhaps for want of memory" if code == -9 else "")

    def end(self) -> None:
        """End it now, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A child that is made now never hears Ctrl-C, not even while it starts: its parent does.

    `multiprocessing` has a process of its own watch over what it shares; when it starts that one,
    it lets all signals through again, so that must have happened before.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(work: Work, pipe: Connection[Any, Any]) -> None:
    """What the process does: task in, answer out, until the pipe or its parent ends."""
    inbox: SimpleQueue[tuple[Any] | None] = SimpleQueue()
    for target, args in ((_end_with_parent, ()), (_take, (pipe, inbox))):
        threading.Thread(target=target, args=args, daemon=True).start()
    try:
        pipe.send(Answer())
        while (box := inbox.get()) is not None:
            pipe.send(_answer(work, box[0]))
    except OSError:
        os._exit(1)  # nobody is there to answer


def _answer(work: Work, task: object) -> Answer:
    try:
        return Answer(result=work(task))
    except CleanerError as error:
        return Answer(ours=error)
    except MemoryError:
        os._exit(1)  # as if it had been killed: the task is cut, and what does not fit is found
    except Exception as error:  # noqa: BLE001 – whoever waits for the answer says it
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(place.filename)}:{place.lineno}"  # noqa: PTH119
        return Answer(error=f"{type(error).__name__} at {where}: {error}")


def _take(pipe: Connection[Any, Any], inbox: SimpleQueue[tuple[Any] | None]) -> None:
    """Empty the pipe at once: who sends a task must never wait for one that is worked on."""
    try:
        while True:
            inbox.put((pipe.recv(),))
    except (EOFError, OSError):
        inbox.put(None)
    except BaseException:  # noqa: BLE001 – a worker that takes nothing would be waited for
        os._exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
