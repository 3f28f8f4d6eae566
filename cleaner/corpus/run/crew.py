"""Tasks spread over processes; what comes of them, in the order in which they were given.

What is on its way is bounded, in number and in weight.  A worker that is killed is replaced and
what it had is done again; a task that kills two workers is cut into its parts, and a part that
kills two is given up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from cleaner.corpus.run.worker import Answer, Todo, Worker
from cleaner.model import CleanerError

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 2
"""Tasks that a worker has at once: while it works on one, the next one is there."""
WINDOW = 4
"""Tasks a worker may be ahead of the one that all wait for."""
HEAVY = 64 << 20
"""Weight, in bytes, of what may be on its way."""
DEADLY = 2
"""Workers that a task may take with it."""
STILLBORN = 3
"""Workers that may die in a row before they have said a word."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Task, Result]):
    """How tasks are worked.

    Attributes:
        work: what a worker does with a task; a function of a module or a partial of one.
        parts: a task cut as small as it can be.
        lost: what is said to come of a part that kills whoever works on it, and how it does.
        weight: bytes that a task takes, roughly; 0 where there is nothing to do, and it only
            passes in its place.
    """

    work: Callable[[Task], Result]
    parts: Callable[[Task], Sequence[Task]]
    lost: Callable[[Task, str], Result]
    weight: Callable[[Task], int]


class Crew(Generic[Task, Result]):
    """Workers for a job, started as they are needed; a context manager that ends them all."""

    def __init__(self, job: Job[Task, Result], jobs: int) -> None:
        self._job, self._most = job, jobs
        self._workers: list[Worker] = []
        self._again: deque[Todo] = deque()
        self._results: dict[int, list[Result | None]] = {}
        self._tasks: dict[int, Task] = {}
        self._weight = self._given = self._taken = self._stillborn = 0
        self._dry = False

    def __enter__(self) -> Crew[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def results(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, list[Result]]]:
        """Each task with what came of it: one result, or one of each part, or none at all.

        Raises:
            CleanerError: a worker said so, or none can be started.
        """
        source = iter(tasks)
        while not self._dry or self._tasks:
            self._fill(source)
            while self._is_done(self._taken):
                yield self._take()
            if self._tasks and not self._is_done(self._taken):
                self._wait()

    def _fill(self, source: Iterator[Task]) -> None:
        """Give out tasks while somebody is free."""
        while self._somebody_is_free() and (todo := self._next(source)) is not None:
            self._free().give(todo)

    def _next(self, source: Iterator[Task]) -> Todo | None:
        if self._again:
            return self._again.popleft()
        while not self._is_full():
            try:
                task = next(source)
            except StopIteration:
                self._dry = True
                return None
            at, self._given = self._given, self._given + 1
            weight = self._job.weight(task)
            self._tasks[at], self._results[at] = task, [None] if weight else []
            self._weight += weight
            if weight:
                return Todo(at, 0, task)
        return None

    def _is_full(self) -> bool:
        heavy = self._weight >= HEAVY
        return self._dry or len(self._tasks) >= WINDOW * self._most or heavy

    def _somebody_is_free(self) -> bool:
        least = min((len(worker.sent) for worker in self._workers), default=0)
        return least < AHEAD or len(self._workers) < self._most

    def _free(self) -> Worker:
        """Whoever has least to do; a new one where all have something."""
        least = min(self._workers, key=lambda worker: len(worker.sent), default=None)
        if least is None or (least.sent and len(self._workers) < self._most):
            least = Worker(self._job.work)
            self._workers.append(least)
        return least

    def _is_done(self, at: int) -> bool:
        return at in self._results and None not in self._results[at]

    def _take(self) -> tuple[Task, list[Result]]:
        at, self._taken = self._taken, self._taken + 1
        task = self._tasks.pop(at)
        self._weight -= self._job.weight(task)
        return task, [result for result in self._results.pop(at) if result is not None]

    def _wait(self) -> None:
        by_pipe: dict[Any, Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]
            answer = worker.answer()
            if answer is None:
                self._bury(worker)
            elif not answer.is_greeting:
                self._hear(worker, answer)

    def _hear(self, worker: Worker, answer: Answer) -> None:
        if answer.ours is not None:
            raise answer.ours
        if answer.error is not None:
            raise CleanerError(f"{answer.error}: a bug in clean; please report it")
        todo = worker.sent.popleft()
        self._results[todo.at][todo.part] = answer.result
        self._stillborn = 0

    def _bury(self, worker: Worker) -> None:
        """A worker is dead: what it had is done again, and what it worked on is watched."""
        self._workers.remove(worker)
        how = worker.how_it_died()
        worker.end()
        if worker.greeted and worker.sent:
            self._blame(worker.sent[0], how)
        elif not worker.greeted:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise CleanerError(f"no process can be started: each {how}; try --jobs 1")
        self._again.extendleft(todo for todo in reversed(worker.sent) if todo.kills < DEADLY)

    def _blame(self, todo: Todo, how: str) -> None:
        todo.kills += 1
        if todo.kills < DEADLY:
            return
        whole = len(self._results[todo.at]) == 1
        parts = self._job.parts(todo.task) if whole else ()
        if len(parts) < 2:
            self._results[todo.at][todo.part] = self._job.lost(todo.task, how)
            return
        self._results[todo.at] = [None] * len(parts)
        self._again.extend(Todo(todo.at, part, task) for part, task in enumerate(parts))
