from __future__ import annotations

from cleaner.strip.signals.between import evidence

GONE = ["Facebook", "Twitter", "Home", "News"]


def test_a_sentence_stays(goes):
    text = "Facebook\nTwitter\nThe ferry is back.\nHome\nNews"
    assert goes(evidence, text, sure=GONE) == []


def test_one_line_on_a_side_may_be_a_mistake(goes):
    assert goes(evidence, "Facebook\nLabel\nHome\nNews", sure=["Facebook", *GONE[2:]]) == []
    assert goes(evidence, "Facebook\nTwitter\nLabel\nHome", sure=GONE[:3]) == []
    assert goes(evidence, "x\nFacebook\nLabel\nHome\nNews", sure=["Facebook", *GONE[2:]]) == []


def test_three_lines_stay(goes):
    assert goes(evidence, "Facebook\nTwitter\na\nb\nc\nHome\nNews", sure=GONE) == []


def test_a_long_line_stays(goes):
    text = f"Facebook\nTwitter\n{'word ' * 13}\nHome\nNews"
    assert goes(evidence, text, sure=GONE) == []


def test_labels_go(goes):
    assert goes(evidence, "Facebook\nTwitter\na\nb\nHome\nNews", sure=GONE) == ["a", "b"]


def test_what_stands_over_prose_is_its_headline(goes):
    brief = (
        "Homes in Fish Street will have no water on Thursday from nine to three while a main is "
        "replaced."
    )
    text = f"Facebook\nTwitter\nWater off on Thursday\n{brief}\nHome\nNews"
    assert goes(evidence, text, sure=GONE) == []
    teaser = text.replace("Water off", "* Water off")
    assert goes(evidence, teaser, sure=GONE) == ["* Water off on Thursday"]
