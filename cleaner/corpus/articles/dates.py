"""The day that a field names: ISO 8601, RFC 2822, or seconds since 1970."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T\s])")
_MILLISECONDS = 100_000_000_000
_FIRST = 100_000_000


def day_of(value: object) -> dt.date | None:
    """The day as it is written, in its own time zone; None for nothing at all.

    Raises:
        ValueError: it is no date.

    >>> day_of("2020-01-06T23:59:00-05:00")
    datetime.date(2020, 1, 6)
    >>> day_of("Mon, 06 Jan 2020 18:00:00 GMT")
    datetime.date(2020, 1, 6)
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _day(value.strip()) if value.strip() else None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    raise ValueError("no date")


@lru_cache(4096)
def _day(text: str) -> dt.date:
    if _ISO.match(text):
        return dt.date.fromisoformat(text[:10])
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return _by_mail(text)


def _by_mail(text: str) -> dt.date:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, IndexError, OverflowError):
        raise ValueError("no date") from None


def _since_1970(value: float) -> dt.date:
    """Seconds, or milliseconds where they would lie in a far future; or digits like 20200106."""
    if value != value or abs(value) > 1e15 or value < _FIRST:  # noqa: PLR0124 – not a number
        return _day(str(int(value)) if 0 < value < _FIRST else "")
    seconds = value / 1000 if value >= _MILLISECONDS else value
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
