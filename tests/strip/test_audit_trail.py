"""Which cleanings lie behind a text, by what an audit tells of them."""

from __future__ import annotations

import pytest

from cleaner.model import AuditError, Source
from cleaner.strip.audit_read import Entry
from cleaner.strip.audit_trail import Trails


def entry(name: str, came: str, went: str, output: str | None = None, **more: str) -> Entry:
    """A cleaning of what is called by one letter to what is called by another."""
    return Entry(name, Source(sha256=came * 64, **more), went * 64, (), output=output)


def back(entries: list[Entry], text: str, name: str, document: str | None = None) -> str:
    """The letters of what went in, from the last cleaning to the first."""
    trail = Trails(entries).back([text * 64], name=name, document=document)
    return "".join(each.source.sha256[0] for each in trail)


def test_from_file_to_file_to_file():
    chain = [entry("a", "0", "1", "b"), entry("b", "1", "2", "c"), entry("c", "2", "3", "d")]
    assert back(chain, "3", "d") == "210"
    assert back(chain, "2", "c") == "10"
    assert back(chain[::-1], "3", "d") == "2"  # what came later did not lead here


def test_a_relative_name_and_a_whole_one_are_one_file():
    chain = [entry("in/a", "0", "1", "out/a"), entry("/home/ana/out/a", "1", "1", "/x/a")]
    assert back(chain, "1", "/x/a") == "10"
    elsewhere = [entry("in/a", "0", "1", "out/a"), entry("/home/ana/at/a", "1", "1", "/x/a")]
    assert back(elsewhere, "1", "/x/a") == "1"


def test_an_audit_that_does_not_tell_where_the_text_went_was_written_in_place():
    assert back([entry("a", "0", "1"), entry("a", "1", "1")], "1", "a") == "10"
    assert back([entry("a", "0", "1"), entry("b", "1", "1")], "1", "b") == "1"


def test_the_trail_ends_at_a_page():
    chain = [entry("a", "0", "1", "b"), entry("b", "1", "2", "c", media="html")]
    assert back(chain, "2", "c") == "1"


def test_of_many_cleanings_of_one_file_all_are_gone_back():
    chain = [entry("a", "0", "1", "a"), *(entry("a", "1", "1", "a") for _ in range(3000))]
    assert back(chain, "1", "a") == "1" * 3000 + "0"


def test_a_page_is_known_by_the_name_of_its_text():
    twins = [entry("in/p.html", "0", "2", "-"), entry("in/q.html", "1", "2", "-")]
    assert back(twins, "2", "out/q.html.txt") == "1"
    assert back(twins, "2", "out/p.html") == "0"


def test_a_document_is_chosen_by_name_or_hash():
    twins = [entry("a", "0", "2", "-"), entry("b", "1", "2", "-")]
    assert back(twins, "2", "x", "a") == back(twins, "2", "x", "00000000") == "0"
    for wrong in ("c", "0000000", "22222222"):
        with pytest.raises(AuditError, match=r"came of no document '.*'; there are a \(0{12}\), b"):
            back(twins, "2", "x", wrong)
    same = [entry("-", "0", "2", "-"), entry("-", "1", "2", "-")]
    with pytest.raises(AuditError, match="2 documents"):
        back(same, "2", "x", "-")


def test_of_many_only_some_are_listed():
    many = [entry(letter, letter, "x", "-") for letter in "abcdefghijk"]
    with pytest.raises(AuditError, match=r"11 documents .* h \(h{12}\) and 3 more; say which"):
        back(many, "x", "text")
