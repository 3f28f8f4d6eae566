"""The order of the list."""

from __future__ import annotations

import pytest


def column(page, key):
    return page.locator(f".matches tbody .cell-{key}").all_inner_texts()


def test_the_strongest_come_first(open_page, report):
    page = open_page(report, "#view=matches")
    ids = page.locator(".matches tr[data-id]").evaluate_all("rows => rows.map(r => r.dataset.id)")
    assert ids == [match["id"] for match in report["matches"]]


def test_a_head_sorts_and_again_turns_round(open_page, report):
    page = open_page(report, "#view=matches")
    head = page.locator("th.cell-words")
    head.get_by_role("button").click()
    words = [int(text.split()[0]) for text in column(page, "words")]
    assert words == sorted(words, reverse=True)
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")  # the focus stays on the head
    words = [int(text.split()[0]) for text in column(page, "words")]
    assert words == sorted(words)
    assert head.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize(
    "key", ["kind", "score", "contained", "a", "b", "text", "agency", "verdict"]
)
def test_every_head_sorts(open_page, report, key):
    page = open_page(report, "#view=matches")
    page.locator(f"th.cell-{key}").get_by_role("button").click()
    assert page.locator(f"th.cell-{key}").get_attribute("aria-sort") == "ascending"
    assert page.locator(".matches tr[data-id]").count() == len(report["matches"])


def test_outlets_sort_by_name(open_page, report):
    page = open_page(report, "#view=matches")
    page.get_by_label("Sort").select_option("a")
    names = page.locator(".cell-a .outlet-name").all_inner_texts()
    assert names == sorted(names)
