from __future__ import annotations

import pytest

from cleaner.model import Options
from cleaner.strip.signals.byline import evidence

ARTICLE = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."


@pytest.mark.parametrize(
    "line",
    [
        "By the sea",
        "By Monday all was over, and nobody had noticed it but the old man with the dog.",
        "by and large nobody noticed",
        "Von wegen niemand hat etwas gemerkt",
        "In 2024",
        "1 May was cold",
        "By " + "Lena " * 40,
        "12",
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
