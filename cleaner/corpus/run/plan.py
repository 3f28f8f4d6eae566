"""What a run over many records is: its inputs, how they are cleaned, where the shards go."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.kinds import Kind
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.writers import suffix_of
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.tally import Tally
from cleaner.model import CleanerError

SHARD = 50_000
"""Records of an input in a shard."""


class RefusedError(CleanerError):
    """A run that must not begin, because of what stands in its folder or in its inputs."""


@dataclass(frozen=True, slots=True)
class Source:
    """An input: what holds it, and what kind of container it is."""

    held: Held
    kind: Kind

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.held.name

    @property
    def stem(self) -> str:
        """Its name in the folder of results, without what says which container it is."""
        return str(PurePosixPath(*self.held.place.parts).with_name(self.kind.stem))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that a run depends on.  Made once, never changed; can be sent about.

    Attributes:
        recipe: how records are cleaned.
        sources: the inputs, in order.
        shard_size: records of an input that make a shard.
        limits: what is too big.
    """

    recipe: Recipe
    sources: tuple[Source, ...]
    shard_size: int = SHARD
    limits: Limits = field(default_factory=Limits)

    def name_of(self, source: int, shard: int) -> str:
        """The file of a shard below the folder of results."""
        here = self.sources[source]
        return f"{here.stem}-{shard:05}{suffix_of(form_out(here.kind), here.kind.packing)}"


def form_out(kind: Kind) -> str:
    """The container that records of another one come out in."""
    return kind.form if kind.form in ("csv", "tsv", "parquet") else "jsonl"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What there is to do in an input.

    Attributes:
        source: which input.
        shard: the number of the first shard.
        start: records of the input before it.
        count: its records, where it is one shard that is made anew; None for all up to the end.
    """

    source: int
    shard: int
    start: int
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A shard that is written.

    Attributes:
        source: which input.
        shard: its number, from 0.
        start: records of the input before it.
        records: records of the input that it stands for, failed ones too.
        written: of these, those that stand in it.
        bytes: its size.
        sha256: of its bytes, in hexadecimal digits.
        last: whether the input ends with it.
        problem: why the input could not be read on, where that is so.
        tally: counts over its records.
        skipped: parts of the input that are no text; noted where it ends.
    """

    source: int
    shard: int
    start: int
    records: int
    written: int
    bytes: int
    sha256: str
    last: bool
    problem: str | None
    tally: Tally
    skipped: int = 0
