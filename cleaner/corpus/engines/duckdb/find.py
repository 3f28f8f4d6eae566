"""Articles to what they share, within a limit of memory."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from cleaner.corpus.engines.duckdb.explained import explained
from cleaner.corpus.engines.duckdb.found import found
from cleaner.corpus.engines.duckdb.memory import memory_of, share_of_duckdb
from cleaner.corpus.engines.duckdb.store import Store
from cleaner.corpus.engines.raw import raw_batches
from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.steps import overlap_steps
from cleaner.corpus.errors import EngineError
from cleaner.overlap.progress import Progress, silent
from cleaner.overlap.records import Article, Overlap, OverlapOptions

GATHERED = 4_000_000
"""Seeds of which the pairs are gathered at once: some 400 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run may take.

    Attributes:
        memory: bytes of memory, of the whole process, about.
        folder: where tables lie while it runs: some 5 times the text; None for the system's own.
        threads: cores; None for all.
    """

    memory: int = 4 * 10**9
    folder: Path | None = None
    threads: int | None = None


@contextmanager
def found_overlap(
    articles: Iterable[Article],
    *,
    options: OverlapOptions | None = None,
    memory: str = "4GB",
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Iterator[Overlap]:
    """The passages that articles of different outlets share; what `find_overlap` finds, on disk.

    Articles are taken one by one, matches and clusters are read as they are asked for; they last
    as long as the ``with`` block.

    Args:
        articles: the set, in any order; ids are different.
        options: how to compare.
        memory: what the process may take, about, like ``4GB``; the least is 1GB.
        folder: where tables lie meanwhile (some 5 times the text), in a folder of their own that
            is removed in the end; by default where the system has temporary files.
        progress: is told of each step.

    Raises:
        EngineError: duckdb is not installed, memory does not suffice, or the disk is full.
        InputError: a text holds half a surrogate pair.
        ValueError: two articles have one id; ``memory`` is no size.
    """
    means = Means(memory=memory_of(memory), folder=folder)
    tell = progress or silent
    with opened_store(means) as store:
        tell("reading articles", 0.0)
        with explained(store.folder):
            store.filled("raw", raw_batches(articles))
        yield compared(store, options or OverlapOptions(), tell)


def compared(store: Store, options: OverlapOptions, tell: Progress) -> Overlap:
    """What the articles of the table ``raw`` share.

    Raises:
        EngineError: memory does not suffice, or the disk is full.
        ValueError: two articles have one id.
    """
    from cleaner.overlap.tokens import sampling

    with explained(store.folder):
        every = sampling(store.number("SELECT sum(signs) FROM raw"))
        settings = Settings(options=options, every=every, gathered=GATHERED)
        overlap_steps(store, settings, tell)
        return found(store, settings)


@contextmanager
def opened_store(means: Means) -> Iterator[Store]:
    """A store in a folder of its own, which is removed in the end.

    Raises:
        EngineError: duckdb is not installed, or the folder cannot be made.
    """
    try:
        with _uninterrupted():
            import duckdb  # noqa: F401 – whether it is there
    except ImportError:
        raise EngineError("--engine duckdb needs duckdb: pip install 'cleaner[duckdb]'") from None
    try:
        folder = Path(tempfile.mkdtemp(prefix="clean-overlap-", dir=means.folder))
    except OSError as error:
        place = means.folder or tempfile.gettempdir()
        raise EngineError(f"{place}: cannot be written: {error.strerror}") from None
    try:
        store = Store(folder, memory=share_of_duckdb(means.memory), threads=means.threads)
        try:
            yield store
        finally:
            store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Meanwhile Ctrl-C waits: modules in C that are half made end the process with a dump.

    The mask of this thread would not do, for the signal may come to another.
    """
    handler = signal.getsignal(signal.SIGINT)
    if not callable(handler) or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *what: came.append(what))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if came:
        handler(*came[0])
