"""When a field says that something was: a day as it is written, and the moment where it tells one.

ISO 8601, RFC 2822, seconds since 1970, and days with the name of their month.  What could be two
days, as 04/05/2026, is none.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from cleaner.read.moments import in_utc, moment
from cleaner.read.months import month_of

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T\s])")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})([/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
_NAMED_DAY = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|[ºª°])?(?:\.? |[.-])(?:de |of )?"
    r"(?P<m>[^\W\d_]{3,12})(?:\.?,? |[.-])(?:de[l]? )?(?P<y>\d{4})"
)
_NAMED_MONTH = re.compile(r"(?P<m>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})")
_WEEKDAY = re.compile(r"[^\W\d_]{2,14}(?:-feira)?(?:[.,]+ | (?=\d))")
_CLOCK = re.compile(
    r"(?: r\.)?(?:,? (?:(?:at|um|à|às|a las|alle|om|o|[-–|]) )?\d{1,2}[:.h]\d{2}.{0,24})?"
)
_SECONDS = re.compile(r"\d{9,10}|\d{13}")
_MILLISECONDS = 100_000_000_000
_FIRST = 100_000_000


class When(NamedTuple):
    """The day as it is written, in its own time zone, and the moment in UTC."""

    day: dt.date
    time: dt.datetime | None = None


def when(value: object) -> When | None:
    """What a field says; None for nothing at all.

    Raises:
        ValueError: it is no date.

    >>> str(when("2020-01-06T23:59:00-05:00").day), str(when("2020-01-06T23:59:00-05:00").time)
    ('2020-01-06', '2020-01-07 04:59:00+00:00')
    >>> when("4 mai 2026")
    When(day=datetime.date(2026, 5, 4), time=None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _said(value.strip()) if value.strip() else None
    if isinstance(value, dt.datetime):
        return When(value.date(), in_utc(value))
    if isinstance(value, dt.date):
        return When(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    raise ValueError("no date")


@lru_cache(4096)
def _said(text: str) -> When:
    if _SECONDS.fullmatch(text) and text.isascii():
        return _since_1970(int(text))
    return When(_day(text), moment(text))


def _day(text: str) -> dt.date:
    if _ISO.match(text):
        return dt.date.fromisoformat(text[:10])
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return _named(" ".join(text.lower().split())) or _by_mail(text)


def _named(text: str) -> dt.date | None:
    """A day whose month is named, or that begins with its year; a clock may follow."""
    weekday = _WEEKDAY.match(text)
    starts = (0, weekday.end()) if weekday else (0,)
    for at, pattern in product(starts, (_YEAR_FIRST, _NAMED_DAY, _NAMED_MONTH)):
        found = pattern.match(text, at)
        if found and _CLOCK.fullmatch(text, found.end()):
            year, month, day = found["y"], found["m"], found["d"]
            number = int(month) if month.isdecimal() else month_of(month)
            return dt.date(int(year), number, int(day))
    return None


def _by_mail(text: str) -> dt.date:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, IndexError, OverflowError):
        raise ValueError("no date") from None


def _since_1970(value: float) -> When:
    """Seconds, or milliseconds where they would lie in a far future; or digits like 20200106."""
    if value != value or abs(value) > 1e15 or value < _FIRST:  # noqa: PLR0124 – not a number
        return _said(str(int(value)) if 0 < value < _FIRST else "-")
    seconds = value / 1000 if value >= _MILLISECONDS else value
    time = dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
    return When(time.date(), in_utc(time))
