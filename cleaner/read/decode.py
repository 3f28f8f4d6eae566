"""Bytes to text and back again, without loss.

The order of trust: a byte order mark, UTF-8 (RFC 3629), UTF-16 or UTF-32 told by their NUL bytes,
UTF-8 with a few bad bytes, the charset that the page declares, western text in windows-1252,
detection.  What cannot be told is an error: mojibake is worse than a refusal.  Labels mean what
the WHATWG Encoding Standard says they mean: ``iso-8859-1`` is windows-1252, ``gb2312`` is GB18030.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from cleaner.model import InputError, Source
from cleaner.read.labels import codec_of
from cleaner.read.utf8 import mostly_utf8
from cleaner.read.wide import CONTROLS, SAMPLE, WIDE, share_of, unit_size, wide_codec
from cleaner.text import SURROGATE

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BAD = "\ufffd"
_ESCAPES = re.compile("[\udc80-\udcff]+")


class _Reading(NamedTuple):
    text: str
    encoding: str
    patches: tuple[tuple[int, bytes], ...] = ()


def decode(raw: bytes, *, name: str, declared: str | None = None) -> tuple[str, Source]:
    """The text of ``raw``, and what it takes to write the same bytes again.

    ``declared`` is the charset that the page claims for itself; UTF-8 that is valid outranks it.
    A byte that has no meaning becomes one U+FFFD and is kept in `Source.patches`.  The text never
    holds a lone surrogate.

    Raises:
        InputError: no encoding gives a text that makes sense.
    """
    bom, marked = next(((b, c) for b, c in _BOMS if raw.startswith(b)), (b"", ""))
    body = memoryview(raw)[len(bom) :]
    reading = _read_wide(body, marked) if marked in WIDE else _read(body, declared)
    if reading is None and bom == codecs.BOM_UTF32_LE:
        # The same four bytes are the mark of UTF-16 and a NUL character.
        bom = codecs.BOM_UTF16_LE
        reading = _read_wide(memoryview(raw)[len(bom) :], "utf-16-le")
    if reading is None:
        raise InputError(_refusal(name, marked))
    source = Source(
        encoding=reading.encoding,
        bom=bom,
        patches=reading.patches,
        sha256=sha256(raw).hexdigest(),
        size=len(raw),
    )
    if not _writes_back(reading.text, source, raw):
        source = replace(source, raw=raw)
    return reading.text, source


def encode(text: str, source: Source) -> bytes:
    """The bytes that ``text`` was read from: ``encode(*decode(raw, name="-")) == raw``.

    Where `Source.raw` is set it is the answer, whatever the text.  Lone surrogates are written as
    they are in UTF-8, UTF-16 and UTF-32.

    Raises:
        InputError: the text is not the one that was read, or its charset lacks a character.
    """
    if source.raw is not None:
        return source.raw
    pieces, at = [source.bom], 0
    for offset, bad in source.patches:
        if text[offset : offset + 1] != _BAD:
            raise InputError(
                f"character {offset}: the text is not the one that was read; restore it first"
            )
        pieces += (_write(text[at:offset], source.encoding), bad)
        at = offset + 1
    pieces.append(_write(text[at:], source.encoding))
    filled = [piece for piece in pieces if piece]
    return filled[0] if len(filled) == 1 else b"".join(filled)


def _read(body: memoryview, declared: str | None) -> _Reading | None:
    codec = wide_codec(bytes(body[:SAMPLE]))
    if codec:
        return _read_wide(body, codec)
    try:
        return _Reading(str(body, "utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # The exception holds a copy of the input; here it is gone.
    if mostly_utf8(body):
        return _patched(str(body, "utf-8", "surrogateescape"), "utf-8")
    return _read_legacy(body, declared)


def _read_wide(body: memoryview, codec: str) -> _Reading | None:
    """UTF-16 or UTF-32; lone surrogates and an incomplete last unit become patches."""
    cut = len(body) % unit_size(codec)
    try:
        text = str(body[: len(body) - cut], codec, "surrogatepass")
    except UnicodeDecodeError:
        return None
    patches: list[tuple[int, bytes]] = [
        (m.start(), m.group().encode(codec, "surrogatepass")) for m in SURROGATE.finditer(text)
    ]
    if patches:
        text = SURROGATE.sub(_BAD, text)
    if cut:
        patches.append((len(text), bytes(body[len(body) - cut :])))
        text += _BAD
    if len(patches) > 3 + len(text) // 100:
        return None
    return _Reading(text, codec, tuple(patches))


def _read_legacy(body: memoryview, declared: str | None) -> _Reading | None:
    """Text in the charset of a region."""
    from cleaner.read.regional import EXPECTED, detected_codec, latin_codec, telling_lines

    claimed = codec_of(declared) if declared else None
    # A claim of windows-1252 proves nothing: it is what servers say when they know nothing.
    if claimed not in (None, "utf-8", "cp1252"):
        reading = _read_as(body, claimed)
        if reading:
            return reading
    sample = telling_lines(body)
    if share_of(sample, CONTROLS) > 0.05 and len(sample) > 64:
        # Control characters by the dozen: a binary, or UTF-16 that cannot be told.
        return None
    codec = latin_codec(sample) or detected_codec(sample)
    reading = _read_as(body, codec) if codec else None
    if reading:
        return reading
    if claimed == "cp1252":
        return _patched(str(body, claimed, "surrogateescape"), claimed)
    odd = len(sample.translate(None, EXPECTED))
    if 8 * odd <= len(sample) + 8 or (odd <= 8 and 50 * odd <= len(body)):
        # Plain ASCII but for a few bytes that fit nothing: keep them as bad bytes, guess nothing.
        return _patched(str(body, "utf-8", "surrogateescape"), "utf-8")
    return None


def _read_as(body: memoryview, codec: str) -> _Reading | None:
    """Text in ``codec`` if all but a few bytes are valid in it."""
    try:
        return _Reading(str(body, codec), codec)
    except UnicodeDecodeError:
        pass
    try:
        reading = _patched(str(body, codec, "surrogateescape"), codec)
    except UnicodeDecodeError:
        return None
    few = 2 + len(reading.text) // (50 if codec == "cp1252" else 1000)
    return reading if len(reading.patches) <= few else None


def _patched(text: str, codec: str) -> _Reading:
    """A text decoded with ``surrogateescape``, each escaped byte a U+FFFD and a patch."""
    patches = tuple(
        (at, bytes((ord(text[at]) - 0xDC00,)))
        for run in _ESCAPES.finditer(text)
        for at in range(*run.span())
    )
    return _Reading(_ESCAPES.sub(lambda m: _BAD * len(m.group()), text), codec, patches)


def _refusal(name: str, marked: str) -> str:
    if marked:
        label = marked[:6].upper()
        return (
            f"{name}: starts with the byte order mark of {label}, but is not {label} text; "
            "save it as UTF-8"
        )
    return f"{name}: the character set cannot be told; save it as UTF-8"


def _writes_back(text: str, source: Source, raw: bytes) -> bool:
    if source.encoding == "utf-8" and not source.patches:
        # Strict UTF-8 has one spelling for every text.
        return True
    try:
        return encode(text, source) == raw
    except InputError:
        return False


def _write(text: str, encoding: str) -> bytes:
    errors = "surrogatepass" if encoding.startswith("utf-") else "strict"
    try:
        return text.encode(encoding, errors)
    except UnicodeEncodeError as error:
        raise InputError(
            f"character {error.start}: {text[error.start]!r} cannot be written in {encoding}; "
            "write the text as UTF-8"
        ) from error
