"""A file that is counted and hashed while it is written."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from cleaner.corpus.stores.drafts import Draft


class Written(NamedTuple):
    """A shard that stands: its records, its bytes, the hash of these."""

    records: int
    bytes: int
    sha256: str


class Hashed:
    """A draft that counts and hashes what is written."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Straight on."""
        self._hash.update(data)
        self.size += self._draft.write(data)
        return len(data)

    def done(self, records: int) -> Written:
        """All is written."""
        self._draft.commit()
        return Written(records, self.size, self._hash.hexdigest())

    def discard(self) -> None:
        """Nothing is left."""
        self._draft.discard()
