"""Near copies: edited, misspelled, badly scanned, in another order; strangers are none."""

from __future__ import annotations

import random

import pytest

from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, kind_of, match_of

EDITS = {
    "a word changed": FERRY.replace("sailed", "departed"),
    "two words left out": FERRY.replace("again ", "").replace("two hundred ", ""),
    "words put in": FERRY.replace("people", "wet and weary people").replace("ramp", "rusty ramp"),
    "another end": FERRY.replace("clapped when the ramp came down", "sang the old rowing song"),
    "another order": ", and ".join(reversed(FERRY.rstrip(".").split(", and "))),
    "a lead-in": f"By our own correspondent — {FERRY}",
    "American": FERRY.replace("islands", "Islands").replace("quay", "key"),
}
SCAN = str.maketrans({"e": "c", "m": "rn", "l": "1"})


@pytest.mark.parametrize("text", EDITS.values(), ids=EDITS)
def test_edited_copies(text):
    match = match_of(FERRY, text)
    assert match.kind == "near"
    assert 0.6 <= min(match.containment_a, match.containment_b) <= 1
    assert match.score > 0.6
    assert match.why


def test_a_bad_scan():
    match = match_of(TAILOR, TAILOR.translate(SCAN))
    assert match.kind == "near"
    assert min(match.containment_a, match.containment_b) > 0.6


@pytest.mark.parametrize("share", [0.03, 0.06, 0.1])
@pytest.mark.parametrize("text", [FERRY, TAILOR, OWLS, BRIDGE])
def test_misspelled_copies(text, share):
    assert kind_of(text, misspelled(text, share)) == "near"


def misspelled(text, share):
    chance = random.Random(4)  # noqa: S311
    signs = list(text)
    for at in chance.sample(range(1, len(text) - 1), int(share * len(text))):
        signs[at], signs[at - 1] = signs[at - 1], signs[at]
    return "".join(signs)


def test_words_that_differ_are_not_shared():
    one = (
        "Das Havariekommando schickte drei Schlepper. Der Schaden wird auf rund 2,4 Millionen Euro "
        "geschätzt."
    )
    match = match_of(one, one.replace("drei", "vier").replace("2,4", "2,6"))
    assert (match.kind, match.words) == ("near", 12)
    assert match.containment_a == match.containment_b == round(12 / 14, 4)
    assert match.differences == (("drei", "vier"), ("2,4", "2,6"))


def test_what_stands_before_a_misspelled_copy_is_not_shared():
    copied = (
        "A cargo ship carrying 3,500 tonnes of fertilizer ran aground off the Merrow coast early "
        "on Friday, and a slick some two miles long was spreading towards a reserve."
    )
    wire = (
        "LISBORNE (AP) — A cargo ship carrying 3,400 tons of fertiliser ran aground off the coast "
        "of Merrow early Friday, and a slick about two miles long was spreading toward a reserve."
    )
    match = match_of(copied, wire)
    assert match.kind == "near"
    (span,) = match.spans
    assert wire[span.b_start : span.b_end].startswith("cargo ship")
    assert match.words < 26
    assert match.containment_a < 0.9


def test_grammar_behind_a_gap_is_not_shared():
    one = f"{misspelled(FERRY, 0.08)} In the harbour"
    match = match_of(f"{FERRY} The boatman", one)
    assert match.kind == "near"
    assert one[: match.spans[-1].b_end].endswith("down")


def test_half_a_paragraph_is_not_nearly_all_of_it():
    """Strangers are alike by half, and so are two of which half is the same word for word."""
    one = (
        "Ruth Hallam told the council: “We cannot repair a gate that is holding back [the water] … "
        "while ships are knocking on it.” The council voted for the plan by seven to two."
    )
    other = (
        "Hallam said the authority could not repair a gate that is holding back the sea while "
        "ships are knocking on it. In the harbour cafe nobody believed her."
    )
    match = match_of(one, other)
    assert match.kind == "quote-inside"
    assert match.text.startswith("repair a gate")
    assert match.text.endswith("knocking on it")


def test_a_quotation_that_makes_most_of_two_paragraphs_is_one():
    quoted = "“We cannot repair a gate that is holding back the sea while ships are knocking on it”"
    assert kind_of(f"Ruth Hallam: {quoted}.", f"{quoted}, one reads on the wall.") == "quote-inside"
    assert kind_of(f"{quoted}.", f"{quoted.replace('cannot', 'will not')}.") == "near"


def test_blanks_lost_and_found():
    assert kind_of(BRIDGE, BRIDGE.replace("the ", "the")) == "near"
    assert kind_of(BRIDGE, BRIDGE.replace("footbridge", "foot bridge")) == "near"


def test_signs_that_grow_in_lower_case():
    one = f"İSTANBUL İİİ: {TAILOR}"
    match = match_of(one, misspelled(one, 0.06))
    assert match.kind == "near"
    assert all(0 <= span.a_start < span.a_end <= len(one) for span in match.spans)


@pytest.mark.parametrize("one", [FERRY, TAILOR, OWLS, BRIDGE])
@pytest.mark.parametrize("other", [FERRY, TAILOR, OWLS, BRIDGE])
def test_strangers(one, other):
    assert (kind_of(one, other) is not None) == (one == other)


def test_a_few_words_spelled_alike_prove_nothing():
    eight = "Brackwater harbourmasters grandmother of ninety disappeared mysteriously yesterday"
    assert kind_of(eight, eight.replace("masters", "mastres").replace("pp", "p")) is not None
    seven = eight.removesuffix(" yesterday")
    assert kind_of(seven, seven.replace("masters", "mastres").replace("pp", "p")) is None


INNOCENT = {
    "opening hours": (
        (
            "The museum is open from Tuesday to Sunday, from 10 a.m. to 5 p.m., and children "
            "under six get in for nothing."
        ),
        (
            "The pool is open from Tuesday to Sunday, from 10 a.m. to 5 p.m., unless the heating "
            "has broken down once more."
        ),
    ),
    "one name, two deeds": (
        "Mayor Lena Ashworth opened the fair.",
        "Mayor Lena Ashworth closed the mill on Monday.",
    ),
    "an office with a long name": (
        (
            "The chairman of the Joint Committee of Island Harbours, Sir Edmund Pike, spoke "
            "first at the dinner in Brackwater."
        ),
        (
            "A letter was sent to the chairman of the Joint Committee of Island Harbours, Sir "
            "Edmund Pike, by three growers."
        ),
    ),
    "a title of a work": (
        "The choir sang “The Lighthouse and the Lamb” in the chapel.",
        "Her novel “The Lighthouse and the Lamb” sold badly in the valley.",
    ),
}


GUILTY = {name: INNOCENT.pop(name) for name in ("opening hours", "a title of a work")}


@pytest.mark.xfail(reason="short paragraphs, of which a title or opening hours are the most part")
@pytest.mark.parametrize(("one", "other"), GUILTY.values(), ids=GUILTY)
def test_set_phrases_in_a_short_paragraph(one, other):
    assert kind_of(one, other) is None


@pytest.mark.parametrize(("one", "other"), INNOCENT.values(), ids=INNOCENT)
def test_a_long_name_in_a_short_paragraph(one, other):
    assert kind_of(one, other) is None
