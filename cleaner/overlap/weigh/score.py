"""From evidence to a verdict: a logistic score over a few readable measures.

The weights are in weights.toml.  They were fitted to pairs that were read and labelled one by one,
and cross-validated over events (`bench.overlap.fit`).  A score is the chance that two passages
share a source.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np

from cleaner.overlap.arrays import Floats
from cleaner.overlap.weigh.evidence import Evidence


def measures(found: Evidence, story: Floats) -> dict[str, Floats]:
    """What is weighed, a row a pair; counts are taken by their logarithm.

    Args:
        found: the evidence.
        story: how much the two articles are of one story (`story`).
    """
    larger = np.maximum(found.share_a, found.share_b)
    return {
        "telling words of the best run": np.log1p(found.best),
        "common words": np.log1p(found.common),
        "words quoted on one side": np.log1p(found.half),
        "larger share": larger,
        "share of the quotation": found.quote_cover,
        "whole passage": (larger > 0.95) * _rising(found.words - found.phrased, 5, 8),
        "whole quotation": (found.quote_cover > 0.95) * _rising(found.quoted, 4, 7),
        "long run without quotation": (found.quoted < 1) * _rising(found.longest, 6, 10),
        "same story": story,
    }


def _rising(count: Floats, low: float, high: float) -> Floats:
    """0 up to ``low``, 1 from ``high`` on."""
    return np.asarray(np.clip((count - low) / (high - low), 0, 1), np.float32)


def scores(found: Evidence, story: Floats) -> Floats:
    """From 0 to 1, how sure it is that each pair shares a source."""
    weights = weighing()
    measured = measures(found, story)
    total = np.full(len(found), weights["bias"])
    for name, values in measured.items():
        total += weights[name] * values
    return np.asarray(1 / (1 + np.exp(-total)), np.float32)


def accept() -> float:
    """Score from which a pair is a match."""
    return weighing()["accept"]


@cache
def weighing() -> dict[str, float]:
    """The weights by measure, the bias, and the score from which a pair is accepted."""
    text = files("cleaner.overlap.weigh").joinpath("weights.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text).items()}
