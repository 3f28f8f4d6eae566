"""Tools in turn: none of them can bring the others down."""

from __future__ import annotations

import signal
import time

import pytest

from bench.extraction.pages import Page
from bench.extraction.race import race, warm_up
from bench.extraction.tool import Tool

PAGE = Page("a#x", "a", "text", "Rain fell.\nShare this", "Rain fell.", lang="en", renderer="x")


def _raises(_page):
    raise RecursionError


def _hangs(_page):
    try:
        time.sleep(30)
    except Exception:  # noqa: BLE001 - as careless peers do
        return "swallowed"
    return "slept"


def test_results_come_in_the_order_of_the_tools_whatever_the_turn():
    ran = []

    def named(name):
        return Tool(name, "1", lambda page: ran.append(name) or page.raw)

    tools = [named("one"), named("two"), named("three")]
    for turn in range(4):
        assert len(race(tools, PAGE, turn=turn)) == 3
    assert [ran[at] for at in (0, 3, 6, 9)] == ["one", "two", "three", "one"]
    assert ran[3:6] == ["two", "three", "one"]


def test_a_result_says_what_it_is_of():
    [result] = race([Tool("all", "1", lambda page: page.raw)], PAGE, turn=0)
    assert (result.page, result.lang, result.renderer, result.size) == ("a", "en", "x", 21)
    assert not result.failed
    assert result.measure.lost == 0
    assert result.kinds == {"share, follow, app": 2}


def test_who_raises_scores_as_empty_and_the_rest_go_on():
    tools = [Tool("bad", "1", _raises), Tool("good", "1", lambda page: page.gold)]
    bad, good = race(tools, PAGE, turn=0)
    assert bad.failed
    assert (bad.measure.recall, bad.measure.answered) == (0, False)
    assert not good.failed
    assert good.measure.recall == 1


def test_who_hangs_is_stopped_even_where_it_swallows_errors():
    handler, timer = signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)
    [result] = race([Tool("slow", "1", _hangs)], PAGE, turn=0, limit=0.05)
    assert result.failed
    assert signal.getsignal(signal.SIGALRM) == handler
    assert signal.getitimer(signal.ITIMER_REAL) == pytest.approx(timer, abs=5)


def test_time_is_the_tools_own():
    clock = iter([10.0, 12.5])
    [result] = race([Tool("t", "1", lambda _page: "", clock=lambda: next(clock))], PAGE, turn=0)
    assert result.seconds == pytest.approx(2.5)


def test_warming_up_forgives():
    warm_up([Tool("bad", "1", _raises)], PAGE)


def test_no_tools_no_results():
    assert race([], PAGE, turn=3) == []
