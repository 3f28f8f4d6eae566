from __future__ import annotations

import pytest

from cleaner.model import Options
from cleaner.strip.signals.gallery import evidence, fenced_galleries, galleries

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
GALLERY = """1/3
A ferry lies at the quay in the rain
Ashworth/Quay News
2/3
Two women wave from the ramp
Ashworth/Quay News
3/3
The harbour master asleep
Strand/Pool
"""

NONE = {
    "scores": "Old Quay 1/3\nHallow 2/3\nStannet 3/3\n",
    "two counters": "1/2\nA ferry\nPool\n2/2\nA quay\nPool\n",
    "falls": "3/3\nA\nPool\n2/3\nB\nPool\n1/3\nC\nPool\n",
    "skips": "1/9\nA\nPool\n3/9\nB\nPool\n5/9\nC\nPool\n",
    "other totals": "1/3\nA\nPool\n2/4\nB\nPool\n3/5\nC\nPool\n",
    "more than there are": "4/3\nA\nPool\n5/3\nB\nPool\n6/3\nC\nPool\n",
    "counters alone": "1/3\n2/3\n3/3\n",
    "a ranking": "\n".join(f"{rank} of 3\n{ARTICLE}\n{ARTICLE}" for rank in (1, 2, 3)),
    "essays": "\n".join(f"{n}/3\n{' '.join([ARTICLE] * 6)}\nPool" for n in (1, 2, 3)),
    "far apart": "\n".join(f"{n}/3\n" + "A line\n" * 5 for n in (1, 2, 3)),
    "recipe": "1/2\n1/3\n1/4\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_gallery(page_of, text):
    assert galleries(page_of(text)) == []


@pytest.mark.parametrize(
    "counter", ["{}/3", "{} / 3", "{} of 3", "({}/3)", "Bild {} von 3", "Photo {} of 3", "{} sur 3"]
)
def test_counters(page_of, counter):
    text = "\n".join(f"{counter.format(n)}\nA ferry at the quay\nPool" for n in (1, 2, 3))
    assert [(found.first, found.after) for found in galleries(page_of(text))] == [(0, 9)]


def test_every_line_of_a_gallery_goes(goes):
    text = f"{ARTICLE}\n{GALLERY}{ARTICLE}\n"
    assert goes(evidence, text) == GALLERY.splitlines()


def test_the_article_after_a_last_picture_without_credit_stays(goes):
    text = "\n".join([*GALLERY.splitlines()[:-1], ARTICLE, ARTICLE])
    assert goes(evidence, text) == GALLERY.splitlines()[:-1]


def test_a_gallery_at_the_end_of_the_page(goes):
    assert goes(evidence, GALLERY.replace("\nStrand/Pool\n", "")) == GALLERY.splitlines()[:-1]


def test_copies_are_proven(page_of):
    page = page_of(f"{GALLERY}{ARTICLE}\n{GALLERY}")
    assert [found.copy for found in galleries(page)] == [0, 1]
    assert [piece.proven for piece in evidence(page)] == [False] * 9 + [True] * 9
    assert {piece.by for piece in evidence(page)} == {"gallery", "gallery-copy"}


def test_the_option_fences_galleries(page_of):
    page = page_of(f"{GALLERY}{ARTICLE}\n{GALLERY}")
    assert fenced_galleries(page, "drop") == frozenset()
    assert fenced_galleries(page, "first") == frozenset(range(9))
    assert fenced_galleries(page, "keep") == frozenset([*range(9), *range(10, 19)])


@pytest.mark.parametrize(("mode", "copies"), [("drop", 0), ("first", 1), ("keep", 2)])
def test_galleries_in_a_text(cleaned_by, mode, copies):
    text = f"{GALLERY}{ARTICLE}\n{GALLERY}"
    assert cleaned_by(text, options=Options(galleries=mode)).text.count("2/3") == copies
