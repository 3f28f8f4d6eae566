"""Pages put together for a net."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def collate(
    inputs: Sequence[Input],
    scale: Scale,
    rng: np.random.Generator | None = None,
    forget: float = 0.0,
) -> Batch:
    """One batch of pages; with ``rng`` each forgets a share of its phrases."""
    counts, phrases = [], []
    for page in inputs:
        said, many = _forgetful(page, rng, forget)
        phrases.append(said)
        counts.append(many.astype(np.int64))
    spoken = spread(counts)
    offsets = np.concatenate([[0], np.cumsum(spoken)[:-1]])
    rows = [len(page) + GAP for page in inputs]
    return Batch(
        torch.from_numpy(_standardised(inputs, scale)),
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


def _standardised(inputs: Sequence[Input], scale: Scale) -> Floats:
    out = np.zeros((sum(len(page) + GAP for page in inputs), len(scale.mean)), dtype=np.float32)
    at = 0
    for page in inputs:
        rows = out[at : at + len(page)]
        np.subtract(page.features, scale.mean, out=rows)
        rows /= scale.spread
        at += len(page) + GAP
    return out


def _forgetful(
    page: Input, rng: np.random.Generator | None, forget: float
) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    if rng is None or not forget:
        return page.phrases, page.counts
    share = 1.0 if rng.random() < STRANGE else forget
    kept = rng.random(len(page.phrases)) >= share
    lines = np.repeat(np.arange(len(page)), page.counts)[kept]
    return page.phrases[kept], np.bincount(lines, minlength=len(page)).astype(np.int32)
