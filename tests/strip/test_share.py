from __future__ import annotations

import pytest

from cleaner.strip.signals.share import evidence


@pytest.mark.parametrize(
    "text",
    [
        "Facebook",
        "Facebook\nThe ferry is back\nTwitter",
        "Facebook said no\nTwitter said nothing at all",
        "He left Facebook in May\nTwitter he never joined",
    ],
)
def test_no_buttons(goes, text):
    assert goes(evidence, text) == []


def test_a_row_of_buttons(goes):
    text = "The ferry is back\nFacebook\nTwitter\nShare this\nIt sails."
    assert goes(evidence, text) == ["Facebook", "Twitter", "Share this"]
