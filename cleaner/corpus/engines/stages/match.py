"""Links to match records, made by what makes them in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.corpus.engines.settings import NOTHING_SAMPLED, Settings
from cleaner.corpus.engines.stages.batches import Sides, alone, listed, made, whole
from cleaner.overlap.arrays import Floats, Ints, edges
from cleaner.overlap.assemble.basis import Basis
from cleaner.overlap.assemble.identity import pair_id, part_id
from cleaner.overlap.assemble.matches import Found, Matches
from cleaner.overlap.records import Article, Overlap, OverlapOptions, Place
from cleaner.overlap.report.data import match_data
from cleaner.overlap.tokens import Tokens, tokens
from cleaner.overlap.weigh.links import Links

if TYPE_CHECKING:
    import pyarrow as pa

Record = dict[str, Any]


def matches_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """The records of links (`matched`), as ``clean overlap --to jsonl`` writes them."""
    sides = Sides(batch)
    facts = _Facts(sides)
    rows = alone(sides.column("text"))
    words = tokens(rows, every=NOTHING_SAMPLED)
    links = _links(batch, words, sides)
    turned = whole(batch, "moment_b") < whole(batch, "moment_a")
    numbers = np.arange(len(links))
    basis = Basis(rows, words, facts, facts)
    found = Found(basis, links, turned, _Ids(listed(batch, "cluster")), numbers)
    overlap = _overlap(facts, sides.column("text"))
    matches = Matches(found)
    records = [
        facts.placed(match_data(overlap, match, names), match.a, match.b)
        for match, names in zip(matches, matches.speakers(), strict=True)
    ]
    columns = {name: [record[name] for record in records] for name in _NAMES}
    sided = np.stack([whole(batch, "article_a"), whole(batch, "article_b")])
    first, last = np.where(turned, sided[::-1], sided)
    order = {"ordered": batch.column("ordered"), "shared": batch.column("words")}
    pair = {"one": batch.column("a"), "other": batch.column("b")}
    return made("matches", {**columns, **order, **pair, "article_a": first, "article_b": last})


_NAMES = (
    *("id", "kind", "score", "a", "b", "spans", "words", "containment_a", "containment_b"),
    *("credited", "text", "differences", "speakers", "why", "cluster"),
)


class _Facts:
    """What the rows say of each passage; the article of a passage has its number."""

    def __init__(self, sides: Sides) -> None:
        self.docs, self.outlets = sides.column("doc"), sides.column("outlet_name")
        self.dates, self.times = sides.column("date"), sides.column("time")
        self._agencies, self._digests = sides.column("agency"), sides.column("digest")
        self._paragraphs, self._lines = sides.column("paragraph"), sides.column("line")
        self._starts, self._stops = sides.column("start"), sides.column("stop")

    def of(self, rows: Sequence[int], /) -> list[Place]:
        """The places of some passages; the article of each is its own number."""
        columns = (self._paragraphs, self._lines, self._starts, self._stops)
        return [Place(row, *(column[row] for column in columns)) for row in rows]

    def agencies(self, articles: Sequence[int], /) -> list[str | None]:
        """The agencies that the articles of some passages credit."""
        return [self._agencies[article] for article in articles]

    def of_pairs(self, a: Sequence[int], b: Sequence[int], /) -> list[str]:
        """The ids of pairs of passages."""
        pairs = zip(a, b, strict=True)
        return [pair_id(self._digests[one], self._digests[other]) for one, other in pairs]

    def of_parts(
        self, rows: Sequence[int], begin: Sequence[int], size: Sequence[int], /
    ) -> list[str]:
        """The ids of some words of passages."""
        return list(map(part_id, [self._digests[row] for row in rows], begin, size))

    def placed(self, record: Record, a: Place, b: Place) -> Record:
        """A record with days, and spans that count from the start of the articles."""
        spans = [
            {
                "a_start": span["a_start"] + a.start,
                "a_end": span["a_end"] + a.start,
                "b_start": span["b_start"] + b.start,
                "b_end": span["b_end"] + b.start,
            }
            for span in record["spans"]
        ]
        sides = {
            name: {
                **record[name],
                "date": self.dates[place.article],
                "time": self.times[place.article],
            }
            for name, place in (("a", a), ("b", b))
        }
        return {**record, **sides, "spans": spans}


class _Ids:
    """The ids of the clusters of links."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids

    def ids(self, numbers: Sequence[int], /) -> list[str]:
        """The ids of the clusters of some links."""
        return [self._ids[number] for number in numbers]


def _links(batch: pa.RecordBatch, words: Tokens, sides: Sides) -> Links:
    counts, spans = _spans(batch, words.sizes[sides.a])
    of = np.repeat(np.arange(len(counts)), counts)
    swapped = np.asarray(listed(batch, "swapped"), bool)[of]
    spans[swapped] = spans[swapped][:, [2, 3, 0, 1]]
    spans[:, :2] += words.first[sides.a[of]][:, None]
    spans[:, 2:] += words.first[sides.b[of]][:, None]
    return Links(
        a=sides.a,
        b=sides.b,
        kind=whole(batch, "kind").astype(np.int8),
        score=_real(batch, "score"),
        words=_real(batch, "words"),
        share_a=_real(batch, "share_a"),
        share_b=_real(batch, "share_b"),
        begin=edges(counts),
        spans=spans,
        spoken=np.zeros(len(spans), bool),  # the clusters are known
    )


def _spans(batch: pa.RecordBatch, sizes: Ints) -> tuple[Ints, Ints]:
    """How many spans each link has, and all of them; copies share all of their words."""
    column = batch.column("spans")
    whole_ = column.is_null().to_numpy(zero_copy_only=False)
    counts = column.value_lengths().fill_null(4).to_numpy().astype(np.int64) // 4
    spans = np.empty((int(counts.sum()), 4), np.int64)
    copied = np.repeat(whole_, counts)
    spans[~copied] = column.flatten().to_numpy().astype(np.int64).reshape(-1, 4)
    size = sizes[whole_]
    spans[copied] = np.stack([0 * size, size, 0 * size, size], axis=1)
    return counts, spans


def _real(batch: pa.RecordBatch, name: str) -> Floats:
    numbers = batch.column(name).to_numpy(zero_copy_only=False)
    return np.asarray(numbers, np.float32)


def _overlap(facts: _Facts, texts: Sequence[str]) -> Overlap:
    """What records are made from: an article a passage."""
    articles = (
        Article(id=doc, outlet=outlet, text=text, paragraphs=(), kept=())
        for doc, outlet, text in zip(facts.docs, facts.outlets, texts, strict=True)
    )
    return Overlap(
        articles=tuple(articles),
        matches=(),
        clusters=(),
        words=(),
        shared=(),
        table={},
        options=OverlapOptions(),
    )
