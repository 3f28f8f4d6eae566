"""What is measured of a pair, and how much two articles are of one story."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.overlap.weigh import score
from cleaner.overlap.weigh.evidence import evidence
from cleaner.overlap.weigh.story import name_filters, same_story
from tests.overlap.newsroom import FERRY, OWLS, TAILOR, article, grouped, runs_in


def evidence_of(one, other, *, size=2):
    _, words, groups = grouped(article("harbour", one), article("valley", other))
    return evidence(words, runs_in(words, groups, size=size))


def measured(one, other, *, story=1.0):
    found = evidence_of(one, other)
    assert len(found) == 1
    rows = score.measures(found, np.array([story], np.float32))
    return {name: float(values[0]) for name, values in rows.items()}


def test_every_measure_has_a_weight():
    weights = score.weighing()
    names = set(measured(FERRY, f"{FERRY} Yes."))
    assert names == set(weights) - {"bias", "accept"}
    assert score.accept() == weights["accept"]
    assert 0 < score.accept() < 1


def test_no_pairs():
    found = evidence_of(OWLS, "Nothing alike here")
    assert len(found) == 0
    none = np.zeros(0, np.float32)
    assert all(len(values) == 0 for values in score.measures(found, none).values())
    assert len(score.scores(found, none)) == 0


def test_words_and_shares():
    found = evidence_of("Bakers adore hot tarts", "So bakers adore hot tarts and cold eels too")
    assert (found.a.tolist(), found.b.tolist()) == ([0], [1])
    assert found.words.tolist() == found.longest.tolist() == [4]
    assert found.share_a.tolist() == [1.0]
    assert found.share_b.tolist() == pytest.approx([4 / 9])
    rows = measured("Bakers adore hot tarts", "So bakers adore hot tarts and cold eels too")
    assert rows["larger share"] == 1.0
    assert rows["telling words of the best run"] == pytest.approx(np.log1p(found.best[0]))


def test_names_and_grammar_tell_nothing():
    plain = evidence_of("So they saw Lena Ashworth again", "And so they saw Lena Ashworth too")
    telling = evidence_of(
        "So they saw hedgehogs waltz again", "And so they saw hedgehogs waltz too"
    )
    assert plain.best[0] < telling.best[0]


def test_quoted_words():
    one, other = "He had “a leaking old bucket” there", "It was “a leaking old bucket” then"
    found = evidence_of(one, other)
    assert found.quoted.tolist() == [4]
    assert found.half.tolist() == [0]
    assert measured(one, other)["share of the quotation"] == 1.0
    found = evidence_of(one, other.replace("“", "").replace("”", ""))
    assert (found.quoted.tolist(), found.half.tolist()) == ([0], [4])
    longer = "He had “a leaking old bucket full of eels and excuses” there"
    assert measured(longer, other)["share of the quotation"] == 1.0
    assert measured(longer, other.replace("bucket”", "bucket made of tin”"))[
        "share of the quotation"
    ] == pytest.approx(4 / 7)


def test_parts_of_words_count_half():
    found = evidence_of("島の住民は待った", "昨日も島の住民は待ったそうだ")
    assert found.words.tolist() == [4.0]
    assert found.longest.tolist() == [8]


def test_all_of_a_text_is_all_of_it_in_every_script():
    found = evidence_of("島の住民は待った", "昨日も島の住民は待ったそうだ")
    assert found.share_a.tolist() == [1.0]


def test_more_of_all_is_surer():
    pairs = [
        ("They ate a hot tart there", "Nobody knew a hot tart from an eel, said one of them"),
        ("They ate a hot tart there", "So they ate a hot tart there, said one of them"),
        (FERRY, f"{FERRY} Yes."),
    ]
    scores = [float(score.scores(evidence_of(*pair), np.ones(1))[0]) for pair in pairs]
    assert scores == sorted(scores)
    assert 0 <= scores[0] < score.accept() < scores[2] <= 1
    other = float(score.scores(evidence_of(*pairs[1]), np.zeros(1))[0])
    assert other < scores[1]


NAMES = "the mill of Pike, the shop of Crabbe, the barn of Ashworth, the inn of Eastwold, the well"
MORE = "of Arkwright, the pond of Marsh, the hut of Quill, the oven of Stoat, the field of Brock."


def story(*texts):
    articles = [article(f"o{number}", text) for number, text in enumerate(texts)]
    rows, words, _ = grouped(*articles)
    filters = name_filters(rows, words)
    return float(same_story(filters, np.array([0]), np.array([1]))[0])


def test_one_story_has_the_same_names():
    text = f"they saw {NAMES} {MORE}"
    assert story(text, f"then a wolf saw {NAMES} and all the rest {MORE}") == pytest.approx(
        1, abs=0.1
    )


def test_two_stories_have_not():
    other = (
        "they passed the dairy of Hobb, a villa of Lund, some garden of Nettle, one kiosk of Rook, "
        "that stable of Thorne, a bridge of Umber, some ferry of Voss, the tower of Wren, an abbey "
        "of Yarrow."
    )
    assert story(f"they saw {NAMES} {MORE}", other) < 0.3


def test_of_texts_without_names_nothing_is_known():
    unknown = story("they saw a mill", "nobody saw any eel")
    assert 0 < unknown < 1
    assert story("", "") == unknown
    assert unknown == story("they saw a mill", f"they saw {NAMES} {MORE}")


def test_several_pairs_at_once():
    rows, words, _ = grouped(article("harbour", FERRY), article("valley", TAILOR))
    filters = name_filters(rows, words)
    one, other = np.array([0, 0, 1]), np.array([0, 1, 0])
    found = same_story(filters, one, other)
    assert len(found) == 3
    assert found[1] == found[2]
    assert ((found >= 0) & (found <= 1)).all()
    assert len(same_story(filters, one[:0], other[:0])) == 0
