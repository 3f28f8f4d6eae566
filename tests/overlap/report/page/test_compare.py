"""Two articles side by side."""

from __future__ import annotations

import pytest

from cleaner.overlap.report.cap import capped

from . import invented
from .waiting import wait_until


def the(report, kind, *outlets):
    return next(
        match
        for match in report["matches"]
        if match["kind"] == kind and set(outlets) <= {match["a"]["outlet"], match["b"]["outlet"]}
    )


def marked(page, side, selector="mark.own"):
    return page.locator(f".pane[data-side={side}] {selector}").all_inner_texts()


def passages(page, side):
    """What is marked, passage by passage; words that differ cut a passage into several marks."""
    found = {}
    for mark in page.locator(f".pane[data-side={side}] mark.own").all():
        key = int(mark.get_attribute("data-key").rpartition("/")[2])
        found[key] = found.get(key, "") + mark.inner_text()
    return [found[key] for key in sorted(found)]


def test_marks_hold_the_passages_of_each_side(open_page, report):
    texts = {each["id"]: each["text"] for each in report["documents"]}
    page = open_page(report)
    for match in report["matches"]:
        page.evaluate("id => { location.hash = `#match=${id}`; }", match["id"])
        page.locator(f"tr[aria-current][data-id='{match['id']}']").wait_for()
        for side in ("a", "b"):
            text = texts[match[side]["doc"]]
            shared = [text[s[f"{side}_start"] : s[f"{side}_end"]] for s in match["spans"]]
            assert passages(page, side) == shared


def test_containment_is_said_in_words_both_ways(open_page, report):
    match = the(report, "quote-inside", "Meridian Review", "The Harbour Ledger")
    page = open_page(report, f"#match={match['id']}")
    a, b = round(100 * match["containment_a"]), round(100 * match["containment_b"])
    heading = page.locator(".compare h2").inner_text()
    assert f"{a} % of A is in B, {b} % of B in A" in heading


def test_offsets_are_true_behind_astral_characters(open_page, report):
    match = the(report, "quote-inside", "Meridian Review")
    page = open_page(report, f"#match={match['id']}")
    assert "🚢" in page.locator(".pane[data-side=b] .pane-body").inner_text()
    assert marked(page, "b") == [match["text"]]


def test_astral_characters_inside_and_around_a_passage(open_page):
    shared = "𝔞lpha 😀 and 👩‍👩‍👧 omega"
    documents = [
        invented.document("x", "X", None, "x", None, [f"😀😀 before {shared} 🎈 after"]),
        invented.document("y", "Y", None, "y", None, ["🏝", f"{shared} 𐍈"]),
    ]
    by_id = {each["id"]: each for each in documents}
    match = invented.match(by_id, "c", "copied-run", 0.9, "x", "y", [(shared, shared)], "", [])
    page = open_page(invented.finished(documents, [match]), f"#match={match['id']}")
    assert marked(page, "a") == marked(page, "b") == [shared]


def test_words_that_differ_inside_a_near_copy(open_page, report):
    match = the(report, "near", "The Harbour Ledger", "Northfield Post")
    page = open_page(report, f"#match={match['id']}")
    assert marked(page, "a", ".differs") == ["noon", "found", "some 3,400"]
    assert marked(page, "b", ".differs") == ["midday", "discovered", "about 3,600"]
    assert "3,400 in A, 3,600 in B" in page.locator(".differences").inner_text()


def test_a_clause_that_only_moved_is_no_difference(open_page, report):
    match = next(m for m in report["matches"] if m["cluster"] == "dam" and m["kind"] == "near")
    page = open_page(report, f"#match={match['id']}")
    assert "Monday" not in " ".join(marked(page, "a", ".differs"))
    assert marked(page, "b", ".differs") == ["From", "2.5", "to let", "on Friday"]


@pytest.mark.parametrize("kind", ["quote-inside", "copied-run"])
def test_words_that_differ_inside_a_shared_passage(open_page, kind):
    one = "the talks in Ankara had been “useful, but not a breakthrough”"
    other = "the talks in the Turkish capital “useful but not a breakthrough”"
    documents = [
        invented.document("x", "X", None, "x", None, [f"The minister said that {one}, he said."]),
        invented.document("y", "Y", None, "y", None, [f"He called {other} in the end."]),
    ]
    by_id = {each["id"]: each for each in documents}
    match = invented.match(by_id, "c", kind, 0.9, "x", "y", [(one, other)], "", [])
    page = open_page(invented.finished(documents, [match]), f"#match={match['id']}")
    assert marked(page, "a", ".differs") == ["Ankara had been"]
    assert marked(page, "b", ".differs") == ["the Turkish capital"]
    assert "words that differ" in page.locator(".legend").inner_text()


