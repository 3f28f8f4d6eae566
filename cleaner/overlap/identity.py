"""Names for matches and clusters that are the same on every run and every machine."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Ints


class Identities:
    """The digest of a passage: its outlet, its text, and which of several such it is.

    Paths have no part in it: the same files elsewhere give the same names.
    """

    def __init__(self, passages: Passages, group: Ints) -> None:
        self._passages = passages
        self._ordinal = _ordinals(group * (len(passages.outlets) + 1) + passages.outlet)
        self._known: dict[int, bytes] = {}

    def of_pair(self, a: int, b: int) -> str:
        """16 hexadecimal digits for two passages, whichever comes first."""
        one, other = sorted((self._digest(a), self._digest(b)))
        return blake2b(one + other, digest_size=8).hexdigest()

    def of_set(self, rows: list[int]) -> str:
        """The same for any number of passages."""
        return blake2b(b"".join(sorted(map(self._digest, rows))), digest_size=8).hexdigest()

    def _digest(self, row: int) -> bytes:
        digest = self._known.get(row)
        if digest is None:
            parts = (
                self._passages.outlets[self._passages.outlet[row]],
                self._passages.text(row),
                str(self._ordinal[row]),
            )
            raw = "\0".join(parts).encode("utf-8", "surrogatepass")
            digest = self._known[row] = blake2b(raw, digest_size=8).digest()
        return digest


def _ordinals(code: Ints) -> Ints:
    """For each row, how many before it have its code."""
    order = np.argsort(code, kind="stable")
    new = np.diff(code[order], prepend=code[order[:1]] - 1) != 0
    heads = np.flatnonzero(new)
    ordinal = np.empty(len(code), np.int64)
    ordinal[order] = np.arange(len(code)) - np.repeat(heads, np.diff(np.append(heads, len(code))))
    return ordinal
