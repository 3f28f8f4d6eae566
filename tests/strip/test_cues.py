from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip import cues
from cleaner.strip.cues import Cue, CueIndex
from cleaner.text import fold

SHARE = Cue(0, "share", 1)


def found(index: CueIndex, line: str) -> list[tuple[int, str]]:
    return [(cue.group, cue.text) for cue, _, _ in index.find([fold(line)]).get(0, [])]


@pytest.mark.parametrize(
    ("cue", "line", "hit"),
    [
        ("share", "Share", True),
        ("share", "shares", False),
        ("share", "plowshare", False),
        ("share", "share, please", True),
        ("share", "(share)", True),
        ("share", "share2", False),
        ("share:", "Share:now", True),
        ("log-in", "LOG‑IN", True),
        ("don't miss", "Don’t miss", True),
        ("sign up", "Sign  up", True),
        ("teilen", "mitteilen", False),
        ("© ", "©2026", True),
        ("ré", "ré", True),
        ("分享", "请分享到", False),
        ("分享到", "请分享到微信", True),
        ("ニュース", "ニュースレター登録", True),
        ("공유", "공유하기", False),
        ("विज्ञापन", "विज्ञापनों पर", False),
        ("विज्ञापन", "विज्ञापन पर", True),
        ("إعلان", "إعلانٌ", True),
    ],
)
def test_words_are_not_cut(cue, line, hit):
    assert bool(found(CueIndex.of(((cue,),)), line)) is hit


def test_cues_overlap_and_have_several_owners():
    index = CueIndex.of((("newsletter", "our newsletter"), ("newsletter",), ()))
    assert sorted(found(index, "Get our newsletter")) == [
        (0, "newsletter"),
        (0, "our newsletter"),
        (1, "newsletter"),
    ]


def test_where_a_cue_stands():
    index = CueIndex.of((("share",),))
    assert index.find(["", "share or share", "none"]) == {1: [(SHARE, 0, 5), (SHARE, 9, 14)]}


def test_a_line_feed_in_a_cue_is_a_blank():
    index = CueIndex.of((("sign\nup", "share"), ("tweet",)))
    assert found(index, "sign up, share, tweet") == [(0, "sign up"), (0, "share"), (1, "tweet")]


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("share-now", False),
        ("re-share", False),
        ("share_now", False),
        ("/share/now", False),
        ("?share=now", False),
        ("share - now", True),
        ("share-", True),
        ("share.", True),
    ],
)
def test_chains_are_words(line, hit):
    assert bool(found(CueIndex.of((("share",),)), line)) is hit


def test_long_lines_are_left_alone():
    index = CueIndex.of((("share",),))
    assert found(index, "share " * cues.LONGEST) == []


@pytest.mark.parametrize("groups", [(), ((),), (("\u200b",),)])
def test_nothing_to_look_for(groups):
    assert CueIndex.of(groups).find(["share"]) == {}


def test_a_batch_of_lines_at_a_time(monkeypatch):
    lines = [f"share {n}" for n in range(5)] * 2 + ["share", "none", "share"]
    index = CueIndex.of((("share",),))
    whole = index.find(lines)
    assert list(whole) == [*range(11), 12]
    for size in (1, 2, 3, 12, 13):
        monkeypatch.setattr(cues, "BATCH", size)
        assert index.find(lines) == whole


def test_lines_that_say_the_same_share_their_hits():
    found = CueIndex.of((("share",),)).find(["share", "none", "share"])
    assert found[0] is found[2]


def test_no_cue_runs_over_the_end_of_a_line():
    index = CueIndex.of((("sign up", "up-now"),))
    hits = [(Cue(0, "sign up", 2), 0, 7)]
    assert index.find(["sign", "up", "sign up-", "now", "sign up"]) == {2: hits, 4: hits}


WORDS = ["share", "sign", "up", "sign-up", "(share)", "news", "_up", "ups", "-", "our news", "é"]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), max_size=8))
def test_lines_are_searched_each_for_itself(lines):
    index = CueIndex.of((("share", "sign up"), ("up", "share sign", "our news", "news"), ("é",)))
    alone = {n: index.find([line])[0] for n, line in enumerate(lines) if index.find([line])}
    assert index.find(lines) == alone


def test_two_indexes_find_what_one_of_all_groups_finds():
    groups = (("share", "sign up"), ("up", "tide"), ("share", "tide tables"))
    lines = ["share", "sign up for tide tables", "none", "tide"]
    both = CueIndex.of(groups[:1]) + CueIndex.of(groups[1:], first=1)
    one = CueIndex.of(groups).find(lines)
    assert {line: sorted(hits) for line, hits in both.find(lines).items()} == {
        line: sorted(hits) for line, hits in one.items()
    }
    assert (CueIndex.of(()) + CueIndex.of(groups)).find(lines) == one
