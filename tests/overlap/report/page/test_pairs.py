"""Which article stands in which: pairs of articles on the overview and in a view of their own."""

from __future__ import annotations

import pytest

from cleaner.overlap.engine import find_overlap
from cleaner.overlap.report.cap import capped
from cleaner.overlap.report.data import report_data
from tests.overlap.newsroom import FERRY, OWLS, TAILOR, article

from . import invented
from .test_filters import count

BODIES = ".pairs tbody"


def titles(report, pair):
    by_id = {each["id"]: each for each in report["documents"]}
    return [by_id[pair[side]["doc"]]["title"] or f"{pair[side]['doc']}.txt" for side in "ab"]


def percent(side):
    return f"{round(100 * side['shared_words'] / side['words'])} %"


def count_of(page):
    return int(page.locator(".pairs-view .count strong").inner_text())


def test_every_pair_has_both_articles_and_both_shares(open_page, report):
    page = open_page(report, "#view=pairs")
    bodies = page.locator(BODIES)
    assert bodies.count() == len(report["pairs"]) > 5
    for at, pair in enumerate(report["pairs"]):
        body = bodies.nth(at)
        assert body.locator("th a").all_inner_texts() == titles(report, pair)
        shown = body.locator(".pair-share strong").all_inner_texts()
        assert shown == [percent(pair[side]) for side in "ab"]
        widths = body.locator(".pair-bar .fill").evaluate_all(
            "all => all.map(r => r.width.baseVal.value)"
        )
        shares = [100 * pair[side]["shared_words"] / pair[side]["words"] for side in "ab"]
        assert widths == pytest.approx(shares, abs=0.1)
        tags = body.locator(".first-tag")
        assert tags.count() == (pair["earlier"] == "a")
    assert count_of(page) == len(report["pairs"])


def test_the_table_can_be_read_without_eyes(open_page, report):
    page = open_page(report, "#view=pairs")
    table = page.get_by_role("table", name="Pairs of articles")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Article", "Share in the other", "Matches"]
    assert table.get_by_role("rowheader").count() == 2 * len(report["pairs"])
    pair = report["pairs"][0]
    first = table.get_by_role("link", name=f"{pair['matches']} match").first
    name = first.evaluate("link => link.textContent")
    assert all(
        title[:50] in name and pair[side]["outlet"][:30] in name
        for title, side in zip(titles(report, pair), "ab", strict=True)
    )


def test_the_count_leads_to_what_the_two_share(open_page, report):
    page = open_page(report, "#view=pairs")
    for at, pair in enumerate(report["pairs"][:4]):
        page.locator(BODIES).nth(at).locator(".pair-matches a").click()
        both = {pair["a"]["doc"], pair["b"]["doc"]}
        page.locator("body[data-view=matches]").wait_for()
        assert count(page) == pair["matches"]
        assert count(page) == sum({m["a"]["doc"], m["b"]["doc"]} == both for m in report["matches"])
        chip = page.locator(".scope-chip").inner_text()
        assert chip.startswith("Between ")
        assert all(pair[side]["outlet"] in chip for side in "ab")
        again = open_page(report, f"#{page.url.partition('#')[2]}")
        assert count(again) == pair["matches"], "the address holds it"
        again.close()
        page.locator(".scope-chip").click()
        assert count(page) == len(report["matches"])
        page.go_back()
        page.locator("body[data-view=pairs]").wait_for()


def test_an_article_leads_to_all_its_matches(open_page, report):
    page = open_page(report, "#view=pairs")
    doc = report["pairs"][0]["a"]["doc"]
    page.locator(f"{BODIES} th a").first.click()
    assert count(page) == sum(doc in {m["a"]["doc"], m["b"]["doc"]} for m in report["matches"])
    assert page.locator(".scope-chip").inner_text().startswith("Article: ")


def test_pairs_follow_the_filters(open_page, report):
    page = open_page(report, "#view=pairs")
    page.locator(".chip[data-kind=copied-run]").click()
    copied = {
        frozenset((m["a"]["doc"], m["b"]["doc"]))
        for m in report["matches"]
        if m["kind"] == "copied-run"
    }
    assert count_of(page) == page.locator(BODIES).count() == len(copied)
    page.get_by_role("searchbox").fill("no such words")
    assert "No pair of articles passes" in page.locator(".pairs-view .nothing").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    assert count_of(page) == len(report["pairs"])


