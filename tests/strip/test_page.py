from __future__ import annotations

import pytest

from cleaner.read.split import split
from cleaner.strip.measure import BATCH
from cleaner.strip.page import Familiar, open_page, runs


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ([], []),
        ([False], []),
        ([True], [(0, 1)]),
        ([True, True, False, True], [(0, 2), (3, 4)]),
        ([False, True, False], [(1, 2)]),
    ],
)
def test_runs(flags, found):
    assert list(runs(iter(flags))) == found


def test_labels_glued_together_are_told_apart(page_of):
    page = page_of("newsSport\nhomeNews and the like\nNewsweek\n")
    assert page.folded == ["news sport", "home news and the like", "newsweek"]
    assert page.sizes == [2, 5, 1]
    assert page.cued("navigation") == [0, 1]
    assert [page.share(block, "navigation") for block in range(3)] == [1.0, 2 / 5, 0.0]


def test_glued_words_without_a_cue_stay_as_they_are(page_of):
    page = page_of("McKesson and LinkedIn\n" + "homeNews " * 30)
    assert page.folded[0] == "mckesson and linkedin"
    assert page.folded[1].startswith("homenews")
    assert page.cued("navigation") == []


def test_a_wrapped_paragraph_is_one_line(page_of):
    text = "•\r\nSign up for\r\n•\r\nour newsletter\r\n"
    page = page_of(text)
    assert page.texts == ["• Sign up for", "• our newsletter"]


def test_shares(page_of):
    page = page_of("Privacy policy\nOur privacy policy\nThe ferry\nFacebook and Twitter")
    assert page.cued("footer") == [0, 1]
    assert page.cued("share", "footer") == [0, 1, 3]
    assert page.cued("app") == []
    assert [page.share(block, "footer") for block in range(4)] == [1.0, 2 / 3, 0.0, 0.0]
    assert page.share(3, "footer", "share") == 2 / 3


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The ferry is back.", False),
        ("The ferry to the outer islands sailed again on Monday, nine days after.", True),
        ("The ferry to the outer islands sailed again on Monday, nine days after", False),
        ("word " * 40, True),
        ("“The ferry to the outer islands sailed again on Monday, nine days after.”", True),
    ],
)
def test_prose(page_of, text, prose):
    assert page_of(text).is_prose(0) is prose


def test_an_empty_page(page_of):
    page = page_of("")
    assert len(page) == 0
    assert page.cued("share") == []


TEXT = "newsSport\nRain fell.\nShare this\nRain fell.\nhomeNews and the like\n"


@pytest.mark.parametrize("again", [TEXT, "Share this\nSun.\nnewsSport", "Rain fell.", ""], ids=len)
def test_familiar_lines_are_what_they_are_to_a_stranger(page_of, again):
    rules, familiar = page_of(TEXT).rules, Familiar()
    for text in (TEXT, again):
        found, fresh = open_page(split(text)[0], rules, familiar), page_of(text)
        for name in ("texts", "folded", "sizes", "ends", "hits"):
            assert getattr(found, name) == getattr(fresh, name)


def test_a_text_of_very_many_lines_is_not_kept(page_of):
    familiar, lines = Familiar(), [f"Line {number}" for number in range(BATCH + 1)]
    assert len(open_page(split("\n".join(lines))[0], page_of("").rules, familiar)) == len(lines)
    assert (familiar.seen, familiar.fits, familiar.matches) == ({}, {}, {})
