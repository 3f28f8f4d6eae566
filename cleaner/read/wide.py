"""UTF-16 and UTF-32 without a byte order mark, told by their NUL bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from cleaner.read.utf8 import count_in, is_utf8

SAMPLE = 65_536
"""How many bytes a guess may look at."""
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_PLAIN = re.compile(r"[\w\s]+", re.ASCII)
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]+")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_LOW = bytes(range(32))


def wide_codec(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec of a text without a byte order mark, None for other bytes.

    Latin, Greek, Cyrillic, Hebrew and Arabic show a small number, mostly 0, in every other byte.
    Chinese, Japanese and Korean show it only at spaces and line ends; they count where UTF-8 is
    out of the question and the text has no character that is not in use.
    """
    head = head[:SAMPLE]
    if len(head) < 4 or share_of(head, CONTROLS) < 0.02:
        return None
    found = [codec for codec in WIDE if _is_shaped(head, codec)]
    if not found and not is_utf8(head):
        found = [codec for codec in WIDE[2:] if _is_cjk(_sample(head, codec))]
    found = [codec for codec in found if _in_use(_sample(head, codec))]
    return max(found, key=lambda codec: _ordinary(head, codec), default=None)


def _is_shaped(head: bytes, codec: str) -> bool:
    """Whether every unit of a sample begins (or ends) with a small number, mostly 0."""
    unit = unit_size(codec)
    columns = [head[i : len(head) // unit * unit : unit] for i in range(unit)]
    if codec.endswith("le"):
        columns.reverse()
    if unit == 4:
        return not columns[0].strip(b"\0") and columns[1].count(0) >= 0.9 * len(columns[1])
    return (
        b"\0" in columns[0]
        and share_of(columns[0], _LOW) >= 0.7
        and share_of(columns[1], CONTROLS) <= 0.15
    )


def unit_size(codec: str) -> int:
    """Bytes of one code unit."""
    return 4 if "32" in codec else 2


def _sample(head: bytes, codec: str) -> str:
    """The whole units of a sample as text."""
    unit = unit_size(codec)
    return head[: len(head) // unit * unit].decode(codec, "replace")


def _is_cjk(text: str) -> bool:
    return len(text) >= 8 and 2 * count_in(_CJK, text) >= len(text)


def share_of(data: bytes, chosen: bytes) -> float:
    """The share of ``data``, 0 to 1, that are bytes of ``chosen``."""
    return (len(data) - len(data.translate(None, chosen))) / len(data)


def _in_use(text: str) -> bool:
    """Whether all but 2 % of the characters are assigned, public and no control characters."""
    odd = sum(
        count
        for char, count in Counter(text).items()
        if char not in "\t\n\r\f" and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")
    )
    return 50 * (odd + text.count("\ufffd")) <= len(text)


def _ordinary(head: bytes, codec: str) -> int:
    """How ordinary a sample reads with ``codec``: in the wrong byte order Latin is Chinese too."""
    text = _sample(head, codec)
    return 2 * count_in(_PLAIN, text) + count_in(_CJK, text)
