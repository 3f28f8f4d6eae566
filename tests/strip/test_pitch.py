from __future__ import annotations

import pytest

from cleaner.strip.signals.pitch import evidence

CALL = "Sign up for our newsletter from The Quay"
ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."

STAYS = {
    "article": ARTICLE,
    "quotation": "“We gave you all we had,” he said.",
    "long": "You " + "and the boats of the bay " * 9,
    "a sentence": "Sign up.",
    "names of others": "The Strand",
    "advice": "If you wheeze, or if you cannot sleep, call your doctor.",
    "a call of the article's": "Write to your councillor. Be polite, and say that you vote.",
    "a heading": "What you need to know",
    "a cue of something else": "Our next number is about rivers, and about those who own them.",
    "one word in many": "What the harbour master told our man on the spot is not for anybody "
    "who has ever been afraid of boats, fog or the sea.",
}


@pytest.mark.parametrize("line", STAYS.values(), ids=STAYS)
def test_what_stays_beside_a_pitch(goes, line):
    assert goes(evidence, f"{line}\n{CALL}\n{line}", sure=[CALL]) == []


def test_nothing_beside_a_call_that_stays(goes):
    assert goes(evidence, f"The Quay\n{CALL}\nWe will write to you.", sure=[]) == []


def test_the_name_before_and_the_promise_after(goes):
    text = f"{ARTICLE}\nThe Quay\n{CALL}\nWe write to you on Fridays\nYou can leave us\n{ARTICLE}"
    assert goes(evidence, text, sure=[CALL]) == [
        "The Quay",
        "We write to you on Fridays",
        "You can leave us",
    ]


def test_one_our_in_a_sentence_needs_more_of_the_pitch_behind_it(goes):
    promise = "Find your bearings every day of the week."
    assert goes(evidence, f"{ARTICLE}\n{promise}\n{CALL}", sure=[CALL]) == []
    assert goes(evidence, f"{ARTICLE}\nThe Quay\n{promise}\n{CALL}", sure=[CALL]) == [
        promise,
        "The Quay",
    ]
    assert goes(evidence, f"{CALL}\n{promise}\n{CALL} now", sure=[CALL, f"{CALL} now"]) == [
        promise,
        promise,
    ]


def test_no_further_than_three_lines(goes):
    lines = [f"We write to you, part {n}" for n in range(5)]
    assert goes(evidence, "\n".join([CALL, *lines]), sure=[CALL]) == lines[:3]


def test_two_calls_do_not_judge_each_other(goes):
    assert goes(evidence, f"{CALL}\n{CALL} now", sure=[CALL, f"{CALL} now"]) == []
