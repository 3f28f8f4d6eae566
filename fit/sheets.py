"""A page laid out for fitting: its lines as numbers; its phrases are chosen later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.read.split import split
from cleaner.strip.fitted.features import Columns, table
from cleaner.strip.fitted.lines import Floats, Ints, Lines
from cleaner.strip.fitted.tokens import Hashes
from cleaner.strip.votes import Vote
from fit.labels import Labels, label
from fit.reader import reader
from fit.rows import Origin, Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of ``N`` lines.

    Attributes:
        text: the whole of it; line ``i`` is ``text[starts[i]:ends[i]]``.
        names: of the features.
        table: [N, K] the features, halved in precision.
        words: hashes of all words; ``line_of`` gives the line of each, ``at`` its place in it, at
            most 255.
        sizes: [N] words of each line.
        votes: what extractors say of the lines; empty for bare text.
        labels, gold: which lines are article, and the article's words; None where nobody knows.
    """

    origin: Origin
    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    names: tuple[str, ...]
    table: NDArray[np.float16]
    words: Hashes
    line_of: NDArray[np.int32]
    at: NDArray[np.uint8]
    sizes: Floats
    votes: Mapping[str, Vote]
    labels: Labels | None
    gold: Hashes | None

    def __len__(self) -> int:
        return len(self.starts)

    def lines(self) -> list[str]:
        """The lines as text."""
        return _lines(self.text, self.starts, self.ends)


def sheet_of_text(row: Row) -> Sheet | None:
    """A bare text, split as the product splits it; None where it has no lines.

    One that was broken at its links stays broken: pieces of lines are harder to tell, and whoever
    learned from them loses less of an article.
    """
    blocks, _ = split(row.raw, mend=False)
    if not len(blocks):
        return None
    starts, ends = edges(blocks)
    lines, _, columns = reader().measure(row.raw, starts, ends)
    return sheet(row, (row.raw, starts, ends), lines, columns)


def sheet(
    row: Row,
    cut: tuple[str, Ints, Ints],
    lines: Lines,
    columns: Columns,
    votes: Mapping[str, Vote] | None = None,
) -> Sheet:
    """Put measures and features together; ``cut`` is the text and where its lines stand."""
    text, starts, ends = cut
    known = row.gold is not None
    return Sheet(
        origin=row.origin,
        text=text,
        starts=starts.astype(np.int32),
        ends=ends.astype(np.int32),
        names=tuple(columns),
        table=np.ascontiguousarray(table(columns).T.astype(np.float16)),
        words=lines.words.hashes,
        line_of=lines.line_of.astype(np.int32),
        at=np.minimum(lines.at, 255).astype(np.uint8),
        sizes=lines.counted,
        votes=votes or {},
        labels=label(_lines(text, starts, ends), row.gold or "") if known else None,
        gold=reader().words(row.gold or "") if known else None,
    )


def edges(blocks: Blocks) -> tuple[Ints, Ints]:
    """Where each block begins and ends."""
    starts = np.frombuffer(blocks.starts, dtype=np.int64).astype(np.intp)
    ends = np.frombuffer(blocks.ends, dtype=np.int64).astype(np.intp)
    return starts, ends


def _lines(
    text: str, starts: Ints | NDArray[np.int32], ends: Ints | NDArray[np.int32]
) -> list[str]:
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    return [text[start:end] for start, end in spans]
