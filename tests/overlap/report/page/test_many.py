"""Five thousand matches stay fluent: few rows exist, whatever is asked."""

from __future__ import annotations

from .test_filters import count, rows, set_slider

FEW = 60


def test_only_what_is_seen_exists(open_page, big_report):
    page = open_page(big_report, "#view=matches")
    assert count(page) == 5_000
    assert 5 < rows(page).count() < FEW
    assert page.locator(".matches").get_attribute("aria-rowcount") == "5001"


def test_scrolling_shows_any_row_in_its_place(open_page, big_report):
    page = open_page(big_report, "#view=matches")
    scroller = page.locator(".list-scroll")
    for share in (0.5, 1, 0.25, 0):
        scroller.evaluate("(s, share) => { s.scrollTop = s.scrollHeight * share; }", share)
        page.wait_for_timeout(100)
        assert 5 < rows(page).count() < FEW
        seen = page.evaluate(
            """() => {
              const box = document.querySelector(".list-scroll").getBoundingClientRect();
              const middle = [box.left + 300, box.top + box.height / 2];
              const row = document.elementFromPoint(...middle).closest("tr");
              return [Number(row.getAttribute("aria-rowindex")), row.dataset.id];
            }"""
        )
        assert big_report["matches"][seen[0] - 2]["id"] == seen[1]
    scroller.evaluate("s => { s.scrollTop = s.scrollHeight; }")
    page.wait_for_timeout(100)
    assert rows(page).last.get_attribute("data-id") == big_report["matches"][-1]["id"]


def test_filters_answer_at_once(open_page, big_report):
    page = open_page(big_report, "#view=matches")
    for least in (4, 9, 14, 2):
        set_slider(page, "min", least)
        assert count(page) == sum(match["words"] >= least for match in big_report["matches"])
        assert rows(page).count() < FEW
    spent = page.evaluate(
        """() => {
          const slider = document.querySelector("#filter-min");
          const start = performance.now();
          for (let step = 0; step < 20; step += 1) {
            slider.value = String(2 + (step % 10));
            slider.dispatchEvent(new Event("input"));
          }
          return (performance.now() - start) / 20;
        }"""
    )
    assert spent < 400  # milliseconds; some 20 on a slow machine that does nothing else


def test_search_sort_and_walk(open_page, big_report):
    page = open_page(big_report, "#view=matches")
    page.get_by_role("searchbox").fill("story number 12")
    found = count(page)
    assert 0 < found < 5_000
    page.locator("th.cell-words button").click()
    assert rows(page).count() < FEW
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert f"2 of {found:,}" in page.locator(".position").inner_text()


def test_a_permalink_deep_in_the_list_is_brought_into_sight(open_page, big_report):
    deep = big_report["matches"][4_321]["id"]
    page = open_page(big_report, f"#match={deep}")
    assert page.locator("tr[aria-current]").get_attribute("data-id") == deep
    assert page.locator("tr[aria-current]").is_visible()
    assert "4,322 of 5,000" in page.locator(".position").inner_text()


def test_clusters_come_in_portions(open_page, big_report):
    page = open_page(big_report, "#view=clusters")
    assert page.locator(".cluster").count() == 40
    page.get_by_role("button", name="Show more").click()
    assert page.locator(".cluster").count() == 80
    last = big_report["clusters"][-1]["id"]
    page.evaluate("id => { location.hash = `#view=clusters&cluster=${id}`; }", last)
    page.locator(".cluster.open").wait_for()


def test_of_many_outlets_those_are_drawn_that_share_most(open_page, big_report):
    silent = {"documents": 1, "paragraphs": 1, "words": 10, "unique_words": 10, "first_in": 0}
    more = [{**silent, "name": f"quiet outlet {number}"} for number in range(60)]
    page = open_page({**big_report, "outlets": [*big_report["outlets"], *more]})
    assert page.locator("svg.heatmap > g").count() == 40
    left = len(big_report["outlets"]) + 60 - 40
    assert page.get_by_text(f"{left} other outlets can be found under Matches").is_visible()
    drawn = page.locator("svg.heatmap .heat-name title").all_text_contents()
    assert {outlet["name"] for outlet in big_report["outlets"]} <= set(drawn)
