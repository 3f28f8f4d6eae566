from __future__ import annotations

import pytest

from cleaner.strip import cues
from cleaner.strip.cues import CueHit, CueIndex
from cleaner.text import fold


def found(index: CueIndex, line: str) -> list[tuple[int, str]]:
    return [(hit.group, hit.cue) for hit in index.find([fold(line)]).get(0, [])]


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
    assert index.find(["", "share or share", "none"]) == {
        1: [CueHit(0, "share", 0, 5), CueHit(0, "share", 9, 14)]
    }


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


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(cues, "REMEMBERED", 2)
    lines = [f"share {n}" for n in range(5)] * 2
    assert list(CueIndex.of((("share",),)).find(lines)) == list(range(10))
