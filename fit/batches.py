"""Pages put together for a net."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats
from fit.examples import Input, Scale
from fit.net import GAP, Batch

Number = TypeVar("Number", np.float32, np.int64)

STRANGE = 0.15
"""Chance that a page forgets all phrases, as if it were in a language that nobody knows."""


@dataclass(frozen=True, slots=True)
class Haze:
    """What is hidden from pages while a net learns, so that it trusts no single sign.

    All is drawn by lot once a page, for another outlet differs from those known in all its lines
    alike: N. Srivastava et al., "Dropout", JMLR 15, 2014, and C. Bishop, "Training with noise is
    equivalent to Tikhonov regularization", Neural Computation 7, 1995, over pages.

    Attributes:
        rng: the lots.
        forget: share of its phrases that a page forgets.
        noise: spread of what is added to a feature of all its lines, in spreads of the feature.
        blind: share of features that are as their mean in all its lines.
    """

    rng: np.random.Generator
    forget: float
    noise: float
    blind: float


def batches(
    inputs: Sequence[Input], rows: int, rng: np.random.Generator | None
) -> Iterator[list[int]]:
    """Numbers of pages, put together until they have ``rows`` lines; in order without ``rng``."""
    order = rng.permutation(len(inputs)) if rng is not None else np.arange(len(inputs))
    batch: list[int] = []
    filled = 0
    for at in order.tolist():
        batch.append(at)
        filled += len(inputs[at]) + GAP
        if filled >= rows:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def collate(inputs: Sequence[Input], scale: Scale, haze: Haze | None = None) -> Batch:
    """One batch of pages, each seen through the haze."""
    counts, phrases = [], []
    for page in inputs:
        said, many = _forgetful(page, haze)
        phrases.append(said)
        counts.append(many.astype(np.int64))
    spoken = spread(counts)
    offsets = np.concatenate([[0], np.cumsum(spoken)[:-1]])
    rows = [len(page) + GAP for page in inputs]
    return Batch(
        torch.from_numpy(_standardised(inputs, scale, haze)),
        torch.from_numpy(np.concatenate(phrases).astype(np.int64)),
        torch.from_numpy(offsets),
        torch.from_numpy((1 / np.sqrt(np.maximum(spoken, 1))).astype(np.float32)),
        torch.from_numpy(spread([np.ones(len(page), dtype=np.float32) for page in inputs])),
        torch.from_numpy(np.repeat(np.arange(len(inputs)), rows)),
        len(inputs),
    )


def spread(values: Sequence[NDArray[Number]]) -> NDArray[Number]:
    """One number a line of each page, with zeros for the gaps behind pages."""
    out = np.zeros(sum(len(value) + GAP for value in values), dtype=values[0].dtype)
    at = 0
    for value in values:
        out[at : at + len(value)] = value
        at += len(value) + GAP
    return out


def _standardised(inputs: Sequence[Input], scale: Scale, haze: Haze | None) -> Floats:
    out = np.zeros((sum(len(page) + GAP for page in inputs), len(scale.mean)), dtype=np.float32)
    at = 0
    for page in inputs:
        rows = out[at : at + len(page)]
        np.subtract(page.features, scale.mean, out=rows)
        rows /= scale.spread
        if haze is not None:
            _blur(rows, haze)
        at += len(page) + GAP
    return out


def _blur(rows: Floats, haze: Haze) -> None:
    """Shift the features of a page, and hide some."""
    many = rows.shape[1]
    rows += haze.rng.normal(0, haze.noise, many).astype(np.float32)
    rows *= haze.rng.random(many) >= haze.blind


def _forgetful(page: Input, haze: Haze | None) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    if haze is None or not haze.forget:
        return page.phrases, page.counts
    share = 1.0 if haze.rng.random() < STRANGE else haze.forget
    kept = haze.rng.random(len(page.phrases)) >= share
    lines = np.repeat(np.arange(len(page)), page.counts)[kept]
    return page.phrases[kept], np.bincount(lines, minlength=len(page)).astype(np.int32)
