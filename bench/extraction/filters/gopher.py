"""The rules of Gopher and FineWeb that can be asked of a single line.

J. Rae et al., "Scaling language models: methods, analysis & insights from training Gopher" (2021),
appendix A.1.1: length of words, words with a letter, hashes and ellipses, bullet points, lines
that end in an ellipsis, repeated lines.  G. Penedo et al., "The FineWeb datasets" (NeurIPS 2024),
section 3.5: short lines, repeated lines.  Both papers ask them of a document, by its share of such
lines; here a line that is one goes.  What only a document has (its length, its stop words, its
share of lines with end marks) is left out.
"""

from __future__ import annotations

SHORT = 30
"""Characters of a short line."""
WORD_LENGTHS = (3, 10)
"""Mean characters of the words of a line."""
WITH_LETTER = 0.8
"""Least share of words with a letter."""
SYMBOLS = 0.1
"""Most hashes, or ellipses, a word."""
BULLETS = ("•", "‣", "▶", "◀", "◦", "■", "□", "▪", "▫", "–", "* ", "- ")
ELLIPSES = ("...", "…")


def gopher(text: str) -> str:
    """The lines that are neither short, repeated, bulleted, cut off nor made of symbols."""
    seen: set[str] = set()
    kept = []
    for line in map(str.strip, text.splitlines()):
        if line not in seen and _stays(line):
            kept.append(line)
        seen.add(line)
    return "\n".join(kept)


def _stays(line: str) -> bool:
    return (
        len(line) > SHORT
        and not line.startswith(BULLETS)
        and not line.endswith(ELLIPSES)
        and _is_of_words(line.split(), line)
    )


def _is_of_words(words: list[str], line: str) -> bool:
    count = len(words)
    shortest, longest = WORD_LENGTHS
    return (
        shortest <= sum(map(len, words)) / count <= longest
        and sum(any(map(str.isalpha, word)) for word in words) >= WITH_LETTER * count
        and line.count("#") <= SYMBOLS * count
        and sum(map(line.count, ELLIPSES)) <= SYMBOLS * count
    )