def test_speakers_that_differ(open_page):
    shared = "we will not pay for it twice"
    documents = [
        invented.document("x", "X", None, "x", None, [f"“We know {shared},” said Ruth Hallam."]),
        invented.document("y", "Y", None, "y", None, [f"Tom Brandis said: “But {shared}.”"]),
    ]
    by_id = {each["id"]: each for each in documents}
    match = invented.match(by_id, "c", "quote-inside", 0.9, "x", "y", [(shared, shared)], "", [])
    names = ["Ruth Hallam", "Tom Brandis"]
    report = invented.finished(documents, [{**match, "speakers": names}])
    page = open_page(report, f"#match={match['id']}")
    told = page.locator(".differences").inner_text()
    assert told == "Speakers differ: Ruth Hallam in A, Tom Brandis in B"
    page.keyboard.press("Escape")
    assert "speakers differ" in page.locator(f"tr[data-id='{match['id']}']").inner_text()
    page.get_by_role("searchbox").fill("speakers differ brandis")
    assert page.locator("tr[data-id]").count() == 1


def test_a_verbatim_match_has_no_differences(open_page, report):
    page = open_page(report, f"#match={the(report, 'verbatim')['id']}")
    assert marked(page, "a", ".differs") == []


def test_the_whole_article_is_there_with_boilerplate_and_its_rule(open_page, report):
    match = the(report, "near", "The Harbour Ledger", "Northfield Post")
    page = open_page(report, f"#match={match['id']}")
    pane = page.locator(".pane[data-side=a] .pane-body")
    assert "stay good until the summer" in pane.inner_text()
    reasons = pane.locator(".gone .reason").all_inner_texts()
    assert reasons == [
        "consent · harbour-ledger.example/cookie-bar",
        "teaser · harbour-ledger.example/read-more",
    ]


def test_boilerplate_inside_a_paragraph_is_grey_too(open_page):
    data = invented.report()
    match = the(data, "near", "The Harbour Ledger", "Northfield Post")
    doc = next(each for each in data["documents"] if each["id"] == match["a"]["doc"])
    start = doc["text"].index("Drivers slept")
    doc["gone"].append([start, start + 13, "span", "signal:inside"])
    page = open_page(data, f"#match={match['id']}")
    inside = page.locator(".pane[data-side=a] .gone-inside")
    assert inside.inner_text() == "span · signal:insideDrivers slept"


def test_marks_are_linked(open_page, report):
    match = the(report, "near", "The Harbour Ledger", "Northfield Post")
    page = open_page(report, f"#match={match['id']}")
    page.locator(".pane[data-side=a] mark.own").nth(1).hover()
    assert page.locator("mark.linked").count() == 2
    page.locator(".pane[data-side=a] .passage-button:not(.other)").nth(2).click()
    active = "(e => [e.textContent, e.closest('.pane').dataset.side])(document.activeElement)"
    assert page.evaluate(active) == ["3", "b"]


def test_other_matches_of_the_two_lead_to_themselves(open_page, report):
    match = the(report, "near", "The Harbour Ledger", "Northfield Post")
    page = open_page(report, f"#match={match['id']}")
    page.locator(".pane[data-side=a] .passage-button.other").click()
    assert "Quote" in page.locator(".compare h2").inner_text()


def test_panes_scroll_together_and_apart(open_page):
    filler = ["Much is said here, and none of it by anybody else. " * 6] * 20
    documents = [
        invented.document(name, name, "2026-01-01", name, None, [*before, "shared words", *filler])
        for name, before in (("x", filler), ("y", filler[:4]))
    ]
    pieces = ["shared words"]
    by_id = {each["id"]: each for each in documents}
    match = invented.match(by_id, "c", "verbatim", 0.9, "x", "y", pieces, "", [])
    page = open_page(invented.finished(documents, [match]), f"#match={match['id']}")
    buttons = "[...document.querySelectorAll('.passage-button')]"
    tops = f"{buttons}.map(b => b.getBoundingClientRect().top)"
    one, other = page.evaluate(tops)
    assert abs(one - other) < 12  # aligned from the start
    scrolls = "[...document.querySelectorAll('.pane-body')].map(b => b.scrollTop)"
    before = page.evaluate(scrolls)
    page.locator(".pane[data-side=a] .pane-body").hover()
    page.mouse.wheel(0, 700)
    wait_until(page, f"{scrolls}[1] > {before[1]} + 50")
    page.mouse.wheel(0, -700)
    wait_until(page, f"Math.abs({scrolls}[1] - {before[1]}) < 12")
    page.get_by_label("Scroll together").uncheck()
    page.locator(".pane[data-side=a] .pane-body").hover()
    page.mouse.wheel(0, 700)
    wait_until(page, f"{scrolls}[0] > {before[0]} + 50")
    assert abs(page.evaluate(scrolls)[1] - before[1]) < 12


def test_an_article_that_came_without_its_text(open_page, report):
    data = capped(report, size=1_000_000_000)
    for doc in data["documents"]:
        doc |= {"text": None, "paragraphs": [], "gone": []}
    match = the(data, "near", "The Harbour Ledger", "Northfield Post")
    page = open_page(data, f"#match={match['id']}")
    assert page.get_by_text("was left out of this page").count() == 2
    assert match["text"] in page.locator(".pane[data-side=b]").inner_text()


def test_a_match_without_its_article(open_page, report):
    page = open_page({**report, "documents": []}, f"#match={report['matches'][0]['id']}")
    assert page.get_by_text("was left out of this page").count() == 2
