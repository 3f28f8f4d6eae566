"""Filters and search, all without a new run."""

from __future__ import annotations

import pytest

from cleaner.overlap.report.cap import capped

from . import turned


def count(page):
    return int(page.locator("#count strong").inner_text().replace(",", ""))


def set_slider(page, name, value):
    page.locator(f"#filter-{name}").evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input')); }",
        str(value),
    )


def rows(page):
    return page.locator(".matches tbody tr[data-id]")


@pytest.mark.parametrize("kind", ["verbatim", "near", "quote-inside", "copied-run"])
def test_a_kind_filters_and_its_chip_says_how_many_there_are(open_page, report, kind):
    page = open_page(report, "#view=matches")
    chip = page.locator(f".chip[data-kind={kind}]")
    expected = sum(match["kind"] == kind for match in report["matches"])
    assert chip.locator(".chip-count").inner_text() == str(expected)
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert count(page) == expected == rows(page).count()
    chip.click()
    assert count(page) == len(report["matches"])


def test_two_kinds_add_up(open_page, report):
    page = open_page(report, "#view=matches")
    page.locator(".chip[data-kind=verbatim]").click()
    page.locator(".chip[data-kind=near]").click()
    assert count(page) == sum(m["kind"] in {"verbatim", "near"} for m in report["matches"])


def test_the_length_slider_filters(open_page, report):
    page = open_page(report, "#view=matches")
    for least in (6, 15, 30):
        set_slider(page, "min", least)
        assert count(page) == sum(match["words"] >= least for match in report["matches"])
        assert f"{least} words" in page.locator("output[for=filter-min]").inner_text()


def test_the_score_slider_filters(open_page, report):
    page = open_page(report, "#view=matches")
    set_slider(page, "score", 0.95)
    assert count(page) == sum(match["score"] >= 0.95 for match in report["matches"])


def test_quotes_can_be_left_out(open_page, report):
    page = open_page(report, "#view=matches")
    page.get_by_label("Leave out quotes").check()
    assert count(page) == sum(match["kind"] != "quote-inside" for match in report["matches"])


@pytest.mark.parametrize(
    ("value", "takes"),
    [
        ("credited", lambda m: m["credited"]),
        ("uncredited", lambda m: not m["credited"]),
        ("one", lambda m: (m["a"]["agency"] is None) != (m["b"]["agency"] is None)),
    ],
)
def test_the_agency_filter(open_page, report, value, takes):
    page = open_page(report, "#view=matches")
    page.get_by_label("News agency").select_option(value)
    assert count(page) == sum(bool(takes(match)) for match in report["matches"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bridge promises", 1),
        ("CRACKS hinges", 4),
        ("Meridian", 2),
        ("level to drop", 2),
        ("no such words", 0),
    ],
)
def test_search_in_passages_outlets_and_titles(open_page, report, words, found):
    page = open_page(report, "#view=matches")
    page.get_by_role("searchbox").fill(words)
    assert count(page) == found
    assert page.locator(".list .nothing").is_visible() == (found == 0)


def test_search_is_blind_to_accents_and_curly_quotes(open_page, report):
    one = {**report["matches"][0], "text": "Le café de l’Étoile"}
    page = open_page({**report, "matches": [one]}, "#view=matches")
    page.get_by_role("searchbox").fill("cafe l'etoile")
    assert count(page) == 1


def test_a_cell_of_the_heatmap_filters_the_list(open_page, report):
    page = open_page(report)
    page.locator(".heatmap a[aria-label*='Calder'][aria-label*='Brackwater']").first.click()
    assert page.locator("body").get_attribute("data-view") == "matches"
    pair = {"Calder Evening News", "Brackwater Times"}
    assert count(page) == sum(
        {m["a"]["outlet"], m["b"]["outlet"]} == pair for m in report["matches"]
    )
    page.locator(".scope-chip").click()
    assert count(page) == len(report["matches"])
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_diagonal_and_the_table_say_the_same(open_page, report):
    page = open_page(report)
    page.locator("summary").click()
    cells = page.locator(".plain .own a")
    shares = [round(100 * o["unique_words"] / o["words"]) for o in report["outlets"]]
    assert cells.all_inner_texts() == [f"{share} % unique" for share in shares]
    assert page.locator(".heat.own text").all_text_contents() == [str(share) for share in shares]
    cells.first.click()
    first = report["outlets"][0]["name"]
    assert count(page) == sum(
        first in {m["a"]["outlet"], m["b"]["outlet"]} for m in report["matches"]
    )


