"""A text, or a cleaned one, as an article."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("text", 7),
        ("text", None),
        ("id", 1),
        ("outlet", None),
        ("date", "2026-13-45"),
        ("title", 1),
    ],
)
def test_arguments_of_another_type_are_named(name, given):
    usual = {"text": FERRY, "id": "1", "outlet": "harbour"}
    with pytest.raises(TypeError, match=f"^{name} takes .*, not {given!r}$"):
        article(**{**usual, name: given})


def test_a_plain_text_takes_part_whole():
    made = article(f"{FERRY}\n\n{OWLS}", id="1", outlet="harbour")
    assert [made.text[a:b] for a, b in made.paragraphs] == [FERRY, OWLS]
    assert made.kept == (True, True)
