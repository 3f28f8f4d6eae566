from __future__ import annotations

import pytest

from cleaner.strip.signals.navigation import evidence

NONE = {
    "three": "Home\nNews\nSport",
    "names": "Moses Tarrant\nBeryl Strand\nWinifred Oakes\nRopewalk, Old Quay",
    "one known": "Home\nMoses\nBeryl\nWinifred\nAnton",
    "results": "Home 3\nNews 4\nSport 1\nCulture 2",
    "sentences": "Home.\nNews!\nSport?\nCulture…",
    "prose": "Home is where the heart is\nNews came late that year\n" * 3,
    "long": "\n".join(f"{word} {'x' * 40}" for word in ("Home", "News", "Sport", "Culture")),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_menu(goes, text):
    assert goes(evidence, text) == []


def test_a_menu(goes):
    assert goes(evidence, "Home\nNews\nSport\nThe Quay\nIt rained all day long, he said.") == [
        "Home",
        "News",
        "Sport",
        "The Quay",
    ]


def test_a_footer_is_a_menu_too(goes):
    assert len(goes(evidence, "Contact us\nPrivacy policy\nThe Quay\nJobs\nImprint")) == 5


@pytest.mark.parametrize("below", ["9 June 2031", "By Ada Holm", "Published: 9 June 2031, 14:02"])
def test_a_short_headline_below_a_menu_stays(goes, below):
    menu = ["Home", "News", "Sport", "The Quay"]
    assert goes(evidence, "\n".join([*menu, "Quay sinks again", below])) == menu


def test_the_name_of_a_section_is_no_headline(goes):
    assert len(goes(evidence, "The Quay\nHome\nNews\nSport\n9 June 2031")) == 4
