"""The page without a mouse."""

from __future__ import annotations

import re


def current(page):
    return page.locator("tr[aria-current]").get_attribute("data-id")


def test_j_and_k_walk_through_the_matches(open_page, report):
    ids = [match["id"] for match in report["matches"]]
    page = open_page(report)
    page.keyboard.press("j")
    assert current(page) == ids[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert current(page) == ids[2]
    page.keyboard.press("k")
    assert current(page) == ids[1]
    page.keyboard.press("Escape")
    assert not page.locator(".compare").is_visible()
    assert page.evaluate("document.activeElement.closest('tr').dataset.id") == ids[1]


def test_j_stops_at_the_end_and_keeps_the_row_in_sight(open_page, report):
    page = open_page(report, "#view=matches")
    for _ in range(len(report["matches"]) + 3):
        page.keyboard.press("j")
    assert current(page) == report["matches"][-1]["id"]
    seen = page.evaluate(
        """() => {
          const row = document.querySelector("tr[aria-current]").getBoundingClientRect();
          const room = document.querySelector(".list-scroll").getBoundingClientRect();
          return row.top >= room.top - 1 && row.bottom <= room.bottom + 1;
        }"""
    )
    assert seen


def test_a_drawing_is_one_stop_and_arrows_go_from_cell_to_cell(open_page, big_report):
    page = open_page(big_report)
    assert page.locator("svg.heatmap a").count() > 50
    for drawing in ("heatmap", "histogram", "timeline"):
        assert page.locator(f"svg.{drawing} a[tabindex='0']").count() == 1
    page.locator("svg.heatmap a[tabindex='0']").focus()
    label = "document.activeElement.getAttribute('aria-label')"
    outlets = [each["name"] for each in big_report["outlets"]]
    for key, says in (
        ("ArrowLeft", f"of {outlets[0]} stand in no other"),
        ("ArrowRight", f"of {outlets[0]} stand in {outlets[1]}"),
        ("ArrowDown", f"of {outlets[1]} stand in no other"),
        ("ArrowLeft", f"of {outlets[1]} stand in {outlets[0]}"),
        ("ArrowUp", f"of {outlets[0]} stand in no other"),
    ):
        page.keyboard.press(key)
        assert says in re.sub("[\u2068\u2069]", "", page.evaluate(label))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None


def test_slash_searches_and_typed_keys_stay_in_the_field(open_page, report):
    page = open_page(report)
    page.keyboard.press("/")
    page.keyboard.type("jk12?e")
    assert page.get_by_role("searchbox").input_value() == "jk12?e"
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_help_and_export_open_and_close(open_page, report):
    page = open_page(report)
    for key, name in (("?", "Help"), ("e", "Export")):
        page.keyboard.press(key)
        assert page.locator("dialog[open] h2").inner_text() == name
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0


def test_verdicts_by_key(open_page, report):
    page = open_page(report, "#view=matches")
    page.keyboard.press("1")  # nothing is open: nothing happens
    page.keyboard.press("j")
    page.keyboard.press("1")
    keep = page.locator(".verdict-button.keep")
    assert keep.get_attribute("aria-pressed") == "true"
    page.keyboard.press("2")
    assert keep.get_attribute("aria-pressed") == "false"
    assert page.locator("tr[aria-current]").get_attribute("data-verdict") == "dismiss"
    page.keyboard.press("2")
    assert page.locator("tr[data-verdict]").count() == 0


def test_reviewing_the_open_ones_goes_on_with_the_next(open_page, report):
    ids = [match["id"] for match in report["matches"]]
    page = open_page(report, "#view=matches&verdict=open")
    page.keyboard.press("j")
    for index in range(3):
        assert current(page) == ids[index]
        page.keyboard.press("1")
        page.keyboard.press("j")
    assert page.locator("#count strong").inner_text() == str(len(ids) - 3)


def test_x_and_c(open_page, report):
    page = open_page(report, "#view=matches")
    page.keyboard.press("x")
    assert page.get_by_label("Leave out quotes").is_checked()
    page.keyboard.press("c")
    assert not page.get_by_label("Leave out quotes").is_checked()


def test_n_takes_a_note(open_page, report):
    page = open_page(report, "#view=matches")
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("ask the desk")
    assert "note" in page.locator("tr[aria-current] .cell-verdict").inner_text()


def test_the_focus_is_seen_and_goes_in_order(open_page, report):
    page = open_page(report, "#view=matches")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                  const { activeElement: e } = document;
                  return [e.id || e.className || e.textContent, getComputedStyle(e).outlineStyle];
                }"""
            )
        )
    assert seen[0][0] == "skip"
    assert "search" in [name for name, _ in seen]
    assert {outline for _, outline in seen} <= {"solid", "auto"}
