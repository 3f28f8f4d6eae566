"""UTF-8 (RFC 3629), also where a few of its bytes are bad."""

from __future__ import annotations

import codecs
import re

# Bytes that are UTF-8 by accident are mostly two-byte sequences with the lead bytes C4 to DF
# ("É»" in windows-1252).  C2, C3 and longer sequences hardly occur by accident, typographic
# quotes and dashes (E2 80 xx) never.
_LIKELY = re.compile("[\x80-\xff\u0800-\ud7ff\ue000-\U0010ffff]+")
_ACCIDENTAL = re.compile("[\u0100-\u07ff]+")
_TYPOGRAPHIC = re.compile("[\u2010-\u2030]+")


def is_utf8(raw: bytes | memoryview) -> bool:
    """Whether bytes are UTF-8, a few bad ones among them, or the last character cut."""
    try:
        codecs.utf_8_decode(raw, "strict", False)
    except UnicodeDecodeError:
        return mostly_utf8(raw)
    return True


def mostly_utf8(raw: bytes | memoryview) -> bool:
    """Whether the valid sequences of more than one byte outweigh the bad bytes."""
    text = str(raw, "utf-8", "surrogateescape")
    total, cut = len(text), text.count("\udce2\udc80")
    del text  # Two bytes a character: large inputs come close to the bounds of memory here.
    good = str(raw, "utf-8", "ignore")
    bad = total - len(good)
    valid = len(good) - len(good.encode("ascii", "ignore"))
    if bad * 4 <= valid:
        return True
    typographic = count_in(_TYPOGRAPHIC, good) + cut
    if bad > 10 * (valid + typographic):
        return False
    weight = count_in(_LIKELY, good) + count_in(_ACCIDENTAL, good) / 4 + 9 * typographic
    return bad <= weight


def count_in(pattern: re.Pattern[str], text: str) -> int:
    """How many characters lie in matches of ``pattern``."""
    return len(text) - len(pattern.sub("", text))
