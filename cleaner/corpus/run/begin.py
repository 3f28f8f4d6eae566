"""The first pieces of a run, held until their records show that it may begin."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.fields import FIRST
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.first import first_clash, no_field
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.run.piece import Piece
from cleaner.corpus.run.plan import RefusedError

_HELD = 100
"""Pieces that are held at most."""


def begun(pieces: Iterator[Piece], recipe: Recipe) -> Iterator[Piece]:
    """The same pieces.

    Raises:
        RefusedError: the first record has fields of its own where results would go, or the first
            records all lack a field that was named, or any for the text.
    """
    held: list[Piece] = []
    lacking = 0
    for piece in pieces:
        held.append(piece)
        if isinstance(piece.what, Batch) and len(piece.what):
            if not lacking:
                _refuse_clash(piece.what, recipe)
            said = no_field(piece.what, recipe)
            if said is None:
                break
            lacking += len(piece.what)
            if lacking >= FIRST:
                raise RefusedError(f"{piece.what.name}: the first {lacking} records have {said}")
        if len(held) >= _HELD:
            break
    yield from held
    yield from pieces


def _refuse_clash(batch: Batch, recipe: Recipe) -> None:
    clash = first_clash(batch, recipe)
    if clash is not None:
        raise RefusedError(f"{batch.name}:{batch.numbers[0]}: {clash}")
