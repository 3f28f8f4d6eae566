"""Whole inputs unpacked, and packed again the way they were."""

from __future__ import annotations

import io

from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.packing.pack import packer
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, packing_of, pieces
from cleaner.model import InputError


def unpacked(data: bytes, name: str) -> bytes:
    """The bytes as they were before they were packed; bytes that are not packed stay.

    Raises:
        InputError: they are damaged, or a bomb; ``name`` is for the message.
    """
    if not packing_of(data[:4]):
        return data
    try:
        return b"".join(pieces(io.BytesIO(data), Limits(), Meter()))
    except DamagedError as error:
        raise InputError(f"{name}: {error}") from None


def packed_like(plain: bytes, data: bytes) -> bytes:
    """The plain bytes packed as the others are; the same bytes each time."""
    pack = packer(packing_of(data[:4]))
    return bytes(pack.compress(plain)) + bytes(pack.flush())
