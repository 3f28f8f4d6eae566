"""Months by how their names begin, in the eight languages whose news is known best."""

from __future__ import annotations

_BEGINNINGS = (
    "jan gen ene sty",
    "feb fev fév lut",
    "mar mär maa mrt",
    "apr avr abr kwi",
    "may mai mei mag maj",
    "jun juin giu cze",
    "jul juil lug lip",
    "aug ago août sie",
    "sep set wrz",
    "oct okt out ott paź",
    "nov lis",
    "dec déc dez dic gru",
)

MONTHS = {
    beginning: number
    for number, beginnings in enumerate(_BEGINNINGS, 1)
    for beginning in beginnings.split()
}
"""Numbers from 1: English, German, French, Spanish, Italian, Portuguese, Dutch and Polish.

No two languages mean different months by one beginning.
"""


def month_of(name: str) -> int:
    """The number of a month by its name in small letters; 0 for other words.

    >>> month_of("mayo"), month_of("juillet"), month_of("paź"), month_of("monday")
    (5, 7, 10, 0)
    """
    return MONTHS.get(name[:3]) or MONTHS.get(name[:4]) or 0
