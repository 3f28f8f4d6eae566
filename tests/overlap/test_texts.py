"""A text, or a cleaned one, as an article."""

from __future__ import annotations

from cleaner import clean
from cleaner.overlap import article, find_overlap

from .newsroom import FERRY, OWLS

PITCH = "(Sign up for our newsletter.)"


def test_what_was_cut_out_of_a_paragraph_matches_nowhere():
    cleaned = clean(f"{FERRY} {PITCH} {OWLS}\n")
    assert PITCH not in cleaned.text
    made = article(cleaned, id="1", outlet="harbour")
    kept = [
        made.text[a:b] for (a, b), stays in zip(made.paragraphs, made.kept, strict=True) if stays
    ]
    assert "".join(kept).count("newsletter") == 0
    assert FERRY in kept
    assert OWLS in kept
    overlap = find_overlap([made, article(f"{FERRY}\n\n{OWLS}", id="2", outlet="valley")])
    assert [match.kind for match in overlap.matches] == ["verbatim", "verbatim"]


def test_a_plain_text_takes_part_whole():
    made = article(f"{FERRY}\n\n{OWLS}", id="1", outlet="harbour")
    assert [made.text[a:b] for a, b in made.paragraphs] == [FERRY, OWLS]
    assert made.kept == (True, True)
