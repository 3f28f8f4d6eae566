"""Invented records for long runs: articles of common words, with boilerplate between."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

WORDS = [
    *("harbour", "ferry", "council", "tide", "mayor", "pilot", "road", "winter", "school"),
    *("bridge", "market", "letter", "engine", "night", "morning", "price", "vote", "island"),
    *("river", "field", "train", "song", "doctor", "storm", "budget", "lantern", "quarry"),
]
PITCHES = (
    "Sign up for our newsletter.",
    "Share this articleComments",
    "Skip to main content",
    "We use cookies to improve your experience. Accept all",
    "You might also like",
)


def records(count: int, seed: int = 7) -> Iterator[bytes]:
    """Lines of JSON with their line feeds; about 2.8 kB each."""
    chance = random.Random(seed)  # noqa: S311 – no secret
    for number in range(count):
        paragraphs = [_paragraph(chance) for _ in range(chance.randint(3, 12))]
        for _ in range(chance.randint(0, 3)):
            paragraphs.insert(chance.randint(0, len(paragraphs)), chance.choice(PITCHES))
        text = "\n\n".join(paragraphs)
        record = {"id": number, "url": f"https://ledger.example/{number}", "text": text}
        yield f"{json.dumps(record)}\n".encode()


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))


def _sentence(chance: random.Random) -> str:
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 30)))
    return f"The {words} of the {chance.choice(WORDS)}."
