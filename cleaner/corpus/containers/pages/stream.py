"""Pieces of bytes as a stream, for readers that want one."""

from __future__ import annotations

import io
from collections.abc import Iterator


class PieceStream(io.RawIOBase):
    """Read from pieces as they come; what they raise comes out of ``read``."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As of a raw stream: what is at hand, at least a byte until the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def full_stream(pieces: Iterator[bytes]) -> io.BufferedReader:
    """A stream that gives as many bytes as are asked for, as long as there are some."""
    return io.BufferedReader(PieceStream(pieces), 1 << 18)