def test_filters_add_up_and_clear_at_once(open_page, report):
    page = open_page(report, "#view=matches&kinds=near&min=17&outlet=none")
    assert count(page) == sum(m["kind"] == "near" and m["words"] >= 17 for m in report["matches"])
    page.get_by_role("button", name="Clear all filters").first.click()
    assert count(page) == len(report["matches"])


def test_bars_and_kinds_of_the_overview_lead_to_their_matches(open_page, report):
    page = open_page(report)
    page.locator(".kind-row").nth(1).click()
    assert count(page) == sum(match["kind"] == "near" for match in report["matches"])
    page.locator("nav a[data-view=overview]").click()
    page.locator(".histogram a[aria-label*='24 words or more']").click()
    assert count(page) == sum(match["words"] >= 24 for match in report["matches"])


def test_clusters_follow_the_filters_and_lead_to_their_matches(open_page, report):
    page = open_page(report, "#view=clusters")
    assert page.locator(".cluster").count() == len(report["clusters"])
    page.locator(".chip[data-kind=copied-run]").click()
    assert page.locator(".cluster").count() == 1
    page.locator(".cluster-open").click()
    page.locator(".cluster-detail .dot.first").wait_for()
    assert page.locator(".cluster-detail tbody tr").count() == 2
    page.get_by_text("Compare its 1 match").click()
    assert count(page) == 1


def dismissed(report, reject):
    """The report as a run with a review writes it."""
    matches = [
        {**each, "verdict": "dismiss", "cluster": None} if reject(each) else each
        for each in report["matches"]
    ]
    left = {each["cluster"] for each in matches}
    clusters = [each for each in report["clusters"] if each["id"] in left]
    return {**report, "matches": matches, "clusters": clusters}


def test_what_a_review_dismissed_counts_nowhere(open_page, report):
    data = dismissed(report, lambda each: each["kind"] == "near")
    left = [each for each in data["matches"] if not each["verdict"]]
    page = open_page(data)
    shown = page.locator(".figures dd").all_text_contents()
    assert shown[2:4] == [str(len(left)), str(len(data["clusters"]))]
    assert page.locator(".kind-row .number").all_text_contents()[1] == "0"
    bars = page.locator(".histogram .bar-count").all_text_contents()
    assert sum(map(int, bars)) == len(left)
    page.locator(".histogram a").last.click()
    most = [each for each in left if each["words"] >= max(one["words"] for one in left)]
    assert count(page) <= len(left)
    assert count(page) >= len(most)
    page.get_by_role("button", name="Clear all filters").first.click()
    assert count(page) == len(report["matches"]), "it can be taken back"


def test_all_dismissed(open_page, report):
    page = open_page(dismissed(report, bool))
    assert "no shared passage" in page.locator(".lede").inner_text()
    assert "was dismissed in review: 18 matches" in page.locator(".empty").inner_text()
    page.locator("nav a[data-view=matches]").click()
    assert count(page) == 18
    page.locator("tr[data-id] a").first.click()
    assert page.locator(".compare-tools").count() == 1


def test_a_passage_that_no_match_names_is_shown_and_leads_to_its_match(open_page):
    page = open_page(capped(turned.report()))
    assert page.locator(".figures dd").all_text_contents()[2:4] == ["1", "2"]
    page.locator("nav a[data-view=clusters]").click()
    assert page.locator(".cluster").count() == 2
    page.locator(".cluster-open", has_text="Nine owls").click()
    page.get_by_text("Compare its 1 match").click()
    assert count(page) == 1
    page.locator("tr[data-id] a").first.click()
    links = page.locator(".compare-tools a[href*='view=clusters']")
    assert links.all_text_contents() == ["Passage in 2 paragraphs", "Passage in 2 paragraphs"]


def test_without_any_date_there_is_no_axis(open_page, report):
    undated = [{**doc, "date": None} for doc in report["documents"]]
    page = open_page({**report, "documents": undated})
    assert page.get_by_text("No article of this set bears a date").is_visible()
    assert page.locator(".timeline").count() == 0


def test_the_undated_have_a_lane(open_page, report):
    page = open_page(report)
    assert page.locator(".timeline .undated").count() == 1
    assert page.locator(".timeline a[aria-label*='undated']").count() == 2
