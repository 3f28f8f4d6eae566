from __future__ import annotations

import pytest

from cleaner.model import Options
from cleaner.strip.signals.byline import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."


@pytest.mark.parametrize(
    "line",
    [
        "By the sea",
        "Written by hand",
        "By Monday all was over, and nobody had noticed it but the old man with the dog.",
        "by and large nobody noticed",
        "Von wegen niemand hat etwas gemerkt",
        "In 2024",
        "1 May was cold",
        "By " + "Lena " * 40,
        "By Lena Ashworth - and nobody noticed",
        "Ferry Returns - 20 November 2026",
        "20 November 2026 | the ferry is back",
        "Harbour News | Ferry",
        "14:07 Uhr | 3 comments",
        "12",
        "Published 3 days after the flood",
        "Posted at 9.30 on the door",
    ],
)
def test_no_byline(goes, line):
    assert goes(evidence, f"{line}\n{ARTICLE}") == []


def test_far_down_it_is_the_article(goes):
    assert goes(evidence, "x\n" * 12 + "By Lena Ashworth") == []


@pytest.mark.parametrize(
    "line",
    [
        "By Lena Ashworth",
        "By Lena Ashworth and Anton Frail",
        "Von Jörg Öhlenschläger",
        "Par Édith d’Orlan",
        "Autor: Jan Kowalski",
        "By Lena Ashworth | Harbour News",
        "By Lena Ashworth - The Eastwold Times - Friday, November 20, 2026",
        "Fr 20.11.26 | 14:07 Uhr | Von Jörg Öhlenschläger",
        "By Lena Ashworth · Nov 20, 2026 · 5 min read",
        "By Lena Ashworth — November 20, 2026 6 min read",
        "Written by Lena Ashworth",
        "Words by Lena Ashworth and Anton Frail",
    ],
)
def test_bylines(page_of, line):
    found = list(evidence(page_of(f"The ferry is back\n{line}\n{ARTICLE}")))
    assert [(piece.block, piece.kind) for piece in found] == [(1, "byline")]


@pytest.mark.parametrize(
    "line",
    [
        "20 November 2026",
        "November 20, 2026",
        "Published: 20 November 2026 at 09:15",
        "2026-11-20",
        "20.11.2026, 09:15 Uhr",
        "Veröffentlicht am 3. Mai 2026",
        "12 de mayo de 2026",
        "Friday, 20 Nov 2026",
        "Erstellt: 20.11.2026, 18:16 Uhr",
        "Fri 20 Nov 2026 18.54 GMT Last modified on Sat 21 Nov 2026 08.56 GMT",
        "20 November 2026 | 14:07 | 3 comments",
        "November 20, 2026 08:30 am | Updated 11:00 am IST",
        "PUBLISHED: 08:01 EST, 20 November 2026 | UPDATED: 08:44 EST, 20 November 2026",
        "Published Nov 20, 2026 • Last updated 3 hours ago • 2 minute read",
        "Updated 3 hrs ago",
        "Posted: Nov 20, 2026 / 09:14 PM EST",
        "UPDATED: Fri., Nov. 20, 2026",
        "20 novembre 2026 alle 07:00",
        "20 novembre 2026 aggiornato alle 17:02",
    ],
)
def test_datelines(page_of, line):
    found = list(evidence(page_of(f"The ferry is back\n{line}\n{ARTICLE}")))
    assert [(piece.block, piece.kind) for piece in found] == [(1, "dateline")]


def test_they_stay_unless_asked_away(cleaned_by):
    text = f"The ferry is back\nBy Lena Ashworth\n20 November 2026\n{ARTICLE}\n"
    assert cleaned_by(text).text == text
    both = Options(drop=frozenset({"byline", "dateline"}))
    assert cleaned_by(text, options=both).text == f"The ferry is back\n{ARTICLE}\n"
    one = Options(drop=frozenset({"byline"}))
    assert cleaned_by(text, options=one).text == f"The ferry is back\n20 November 2026\n{ARTICLE}\n"
