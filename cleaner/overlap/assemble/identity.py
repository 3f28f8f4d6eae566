"""Names for matches and clusters that are the same on every run and every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from cleaner.overlap.pair.same import Groups
from cleaner.overlap.passages import Passages


class Identities:
    """The digest of a passage: its outlet, its text, and which of several such it is.

    Paths have no part in it: the same files elsewhere give the same names.
    """

    def __init__(self, passages: Passages, groups: Groups) -> None:
        self._passages = passages
        self._ordinal = _ordinals(passages, groups)
        self._known: list[bytes] = [b""] * len(passages)

    def of_pairs(self, a: Sequence[int], b: Sequence[int]) -> list[str]:
        """16 hexadecimal digits for each two passages, whichever comes first."""
        return list(map(pair_id, self._digests(a), self._digests(b)))

    def of_parts(self, rows: Sequence[int], begin: Sequence[int], size: Sequence[int]) -> list[str]:
        """The same for some words of passages, from the word ``begin`` of each on."""
        return list(map(part_id, self._digests(rows), begin, size))

    def _digests(self, rows: Sequence[int]) -> list[bytes]:
        known, passages, ordinal = self._known, self._passages, self._ordinal
        new = list(dict.fromkeys([row for row in rows if not known[row]]))
        outlets = [passages.outlets[each] for each in passages.outlet[new].tolist()]
        for row, outlet, text in zip(new, outlets, passages.texts(new), strict=True):
            known[row] = passage_digest(outlet, text, ordinal.get(row, 0))
        return [known[row] for row in rows]


def passage_digest(outlet: str, text: str, ordinal: int) -> bytes:
    """Of a passage; ``ordinal`` counts those before it with the outlet and the very text."""
    raw = f"{outlet}\0{text}\0{ordinal}".encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=8).digest()


def pair_id(one: bytes, other: bytes) -> str:
    """The id of a match, from the digests of its passages."""
    both = one + other if one < other else other + one
    return blake2b(both, digest_size=8).hexdigest()


def part_id(digest: bytes, begin: int, size: int) -> str:
    """The id of a cluster, from the digest of its first passage and the words of it."""
    return blake2b(digest + f"{begin} {size}".encode(), digest_size=8).hexdigest()


def _ordinals(passages: Passages, groups: Groups) -> dict[int, int]:
    """How many passages before it have the outlet and the very text of a passage; 0 left out."""
    sizes = np.diff(groups.begin)
    rows = np.sort(groups.members[np.repeat(sizes > 1, sizes)])
    code = groups.of[rows] * len(passages.outlets) + passages.outlet[rows]
    which, counts = np.unique(code, return_inverse=True, return_counts=True)[1:]
    rows = rows[counts[which] > 1]  # the same text has the same words
    seen: Counter[tuple[int, str]] = Counter()
    ordinal: dict[int, int] = {}
    every = zip(passages.outlet[rows].tolist(), passages.texts(rows.tolist()), strict=True)
    for row, said in zip(rows.tolist(), every, strict=True):
        if seen[said]:
            ordinal[row] = seen[said]
        seen[said] += 1
    return ordinal
