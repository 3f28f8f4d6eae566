"""Points in time: in UTC, by the second, and none without an offset."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.moments import in_utc, moment


@pytest.mark.parametrize("text", [None, "", " ", "soon", "2031-02-03", "23:30+01:00", "x" * 200])
def test_no_moment(text):
    assert moment(text) is None


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_is_the_same_however_it_is_written(time):
    expected = in_utc(time)
    assert expected is None or abs(expected - time) < dt.timedelta(seconds=1)
    offset = time.utcoffset()
    if offset is not None and not offset.total_seconds() % 60:
        assert moment(time.isoformat()) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_none(text):
    found = moment(text)
    assert found is None or found.utcoffset() == dt.timedelta(0)
