"""Processes: order, bounds, and workers that are killed."""

from __future__ import annotations

import textwrap
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from cleaner.corpus.run.crew import HEAVY, WINDOW, Crew, Job
from cleaner.corpus.run.spread import spread
from cleaner.corpus.run.worker import Worker
from cleaner.model import CleanerError, InputError

TASKS = """
import os, signal
from pathlib import Path
from cleaner.model import InputError

def squares(task, poison=(), kill_once=None, wrong=None):
    out = []
    for number in task:
        if number in poison:
            os.kill(os.getpid(), signal.SIGKILL)
        if kill_once and number % 50 == 7:
            mark = Path(kill_once) / str(number)
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGSEGV)
        if wrong == "ours":
            raise InputError("a.txt: is no text")
        if wrong == "bug":
            raise KeyError("key")
        if wrong == "memory":
            raise MemoryError
        out.append(number * number)
    return out

def slow_first(task):
    import time
    if task[0] == 0:
        time.sleep(0.5)
    return task

def stillborn():
    os._exit(4)

class Stillborn:
    def __reduce__(self):
        return stillborn, ()
"""


@pytest.fixture
def tasks(tmp_path, monkeypatch):
    """Functions that a worker finds by name."""
    (tmp_path / "crew_tasks.py").write_text(textwrap.dedent(TASKS))
    monkeypatch.syspath_prepend(str(tmp_path))
    import crew_tasks

    return crew_tasks


def job(work, weight=len):
    return Job(
        work=work,
        parts=lambda task: [(each,) for each in task],
        lost=lambda task, how: [(task, how)],
        weight=weight,
    )


def numbers(count: int, each: int = 10) -> list[tuple[int, ...]]:
    return [tuple(range(at, at + each)) for at in range(0, count, each)]


def flat(done):
    return [number for _, results in done for result in results for number in result]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(tasks, jobs):
    with spread(job(tasks.squares), numbers(400), jobs) as worked:
        assert flat(worked) == [number * number for number in range(400)]


def test_what_weighs_nothing_passes_in_its_place(tasks):
    given = [(1, 2), (), (3,), ()]
    with spread(job(tasks.squares), given, 2) as worked:
        assert list(worked) == [((1, 2), [[1, 4]]), ((), []), ((3,), [[9]]), ((), [])]


def test_a_slow_task_holds_no_more_up_than_the_window(tasks):
    taken = []

    def counted():
        for task in numbers(4000):
            taken.append(task)
            yield task

    with Crew(job(tasks.slow_first), 2) as crew:
        results = crew.results(counted())
        next(results)
        assert len(taken) <= WINDOW * 2 + 2
        assert len(list(results)) == 399


def test_what_is_on_its_way_is_bounded_in_weight(tasks):
    taken = []

    def counted():
        for task in numbers(40, 1):
            taken.append(task)
            yield task

    with Crew(job(tasks.slow_first, weight=lambda _task: HEAVY), 2) as crew:
        results = crew.results(counted())
        next(results)
        assert len(taken) == 1


def test_workers_that_are_killed_cost_nothing(tasks, tmp_path):
    """Each of these kills one worker, once."""
    work = partial(tasks.squares, kill_once=str(tmp_path))
    with spread(job(work), numbers(300), 2) as worked:
        assert flat(worked) == [number * number for number in range(300)]
    assert (tmp_path / "257").exists()


def test_of_a_task_that_kills_only_the_part_that_does_it_is_lost(tasks):
    work = partial(tasks.squares, poison=(17, 123))
    with spread(job(work), numbers(200), 2) as worked:
        done = flat(worked)
    lost = {at: each for at, each in enumerate(done) if not isinstance(each, int)}
    assert {at: each[0] for at, each in lost.items()} == {17: (17,), 123: (123,)}
    assert all("was killed (SIGKILL)" in each[1] for each in lost.values())
    assert [each for each in done if isinstance(each, int)] == [
        number * number for number in range(200) if number not in (17, 123)
    ]


def test_a_worker_out_of_memory_is_like_one_that_is_killed(tasks):
    with spread(job(partial(tasks.squares, wrong="memory")), [(3,)], 2) as worked:
        [[lost, how]] = flat(worked)
    assert lost == (3,)
    assert "exit code 1" in how


def test_an_error_of_ours_comes_as_it_is(tasks):
    with (
        pytest.raises(InputError, match=r"^a\.txt: is no text$"),
        spread(job(partial(tasks.squares, wrong="ours")), numbers(20), 2) as worked,
    ):
        list(worked)


def test_a_bug_names_its_place(tasks):
    with (
        pytest.raises(CleanerError, match=r"KeyError at crew_tasks\.py:\d+: 'key': a bug"),
        spread(job(partial(tasks.squares, wrong="bug")), numbers(20), 2) as worked,
    ):
        list(worked)


def test_workers_that_cannot_even_start_are_given_up(tasks):
    with (
        pytest.raises(CleanerError, match=r"no process can be started: .*exit code 4.*--jobs 1"),
        spread(job(tasks.Stillborn()), numbers(20), 2) as worked,
    ):
        list(worked)


def test_no_process_is_left(tasks):
    with Crew(job(tasks.squares), 2) as crew:
        next(crew.results(numbers(400)))
        pids = [worker._process.pid for worker in crew._workers]
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_a_worker_ends_with_its_parent(tasks):
    """The parent is a process that is killed while its worker is busy."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    parent = context.Process(target=_parent, args=(tasks.slow_first, theirs))
    parent.start()
    pid = ours.recv()
    parent.kill()
    parent.join()
    until = time.monotonic() + 20
    while _is_there(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_there(pid)


def _parent(work, pipe):
    worker = Worker(work)
    pipe.send(worker._process.pid)
    time.sleep(60)


def _is_there(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_it_works_outside_of_the_main_thread(tasks):
    done = []

    def go():
        with spread(job(tasks.squares), numbers(40), 2) as worked:
            done.extend(flat(worked))

    thread = threading.Thread(target=go)
    thread.start()
    thread.join(60)
    assert done == [number * number for number in range(40)]
