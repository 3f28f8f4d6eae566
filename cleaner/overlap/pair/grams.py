"""Equal n-grams of words, found by sorting their hashes.

A hash that many passages share is a set phrase and proves nothing: above a cap it links nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cleaner.overlap.arrays import U64, Bools, Ints
from cleaner.overlap.pair.recurring import recurring
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.hashing import CHAIN, runs_of

_SLICE, _GRAMS = 1 << 16, 1 << 20
"""N-grams that are made at once, and that are parted at once."""


def equal_grams(key: U64, begins: Bools, size: int, cap: int) -> tuple[Ints, Ints, Ints]:
    """The number of each equal n-gram and where it begins, side by side; where crowded ones do.

    The upper bits of a hash and the place are sorted as one number, which takes half as long and
    half the memory as sorting hashes and places; `longest` makes sure of the words.
    """
    bits = max(1, len(key).bit_length())
    count = int(np.count_nonzero(begins))
    packed, head = recurring(_packed(key, begins, size, bits), count, bits)
    block, shared = _blocks(head, cap)
    place = _places(packed, bits)
    return block, place.compress(shared), place.compress(~shared)


def equal_pairs(gram: U64, owner: Ints, *, cap: int) -> tuple[Ints, Ints]:
    """All pairs of owners of one hash, where at most ``cap`` have it."""
    gram, bits = gram * CHAIN, max(1, len(gram).bit_length())
    low = np.uint64(bits)
    packed = gram >> low << low | np.arange(len(gram), dtype=np.uint64)
    at = _places(recurring([packed], len(gram), bits)[0], bits)
    owner, gram = owner[at], gram[at]
    order = np.argsort(gram, kind="stable")  # nearly in order: only what was cut off is not
    owner, gram = owner[order], gram[order]
    block, shared = _blocks(np.diff(gram, prepend=~gram[:1]) != 0, cap)
    owner = owner[shared]
    pairs = [(owner[left], owner[left + step]) for left, step in steps(block)]
    none = np.zeros(0, np.int64)
    one = np.concatenate([none, *(a for a, _ in pairs)])
    return one, np.concatenate([none, *(b for _, b in pairs)])


def grams(key: U64, at: Ints, size: int) -> U64:
    """The n-gram that begins at each place, whole, as `equal_grams` cuts it short."""
    return runs_of(key, at, size) * CHAIN


def whole(tokens: Tokens, size: int) -> Bools:
    """Whether an n-gram that begins at a word ends in its passage; others are like none."""
    whole = np.ones(len(tokens.key), bool)
    for before in range(size):
        whole[np.maximum(tokens.stop - before, tokens.first[:-1])] = False
    return whole


def _packed(key: U64, begins: Bools, size: int, bits: int) -> Iterator[U64]:
    """The n-grams that begin where they may, some at a time: hash above, place below."""
    stop = max(0, len(key) - size + 1)
    for first in range(0, stop, _GRAMS):
        last = min(first + _GRAMS, stop)
        parts = [(lo, min(lo + _SLICE, last)) for lo in range(first, last, _SLICE)]
        yield np.concatenate(
            [_slice(key, part, size, bits)[begins[slice(*part)]] for part in parts]
        )


def _slice(key: U64, part: tuple[int, int], size: int, bits: int) -> U64:
    """The n-grams that begin at some words, hash above, place below."""
    lo, hi = part
    gram = key[lo:hi].copy()
    for further in range(1, size):  # as `longer`, in place
        gram ^= gram >> np.uint64(31)
        gram *= CHAIN
        gram += key[lo + further : hi + further]
    gram *= CHAIN
    gram >>= np.uint64(bits)
    gram <<= np.uint64(bits)
    gram |= np.arange(lo, hi, dtype=np.uint64)
    return gram


def _places(packed: U64, bits: int) -> Ints:
    """What the lower bits say."""
    return (packed & np.uint64((1 << bits) - 1)).view(np.int64)


def _blocks(head: Bools, cap: int) -> tuple[Ints, Bools]:
    """The number of the block of each row that stays, and which stay: 2 to ``cap`` in a block."""
    edge = np.flatnonzero(head)
    count = np.diff(np.append(edge, len(head)))
    shared = np.repeat((count > 1) & (count <= cap), count)
    return np.repeat(np.arange(len(edge)), count).compress(shared), shared


def steps(block: Ints) -> Iterator[tuple[Ints, int]]:
    """All pairs in each block: places, and how far from each its partner stands."""
    left = np.flatnonzero(block[:-1] == block[1:])
    for step in range(1, len(block)):
        if not len(left):
            return
        yield left, step
        left = left[left + step + 1 < len(block)]
        left = left.compress(block.take(left) == block.take(left + step + 1))
