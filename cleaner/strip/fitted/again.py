"""A page that was cut, seen by what was read of it before.

Most lines of a text stay as they were when others go.  What is measured on a line's own characters
is taken over; its margins, its place and whose words it says are made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.judge import LineJudge, View, spans_of
from cleaner.strip.fitted.lines import Ints

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the judge saw of a text: its view, and where text and lines stand in the original."""

    view: View
    spans: Spans
    starts: Ints
    ends: Ints


def see(judge: LineJudge, blocks: Blocks, spans: Spans, seen: Seen | None) -> tuple[View, Seen]:
    """The view of the blocks of what is left of a text, and what to remember of it.

    Args:
        judge: the same each time.
        blocks: of the text that is left.
        spans: what is left, in offsets of the original.
        seen: of an earlier time, when no less was left.
    """
    if seen is not None and seen.spans == spans:
        return seen.view, seen
    starts, ends = _originals(blocks, spans)
    at = None if seen is None else _among(seen, starts, ends)
    if seen is not None and at is not None:
        return judge.view_of_part(seen.view, at, blocks), seen
    view = judge.view(blocks)
    return view, Seen(view, spans, starts, ends)


def _originals(blocks: Blocks, spans: Spans) -> tuple[Ints, Ints]:
    """Where blocks begin and end in the original; one with a cut inside ends nowhere, at -1."""
    starts, ends = spans_of(blocks)
    if len(spans) == 1:
        return starts + spans[0][0], ends + spans[0][0]
    low, high = np.array(spans, dtype=np.intp).T
    reached = np.cumsum(high - low)
    of = reached.searchsorted(starts, side="right")
    shift = (high - reached)[of]
    return starts + shift, np.where(ends <= reached[of], ends + shift, -1)


def _among(seen: Seen, starts: Ints, ends: Ints) -> Ints | None:
    """[N] which of the seen lines these are; None where one is none of them, or only a part."""
    at = np.minimum(seen.starts.searchsorted(starts), len(seen.starts) - 1)
    same: NDArray[np.bool_] = (seen.starts[at] == starts) & (seen.ends[at] == ends)
    return at if same.all() else None
