"""Characters as numbers, folded for matching alone: the text itself is never changed.

Folding is compatibility decomposition (NFKD, Unicode Standard Annex 15) without accents, then
lower case: é, É and e followed by an accent are all e.  What one language writes in two ways is one
(`_SAME`): the ı of KAPI, the two forms of the Arabic ya; so are the digits of all scripts.  A sign
that stands for several letters (ß, ﬁ, Ⅶ) is spelled out; one that stands for more than letters (½)
is a sign of its own.  What neither spells a word nor ends one (soft hyphens, zero-width signs,
accents, the tatweel, apostrophes inside a word, the dots of U.S.) is skipped.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
Folds = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

BREAK, SKIP, QUOTE, STOP = 0, 1, 2, 3
"""What is no letter or digit: ends a word, is passed over, may quote, ends a sentence."""

LETTER = 8
UPPER = 16
DIGIT = 32
ALONE = 64
"""Flags of what spells words; each sign that is ALONE is a word (Han, kana, Thai and the like)."""

_TABLE = 0x3000
_COMMON = (*range(0x0600), *range(0x1E00, 0x2200))
"""Signs that are looked up in a table; all others are worked out one by one, each once."""

DOUBLE_QUOTES = '"“”„‟«»″״〝〞「」『』'
SINGLE_QUOTES = "'‘’‚‛‹›`´′׳"
APOSTROPHES = "'’‘`´′׳"
GERSHAYIM = '"”″״'
"""What tells a Hebrew abbreviation, before its last letter; elsewhere a quotation mark."""
_STOPS = ".!?:;…。！？؟۔।"


def code_points(text: str) -> Codes:
    """The code points of a text, lone surrogates too; marks in full width are those of ASCII."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _narrow(codes) if codes.max() > _WIDE else codes


def _narrow(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """With ASCII for its full-width forms; but a comma between others than digits stays wide."""
    wide = (codes > _WIDE) & (codes <= _WIDE + 0x5E)
    digit = (codes > _WIDE + 0x0F) & (codes <= _WIDE + 0x19)
    among = np.zeros(len(codes), bool)
    among[1:-1] = digit[:-2] & digit[2:]
    wide &= among | (codes != ord("，"))
    return np.where(wide, codes - np.uint32(_WIDE - 0x20), codes)


_WIDE = 0xFF00
"""Behind it stand the full-width forms of ASCII, in its order."""


def folded(codes: Codes) -> tuple[Folds, Kinds]:
    """What each sign is for matching (0 for no part of a word), and its class or flags."""
    if codes.dtype == np.uint8:
        raw, (folds, kinds) = codes.tobytes(), _ascii()
        fold = np.frombuffer(raw.translate(folds), np.uint8).astype(np.uint32)
        return fold, np.frombuffer(raw.translate(kinds), np.uint8).copy()
    both = _table().take(codes, mode="clip")
    if (rare := np.flatnonzero(both == _UNKNOWN)).size:
        signs, which = np.unique(codes[rare], return_inverse=True)
        both[rare] = np.array([_packed(int(sign)) for sign in signs], np.uint32)[which]
    return np.asarray(both >> 8, np.uint32), both.astype(np.uint8)


_UNKNOWN = 0xFFFFFFFF


@cache
def _table() -> NDArray[np.uint32]:
    """The fold of a sign, and behind it, in the lowest eight bits, what kind it is."""
    table = np.full(_TABLE + 1, _UNKNOWN, np.uint32)
    for code in _COMMON:
        table[code] = _packed(code)
    return table


@cache
def _ascii() -> tuple[bytes, bytes]:
    both = [_packed(code) for code in range(0x80)]
    pad = bytes(0x80)
    return bytes(each >> 8 for each in both) + pad, bytes(each & 0xFF for each in both) + pad


def _packed(code: int) -> int:
    fold, kind = _folded(code)
    return fold << 8 | kind


@cache
def _folded(code: int) -> tuple[int, int]:
    """What a sign is folded to, and its class or flags."""
    sign = chr(code)
    category, joins = unicodedata.category(sign), unicodedata.combining(sign)
    if category in ("Cf", "Me") or (joins and joins != _VIRAMA) or _UNSPELLED.match(sign):
        return 0, SKIP
    if category[0] not in "LNM":
        return 0, _separator(sign)
    plain = _plain(sign)
    flags = LETTER | (UPPER if category in ("Lu", "Lt") else 0) | (DIGIT if sign.isdigit() else 0)
    return _number(plain, code), flags | (ALONE if _is_alone(code) else 0)


def _plain(sign: str) -> str:
    """The letters that a letter or digit is the same as."""
    if (digit := unicodedata.decimal(sign, None)) is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", sign)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", plain).lower().translate(_SAME) or sign


def _number(plain: str, code: int) -> int:
    """What letters are as one number."""
    if len(plain) == 1:
        return ord(plain)
    return SPELLED + code if plain.isalnum() else _SEVERAL + (crc32(plain.encode()) & 0xFFFFF)


@cache
def spelled(fold: int) -> tuple[int, ...]:
    """The letters of a sign that stands for several; ``fold`` is what it was folded to."""
    return tuple(map(ord, _plain(chr(fold - SPELLED))))


_SAME = {
    ord(one): other
    for one, other in zip(
        "ıøłđðħςßæœþىیکةہ", (*"ioldd", "h", "σ", "ss", "ae", "oe", "th", *"ييكهه"), strict=True
    )
}
"""Letters that have no decomposition, and how they are written where they are not at hand."""

_UNSPELLED = re.compile(
    "[\u02b9-\u02bf\u034f\u0640\u180b-\u180d\ufe00-\ufe0f\uff9e\uff9f\U000e0100-\U000e01ef]"
)
"""Letters and marks that spell nothing: apostrophes, the tatweel, which form of a sign is shown."""

_VIRAMA = 9
"""Combining class of the sign that takes a vowel away in scripts of India: it spells."""

_SEVERAL, SPELLED = 0x110000, 0x300000
"""Where numbers begin, behind all code points, for signs that stand for several, and for those of
them that are spelled out (`spelled`)."""


def _separator(sign: str) -> int:
    if sign in DOUBLE_QUOTES or sign in SINGLE_QUOTES:
        return QUOTE
    return STOP if sign in _STOPS else BREAK


def _is_alone(code: int) -> bool:
    """Scripts without blanks between words: Thai, Lao, Myanmar, Khmer, kana, Han."""
    return (
        0x0E00 <= code < 0x0F00
        or 0x1000 <= code < 0x10A0
        or 0x1780 <= code < 0x1800
        or 0x3005 <= code < 0x3008
        or 0x3040 <= code < 0x3100
        or 0x3400 <= code < 0xA000
        or 0xF900 <= code < 0xFB00
        or 0xFF66 <= code < 0xFFA0
        or 0x20000 <= code < 0x40000
    )
