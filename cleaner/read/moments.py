"""Points in time as they are written: without its offset a clock tells no moment."""

from __future__ import annotations

import datetime as dt
import re
from math import floor

_LONGEST = 100
_ZONE = re.compile(r"\s*(?:([+-]\d\d:?\d\d)|UTC|GMT|Z)\Z", re.IGNORECASE)


def moment(text: str | None) -> dt.datetime | None:
    """The moment of ISO 8601 or RFC 5322; None without an offset, and for no such thing.

    >>> str(moment("2031-02-03T23:30:00-05:00")), str(moment("Mon, 03 Feb 2031 04:05:06 GMT"))
    ('2031-02-04 04:30:00+00:00', '2031-02-03 04:05:06+00:00')
    >>> moment("2031-02-03 23:30"), moment("2031-02-03T00:00:00Z")
    (None, None)
    """
    line = (text or "").strip()
    if not line or len(line) > _LONGEST:
        return None
    try:
        return in_utc(dt.datetime.fromisoformat(_ZONE.sub(lambda zone: zone[1] or "Z", line)))
    except ValueError:
        return _by_mail(line)


def in_utc(time: dt.datetime) -> dt.datetime | None:
    """The moment by the second; None without an offset.

    Exact midnight is None too: mostly a mere day was written as a time.
    """
    if time.utcoffset() is None or time.time() == dt.time():
        return None
    try:
        return dt.datetime.fromtimestamp(floor(time.timestamp()), tz=dt.UTC)
    except (ValueError, OverflowError, OSError):  # before the year 1, or after 9999
        return None


def _by_mail(line: str) -> dt.datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        return in_utc(parsedate_to_datetime(line))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
