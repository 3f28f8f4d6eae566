from __future__ import annotations

import pytest

from cleaner.strip.signals.repeats import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
OTHER = "Two hundred people stood on the quay in the rain and clapped when the ramp came down."
THIRD = "On the islands the shops had run out of flour, lamp oil and, on the last day, of patience."
TITLE = "The ferry is back at last"

NONE = {
    "refrain": f"And the gulls came home again\n{ARTICLE}\nAnd the gulls came home again\n{OTHER}",
    "short": f"Share\nShare\nNo.\nNo.\n{ARTICLE}\n{OTHER}",
    "verse": f"{TITLE}\nWe mended nets\n{TITLE}\nand mended them\n{TITLE}\nagain",
    "short title": f"The ferry\nThe ferry\n{ARTICLE}\n{OTHER}",
    "title after prose": f"{TITLE}\n{ARTICLE}\n{TITLE}\n{OTHER}\n{THIRD}",
    "title far down": f"{TITLE}\n" + "a\nb\nc\nd\ne\nf\n" + f"{TITLE}\n{ARTICLE}\n{OTHER}",
    "a caption once": f"A ferry lies at the quay\n{ARTICLE}",
    "a longer sentence": "He was the mayor of\nHe was the mayor of Quay Street, and knew it.\n",
    "short caption": "A quay\nA quay (Photo: Pool)\n",
    "what a colon announces": f"{ARTICLE}\nHere is how it began:\n{ARTICLE}\n",
    "entries of two lists": f"The Gull\n- {OTHER}\n- {THIRD}\nThe Tern\n- {OTHER}\n- {THIRD}",
    "rows of two tables": "\n".join(
        line
        for boat in ("Gull", "Tern")
        for line in (f"| {boat} |", f"| {OTHER} |", f"| {THIRD} |", f"So says the {boat}")
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_not_repeated(goes, text):
    assert goes(evidence, text) == []


def test_the_same_paragraph_again(page_of):
    found = list(evidence(page_of(f"{ARTICLE}\n{OTHER}\n{ARTICLE}\n{ARTICLE}\n")))
    assert [piece.block for piece in found] == [2, 3]
    assert all(piece.proven and piece.kind == "repeat" for piece in found)


def test_quotes_and_case_make_no_difference(goes):
    text = f"{OTHER}\n“Nobody won,” said the harbour master, who had slept badly all week.\n"
    again = '"Nobody won," said the Harbour Master, who had slept badly all week.'
    assert goes(evidence, text + again) == [again]


def test_the_headline_again(page_of):
    found = list(evidence(page_of(f"{TITLE}\n20 November\n{TITLE}\n{ARTICLE}\n{OTHER}\n{THIRD}")))
    assert [(piece.block, piece.why) for piece in found] == [(2, "the headline again")]


@pytest.mark.parametrize("credit", [" (Photo: Pool)", ". Getty Images", " | Reuters", " © Pool"])
def test_a_caption_that_comes_again_with_its_credit(goes, credit):
    caption = "A ferry lies at the quay"
    assert goes(evidence, f"{caption}\n{caption}{credit}\n{ARTICLE}") == [caption]


def test_a_label_with_a_colon_announces_nothing(goes):
    assert goes(evidence, f"{ARTICLE}\nPhotos:\n{ARTICLE}\n") == [ARTICLE]


def test_a_list_again_with_what_stands_above_it(goes):
    lines = [ARTICLE, f"- {OTHER}", f"- {THIRD}"]
    assert goes(evidence, "\n".join([*lines, "Two days later", *lines])) == lines


def test_a_table_again(goes):
    table = ["| boat | built |", f"| {OTHER} | 1911 |", f"| {THIRD} | 1934 |"]
    assert goes(evidence, "\n".join(["Boats", *table, "The same boats", *table])) == table
