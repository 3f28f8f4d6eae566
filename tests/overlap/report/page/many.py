"""A report with very many matches."""

from __future__ import annotations

import random

from .figures import Record, finished
from .invented import document, place


def big(count: int = 5_000, seed: int = 4) -> Record:
    """Very many matches between invented articles of eight outlets."""
    dice = random.Random(seed)  # noqa: S311
    words = [
        a + b
        for a in ("ba", "ko", "li", "mu", "ra", "se", "ti", "vo")
        for b in ("dan", "fel", "gor", "hin", "jas", "kem", "lup", "mar", "nov", "pil")
    ]
    documents = []
    for index in range(160):
        pieces = [" ".join(dice.choices(words, k=dice.randint(20, 60))) for _ in range(12)]
        day = f"2026-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}"
        title = f"Story number {index}"
        documents.append(document(f"d{index}", f"Outlet {index % 8}", day, title, None, pieces))
    matches = [_invented_match(dice, documents, index) for index in range(count)]
    matches.sort(key=lambda each: (-each["score"], each["id"]))
    return finished(documents, matches)


def _invented_match(dice: random.Random, documents: list[Record], index: int) -> Record:
    a = dice.randrange(len(documents))
    b = (a + dice.choice([1, 2, 3, 5, 7, 9])) % len(documents)
    one, other = documents[min(a, b)], documents[max(a, b)]
    place_a = place(one, one["paragraphs"][dice.randrange(12)][0])
    place_b = place(other, other["paragraphs"][dice.randrange(12)][0])
    length = dice.choice([2, 4, 6, 9, 14, 20])
    text_a = " ".join(one["text"][place_a["start"] : place_a["end"]].split()[:length])
    text_b = " ".join(other["text"][place_b["start"] : place_b["end"]].split()[:length])
    kinds = ["verbatim", "near", "quote-inside", "copied-run"]
    return {
        "id": f"m{index:05}",
        "kind": dice.choice(kinds),
        "score": round(dice.uniform(0.5, 1), 3),
        "a": place_a,
        "b": place_b,
        "spans": [
            {
                "a_start": place_a["start"],
                "a_end": place_a["start"] + len(text_a),
                "b_start": place_b["start"],
                "b_end": place_b["start"] + len(text_b),
            }
        ],
        "words": length,
        "containment_a": round(length / 60, 3),
        "containment_b": round(length / 50, 3),
        "credited": None,
        "differences": [],
        "why": f"{length} words in a row",
        "cluster": f"c{index // 6}",
        "text": text_a,
        "verdict": None,
        "note": "",
    }
