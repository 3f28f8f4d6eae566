from __future__ import annotations

import pytest

from cleaner.strip.signals.related import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
HEADING = "You might also like"
LINKS = [f"Headline number {n} about the ferry" for n in ("one", "two", "three")]


def test_a_heading_that_stays_keeps_its_list(goes):
    assert goes(evidence, "\n".join([HEADING, *LINKS]), sure=[]) == []


def test_an_article_after_the_heading_stays(goes):
    assert goes(evidence, f"{HEADING}\n{ARTICLE}\n{ARTICLE}", sure=[HEADING]) == []


def test_a_long_list_in_the_middle_stays(goes):
    text = "\n".join([HEADING, *[f"Line {n}" for n in range(7)], ARTICLE])
    assert goes(evidence, text, sure=[HEADING]) == []


def test_a_mention_heads_no_list(goes):
    mention = "The two cases are related and the ferry is not"
    assert goes(evidence, "\n".join([mention, *LINKS]), sure=[mention]) == []


def test_a_long_line_heads_no_list(goes):
    mention = "related " * 26
    assert goes(evidence, "\n".join([mention, *LINKS]), sure=[mention.strip()]) == []


@pytest.mark.parametrize("stop", [".", ".”", '."', ":", ".’"])
def test_the_list_ends_where_prose_begins(goes, stop):
    text = "\n".join([ARTICLE, HEADING, *LINKS, f"He went on{stop}", "A heading"])
    assert goes(evidence, text, sure=[HEADING]) == LINKS


@pytest.mark.parametrize(
    "line",
    ["16:40", "The harbour", "And what did the crew say to that?", "— What will you miss most?"],
)
def test_what_heads_the_text_below_a_list_stays(goes, line):
    text = "\n".join([ARTICLE, HEADING, *LINKS, line, ARTICLE])
    assert goes(evidence, text, sure=[HEADING]) == LINKS


def test_speech_behind_a_dash_is_no_list(goes):
    text = "\n".join(
        [ARTICLE, HEADING, "—What will you miss of the harbour?", "—The rain.", ARTICLE]
    )
    assert goes(evidence, text, sure=[HEADING]) == []


def test_a_list_with_bullets_ends_with_them(goes):
    links = [f"* {link}" for link in LINKS]
    text = "\n".join([ARTICLE, HEADING, *links, "What became of the old ferry", ARTICLE])
    assert goes(evidence, text, sure=[HEADING]) == links


def test_short_answers_go_on_with_the_article(goes):
    table = [f"Quay {n}: {n} boats" for n in range(7)]
    text = "\n".join([ARTICLE, HEADING, *LINKS, *table, "None sailed."])
    assert goes(evidence, text, sure=[HEADING]) == []


def test_what_rules_take_at_the_foot_does_not_go_on(goes):
    text = "\n".join([ARTICLE, HEADING, *LINKS * 3, "All rights reserved."])
    assert goes(evidence, text, sure=[HEADING, "All rights reserved."]) == LINKS * 3


def test_headlines_to_the_end(goes):
    text = "\n".join([ARTICLE, HEADING, *LINKS * 4])
    assert goes(evidence, text, sure=[HEADING]) == LINKS * 4


def test_the_reason_names_the_heading(page_of):
    found = list(evidence(page_of("\n".join([HEADING, *LINKS])), [0.9, 0, 0, 0]))
    assert {piece.why for piece in found} == {f"stands in the list under {HEADING!r}"}
    assert {piece.kind for piece in found} == {"related"}


TEASERS = [line for link in LINKS for line in (link, "It sails again, says the line.")]


def test_headlines_with_a_sentence_below_each(goes):
    text = "\n".join([*[ARTICLE] * 8, HEADING, *TEASERS, "Quay Street 3"])
    assert goes(evidence, text, sure=[HEADING])[: len(TEASERS)] == TEASERS


@pytest.mark.parametrize(
    ("heading", "above", "below"),
    [
        ("Read more related", 8, 0),
        (HEADING, 3, 0),
        (HEADING, 8, 4),
        (HEADING, 5, 0),
    ],
    ids=["of one headline", "without an article", "in the middle", "longer than the article"],
)
def test_short_sections_stay(goes, heading, above, below):
    text = "\n".join([*[ARTICLE] * above, heading, *TEASERS, *[ARTICLE] * below])
    found = goes(evidence, text, sure=[heading])
    assert "It sails again, says the line." not in found


def test_a_button_that_ends_each_card_heads_nothing(goes):
    cards = [line for link in LINKS for line in (link, "The Quay Press", HEADING)]
    assert goes(evidence, "\n".join([ARTICLE, *cards, "What is left"]), sure=[HEADING]) == []


def test_a_label_that_comes_again_amid_prose_heads_each_time(goes):
    boxes = [line for link in LINKS for line in (ARTICLE, HEADING, link)]
    assert goes(evidence, "\n".join([*boxes, ARTICLE]), sure=[HEADING]) == LINKS
