from __future__ import annotations

import pytest

from cleaner.strip.signals.donation import evidence

NONE = {
    "a report": "The charity asked people to support our work and to make a donation of blankets.",
    "one cue": "If you can, we ask you to make a donation to our paper so that we go on for you.",
    "one cue twice": "Make a donation now, we need you and your help: make a donation to us.",
    "a word": "We ask you: donate your time, and donate our love, for we need you and your hands.",
    "quoted": 'A sign said: "Support our work, make a donation, we need you and your gift!"',
    "lost in prose": "Support our work, make a donation, you and we "
    + "and the boats of the bay " * 12,
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_appeal(goes, text):
    assert goes(evidence, text) == []


def test_an_appeal(goes):
    appeal = (
        "We are a small paper and we need you. If you can, support our work today: your gift, "
        "however small, helps us to report for you."
    )
    assert goes(evidence, f"The ferry is back.\n{appeal}\nIt sails.") == [appeal]
