"""Names for passages and clusters, the same as in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.corpus.engines.settings import NOTHING_SAMPLED, Settings
from cleaner.corpus.engines.stages.batches import alone, listed, made, whole
from cleaner.overlap.assemble.identity import part_id, passage_digest
from cleaner.overlap.tokens import tokens

if TYPE_CHECKING:
    import pyarrow as pa


def names_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """The digests of passages (``passage``, ``outlet_name``, ``text``, ``ordinal``)."""
    columns = (listed(batch, name) for name in ("outlet_name", "text", "ordinal"))
    digests = [passage_digest(*row) for row in zip(*columns, strict=True)]
    return made("named", {"passage": whole(batch, "passage"), "digest": digests})


def cluster_ids_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """The ids and texts of clusters (``label``).

    Of the first passage of each: ``digest``, ``text``, and the ``size`` words from ``start`` on.
    """
    texts = listed(batch, "text")
    words = tokens(alone(texts), every=NOTHING_SAMPLED)
    first = words.first[:-1] + whole(batch, "start")
    edges = zip(
        words.start[first].tolist(),
        words.end[first + whole(batch, "size") - 1].tolist(),
        strict=True,
    )
    columns = (listed(batch, name) for name in ("digest", "start", "size"))
    return made(
        "cluster_ids",
        {
            "label": whole(batch, "label"),
            "id": [part_id(*row) for row in zip(*columns, strict=True)],
            "text": [text[lo:hi] for text, (lo, hi) in zip(texts, edges, strict=True)],
        },
    )
