from __future__ import annotations

import pytest

from cleaner.strip.rulebook import patterns
from cleaner.strip.rulebook.patterns import (
    PatternError,
    compiled,
    find_all,
    full_match,
    prove_sound,
)

EVIL = r"(a|aa)+\d(?<=b\d)"


@pytest.mark.parametrize("pattern", [EVIL, "(a|aa)+$", "(a|a)*b", "(?:x|xx)+y"])
def test_run_away_is_refused(pattern):
    with pytest.raises(PatternError, match="runs away; write it without a repeat inside a repeat"):
        prove_sound(pattern)


@pytest.mark.parametrize("pattern", ["a*", "(?:x)?", r"\s*", ".{0,20}", "a|"])
def test_the_empty_string_is_refused(pattern):
    with pytest.raises(PatternError, match="matches the empty string; ask for at least one"):
        prove_sound(pattern)


@pytest.mark.parametrize("pattern", ["(", "[a", r"(?P<x>a)(?P=y)", "*", r"\p{Nonsense}", "a{3,2}"])
def test_what_does_not_compile(pattern):
    with pytest.raises(PatternError, match=r"^the pattern does not compile: "):
        prove_sound(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"\d{1,3}/\d{1,3}", "Created with Sketch\\.", "(?i)share .{1,80}", r"[–—-]+.*?[–—-]+"],
)
def test_sound(pattern):
    prove_sound(pattern)


def test_full_match_is_of_the_whole():
    assert full_match("a+", "aaa")
    assert not full_match("a+", "aaab")


def test_find_all_leaves_out_empty_matches():
    assert list(find_all("a*", "baab")) == [(1, 3)]
    assert list(find_all("x", "baab")) == []


def test_long_blocks_are_left_alone():
    text = "a" * (patterns.LONGEST + 1)
    assert not full_match("a+", text)
    assert list(find_all("a+", text)) == []
    assert full_match("a+", text[1:])


def test_run_away_is_an_error_and_never_no_match(monkeypatch):
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.01)
    text = "a" * 60 + "\n!"
    with pytest.raises(PatternError, match=r"ran for over 0\.01 s on a block that starts 'aaaa"):
        full_match(EVIL, text)
    with pytest.raises(PatternError, match=r"ran for over 0\.01 s"):
        list(find_all(EVIL, text))


def test_patterns_are_compiled_once():
    assert compiled("a+b") is compiled("a+b")
