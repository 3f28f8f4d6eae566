"""Addresses that a text browser lists below a page."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.strip.signals.references import evidence

STORY = "The ferry sailed again on Monday, nine days after the strike began."


def listed(first: int, after: int, blank: str = " ") -> list[str]:
    return [f"{at}.{blank}https://harbour.example/{at}" for at in range(first, after)]


def test_a_list_goes_with_its_headings(goes):
    lines = ["References", "Visible links:", *listed(1, 9), "Hidden links", *listed(10, 13)]
    assert goes(evidence, "\n".join([STORY, *lines])) == lines


def test_addresses_need_not_be_of_the_web(goes):
    lines = [
        *listed(1, 11),
        "11. mailto:a@harbour.example",
        "12. javascript:void(0)",
        "13. tel:112",
    ]
    assert goes(evidence, "\n".join([STORY, *lines])) == lines


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_list_goes_whatever_ends_its_lines(goes, line_end):
    lines = [f"   {line}" for line in listed(1, 30)]
    assert len(goes(evidence, line_end.join([STORY, "References", "", *lines]))) == 30


def test_a_few_sources_stay(goes):
    assert goes(evidence, "\n".join([STORY, "References", *listed(1, 10)])) == []


def test_numbers_that_do_not_rise_are_another_list(goes):
    assert goes(evidence, "\n".join([STORY, *listed(1, 9), *listed(1, 9)])) == []


def test_a_list_whose_entries_say_something_stays(goes):
    lines = [f"{at}. Ferry {at}: https://harbour.example/{at}" for at in range(1, 20)]
    assert goes(evidence, "\n".join([STORY, *lines])) == []
    assert goes(evidence, "\n".join([STORY, *listed(1, 20, blank="")])) == []


def test_a_text_of_addresses_alone_stays(goes):
    assert goes(evidence, "\n".join(["References", *listed(1, 40)])) == []


def test_a_heading_elsewhere_stays(goes):
    lines = ["References", STORY, *listed(1, 11)]
    assert goes(evidence, "\n".join(lines)) == lines[2:]


def test_the_numbers_before_links_stay_with_them():
    text = "\n".join([f"The [1]ferry to [2]Stannet. {STORY}", "References", *listed(1, 30)])
    cleaned = clean(text)
    assert cleaned.text == f"The [1]ferry to [2]Stannet. {STORY}"
    assert {gone.by for gone in cleaned.dropped} == {"references"}
