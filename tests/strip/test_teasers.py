from __future__ import annotations

import pytest

from cleaner.strip.signals.teasers import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
GLUED = [
    "• Can the mayor stop the slide?Talking Point The mayor of Stannet has had a bad week",
    "• The crab war explainedIn Depth How two villages fell out over a pot",
    "• Ten walks for a wet SundayThe Week Recommends Bring a hat and a friend",
]
ROUND = [f"{line}\nStaff ·" for line in ("Crabs at war", "A bad week", "Walks for a wet Sunday")]

NONE = {
    "a list": "\n".join([ARTICLE, "- flour", "- lamp oil and rope", "- patience"]),
    "names": "- Go to LinkedIn Live now\n- McKesson Print Group won\n- Use TikTok Live A lot",
    "Irish names": "- O'Neil Printing House\n- McAvoy Boats Ltd\n- L'Oréal Paris Group",
    "two": "\n".join([ARTICLE, *GLUED[:2]]),
    "few glued": "\n".join([*GLUED[:1], "• Flour", "• Oil", "• Rope", "• Patience"]),
    "no body": "\n".join(ROUND),
    "prose after": "\n".join([*[ARTICLE] * 3, *ROUND, ARTICLE]),
    "much after": "\n".join([*[ARTICLE] * 3, *ROUND, *["A line"] * 13]),
    "uneven": "\n".join([*[ARTICLE] * 3, "Staff ·", "A", "Staff ·", "B", "C", "Staff ·"]),
    "wide": "\n".join([*[ARTICLE] * 3, *["a\nb\nc\nd\nStaff ·"] * 3]),
    "one after the other": "\n".join([*[ARTICLE] * 3, *["Staff ·"] * 4]),
    "sentences": "\n".join([*[ARTICLE] * 3, *["Who knows?\nNobody did."] * 3]),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_teasers(goes, text):
    assert goes(evidence, text) == []


def test_glued_kickers(goes):
    text = "\n".join([ARTICLE, *GLUED, "• One without", ARTICLE])
    assert goes(evidence, text) == [*GLUED, "• One without"]


def test_items_that_end_alike(goes):
    text = "\n".join([*[ARTICLE] * 3, *ROUND, "About us"])
    assert goes(evidence, text) == "\n".join(ROUND).splitlines()


def test_prose_above_the_first_label_is_the_last_of_the_article(goes):
    """No other item has a paragraph in that place."""
    rest = [line for item in ROUND for line in item.splitlines()][1:]
    assert goes(evidence, "\n".join([*[ARTICLE] * 4, *rest])) == rest


def test_items_that_all_have_a_paragraph(goes):
    items = [f"{line}\n{ARTICLE}\nStaff ·" for line in ("Crabs", "A bad week", "Walks")]
    text = "\n".join([*[ARTICLE] * 3, *items])
    assert goes(evidence, text) == "\n".join(items).splitlines()
