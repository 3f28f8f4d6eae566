"""What was read of a page before serves for what is left of it, number for number."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import KEPT
from cleaner.strip.fitted.again import Seen, see
from cleaner.strip.fitted.judge import LineJudge, line_judge
from cleaner.strip.render import Piece
from cleaner.strip.rest import Rest

LINES = (
    "Home",
    "“",
    "  Sign in",
    "The ferry to the outer islands sailed again on Monday, nine days after. It was late.",
    ".",
    "\tSport 24",
    "“Nobody won,” said the harbour master, who had slept in his office for most of the week.",
    "第一 條",
    "Read more…",
    "The ferry to the outer islands sailed again on Monday, nine days after. It was late.",
    "© 2026 Stannet Mercury\x85and all the others of it",
    "Home",
)


@pytest.fixture(scope="module")
def judge() -> LineJudge:
    return line_judge("text")


def rests(lines: list[str], ends: list[str], gone: list[bool]) -> tuple[Rest, Rest]:
    """A text, and what is left when some of its lines go, each with the line end behind it."""
    at, pieces, parts = 0, [], []
    for line, end, goes in zip(lines, ends, gone, strict=True):
        parts.append(line + end)
        if goes:
            pieces.append(Piece(at, at + len(parts[-1]), KEPT))
        at += len(parts[-1])
    whole = Rest.of("".join(parts))
    return whole, whole.without(pieces)


def same(judge: LineJudge, rest: Rest, seen: Seen) -> None:
    """The view from memory is the fresh one."""
    with mock.patch.object(LineJudge, "view", side_effect=AssertionError("it was read again")):
        found, after = see(judge, rest.blocks, rest.spans, seen)
    assert after is seen
    fresh = judge.view(rest.blocks)
    assert found.table.tobytes() == fresh.table.tobytes()
    for name in ("phrases", "spoken", "told", "common"):
        assert np.array_equal(getattr(found, name), getattr(fresh, name)), name
    for name in ("counts", "sizes", "indent", "gap", "edges", "line_of", "at", "lengths", "heads"):
        one, other = getattr(found.lines, name), getattr(fresh.lines, name)
        assert one.dtype == other.dtype, name
        assert np.array_equal(one, other), name


@given(st.data())
def test_what_is_left_looks_as_if_it_were_read_anew(judge, data):
    lines = data.draw(st.lists(st.sampled_from(LINES), min_size=2, max_size=30))
    a_line_each = {"min_size": len(lines), "max_size": len(lines)}
    ends = data.draw(st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\r", " \n"]), **a_line_each))
    gone = data.draw(st.lists(st.booleans(), **a_line_each))
    gone[data.draw(st.integers(0, len(lines) - 1))] = False
    whole, rest = rests(lines, ends, gone)
    if len(whole.blocks) < len(lines):
        return  # bullets, or wrapped: the blocks of a part may be others
    _, seen = see(judge, whole.blocks, whole.spans, None)
    same(judge, rest, seen)


def test_a_text_from_which_nothing_went_is_seen_as_it_was(judge):
    whole = Rest.of("\n\n".join(LINES))
    view, seen = see(judge, whole.blocks, whole.spans, None)
    assert see(judge, whole.blocks, whole.spans, seen) == (view, seen)


def test_a_line_that_was_cut_is_read_anew(judge):
    whole = Rest.of("\n\n".join(LINES))
    rest = whole.without([Piece(whole.text.index("again"), whole.text.index("Monday"), KEPT)])
    _, seen = see(judge, whole.blocks, whole.spans, None)
    view, after = see(judge, rest.blocks, rest.spans, seen)
    assert after is not seen
    assert view.table.tobytes() == judge.view(rest.blocks).table.tobytes()


def test_an_end_that_was_cut_is_read_anew(judge):
    whole = Rest.of("\n\n".join(LINES))
    rest = whole.without([Piece(len(whole.text) - 2, len(whole.text), KEPT)])
    _, seen = see(judge, whole.blocks, whole.spans, None)
    view, _ = see(judge, rest.blocks, rest.spans, seen)
    assert view.table.tobytes() == judge.view(rest.blocks).table.tobytes()
