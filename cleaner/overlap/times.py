"""Who came first: by the moment where it is known of both, else by the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.overlap.records import Article

UNDATED = 1 << 40
"""The place in time of articles of which no day is known: they come last."""

_DAY = 86_400


class Stamp(NamedTuple):
    """When an outlet published: the day as the outlet writes it, the moment in UTC, in ISO 8601."""

    outlet: str
    date: str | None
    time: str | None


def stamp(article: Article) -> Stamp:
    """When an article was published."""
    date = article.date.isoformat() if article.date else None
    time = article.time.strftime("%Y-%m-%dT%H:%M:%SZ") if article.time else None
    return Stamp(article.outlet, date, time)


def place_in_time(article: Article) -> int:
    """Seconds since 1970 by which articles are put in order; a mere day counts as its end."""
    if article.date is None:
        return UNDATED
    if article.time is not None:
        return int(article.time.timestamp())
    return (article.date.toordinal() - _EPOCH + 1) * _DAY


_EPOCH = dt.date(1970, 1, 1).toordinal()


def is_before(one: Stamp, other: Stamp) -> bool:
    """Whether one came before the other for certain."""
    if one.time and other.time:
        return one.time < other.time
    return bool(one.date and other.date and one.date < other.date)


def told(when: Stamp, *, by_time: bool) -> str | None:
    """The day, or the time of day too where that decides.

    >>> told(Stamp("Pier", "2031-02-03", "2031-02-04T04:30:00Z"), by_time=True)
    '2031-02-04 04:30 UTC'
    """
    if not by_time or when.time is None:
        return when.date
    return f"{when.time[:10]} {when.time[11:19].removesuffix(':00')} UTC"


def first_of(members: Sequence[Stamp], among: Sequence[int]) -> int | None:
    """The member that was before all dated ones of other outlets, if one was.

    ``among`` are the indices of those that are asked of, in order: it can only be the first.
    """
    head, *others = (members[index] for index in among)
    dated = (each for each in others if each.date and each.outlet != head.outlet)
    return among[0] if head.date and all(is_before(head, other) for other in dated) else None


def by_time(members: Sequence[Stamp]) -> bool:
    """Whether days alone would not tell the same of who was first."""
    every = range(len(members))
    days = [each._replace(time=None) for each in members]
    return first_of(members, every) is not None and first_of(days, every) is None
