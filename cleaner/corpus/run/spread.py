"""Pieces worked in this process, or by a crew of others: the same pieces, the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cleaner.corpus.run.crew import Crew, Job, Result, Task


@contextmanager
def spread(
    job: Job[Task, Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Iterator[tuple[Task, list[Result]]]]:
    """The tasks with what came of them; no process is left when the block ends."""
    if jobs == 1:
        yield ((task, [job.work(task)] if job.weight(task) else []) for task in tasks)
        return
    with Crew(job, jobs) as crew:
        yield crew.results(tasks)


def all_cores() -> int:
    """Processors that this process may use."""
    import os

    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
