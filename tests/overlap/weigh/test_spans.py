"""What is shared as spans: no word in two of them, and nothing beside it that says nothing."""

from __future__ import annotations

from tests.overlap.newsroom import match_of

OFTEN = (
    "“There's been no decision whatsoever to leave the island, no decision to leave, period. "
    "We are not about to leave, we are never going to leave,” Ms Arkwright told the growers."
)
ONCE = (
    "A skipper said there had “been no decision whatsoever to leave the island” as far as he knew."
)


def stretches(match, side):
    spans = [(getattr(s, f"{side}_start"), getattr(s, f"{side}_end")) for s in match.spans]
    return sorted(spans)


def is_apart(match):
    return all(
        one[1] <= other[0]
        for side in "ab"
        for one, other in zip(stretches(match, side), stretches(match, side)[1:], strict=False)
    )


def test_what_is_said_often_here_and_once_there():
    for pair in ((OFTEN, ONCE), (ONCE, OFTEN)):
        match = match_of(*pair)
        assert match.text == "been no decision whatsoever to leave the island"
        assert match.words == 8


def test_a_word_between_two_runs_stands_in_one_of_them():
    one = "He called the tunnel “a costly mistake. It should not have been dug” in that hill."
    other = (
        "“It should not have been dug,” said the mayor of the valley; to the growers it was “a "
        "costly mistake. It leaks.”"
    )
    match = match_of(one, other)
    assert is_apart(match)
    assert match.text == "a costly mistake […] It should not have been dug"
    assert match.words == 9


def test_a_word_that_was_doubled_tears_nothing():
    one = "“We counted eleven pairs of owls in the oak wood above the quarry,” a warden told us."
    other = one.replace("oak wood", "oak oak wood").replace("a warden told us", "said Mr Hobb")
    match = match_of(one, other)
    assert len(match.spans) == 1
    assert match.words == 13


def test_grammar_behind_a_gap_is_no_part_of_it():
    one = (
        "Her street had “eleven dreadful minutes between the siren and the water”, and that "
        "“nobody in the ministry” picked up a telephone is what the growers will never forgive."
    )
    other = (
        "Tom Hobb, whose boat lay upside down in the orchard, put it at eleven dreadful minutes "
        "between the siren and the water that rose in the kitchen of his aunt."
    )
    match = match_of(one, other)
    assert match.text == "eleven dreadful minutes between the siren and the water"
    assert match.words == 9


def test_much_grammar_behind_a_gap_is_part_of_it():
    one = "“A dismal honest mistake. it should not have been sent,” the keeper of the owls told us."
    other = (
        "The letter about the ferry is a draft: “It was a dismal honest mistake, it was "
        "unsigned, it should not have been released”, as Ms Arkwright put it in the school gym."
    )
    match = match_of(one, other)
    assert match.text == "A dismal honest mistake. it should not have been"
    assert match.words == 9