def test_the_overview_shows_the_first_and_leads_to_all(open_page, report):
    page = open_page(report)
    card = page.locator(".card", has=page.get_by_role("heading", name="Articles that share most"))
    assert card.locator("tbody").count() == 5
    card.get_by_text(f"All {len(report['pairs'])} pairs of articles").click()
    assert page.locator("body").get_attribute("data-view") == "pairs"
    assert page.locator("nav a[aria-current]").inner_text() == "Articles"


def test_nothing_shared(open_page):
    page = open_page(invented.empty("One", "Two"), "#view=pairs")
    assert "No two articles of this report share" in page.locator(".pairs-view").inner_text()


def test_many_pairs_come_in_portions(open_page, big_report):
    page = open_page(big_report, "#view=pairs")
    assert page.locator(BODIES).count() == 100
    page.get_by_role("button", name="Show more").click()
    assert page.locator(BODIES).count() == 200


def real(**options):
    """What the engine finds in three articles, one of them a copy of another."""
    articles = [
        article("harbour", FERRY, OWLS, date="2022-11-14"),
        article("valley", FERRY, OWLS, TAILOR, date="2022-11-15"),
        article("quarry", TAILOR),
    ]
    return capped(report_data(find_overlap(articles)), **options)


def test_what_the_engine_finds_is_shown(open_page):
    page = open_page(real(), "#view=pairs")
    first = page.locator(BODIES).first
    assert first.locator(".pair-share strong").all_inner_texts()[0] == "100 %"
    assert "14 Nov 2022" in first.locator("th").first.inner_text()
    assert first.locator(".first-tag").inner_text() == "earlier"
    assert page.locator(".first-tag").count() == 1, "the other pair has an undated side"


def test_a_pair_whose_matches_were_cut_leads_nowhere(open_page):
    data = real(matches=1)
    page = open_page(data, "#view=pairs")
    kept = data["matches"][0]
    there = page.locator(".pair-matches a").count()
    assert there == 1 < len(data["pairs"])
    assert page.get_by_text("not on this page").count() == len(data["pairs"]) - 1
    page.locator(".pair-matches a").click()
    assert count(page) == 1
    assert page.locator("tr[data-id]").get_attribute("data-id") == kept["id"]


def test_what_was_cut_is_said(open_page):
    data = real(pairs=1)
    assert (len(data["pairs"]), data["cut"]["pairs"]) == (1, 1)
    page = open_page(data)
    assert "1 pair of articles is not listed" in page.locator(".notice.cut").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_bars_of_a_pair_begin_in_one_place(open_page, report, width):
    page = open_page(report, "#view=pairs", width=width, height=844)
    boxes = page.locator(".pair-bar").evaluate_all(
        """all => all.map((bar) => {
          const { left, width } = bar.getBoundingClientRect();
          return [left, width];
        })"""
    )
    assert len({tuple(box) for box in boxes}) == 1
    assert boxes[0][1] > 60


def test_beside_a_match_stands_what_the_whole_articles_share(open_page, report):
    match = report["matches"][0]
    docs = [match[side]["doc"] for side in "ab"]
    pair = next(p for p in report["pairs"] if [p[side]["doc"] for side in "ab"] == docs)
    page = open_page(report, f"#match={match['id']}")
    link = page.locator(".compare-tools").get_by_text("Whole articles")
    shares = [percent(pair[side]) for side in "ab"]
    assert link.inner_text() == f"Whole articles: {shares[0]} of A, {shares[1]} of B"
    link.click()
    assert count(page) == pair["matches"]


def test_a_dismissed_match_names_no_pair(open_page, report):
    dismissed = [{**each, "verdict": "dismiss"} for each in report["matches"]]
    data = {**report, "matches": dismissed, "pairs": []}
    page = open_page(data, f"#match={dismissed[0]['id']}")
    assert page.locator(".compare-tools").count() == 1
    assert page.get_by_text("Whole articles").count() == 0
