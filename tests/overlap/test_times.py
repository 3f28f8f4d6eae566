"""Who came first: by the moment, by the day, or nobody for certain."""

from __future__ import annotations

import datetime as dt

import pytest

from cleaner.overlap import article, find_overlap
from cleaner.overlap.times import UNDATED, Stamp, place_in_time, stamp

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."


def _stamped(said: str) -> dt.date | dt.datetime | None:
    if not said:
        return None
    return dt.datetime.fromisoformat(said) if "T" in said else dt.date.fromisoformat(said)


def _first(**outlets: str) -> str | None:
    """The outlet that was first, of one article each and when it was published."""
    articles = [
        article(FERRY, id=name, outlet=name.rstrip("_"), date=_stamped(said))
        for name, said in outlets.items()
    ]
    found = find_overlap(articles)
    (cluster,) = found.clusters
    assert cluster.first in (None, 0)
    if cluster.first is None:
        return None
    return found.articles[cluster.members[cluster.first].article].outlet


TOKYO, NEW_YORK = "2031-05-05T01:00:00+09:00", "2031-05-04T22:00:00-04:00"


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (NEW_YORK, TOKYO, "other"),
        ("2031-05-04T21:00:00+00:00", "2031-05-04T06:00:00+00:00", "other"),
        ("2031-05-04T21:00:00+00:00", "2031-05-04T23:00:00+02:00", None),
        ("2031-05-04", "2031-05-05", "one"),
        ("2031-05-04", "2031-05-04", None),
        ("2031-05-04", "2031-05-04T06:00:00+00:00", None),
        ("2031-05-04T21:00:00", "2031-05-04T06:00:00", None),
        ("2031-05-04T21:00:00", "2031-05-05T06:00:00", "one"),
        ("2031-05-05", "2031-05-04T22:00:00-04:00", "other"),
        ("2031-05-04", "2031-05-04T22:00:00-04:00", None),
        ("2031-05-05", TOKYO, None),
        ("", "2031-05-04T06:00:00+00:00", "other"),
        ("", "", None),
    ],
)
def test_of_two(one, other, first):
    assert _first(one=one, other=other) == first


def test_a_day_that_may_be_as_early_leaves_nobody_first():
    times = {"one": "2031-05-04T06:00:00+00:00", "other": "2031-05-04T21:00:00+00:00"}
    assert _first(**times) == "one"
    assert _first(**times, third="2031-05-04") is None
    assert _first(**times, third="2031-05-05") == "one"
    assert _first(**times, one_="2031-05-04") == "one"


def test_the_sides_of_a_match_stand_in_the_order_of_time():
    late = article(FERRY, id="1", outlet="a", date=dt.datetime.fromisoformat(NEW_YORK))
    early = article(FERRY, id="2", outlet="b", date=dt.datetime.fromisoformat(TOKYO))
    found = find_overlap([late, early])
    assert found.articles[found.matches[0].a.article].outlet == "b"


def test_places_in_time():
    given = ("2031-05-04T06:00:00+00:00", "2031-05-04", NEW_YORK, "2031-05-05", "")
    articles = [article(FERRY, id="1", outlet="a", date=_stamped(said)) for said in given]
    places = [place_in_time(each) for each in articles]
    assert places == sorted(places)
    assert places[-1] == UNDATED
    oldest = article(FERRY, id="1", outlet="a", date=dt.date.min)
    assert place_in_time(oldest) < places[0]


def test_a_stamp_is_iso_8601_in_utc():
    when = dt.datetime.fromisoformat(TOKYO)
    expected = Stamp("a", "2031-05-05", "2031-05-04T16:00:00Z")
    assert stamp(article(FERRY, id="1", outlet="a", date=when)) == expected
