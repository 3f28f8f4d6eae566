"""MinHash signatures, bit for bit those of ``datasketch.MinHash``, for all passages at once.

A signature holds, for 128 permutations, the least value over a passage's shingles: runs of five
words, or all words of a shorter passage (Broder 1997).  The permutations are datasketch's own, of
its scheme ``affine32``: (a * h + b) mod 2^32.  The hash of a shingle is ours (`shingle_hash`):
datasketch gives the same signature when it is told to use it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import U64, Ints, ranges
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.hashing import longer
from cleaner.overlap.words.segment import hashed

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

SCHEME = "affine32"
PERMUTATIONS, SEED, SIZE = 128, 1, 5
BANDS, ROWS = 32, 4
"""Two passages are candidates where four values in a row of one band are equal: similarity .42."""

U32 = NDArray[np.uint32]
_BLOCK = 1 << 16
"""Values that are permuted at once: what stays in a processor's cache."""


def shingle_hash(shingle: bytes) -> int:
    """The hash of a shingle: its words in UTF-8 with single blanks between, to 32 bits.

    >>> shingle_hash("The harbour’s ferry is back".encode()) == shingle_hash(
    ...     b"the harbours ferry is back"
    ... )
    True
    """
    return int(_chained(hashed(shingle.decode("utf-8"))[None, :])[0] >> np.uint64(32))


def signatures(tokens: Tokens, rows: Ints | None = None) -> U32:
    """The signature of every passage, or of some; of one without words, all ones.

    Returns:
        Shape (passages, 128).
    """
    key, first, sizes = _words(tokens, rows)
    signed = np.empty((len(sizes), PERMUTATIONS), np.uint32)
    signed[sizes == 0] = 0xFFFFFFFF
    for length in range(1, SIZE):
        at = np.flatnonzero(sizes == length)
        if len(at):
            keys = key[first[at][:, None] + np.arange(length)]
            signed[at] = _least(_final(_chained(keys))[None, :])
    at = np.flatnonzero(sizes >= SIZE)
    at = at[np.argsort(sizes[at], kind="stable")]
    shingles = _shingles(key)
    for part in _parts(sizes[at] - SIZE + 1):
        own = at[part]
        count = sizes[own] - SIZE + 1
        step = np.minimum(np.arange(int(count.max()))[:, None], count - 1)
        signed[own] = _least(shingles.take(first[own] + step))
    return signed


def _words(tokens: Tokens, rows: Ints | None) -> tuple[U64, Ints, Ints]:
    """The words of some passages alone, or of all: hashes, where each passage begins, its size."""
    if rows is None:
        return tokens.key, tokens.first[:-1], tokens.sizes
    sizes = tokens.sizes[rows]
    return tokens.key[ranges(tokens.first[rows], sizes)], np.cumsum(sizes) - sizes, sizes


def candidates(signed: U32) -> tuple[Ints, Ints]:
    """Pairs of rows that share a band, a before b.

    Band keys are sorted; in a run of equal ones each row is paired with the first and with the one
    before it: pairs grow with the rows, however many are alike.
    """
    size = max(1, len(signed))
    codes = [np.zeros(0, np.int64)]
    for band in range(BANDS):
        key = band_key(signed, band)
        order = np.argsort(key, kind="stable")
        new = np.diff(key[order], prepend=~key[order[:1]]) != 0
        first = order[np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))]
        again = np.flatnonzero(~new)
        codes += [first[again] * size + order[again], order[again - 1] * size + order[again]]
    code = np.unique(np.concatenate(codes))
    return code // size, code % size


def band_key(signed: U32, band: int) -> U64:
    """One number for the values of a band of each signature."""
    return _chained(signed[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64))


def minhash(signature: U32) -> MinHash:
    """A signature as datasketch's own object; it can be updated, merged and compared."""
    from datasketch import MinHash

    return MinHash(
        num_perm=PERMUTATIONS,
        seed=SEED,
        hashfunc=shingle_hash,
        hashvalues=signature,
        scheme=SCHEME,
    )


def minhash_lsh(signed: U32, keys: Iterable[Hashable], *, threshold: float = 0.5) -> MinHashLSH:
    """An index of datasketch over signatures, to be asked by its own means.

    Args:
        signed: signatures, a row each.
        keys: what the index answers with, one a row.
        threshold: Jaccard similarity from which it answers, about.
    """
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    with index.insertion_session() as session:
        for key, signature in zip(keys, signed, strict=True):
            session.insert(key, minhash(signature))
    return index


@cache
def _permutations() -> tuple[U32, U32]:
    from datasketch import MinHash

    a, b = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME).permutations
    return np.asarray(a, np.uint32), np.asarray(b, np.uint32)


def _least(values: U32) -> U32:
    """The least value of each permutation; ``values`` has a column a passage."""
    factors, terms = _permutations()
    permuted = np.empty_like(values)
    least = np.empty((PERMUTATIONS, values.shape[1]), np.uint32)
    for number in range(PERMUTATIONS):
        np.multiply(values, factors[number], out=permuted)
        np.add(permuted, terms[number], out=permuted)
        np.minimum.reduce(permuted, axis=0, out=least[number])
    return least.T


def _parts(counts: Ints) -> Iterable[slice]:
    """Slices of passages, ordered by their shingles, that fill a block each."""
    at = 0
    while at < len(counts):
        guess = max(1, _BLOCK // int(counts[at]))
        widest = int(counts[min(len(counts), at + guess) - 1])
        stop = min(len(counts), at + max(1, _BLOCK // widest))
        yield slice(at, stop)
        at = stop


def _shingles(key: U64) -> U32:
    """The hash of the shingle that begins at each word; the last four of a text begin none."""
    if len(key) < SIZE:
        return np.zeros(0, np.uint32)
    windows = np.lib.stride_tricks.sliding_window_view(key, SIZE)
    hashes = np.empty(len(windows), np.uint32)
    for lo in range(0, len(windows), _BLOCK):
        hashes[lo : lo + _BLOCK] = _final(_chained(windows[lo : lo + _BLOCK]))
    return hashes


def _chained(columns: U64) -> U64:
    """One number for each row of numbers."""
    total: U64 = columns[:, 0].copy()
    for column in range(1, columns.shape[1]):
        total = longer(total, columns[:, column])
    return total


def _final(total: U64) -> U32:
    """The upper 32 bits, mixed as datasketch mixes them (the last step of MurmurHash3)."""
    value = (total >> np.uint64(32)).astype(np.uint32)
    value ^= value >> np.uint32(16)
    value *= np.uint32(0x85EBCA6B)
    value ^= value >> np.uint32(13)
    value *= np.uint32(0xC2B2AE35)
    value ^= value >> np.uint32(16)
    return value
