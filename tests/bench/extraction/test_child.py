"""A process that answers lines: it is started when asked, and again when it ended."""

from __future__ import annotations

import sys
import time

import pytest

from bench.extraction.pages import Page
from bench.extraction.peers.child import Child
from bench.extraction.race import race
from bench.extraction.tool import Tool

PROGRAM = """
import json, sys, time
for line in sys.stdin:
    word = json.loads(line)
    if word == "die":
        sys.exit(1)
    if word == "hang":
        time.sleep(30)
    print(json.dumps({"content": word, "cpu": time.process_time()}), flush=True)
"""


@pytest.fixture
def child():
    child = Child([sys.executable, "-c", PROGRAM])
    yield child
    child.close()


def test_it_answers_and_tells_its_time(child):
    assert child.seconds == 0
    assert child.ask("é\u2028\ud800")["content"] == "é\u2028\ud800"
    first = child.seconds
    assert first > 0
    child.ask("two")
    assert child.seconds >= first


def test_it_comes_back_after_a_crash_and_no_time_is_lost(child):
    child.ask("one")
    spent = child.seconds
    with pytest.raises(OSError, match="the process ended"):
        child.ask("die")
    assert child.seconds >= spent
    assert child.ask("two")["content"] == "two"
    assert child.seconds > spent


def test_a_late_answer_is_never_taken_for_the_next(child):
    child.ask("warm")
    tool = Tool("slow", "1", lambda _page: child.ask("hang")["content"])
    started = time.monotonic()
    [result] = race([tool], Page("a", "a", "text", "", ""), turn=0, limit=0.2)
    assert result.failed
    assert time.monotonic() - started < 10
    assert child.ask("next")["content"] == "next"


def test_closing_twice_is_closing_once(child):
    child.ask("one")
    child.close()
    child.close()
