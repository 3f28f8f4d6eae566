"""Passages of a crowd to the bands of their MinHash signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleaner.corpus.engines.settings import NOTHING_SAMPLED, Settings
from cleaner.corpus.engines.stages.batches import alone, listed, made, signed, whole
from cleaner.overlap.sign import BANDS, band_key, signatures
from cleaner.overlap.tokens import tokens

if TYPE_CHECKING:
    import pyarrow as pa


def bands_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """A row for each of 32 bands of each passage (``passage``, ``text``)."""
    import pyarrow as pa

    own = whole(batch, "passage")
    values = signatures(tokens(alone(listed(batch, "text")), every=NOTHING_SAMPLED))
    parts = [
        made(
            "bands",
            {
                "band": np.full(len(own), band),
                "key": signed(band_key(values, band)),
                "passage": own,
            },
        )
        for band in range(BANDS)
    ]
    return pa.concat_batches(parts)
