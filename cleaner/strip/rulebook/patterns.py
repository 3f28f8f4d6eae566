"""Regular expressions under a time limit; a pattern that runs away is an error, never "no match".

The limit counts CPU time of the whole process, so it is generous: what hits it is exponential.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 1.0
"""Seconds that one match may take."""

PROBE_LIMIT, PROBES = 0.1, 3
"""Seconds for a probe, and how often it is tried: a busy machine is slow, but not three times."""

LONGEST = 20_000
"""Characters; a longer block is prose or an accident, and no rule is held against it."""


class PatternError(Exception):
    """A pattern that does not compile, matches nothing at all, or runs away."""


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern.

    Raises:
        PatternError: it does not compile.
    """
    import regex  # slow to import, and not needed where no rule's cue is found

    try:
        made = regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise PatternError(f"the pattern does not compile: {error}") from error
    return made


def full_match(pattern: str, text: str) -> bool:
    """Whether the whole of a text matches.

    Raises:
        PatternError: after `TIME_LIMIT` seconds.
    """
    if len(text) > LONGEST:
        return False
    try:
        return compiled(pattern).fullmatch(text, timeout=TIME_LIMIT) is not None
    except TimeoutError:
        raise PatternError(_runs_away(text)) from None


def find_all(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Where parts of a text match, without empty matches.

    Raises:
        PatternError: after `TIME_LIMIT` seconds.
    """
    if len(text) > LONGEST:
        return
    try:
        for found in compiled(pattern).finditer(text, timeout=TIME_LIMIT):
            if found.end() > found.start():
                yield found.span()
    except TimeoutError:
        raise PatternError(_runs_away(text)) from None


def prove_sound(pattern: str) -> None:
    """Refuse a pattern that matches nothing at all or that backtracks without end.

    The probes repeat the pattern's own letters: the inputs on which nested repeats explode
    (Davis et al., "The Impact of Regular Expression Denial of Service in Practice", 2018).

    Raises:
        PatternError: with what is wrong.
    """
    made = compiled(pattern)
    if made.fullmatch(""):
        raise PatternError("the pattern matches the empty string; ask for at least one character")
    for probe in _probes(pattern):
        if not any(_ends_in_time(made, probe) for _ in range(PROBES)):
            raise PatternError("the pattern runs away; write it without a repeat inside a repeat")


def _ends_in_time(made: regex.Pattern[str], probe: str) -> bool:
    try:
        made.fullmatch(probe, timeout=PROBE_LIMIT)
        made.search(probe, timeout=PROBE_LIMIT)
    except TimeoutError:
        return False
    return True


def _probes(pattern: str) -> Iterator[str]:
    letters = sorted({char for char in pattern if char.isalnum()})[:12]
    for unit in [*letters, "a", "1", " ", "a ", "x1", "-", "aA"]:
        yield unit * 60 + "\x00"
        yield unit * 60 + "!"
        yield unit * 60 + "\x00" + pattern  # holds the letters without which none would be tried


def _runs_away(text: str) -> str:
    start = text[:40].replace("\n", " ")
    return f"the pattern ran for over {TIME_LIMIT:g} s on a block that starts {start!r}"
