"""All that is shown stands in the address."""

from __future__ import annotations

import pytest

from .waiting import wait_until


def test_a_filtered_list_opens_from_its_address(open_page, report):
    page = open_page(report, "#view=matches")
    page.get_by_role("searchbox").fill("Tarn dam")
    page.locator(".chip[data-kind=near]").click()
    page.locator("th.cell-words button").click()
    wait_until(page, "location.hash.includes('sort=words')")
    count = page.locator("#count").inner_text()
    again = open_page(report, f"#{page.url.partition('#')[2]}")
    assert again.get_by_role("searchbox").input_value() == "Tarn dam"
    assert again.locator(".chip[data-kind=near]").get_attribute("aria-pressed") == "true"
    assert again.locator("th.cell-words").get_attribute("aria-sort") == "ascending"
    assert again.locator("#count").inner_text() == count


def test_a_permalink_leads_to_the_match(open_page, report):
    page = open_page(report, "#view=matches")
    page.locator(".passage-link").nth(3).click()
    link = page.locator(".permalink").get_attribute("href")
    heading = page.locator(".compare h2").inner_text()
    again = open_page(report, link)
    assert again.locator(".compare h2").inner_text() == heading
    assert again.locator("tr[aria-current]").count() == 1
    assert report["matches"][3]["id"] in link


def test_the_back_button_closes_the_match(open_page, report):
    page = open_page(report, "#view=matches")
    page.locator(".passage-link").first.click()
    assert page.locator(".compare").is_visible()
    page.go_back()
    page.locator(".compare").wait_for(state="hidden")
    page.go_forward()
    page.locator(".compare").wait_for(state="visible")


def test_a_link_followed_at_once_has_the_last_word(open_page, report):
    page = open_page(report, "#view=clusters")
    for _ in range(5):
        page.evaluate(
            """() => {
              document.querySelector(".cluster-open").click();
              document.querySelector(".cluster-detail td a").click();
            }"""
        )
        page.locator("body[data-view=matches]").wait_for()
        page.go_back()
        page.locator("body[data-view=clusters]").wait_for()


def test_an_address_of_another_report_says_so(open_page, report):
    page = open_page(report, "#match=nothere")
    assert "no match nothere" in page.locator(".compare").inner_text()
    page.get_by_role("button", name="Back to the list").click()
    assert page.locator("#count strong").inner_text() == str(len(report["matches"]))


def test_a_match_outside_of_the_filter_is_shown_all_the_same(open_page, report):
    near = next(match["id"] for match in report["matches"] if match["kind"] == "near")
    page = open_page(report, f"#match={near}&kinds=verbatim")
    assert "not in this filter" in page.locator(".position").inner_text()
    page.keyboard.press("j")
    assert "1 of 2" in page.locator(".position").inner_text()


@pytest.mark.parametrize(
    "junk",
    [
        "#",
        "#%",
        "#view=__proto__",
        "#sort=constructor&view=matches",
        "#min=-1&score=NaN",
        "#view=matches&min=1e999",
        "#kinds=__proto__&view=matches",
        "#agency=toString&view=matches",
        "#view=matches&verdict=hasOwnProperty",
        "#cluster=constructor",
        "#match=%3Cscript%3E",
        "#view=matches&doc=a&doc=b&doc=c",
        "#view=pairs&cluster=none&doc=none",
        "#view=matches&doc=%00&outlets=%E2%80%AE",
        "#main",
    ],
)
def test_no_address_breaks_the_page(open_page, report, junk):
    page = open_page(report, junk)
    assert page.locator("main > *").count() > 0


def test_the_skip_link_leads_to_the_content(open_page, report):
    page = open_page(report, "#view=run")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("body").get_attribute("data-view") == "run"
