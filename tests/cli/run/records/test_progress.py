"""What is seen of a run while it runs."""

from __future__ import annotations

import sys

import pytest

from cleaner.cli.run.records.progress import CLEAR, RunProgress, progress_line
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.watch import Meter


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def seen(capfd) -> str:
    return capfd.readouterr().err


def test_elsewhere_than_in_a_terminal_long_runs_say_something_now_and_then(capfd, clock):
    shown = RunProgress(clock=clock)
    for second in range(200):
        clock.now = 100.0 + second
        shown.moved(Meter(records=second, read=second << 20, total=200 << 20))
    lines = seen(capfd).splitlines()
    assert [line.partition(" · ")[0] for line in lines] == [
        "clean: 60 records",
        "clean: 120 records",
        "clean: 180 records",
    ]
    assert lines[0] == "clean: 60 records · 1.0 MB/s · 0 % removed · 30 % done · 2 min left"


def test_with_v_it_says_so_more_often(capfd, clock):
    shown = RunProgress(verbose=True, clock=clock)
    for second in range(31):
        clock.now = 100.0 + second
        shown.moved(Meter(records=second))
    assert seen(capfd).count("\n") == 3


def test_quiet_is_quiet_but_for_errors(capfd, clock):
    shown = RunProgress(quiet=True, clock=clock)
    clock.now = 1000.0
    shown.moved(Meter(records=1))
    shown.say("a shard is made anew")
    assert seen(capfd) == ""
    shown.failed("a.jsonl", Failed(3, "not JSON"))
    assert seen(capfd) == "clean: error: a.jsonl:3: not JSON\n"


def test_in_a_terminal_a_line_is_written_over(capfd, clock, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = RunProgress(clock=clock)
    for tick in range(10):
        clock.now = 100.0 + tick / 10
        shown.moved(Meter(records=tick))
    shown.failed("a.jsonl", Failed(3, "not JSON"))
    shown.done()
    text = seen(capfd)
    assert text.count("\n") == 1
    assert text.count("records") <= 5
    assert f"{CLEAR}clean: error: a.jsonl:3: not JSON\n" in text
    assert text.endswith(CLEAR)


def test_what_is_not_known_is_not_said():
    assert progress_line(Meter(records=5, read=100), 0.0) == "5 records · 0.0 MB/s · 0 % removed"
    whole = progress_line(Meter(records=5, failed=2, read=200, total=100), 1.0)
    assert whole.endswith("2 failed · 99 % done · 0 s left")


@pytest.mark.parametrize(
    ("left", "said"),
    [(60, "60 s left"), (120, "2 min left"), (7300, "2 h 2 min left")],
)
def test_what_is_left_is_said_in_words(left, said):
    meter = Meter(read=1 << 20, total=(left + 1) << 20)
    assert progress_line(meter, 1.0).endswith(said)
