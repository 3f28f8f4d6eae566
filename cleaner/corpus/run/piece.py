"""What flows from the inputs of a run: batches, records that could not be read, ends of shards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cleaner.corpus.records.batch import Batch, Failed


@dataclass(frozen=True, slots=True)
class End:
    """A shard ends.

    Attributes:
        records: records of the input that it stands for.
        last: whether the input ends here.
        problem: why it could not be read on, where that is so.
        skipped: what the container held that is no text, where the input ends.
    """

    records: int
    last: bool
    problem: str | None = None
    skipped: int = 0


class Piece(NamedTuple):
    """Something of a shard; ``read`` are bytes of the input read so far, for who watches."""

    source: int
    shard: int
    start: int
    what: Batch | Failed | End
    read: int = 0
