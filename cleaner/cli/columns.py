"""Text and shares in columns of a terminal, by the width that they take there."""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """Columns that a terminal gives it: two for wide signs, none for marks on others.

    >>> width_of("ferry"), width_of("渡轮"), width_of("Zoe\u0308")
    (5, 4, 3)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fitted(text: str, room: int) -> str:
    """The text, cut with an ellipsis where it takes more than ``room`` columns.

    >>> fitted("The harbour ferry", 12)
    'The harbour…'
    """
    if width_of(text) <= room:
        return text
    used, kept = 0, []
    for char in text:
        used += _columns(char)
        if used > room - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def left(text: str, room: int) -> str:
    """Cut or filled up on its right."""
    text = fitted(text, room)
    return text + " " * (room - width_of(text))


def right(text: str, room: int) -> str:
    """Cut or filled up on its left."""
    text = fitted(text, room)
    return " " * (room - width_of(text)) + text


def percent(part: int, whole: int) -> str:
    """A share in percent: rounded, but never to all or nothing where it is not.

    >>> percent(2, 3), percent(1, 300), percent(299, 300), percent(0, 0)
    ('67 %', '<1 %', '>99 %', '–')
    """
    if not whole:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1:
        return "<1 %"
    if 99 < share < 100:
        return ">99 %"
    return f"{share:.0f} %"
