"""Tasks spread over a cluster one job each, so that what comes of them is here as soon as can be.

A job of Spark gives its results when all its tasks are done.  Shards are to be noted one by one,
so that a run that is killed goes on where it was; so each is a job of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

if TYPE_CHECKING:
    from pyspark import SparkContext

Task = TypeVar("Task")
Result = TypeVar("Result")

LEAST = 16
"""Jobs that are given at once, even where few cores are known of: a cluster may grow."""


def in_order(
    context: SparkContext, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Generator[Result, None, None]:
    """What comes of each task, in their order; no more of them are under way than can be of use."""
    tag = f"clean-{uuid4()}"
    width = max(LEAST, 2 * context.defaultParallelism)

    def one(task: Task) -> Result:
        context.addJobTag(tag)
        found: Result = context.parallelize([task], 1).map(work).collect()[0]
        return found

    waiting: deque[Future[Result]] = deque()
    pool = ThreadPoolExecutor(width, thread_name_prefix="clean-spark")
    try:
        for task in tasks:
            waiting.append(pool.submit(one, task))
            if len(waiting) >= 2 * width:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        _ended(context, tag, waiting)
        pool.shutdown(wait=True)


def _ended(context: SparkContext, tag: str, waiting: Iterable[Future[Result]]) -> None:
    """What is still under way is of no use to anybody."""
    running = [future for future in waiting if not future.cancel() and not future.done()]
    if running:
        with suppress(Exception):  # a cluster that is gone has nothing to cancel
            context.cancelJobsWithTag(tag)
