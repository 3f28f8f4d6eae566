"""Characters as classes: one look into a table for every character of a text.

The table is filled a block of 256 characters at a time, when a text first holds one of them, so
that nobody waits for scripts that never come.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

LETTER, UPPER, DIGIT, IDEOGRAPH, BLANK = 0, 1, 2, 3, 4
STOP, COMMA, COLON, QUOTE, BAR, BRACKET, AT, DASH, SIGN = 5, 6, 7, 8, 9, 10, 11, 12, 13
CLASSES = 14
"""Numbers of the classes; those up to `IDEOGRAPH` make words."""

_SIGNS = {
    STOP: ".!?。！？…।؟",
    COMMA: ",;，、؛،",
    COLON: ":：",
    QUOTE: "\"“”„«»‘’'「」‹›",
    BAR: "|·•>/*›»▪●",
    BRACKET: "[](){}#",
    AT: "@",
    DASH: "-–—",
    BLANK: "\u200b\u00ad\ufeff",
}
_CLASS_OF = {sign: number for number, signs in _SIGNS.items() for sign in signs}
_IDEOGRAPHS = ((0x3041, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x0E01, 0x0E5C))
"""Scripts that put no blanks between words; each character counts as one."""

_TOP = 0x10000
_UNREAD = 255
"""The class of characters of a block that is not filled."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The tables: ``classes`` (uint8) and ``lower`` (uint32), one entry a character up to U+FFFF.

    Characters above are taken for signs: the last entry of each table is for all of them.
    """

    classes: NDArray[np.uint8] = field(
        default_factory=lambda: np.append(np.full(_TOP, _UNREAD, np.uint8), np.uint8(SIGN))
    )
    lower: NDArray[np.uint32] = field(default_factory=lambda: np.arange(_TOP + 1, dtype=np.uint32))

    def read(self, text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
        """Characters in lower case, and their classes: two arrays in step with the text."""
        points = code_points(text).astype(np.intp)  # the kind of number that is quickest here
        classes = self.classes.take(points, mode="clip")
        if classes.max(initial=0) == _UNREAD:
            unread = np.bincount(points[classes == _UNREAD] >> 8)  # np.unique would load numpy.ma
            for block in np.flatnonzero(unread).tolist():
                self._fill(block)
            classes = self.classes.take(points, mode="clip")
        return self.lower.take(points, mode="clip"), classes

    def _fill(self, block: int) -> None:
        for point in range(block << 8, (block + 1) << 8):
            lower = chr(point).lower()
            if len(lower) == 1:
                self.lower[point] = ord(lower)
            self.classes[point] = _class(chr(point), point)


def code_points(text: str) -> NDArray[np.uint32]:
    """The number of every character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _class(character: str, point: int) -> int:
    known = _CLASS_OF.get(character)
    if known is not None:
        return known
    if character.isalnum() or character == "_":
        if any(first <= point <= last for first, last in _IDEOGRAPHS):
            return IDEOGRAPH
        if character.isdigit():
            return DIGIT
        return UPPER if character.isupper() else LETTER
    return BLANK if character.isspace() else SIGN
