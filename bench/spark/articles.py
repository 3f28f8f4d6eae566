"""Invented articles that share a lot: sentences, quotations, misspelt copies, whole paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

OUTLETS = 12
PARAGRAPHS = 4
"""Of an article."""
_SOUNDS = ("ba", "ke", "li", "mo", "ru", "sta", "ven", "dor")
WORDS = ["".join(each) for each in product(_SOUNDS, repeat=3)] + ["the", "of", "and", "a"] * 40


def articles(count: int, seed: int = 3) -> Iterator[dict[str, str]]:
    """Articles of four paragraphs each; the more there are, the more is there to be shared."""
    chance = random.Random(seed)  # noqa: S311 – no secret
    known = [_sentence(chance) for _ in range(max(8, count // 2))]
    for number in range(count):
        paragraphs = [_paragraph(chance, known) for _ in range(PARAGRAPHS)]
        yield {
            "id": f"n{number:07}",
            "outlet": f"outlet-{chance.randrange(OUTLETS):02}.example",
            "date": f"2031-0{chance.randint(1, 9)}-{chance.randint(1, 28):02}",
            "title": _sentence(chance),
            "text": "\n\n".join(paragraphs),
        }


def _paragraph(chance: random.Random, known: list[str]) -> str:
    shared = chance.choice(known)
    match chance.randrange(8):
        case 0:
            return shared + " " + known[known.index(shared) - 1]
        case 1:
            return f"{_sentence(chance)} “{shared[:-1]},” the mayor said. {_sentence(chance)}"
        case 2:
            return f"{_sentence(chance)} {shared} {_sentence(chance)}"
        case 3:
            return _misspelt(chance, f"{shared} {known[known.index(shared) - 2]}")
        case _:
            return f"{_sentence(chance)} {_sentence(chance)}"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(9, 22))).capitalize() + "."


def _misspelt(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for at in chance.sample(range(len(words)), k=len(words) // 9):
        words[at] = words[at][:-1] + "x"
    return " ".join(words)
