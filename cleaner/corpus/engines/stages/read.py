"""Articles to passages: where each stands, what it says, and what is asked of all its words."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from cleaner.corpus.engines.settings import NOTHING_SAMPLED, Settings
from cleaner.corpus.engines.stages.batches import bytes_of, listed, made, signed, whole
from cleaner.overlap.agency import agency_of
from cleaner.overlap.lines import Lines
from cleaner.overlap.pair.same import quoted_words, telling_words
from cleaner.overlap.passages import Passages, passages
from cleaner.overlap.records import Article
from cleaner.overlap.tokens import Tokens, tokens
from cleaner.overlap.weigh.story import name_filters

if TYPE_CHECKING:
    import pyarrow as pa


def passages_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """The passages of whole articles (`raw` joined with `numbered`)."""
    articles = _articles(batch)
    rows = passages(articles)
    words = tokens(rows, every=NOTHING_SAMPLED)
    of = rows.article
    nth = np.arange(len(rows)) - np.searchsorted(of, of)
    own = {name: whole(batch, name)[of] for name in ("article", "outlet", "home", "moment", "base")}
    agencies = [agency_of(each) for each in articles]
    filters = bytes_of(name_filters(rows, words))
    texts = rows.texts(slice(None))
    told = {name: listed(batch, name) for name in ("id", "outlet_name", "date", "time")}
    return made(
        "passages",
        {
            **own,
            "passage": own["base"] + nth,
            "paragraph": rows.paragraph,
            "start": rows.start,
            "stop": rows.end,
            "line": _lines(rows),
            "doc": [told["id"][each] for each in of.tolist()],
            "outlet_name": [told["outlet_name"][each] for each in of.tolist()],
            "date": [told["date"][each] for each in of.tolist()],
            "time": [told["time"][each] for each in of.tolist()],
            "agency": [agencies[each] for each in of.tolist()],
            "text": texts,
            "names": [filters[each] for each in of.tolist()],
            "digest": signed(words.digest),
            "body": [_body(text) for text in texts],
            "size": words.sizes,
            "said": quoted_words(words),
            "says": _says(words),
        },
    )


def _articles(batch: pa.RecordBatch) -> list[Article]:
    columns = (listed(batch, name) for name in ("text", "starts", "stops", "kept"))
    return [
        Article(
            id=str(number),
            outlet="",
            text=text,
            paragraphs=tuple(zip(starts, stops, strict=True)),
            kept=tuple(kept),
        )
        for number, (text, starts, stops, kept) in enumerate(zip(*columns, strict=True))
    ]


def _lines(rows: Passages) -> list[int]:
    """The line of its article in which each passage begins."""
    found, known = [], -1
    for article, start in zip(rows.article.tolist(), rows.start.tolist(), strict=True):
        if start == 0:
            found.append(1)
            continue
        if article != known:
            lines, known = Lines(rows.articles[article].text), article
        found.append(lines.at(start))
    return found


def _body(text: str) -> int:
    """A hash of the very text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def _says(words: Tokens) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    says = np.zeros(len(words.sizes), np.int64)
    spoken = np.flatnonzero(words.sizes)
    says[spoken] = telling_words(words, spoken)
    return says
