"""From evidence to a verdict: a logistic score over a handful of readable measures.

The weights were fitted to pairs that people labelled by reading (bench/overlap, `fit.overlap`),
cross-validated over events.  A score is the chance that two passages share a source.
"""

from __future__ import annotations

import numpy as np

from cleaner.overlap.evidence import Evidence, Floats

ACCEPT = 0.3
"""Score from which a pair is a match."""

_BIAS = -9.527
_WEIGHTS = {
    "longest run": 1.2,
    "words but names": -0.09,
    "telling words": 0.53,
    "common words": 0.55,
    "names": 0.54,
    "best run": 0.97,
    "quoted words": 0.39,
    "quoted telling words": 0.25,
    "quoted on one side": -0.3,
    "larger share": 0.69,
    "smaller share": 0.47,
    "same story": 1.59,
    "seldom words": 0.16,
    "words of one quotation": 0.3,
    "seldom words of one quotation": -0.06,
    "share of the quotation": 1.88,
    "end of the quotation": 1.94,
    "seldom share of the quotation": 0.5,
    "short quotation": 1.92,
}


def measures(found: Evidence, names: Floats) -> dict[str, Floats]:
    """What is weighed, a row a pair; counts are taken by their logarithm.

    Args:
        found: the evidence.
        names: about how many names the two articles share (`context`).
    """
    log = np.log1p
    return {
        "longest run": log(found.longest),
        "words but names": log(np.maximum(0, found.words - found.names)),
        "telling words": log(found.telling),
        "common words": log(found.common),
        "names": log(found.names),
        "best run": log(found.best),
        "quoted words": log(found.quoted),
        "quoted telling words": log(found.quoted_telling),
        "quoted on one side": log(found.half),
        "larger share": np.maximum(found.share_a, found.share_b),
        "smaller share": np.minimum(found.share_a, found.share_b),
        "same story": np.minimum(names, 5) / 5,
        "seldom words": log(found.rare),
        "words of one quotation": log(found.quote_words),
        "seldom words of one quotation": log(found.quote_rare),
        "share of the quotation": found.quote_cover,
        "end of the quotation": found.quote_edge,
        "seldom share of the quotation": found.quote_rare * found.quote_cover,
        "short quotation": (found.quote_size <= 5) * found.quote_cover,
    }


def scores(found: Evidence, names: Floats) -> Floats:
    """From 0 to 1, how sure it is that each pair shares a source."""
    measured = measures(found, names)
    total = np.full(len(found), _BIAS)
    for name, weight in _WEIGHTS.items():
        total += weight * measured[name]
    return (1 / (1 + np.exp(-total))).astype(np.float32)
