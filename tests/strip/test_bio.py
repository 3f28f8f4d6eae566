from __future__ import annotations

import pytest

from cleaner.strip.signals.bio import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
BIO = "Ada Holm is a professor of coastal law at the University of Orrell."


@pytest.mark.parametrize(
    "bio",
    [
        BIO,
        "Dr. Ada M. Holm is the author of three books on rope.",
        "(Ada Holm, MD, is an associate attorney at Quay & Sons.)",
        "Ada van der Holm is onderzoeker aan de universiteit van Orrel.",
        "Ada Holm ist Redakteurin im Ressort Küste und schreibt über Deiche.",
        "Ada Holm est journaliste et vit sur les îles.",
        "Ada Holm es profesora de derecho en la universidad.",
        "Ada Holm è una giornalista e vive sulle isole.",
    ],
)
def test_who_wrote_it_goes(goes, bio):
    text = "\n".join(["By Ada Holm", *[ARTICLE] * 4, bio])
    assert goes(evidence, text, sure=[]) == [bio]


def test_what_goes_on_with_them_goes_too(goes):
    more = ["She lives on Orlay with two goats.", "Write to Holm at the quay."]
    text = "\n".join([*[ARTICLE] * 4, BIO, *more, "All rights reserved."])
    assert goes(evidence, text, sure=["All rights reserved."]) == [BIO, *more]


@pytest.mark.parametrize(
    "lines",
    [
        [*[ARTICLE] * 4, BIO, "The next ferry leaves at noon."],
        [*[ARTICLE] * 3, BIO],
        [
            *[ARTICLE] * 4,
            "On the quay stood Ada Holm, who had slept in the hall since Friday night.",
            BIO,
        ],
        [*[ARTICLE] * 4, "Ada Holm is a professor of law who was charged on Monday."],
        [*[ARTICLE] * 4, "Ada Holm is a professor. “I mend ropes,” she says."],
        [*[ARTICLE] * 4, "Ada Holm is a deckhand with nine summers at sea."],
        [*[ARTICLE] * 4, "The Holm is a boat that its owner will not sell."],
    ],
    ids=["amid", "no article", "known", "accused", "quoted", "no author", "a thing"],
)
def test_other_ends_stay(goes, lines):
    assert goes(evidence, "\n".join(lines), sure=[]) == []
