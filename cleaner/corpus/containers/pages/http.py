"""The body of an answer of HTTP as its server meant it: not in chunks, not packed."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

from cleaner.model import InputError

_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,16})[ \t]*(?:;[^\r\n]*)?\r?\n")


def plain_body(body: bytes, transfer: str, content: str, most: int) -> bytes:
    """The body without the codings that its headers name, the last first.

    Many archives unpack what they fetch and keep the headers, so a body that is not what they say
    stays as it is.

    Raises:
        InputError: it is packed in a way that is not read, or unpacks to more than ``most`` bytes.
    """
    if "chunked" in _codings(transfer):
        body = _unchunked(body)
    for coding in reversed(_codings(content)):
        body = _unpacked(body, coding, most)
    return body


def _codings(header: str) -> list[str]:
    return [each.strip().lower() for each in header.split(",") if each.strip()]


def _unchunked(body: bytes) -> bytes:
    """The chunks put together; where they break off, so does the page."""
    pieces, at = [], 0
    while found := _CHUNK.match(body, at):
        size = int(found.group(1), 16)
        pieces.append(body[found.end() : found.end() + size])
        if not size:
            break
        at = found.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces) if pieces else body


def _unpacked(body: bytes, coding: str, most: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, (31,), most) if body[:2] == b"\x1f\x8b" else body
    if coding == "deflate":
        return _inflated(body, (15, -15), most)
    if coding == "zstd":
        return _joined(_of_zstd(body), most)
    if coding == "br":
        return _joined(_of_brotli(body), most) or body
    if coding == "identity" or body.lstrip()[:1] == b"<":
        return body
    raise InputError(f"its page is packed with {coding[:20]!r}, which is not read")


def _inflated(body: bytes, ways: tuple[int, ...], most: int) -> bytes:
    """Unpacked in the first way that works; a body that is not packed at all stays."""
    for bits in ways:
        unpacked = _joined(_of_zlib(body, bits), most)
        if unpacked:
            return unpacked
    return body


def _of_zlib(body: bytes, bits: int) -> Iterator[bytes]:
    """What can be unpacked; a page that was cut off is better than none."""
    member = zlib.decompressobj(bits)
    try:
        while body and not member.eof:
            yield member.decompress(body, 1 << 20)
            body = member.unconsumed_tail
    except zlib.error:
        return


def _of_zstd(body: bytes) -> Iterator[bytes]:
    from cleaner.corpus.containers.packing.unpack import zstd_module

    zstd = zstd_module()
    member = zstd.ZstdDecompressor()
    try:
        while not member.eof and (body or not member.needs_input):
            yield member.decompress(body, 1 << 20)
            body = b""
    except zstd.ZstdError:
        return


def _of_brotli(body: bytes) -> Iterator[bytes]:
    from fastwarc.stream_io import BrotliReader

    reader = BrotliReader(io.BytesIO(body))
    try:
        while piece := reader.read(1 << 20):
            yield piece
    except OSError:
        return


def _joined(pieces: Iterator[bytes], most: int) -> bytes:
    held, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise InputError(
                f"its page unpacks to more than a record may have ({most:,} bytes); "
                "raise the limit with --max-record"
            )
        held.append(piece)
    return b"".join(held)
