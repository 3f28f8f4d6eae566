"""Days in all the ways that fields have them."""

from __future__ import annotations

import datetime as dt

import pytest

from cleaner.corpus.articles.dates import day_of

DAY = dt.date(2020, 1, 6)


@pytest.mark.parametrize(
    "value",
    [
        "2020-01-06",
        " 2020-01-06 ",
        "2020-01-06T23:59:59-05:00",
        "2020-01-06 10:00:00",
        "2020-01-06T10:00:00.000Z",
        "20200106",
        "20200106T100000",
        20200106,
        "Mon, 06 Jan 2020 18:00:00 GMT",
        "6 Jan 2020 18:00 +0100",
        1578333600,
        1578333600000,
        1578333600.5,
        DAY,
        dt.datetime(2020, 1, 6, 23, tzinfo=dt.UTC),
    ],
)
def test_a_day(value):
    assert day_of(value) == DAY


@pytest.mark.parametrize("value", [None, "", "   "])
def test_nothing(value):
    assert day_of(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("soon", "2020", "06/01/2020", "2020-13-06", "2020-02-30", "2020-01-06x", "\x00", "٢٠٢٠"),
        *(0, -1, 2**80, float("nan"), float("inf"), True, [], {}, b"2020-01-06"),
        "Mon, 06 Jan 99999999999 18:00:00 GMT",
    ],
)
def test_no_day(value):
    with pytest.raises((ValueError, OverflowError, OSError)):
        day_of(value)
