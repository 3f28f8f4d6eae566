"""Days and moments in all the ways that fields have them."""

from __future__ import annotations

import datetime as dt

import pytest

from cleaner.corpus.articles.dates import When, when

DAY = dt.date(2020, 1, 6)
EIGHTEEN = dt.datetime(2020, 1, 6, 18, tzinfo=dt.UTC)


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
        "1578333600",
        "1578333600000",
        "2020/01/06",
        "2020/1/6 18:00",
        "2020.01.06",
        "6 January 2020",
        "6th of January 2020",
        "06-Jan-2020",
        "January 6, 2020",
        "Jan. 6th, 2020 at 6:00 PM EST",
        "Monday, January 6, 2020",
        "Monday 6 January 2020",
        "6. Januar 2020, 18:00 Uhr",
        "lundi 6 janvier 2020 à 18h00",
        "lunes, 6 de enero de 2020",
        "6 gennaio 2020",
        "6 de janeiro de 2020",
        "6 januari 2020",
        "poniedziałek, 6 stycznia 2020 r.",
    ],
)
def test_a_day(value):
    assert when(value).day == DAY


@pytest.mark.parametrize("value", [None, "", "   "])
def test_nothing(value):
    assert when(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("soon", "2020", "06/01/2020", "2020-13-06", "2020-02-30", "2020-01-06x", "\x00", "٢٠٢٠"),
        *("06.01.2020", "2020-01", "January 2020", "6 Jan 20", "30 February 2020", "6 monday 2020"),
        *("06/01/2020 18:00 +0100", "12345678901", "6 Jan 2020 – 9 Jan 2020"),
        *(0, -1, 2**80, float("nan"), float("inf"), True, [], {}, b"2020-01-06"),
        "Mon, 06 Jan 99999999999 18:00:00 GMT",
    ],
)
def test_no_day(value):
    with pytest.raises((ValueError, OverflowError, OSError)):
        when(value)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        *(("3 mars 2020", 3), ("3 März 2020", 3), ("3 marzo 2020", 3), ("3 maart 2020", 3)),
        *(("3 mrt 2020", 3), ("3 marca 2020", 3), ("3 avril 2020", 4), ("3 kwietnia 2020", 4)),
        *(("3 mei 2020", 5), ("3 maggio 2020", 5), ("3 maja 2020", 5), ("3 juin 2020", 6)),
        *(("3 giugno 2020", 6), ("3 juillet 2020", 7), ("3 juil. 2020", 7), ("3 lipca 2020", 7)),
        *(("3 août 2020", 8), ("3 sierpnia 2020", 8), ("3 set 2020", 9), ("3 Sept 2020", 9)),
        *(("3 outubro 2020", 10), ("3 października 2020", 10), ("3 listopada 2020", 11)),
        *(("3 déc. 2020", 12), ("3 Dezember 2020", 12), ("3 grudnia 2020", 12)),
    ],
)
def test_months_by_name(name, month):
    assert when(name) == When(dt.date(2020, month, 3))


@pytest.mark.parametrize(
    "value",
    [
        "2020-01-06T18:00:00Z",
        "2020-01-06T18:00:00.999Z",
        "2020-01-06T13:00:00-05:00",
        "2020-01-06 19:00:00 +0100",
        "2020-01-06 18:00 UTC",
        "20200106T180000Z",
        "Mon, 06 Jan 2020 18:00:00 GMT",
        "6 Jan 2020 19:00 +0100",
        1578333600,
        1578333600999,
        "1578333600",
        EIGHTEEN,
        EIGHTEEN.astimezone(dt.timezone(dt.timedelta(hours=-5))),
    ],
)
def test_a_moment(value):
    assert when(value) == When(DAY, EIGHTEEN)


def test_the_day_is_as_it_is_written_and_the_moment_in_utc():
    found = when("2020-01-07T01:00:00+09:00")
    assert found == When(dt.date(2020, 1, 7), EIGHTEEN - dt.timedelta(hours=2))


@pytest.mark.parametrize(
    "value",
    [
        *("2020-01-06", "2020-01-06T18:00:00", "2020-01-06 18:00", "6 January 2020, 18:00"),
        *("2020-01-06T00:00:00Z", "2020-01-06T00:00:00.000+09:00", 1578268800, 1578268800000),
        *(DAY, dt.datetime(2020, 1, 6, 18)),  # noqa: DTZ001 – the point
    ],
)
def test_without_offset_or_at_midnight_it_is_a_day(value):
    assert when(value) == When(DAY)


@pytest.mark.parametrize("value", ["0001-01-01T00:00:01+14:00", "9999-12-31T23:00:00-05:00"])
def test_a_moment_beyond_the_calendar(value):
    assert when(value).time is None
