"""In which language a paragraph is written, by its words of grammar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from cleaner.overlap.language.listed import function_words
from cleaner.text import fold, words


def language_of(text: str) -> str | None:
    """The language of most words of grammar that no other has; None where that is none, or two.

    >>> language_of("Sie sagte nichts über den Mann.")
    'de'
    >>> language_of("No one was at the mill.")
    'en'
    >>> language_of("Ulm – Kiel")
    """
    known = _telling()
    said = (known[word] for word in words(fold(text)) if word in known)
    found = Counter(said).most_common(2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


@cache
def _telling() -> Mapping[str, str]:
    """Words of grammar of one language alone."""
    lists = function_words()
    often = Counter(word for words in lists.values() for word in words)
    return {word: name for name, words in lists.items() for word in words if often[word] == 1}
