"""Packed bytes to plain ones, a piece at a time: gzip and Zstandard, of many members or one."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from cleaner.corpus.containers.kinds import Packing
from cleaner.corpus.containers.limits import CHECKED, Limits
from cleaner.model import InputError

PIECE = 1 << 16
"""Bytes that are read at once, packed or plain."""

MOST = 1 << 17
"""Bytes that one step unpacks at most; so many are lost before damage."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"  # behind 0x50 to 0x5f: a frame of Zstandard that holds no data


class Meter:
    """How many bytes were read of an input, as it lies there, and how many parts were no text."""

    def __init__(self) -> None:
        self.read = 0
        self.skipped = 0


class DamagedError(InputError):
    """Packed data that breaks off or was changed."""


def pieces(stream: BinaryIO, limits: Limits, meter: Meter) -> Iterator[bytes]:
    """The bytes of a stream, unpacked where its first bytes say that they are packed.

    Raises:
        DamagedError: what comes is no longer packed data; all before was given.
        InputError: it unpacks to more than the limit.
        OSError: it cannot be read.
    """
    plain = _read(stream, meter)
    head = _head(b"", plain)
    member = _member_of(head)
    if member is None:
        if head:
            yield head
        yield from plain
        return
    yield from _bounded(_unpacked(head, plain, member), limits, meter)


def packing_of(head: bytes) -> Packing:
    """``gz``, ``zst`` or nothing, by the first four bytes."""
    if head.startswith(_GZIP):
        return "gz"
    if head.startswith(_ZSTD) or (head[1:4] == _SKIPPABLE and head[0] >> 4 == 5):
        return "zst"
    return ""


def _read(stream: BinaryIO, meter: Meter) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        meter.read += len(piece)
        yield piece


def _member_of(head: bytes) -> type[_Gzip | _Zstd] | None:
    packing = packing_of(head)
    return {"gz": _Gzip, "zst": _Zstd}.get(packing)  # type: ignore[return-value]


class _Gzip:
    name = "gzip"

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._member.eof

    @property
    def unused_data(self) -> bytes:
        return self._member.unused_data

    def steps(self, data: bytes) -> Iterator[bytes]:
        try:
            while data and not self._member.eof:
                yield self._member.decompress(data, MOST)
                data = self._member.unconsumed_tail
        except zlib.error:
            raise DamagedError("gzip is damaged or cut off") from None


class _Zstd:
    name = "Zstandard"

    def __init__(self) -> None:
        zstd = zstd_module()
        far = {zstd.DecompressionParameter.window_log_max: 31}
        self._member = zstd.ZstdDecompressor(options=far)
        self._refused = zstd.ZstdError

    @property
    def eof(self) -> bool:
        return bool(self._member.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._member.unused_data)

    def steps(self, data: bytes) -> Iterator[bytes]:
        try:
            while not self._member.eof and (data or not self._member.needs_input):
                yield self._member.decompress(data, MOST)
                data = b""
        except self._refused:
            raise DamagedError("Zstandard is damaged or cut off") from None


def zstd_module() -> Any:  # noqa: ANN401 – a module
    """Zstandard: part of Python from 3.14 on."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def _unpacked(data: bytes, packed: Iterator[bytes], kind: type[_Gzip | _Zstd]) -> Iterator[bytes]:
    """Member after member; zeros behind one are padding."""
    member = kind()
    while data:
        if member.eof:
            member, data = _next_member(data, packed, kind)
        yield from member.steps(data)
        data = member.unused_data.lstrip(b"\0") if member.eof else b""
        while not data and (piece := next(packed, b"")):
            data = piece.lstrip(b"\0") if member.eof else piece
    if not member.eof:
        raise DamagedError(f"{kind.name} is damaged or cut off")


def _next_member(
    data: bytes, packed: Iterator[bytes], kind: type[_Gzip | _Zstd]
) -> tuple[_Gzip | _Zstd, bytes]:
    data = _head(data, packed)
    if not packing_of(data):
        raise DamagedError(f"{kind.name} is damaged: other bytes follow it")
    return kind(), data


def _head(data: bytes, rest: Iterator[bytes]) -> bytes:
    """The data with more of it, if need be, so that it tells how it is packed."""
    while len(data) < 4 and (more := next(rest, b"")):
        data += more
    return data


def _bounded(plain: Iterator[bytes], limits: Limits, meter: Meter) -> Iterator[bytes]:
    """The same pieces; an error once they are too many for the bytes they were made of."""
    made, before = 0, meter.read
    for piece in plain:
        made += len(piece)
        if made >= CHECKED:
            if made > limits.expansion * max(meter.read - before, PIECE):
                raise InputError(
                    f"unpacks to more than {limits.expansion} times its size; if that is meant, "
                    "say so with --max-expansion"
                )
            made, before = 0, meter.read
        if piece:
            yield piece
